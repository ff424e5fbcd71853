import RapportEngagement
import RapportModel

/// The rules that weigh what people do against what they say, property by property.
enum StandingRules {
  /// Comparable properties, itself among them, before a place among them means something.
  static let fewestPeers = 5
  /// Authors before their mood is held against the numbers.
  static let fewestAuthors = 20
  private static let fewestOfTopic = 5

  static func findings(_ context: FindingContext) -> [ReportFinding] {
    context.matrix.properties.flatMap { property -> [ReportFinding] in
      guard let mood = Mood(property, context) else { return [] }
      let (unhappy, fine) = (engagedUnhappy(mood), fineUntilRead(mood))
      return [unhappy, fine, smallAndLoved(mood)].compactMap { $0 }
    }
  }

  // MARK: - Rules

  private static func engagedUnhappy(_ mood: Mood) -> ReportFinding? {
    guard mood.isNegative, let attention = mood.attention, attention.standing.isHighest else { return nil }
    let share =
      attention.standing.isPerDay
      ? "the most per day"
      : ReaderNumber.percent(attention.standing.value / attention.standing.sum, places: 0) + " of those"
    var evidence = [
      "\(attention.total), \(share) of \(attention.standing.count) comparable properties"
        + (attention.standing.isPerDay ? "." : " together."),
      mood.sentence,
    ]
    if let rate = mood.rate("attention_to_action") { evidence.append(rate) }
    return finding(
      .engagedUnhappy, mood,
      headline: "The most \(attention.phrase) of \(attention.standing.count) comparable properties, "
        + "and more negative than positive comments.", evidence, topics: .negative)
  }

  private static func fineUntilRead(_ mood: Mood) -> ReportFinding? {
    guard mood.isNegative, let behaviour = mood.context.standing(mood.property, "behaviour"),
      behaviour.count >= fewestPeers, behaviour.isUpperHalf,
      let action = mood.context.standing(mood.property, "attention_to_action"),
      action.count >= fewestPeers, action.isUpperHalf
    else { return nil }
    let evidence = [
      "Behaviour index \(ReaderNumber.decimal(behaviour.value, 0)) of 100, \(behaviour.text) comparable properties.",
      mood.rate("attention_to_action"), mood.sentence,
    ]
    let leading = mood.context.topics(of: mood.property, most: .negative).first
    let about = leading.flatMap { $0.count >= fewestOfTopic ? ", most often about \($0.name)" : nil } ?? ""
    return finding(
      .fineUntilRead, mood,
      headline: "What people do looks good; what they write is more negative than positive\(about).",
      evidence.compactMap { $0 }, topics: .negative)
  }

  private static func smallAndLoved(_ mood: Mood) -> ReportFinding? {
    guard let attention = mood.attention, 4 * (attention.standing.rank - 1) >= 3 * attention.standing.count,
      let low = mood.net.entry.interval?.low, low > 0, mood.net.isHighest, mood.net.count >= fewestPeers
    else { return nil }
    let fewest =
      attention.standing.isLowest
      ? "the fewest" + (attention.standing.isPerDay ? " per day" : "")
      : "\(attention.standing.text) from the top"
    var evidence = [
      "\(attention.total), \(fewest) of "
        + "\(attention.standing.count) comparable properties.",
      mood.sentence,
    ]
    if let rate = mood.rate("attention_to_action") { evidence.append(rate) }
    return finding(
      .smallAndLoved, mood,
      headline: "Few \(attention.phrase), and the best comments of \(mood.net.count) comparable properties.",
      evidence, topics: .positive)
  }

  private static func finding(
    _ rule: FindingRule, _ mood: Mood, headline: String, _ evidence: [String], topics label: SentimentLabel
  ) -> ReportFinding {
    var finding = ReportFinding(rule, mood.property, headline: headline, evidence: evidence)
    let topics = mood.context.topics(of: mood.property, most: label).filter { $0.count >= fewestOfTopic }
    if !topics.isEmpty {
      let all = mood.context.ledger[mood.property]?.comments()?.labels[label] ?? 0
      let list = topics.prefix(3).map { "\($0.name) (\(ReaderNumber.count($0.count)))" }.joined(
        separator: ", ")
      finding.evidence.append(
        "Of \(ReaderNumber.count(all)) \(label.rawValue) comments, the most frequent topics are \(list); a comment may have several."
      )
    }
    if let chart = mood.chart { finding.charts = [.strips(chart)] }
    finding.quotes = [
      QuoteRequest(property: mood.property, topic: topics.first?.index, label: label, count: 2)
    ]
    return finding
  }
}

/// What the comments on a property say, with what rules need beside it.
private struct Mood {
  let property: PropertyID
  let context: FindingContext
  let net: FindingContext.Standing

  /// `nil` when too few people commented.
  init?(_ property: PropertyID, _ context: FindingContext) {
    guard let net = context.standing(property, "net_sentiment"), net.entry.interval != nil,
      (net.entry.n ?? 0) >= max(StandingRules.fewestAuthors, context.profile.minimumAuthors)
    else { return nil }
    self.property = property
    self.context = context
    self.net = net
  }

  /// Whether the interval leaves only bad moods.
  var isNegative: Bool { (net.entry.interval?.high ?? 1) < 0 }

  /// Net sentiment with its interval and size.
  var sentence: String {
    let interval = net.entry.interval.map { ReaderNumber.balance($0) } ?? ""
    let rank = net.count >= StandingRules.fewestPeers ? ", \(net.text)" : ""
    return "Net sentiment \(ReaderNumber.balance(net.value)) (95 % interval \(interval), "
      + "n\u{A0}\(ReaderNumber.count(net.entry.n ?? 0)) authors)\(rank)."
  }

  /// Visits, else views, where enough properties have them.
  var attention: Attention? {
    for indicator in ["visits", "views"] {
      if let standing = context.standing(property, indicator), standing.count >= StandingRules.fewestPeers {
        return Attention(name: indicator, standing: standing)
      }
    }
    return nil
  }

  /// How many look.
  struct Attention {
    var name: String
    var standing: FindingContext.Standing

    /// What is compared.
    var phrase: String { standing.isPerDay ? name + " per day" : name }

    /// The number itself, with its days where those differ.
    var total: String {
      let count = "\(ReaderNumber.count(standing.entry.value ?? standing.value)) \(name)"
      guard standing.isPerDay, let days = standing.entry.days else { return count }
      return "\(count) in \(ReaderNumber.count(days)) days"
    }
  }

  /// The property among those it is compared with.
  var chart: StripChart? {
    let strips = ["visits", "attention_to_action", "net_sentiment"].compactMap {
      indicator -> StripChart.Strip? in
      guard let standing = context.standing(property, indicator), standing.count >= StandingRules.fewestPeers,
        let metric = context.matrix.indicators.first(where: { $0.id == indicator })
      else { return nil }
      return StripChart.Strip(
        label: metric.phrase.capitalised + (standing.isPerDay ? " per day" : ""), others: standing.others,
        value: standing.value, text: ReaderNumber.value(standing.entry.value ?? standing.value, metric))
    }
    return strips.isEmpty
      ? nil : StripChart(title: "Among comparable properties, low to high", strips: strips)
  }

  /// A rate with its interval, size and rank.
  func rate(_ indicator: String) -> String? {
    guard let standing = context.standing(property, indicator), let interval = standing.entry.interval,
      let metric = context.matrix.indicators.first(where: { $0.id == indicator })
    else { return nil }
    let rank = standing.count >= StandingRules.fewestPeers ? ", \(standing.text)" : ""
    return "\(metric.phrase.capitalised): \(ReaderNumber.percent(standing.value)) (95 % interval "
      + "\(ReaderNumber.percent(interval, places: 2)), n\u{A0}\(ReaderNumber.count(standing.entry.n ?? 0)) "
      + "\(metric.countedThings))\(rank)."
  }
}
