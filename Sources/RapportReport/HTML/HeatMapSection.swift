import RapportEngagement
import RapportModel

/// The matrix of the whole time as a table whose cells are coloured by their place from worst to best.
///
/// There is exactly one cell for each property shown and indicator, also for what was not measured.
struct HeatMapSection {
  let matrix: EngagementMatrix
  let shown: ShownProperties
  let profile: Profile

  var section: PageSection { PageSection(id: "matrix", title: "Engagement matrix", body: body) }

  private var body: Markup {
    let table = WideMatrix(matrix)
    guard !table.rows.isEmpty else { return "<p>Nothing was read.</p>\n" }
    let rows = table.rows.filter { shown.place(of: $0.property) != nil }
    let notes = Notes(table)
    return """
      <p class="lead">Each cell: value, 95 % interval, sample size n, and place among comparable properties \
      (p88: 88 % of them, itself included, are lower, counting half of those equal). Colour runs from worst to best, with ▼ and ▲ for the outer fifths.</p>
      \(shown.note)\(legend)
      <div class="scroll wide" role="region" aria-label="Engagement matrix" tabindex="0">
      <table class="heat">
      <thead>\(head(order(table.indicators).map { table.indicators[$0] }))</thead>
      \(groups(rows).map { group($0, of: table, notes) })</table></div>
      \(notes.lines.map { "<p class=\"note\">\($0)</p>\n" as Markup })\(warnings)
      """
  }

  /// The columns as shown: the indexes first, which sum the others up.
  private func order(_ indicators: [Metric]) -> [Int] {
    indicators.indices.filter { indicators[$0].facet == nil }.reversed()
      + indicators.indices.filter { indicators[$0].facet != nil }
  }

  // MARK: - Head

  private func head(_ indicators: [Metric]) -> Markup {
    var spans: [(name: String, width: Int)] = []
    for metric in indicators {
      let name = metric.facet?.rawValue ?? "indexes"
      if spans.last?.name == name { spans[spans.count - 1].width += 1 } else { spans.append((name, 1)) }
    }
    return """
      <tr><th class="corner" rowspan="2" scope="col">property</th>\
      \(spans.map { "<th scope=\"colgroup\" colspan=\"\($0.width)\">\($0.name)</th>" as Markup })</tr>
      <tr>\(indicators.map { "<th scope=\"col\" title=\"\($0.formula)\">\($0.title)</th>" as Markup })</tr>
      """
  }

  private var legend: Markup {
    let steps: [(name: String, meaning: String)] = [
      ("b1", "worst fifth ▼"), ("b2", "second"), ("b3", "middle"), ("b4", "fourth"), ("b5", "best fifth ▲"),
    ]
    return """
      <ul class="legend">
      \(steps.map { step -> Markup in
        "<li><svg class=\"\(step.name)\" aria-hidden=\"true\"></svg>\(step.meaning)</li>\n"
      })<li><svg class="none" aria-hidden="true"></svg>no value, with its reason</li>
      <li>no colour: not judged</li></ul>
      """
  }

  // MARK: - Rows

  private struct RowGroup {
    var type: String?
    var rows: [WideMatrix.Row]
  }

  /// The rows by type of property, since only those of one type are compared.
  private func groups(_ rows: [WideMatrix.Row]) -> [RowGroup] {
    let types = rows.map { profile[$0.property].type }
    guard Set(types).count > 1 else { return [RowGroup(type: nil, rows: rows)] }
    let names = Set(types.compactMap { $0 }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let counts = names.map { name in (name: name, count: types.count { $0 == name }) }
    let bySize = counts.sorted { $0.count > $1.count }.map { Optional($0.name) } + [nil]
    return bySize.map { type in
      RowGroup(type: type ?? "other", rows: zip(rows, types).filter { $0.1 == type }.map(\.0))
    }.filter { !$0.rows.isEmpty }
  }

  private func group(_ group: RowGroup, of table: WideMatrix, _ notes: Notes) -> Markup {
    let width = table.indicators.count + 1
    let heading: Markup =
      group.type.map {
        "<tr><th scope=\"rowgroup\" colspan=\"\(width)\"><span>\($0) (\(group.rows.count))</span></th></tr>\n"
      } ?? ""
    return "<tbody>\(heading)\(group.rows.map { row($0, of: table, notes) })</tbody>\n"
  }

  private func row(_ row: WideMatrix.Row, of table: WideMatrix, _ notes: Notes) -> Markup {
    let place = shown.place(of: row.property) ?? 0
    return """
      <tr><th scope="row"><a href="#property-\(place)"><bdi>\(Markup.breakable(row.property.name))</bdi></a></th>
      \(order(table.indicators).map { (row.cells[$0], table.indicators[$0]) }.map { HeatMapCell(entry: $0, metric: $1, profile: profile).markup(notes) })</tr>

      """
  }

  private var warnings: Markup {
    guard !matrix.warnings.isEmpty else { return "" }
    return """
      <h3>To look into</h3>
      <ul class="plainlist">
      \(matrix.warnings.map { "<li>\($0.description)</li>\n" as Markup })</ul>

      """
  }
}

/// One cell of the heat map.
struct HeatMapCell {
  let entry: MatrixEntry
  let metric: Metric
  let profile: Profile

  func markup(_ notes: Notes) -> Markup {
    """
    <td class="\(colour)" data-property="\(entry.property.name)" data-indicator="\(entry.indicator)">\
    \(content(notes))</td>

    """
  }

  /// The fifth of the scale from worst to best, `none` without a value, nothing where it is not judged.
  private var colour: String {
    guard entry.value != nil else { return "none" }
    return fifth.map { "b\($0)" } ?? ""
  }

  private var fifth: Int? { entry.normalised.map { min(5, Int($0 * 5) + 1) } }

  private func content(_ notes: Notes) -> Markup {
    guard let value = entry.value else {
      return "<em>\(entry.emptiness(profile))\(notes.marks(entry.flags))</em>"
    }
    var lines: [Markup] = [
      "<b>\(ReaderNumber.value(value, metric, currency: entry.currency))\(notes.marks(entry.flags))</b>"
    ]
    if let interval = entry.interval {
      lines.append("<span>\(ReaderNumber.interval(interval, metric))</span>")
    }
    if let coverage = entry.coverage {
      lines.append("<span>n \(entry.n ?? 0) metrics</span>")
      if entry.flags.contains(.partialCoverage) {
        lines.append("<span>\(ReaderNumber.percent(coverage, places: 0)) measured</span>")
      }
    } else if let n = entry.n {
      lines.append("<span>n \(ReaderNumber.short(Double(n)))</span>")
    }
    if let place { lines.append("<span>\(place)</span>") }
    return lines.joined()
  }

  private var place: Markup? {
    let sign = fifth.map { $0 == 1 ? " ▼" : $0 == 5 ? " ▲" : "" } ?? ""
    if let percentile = entry.percentile {
      let rounded = NumberText.rounded(percentile, places: 0)
      let title = "\(rounded) % of comparable properties are lower, counting half of those equal"
      return "<abbr title=\"\(title)\">p\(rounded)</abbr>\(sign)"
    }
    return entry.normalised.map { "scale \(ReaderNumber.decimal(100 * $0, 0))/100\(sign)" }
  }
}

extension MatrixEntry {
  /// Why there is no value.
  func emptiness(_ profile: Profile) -> String {
    if flags.contains(.withheld) {
      return "withheld: n \(n ?? 0) of \(profile.minimumAuthors) authors"
    }
    if flags.contains(.differentDays) { return "not divided: different days" }
    if flags.contains(.lowCoverage) {
      let missing = flags.facetsMissing.map(\.rawValue)
      if !missing.isEmpty { return "\(missing.joined(separator: ", ")) not measured" }
      return (coverage ?? 0) > 0
        ? "only \(ReaderNumber.percent(coverage ?? 0, places: 0)) measured"
        : "no peers or targets to judge by"
    }
    return "not measured"
  }

  /// The currency behind the colon of a definition of money.
  var currency: String? {
    guard let definition, let colon = definition.lastIndex(of: ":") else { return nil }
    return String(definition[definition.index(after: colon)...])
  }
}
