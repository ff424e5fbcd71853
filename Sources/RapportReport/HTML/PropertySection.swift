import RapportEngagement
import RapportModel

/// A card for each property: its main figures, their course over the weeks, what people write about and in
/// which mood, and comments to read.
struct PropertySection {
  let context: FindingContext
  let shown: ShownProperties
  let topics: [PropertyID: [TopicSentiment]]
  let quotes: QuotePicker

  var section: PageSection {
    PageSection(
      id: "properties", title: "Properties",
      body: otherWeeks + shown.note + shown.properties.enumerated().map { card($1, place: $0 + 1) }.joined())
  }

  private var otherWeeks: Markup {
    guard context.hasOtherWeeks, let first = context.weeks.first, let last = context.weeks.last else {
      return ""
    }
    return """
      <p class="note">Trends show the weeks \(first.description) to \(last.description). What lies outside of them \
      counts in every figure and is not drawn.</p>

      """
  }

  private func card(_ property: PropertyID, place: Int) -> Markup {
    let type: Markup = context.profile[property].type.map { "<span class=\"note\">\($0)</span>" } ?? ""
    return """
      <article class="card" id="property-\(place)" aria-labelledby="property-\(place)-title">
      <div class="head"><h3 id="property-\(place)-title"><bdi>\(property.name)</bdi></h3>\(type)</div>
      \(figures(property))\(trends(property))\(voices(property))</article>

      """
  }

  // MARK: - Figures

  private func figures(_ property: PropertyID) -> Markup {
    let shown = ["engagement", attention(property), "attention_to_action", "net_sentiment", "comments"]
    let items = shown.compactMap { indicator -> Markup? in
      guard let metric = metric(indicator), let entry = context.matrix.entry(property, indicator) else {
        return nil
      }
      return figure(entry, metric)
    }
    return "<dl class=\"figures\">\(items)</dl>\n"
  }

  private func figure(_ entry: MatrixEntry, _ metric: Metric) -> Markup {
    let name = metric.aggregation.isRate ? metric.phrase.capitalised : metric.title
    guard let value = entry.value else {
      return "<div><dt>\(name)</dt><dd>–<small>\(entry.emptiness(context.profile))</small></dd></div>\n"
    }
    var details: [String] = []
    if let interval = entry.interval { details.append(ReaderNumber.interval(interval, metric)) }
    if metric.unit == .index {
      details.append("of 100")
    } else if let n = entry.n {
      details.append("n\u{A0}\(ReaderNumber.count(n)) \(metric.countedThings)")
    }
    if let standing = context.standing(entry.property, metric.id), standing.count > 1 {
      details.append(standing.text)
    }
    return """
      <div><dt>\(name)</dt><dd>\(ReaderNumber.value(value, metric, currency: entry.currency))\
      \(details.map { "<small>\($0)</small>" as Markup })</dd></div>

      """
  }

  private func metric(_ id: String) -> Metric? { context.matrix.indicators.first { $0.id == id } }

  /// Visits, or views where there are only those.
  private func attention(_ property: PropertyID) -> String {
    context.matrix.entry(property, "visits")?.value == nil
      && context.matrix.entry(property, "views")?.value != nil ? "views" : "visits"
  }

  // MARK: - Trends

  private func trends(_ property: PropertyID) -> Markup {
    let weeks = context.weeks
    guard weeks.count > 1 else { return "" }
    let charts = [attention(property), "attention_to_action", "net_sentiment"].compactMap { indicator in
      metric(indicator).flatMap { trend(property, $0, weeks) }
    }
    guard !charts.isEmpty else { return "" }
    return """
      <div class="multiples">
      \(charts.map { "<figure><figcaption>\($0.title)</figcaption>\n\($0.svg())</figure>\n" as Markup })</div>

      """
  }

  private func trend(_ property: PropertyID, _ metric: Metric, _ weeks: [CalendarWeek]) -> LineChart? {
    let entries = weeks.map { context.matrix.entry(property, metric.id, in: .week($0)) }
    guard entries.contains(where: { $0?.value != nil }) else { return nil }
    let format: LineChart.Format
    switch metric.unit {
    case .fraction: format = .percent
    case .balance: format = .balance
    default: format = .count
    }
    let name = metric.aggregation.isRate ? metric.phrase.capitalised : metric.title
    return LineChart(
      title: "\(name) by week",
      points: zip(weeks, entries).map { week, entry in
        LineChart.Point(
          label: week.shortName, value: entry?.value, low: entry?.interval?.low, high: entry?.interval?.high)
      }, format: format)
  }

  // MARK: - Voices

  private static let mostBars = 12

  private func voices(_ property: PropertyID) -> Markup {
    let topics = topics[property] ?? []
    guard !topics.isEmpty else { return "" }
    let bars = topics.prefix(Self.mostBars)
    let rest = topics.dropFirst(Self.mostBars)
    let more: Markup =
      rest.isEmpty
      ? ""
      : "<p class=\"note\">\(counted(rest.count, "more topic")): \(rest.map { "\($0.name) \($0.labels.total)" }.joined(separator: ", ")).</p>\n"
    let chart = StackedBarChart(
      title: "Scored comments by topic and sentiment", bars: bars.map(\.bar))
    return """
      <div class="voices"><div>
      <h4>What people write about</h4>
      \(Self.legend)<figure>\(chart.svg())</figure>
      \(more)</div>
      \(quoteList(property, topics))</div>

      """
  }

  private static var legend: Markup {
    """
    <ul class="legend">
    \(StackedBarChart.order.map { label -> Markup in
      """
      <li><svg viewBox="0 0 14 14" aria-hidden="true"><rect class="\(label.rawValue)" width="14" height="14"/></svg>\
      \(StackedBarChart.sign(label)) \(label.rawValue)</li>

      """
    })</ul>

    """
  }

  private func quoteList(_ property: PropertyID, _ topics: [TopicSentiment]) -> Markup {
    var picker = quotes
    let items = topics.prefix(TopicSentiment.mostQuoted).enumerated().compactMap { place, topic -> Markup? in
      let texts = topic.quoteRequests(property).map { picker.pick($0) }
      guard texts.contains(where: { !$0.isEmpty }) else { return nil }
      let state: Markup = place < 2 ? " open" : ""
      return """
        <details\(state)><summary><b>\(topic.name)</b> <span class="note">\(topic.summary)</span></summary>
        \(texts)</details>

        """
    }
    guard !items.isEmpty else { return "" }
    return """
      <div><h4>In their words</h4>
      <p class="note">Chosen by chance among comments with the label that is most frequent in the topic, one of \
      each author.</p>
      \(items)</div>
      """
  }
}

extension Aggregation {
  /// Whether it divides, so that a sentence can name it by its parts.
  var isRate: Bool {
    if case .proportion = self { true } else { false }
  }
}
