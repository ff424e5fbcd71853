import RapportEngagement
import RapportModel

extension MatrixReport {
  /// The report for a terminal: the matrix, notes on it, warnings, counts and the mapping of properties.
  ///
  /// - Parameter width: The columns of the terminal; `nil` for lines as long as they get.
  public func terminal(width: Int? = nil) -> String {
    let sections =
      matrix.tables.map { Self.terminal($0, width: width) }
      + [warningLines, countsSummary(width: width), mappingSummary(width: width)]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// How the records of each input ended; empty without inputs.
  public func countsSummary(width: Int? = nil) -> String {
    if counts.isEmpty { return "" }
    let table = SummaryTables.counts(counts, byReason: false, safe: SafeText.terminal).terminal(width: width)
    return table + (SummaryTables.unscoredLine(counts).map { "\n\($0)\n" } ?? "")
  }

  /// Which property each input belongs to, and why; empty without inputs.
  ///
  /// What the user named on the command line is known to the user and only counted; so are the properties of a
  /// file that names many.
  public func mappingSummary(width: Int? = nil) -> String {
    if mapping.isEmpty { return "" }
    let named = mapping.filter { $0.origin == .commandLine }
    let others = mapping.filter { $0.origin != .commandLine }
    let isCrowded = Dictionary(grouping: others) { $0.file }.mapValues { $0.count > Self.listedProperties }
    let listed = others.filter { isCrowded[$0.file] == false || $0.alias != nil }
    var text =
      listed.isEmpty ? "" : SummaryTables.mapping(listed, safe: SafeText.terminal).terminal(width: width)
    for file in isCrowded.filter(\.value).keys.sorted() {
      let count = Set(others.lazy.filter { $0.file == file && $0.alias == nil }.map(\.property)).count
      text += "\(SafeText.terminal(file)): \(count) properties, \(PropertyMapping.Origin.file.rawValue).\n"
    }
    if !named.isEmpty {
      if !text.isEmpty { text += "\n" }
      let properties = Set(named.map(\.property)).count
      text +=
        "\(counted(named.count, "file")) of \(counted(properties, "property", "properties")), "
        + "\(PropertyMapping.Origin.commandLine.rawValue).\n"
    }
    return text
  }

  /// The most properties of a file that are listed one by one.
  private static let listedProperties = 12

  private var warningLines: String {
    matrix.warnings.summary.map { "Warning: " + SafeText.terminal($0) + "\n" }.joined()
  }

  private static func terminal(_ table: WideMatrix, width: Int?) -> String {
    let notes = Notes(table)
    var text = table.text(safe: SafeText.terminal, notes: notes).terminal(width: width)
    let footers = [table.unmeasuredLine].compactMap { $0 } + notes.lines
    if !footers.isEmpty { text += "\n" + footers.map { $0 + "\n" }.joined() }
    return table.period == .all ? text : "\(table.period)\n\n" + text
  }
}

extension WideMatrix {
  /// The rows and filled columns as text.
  func text(safe: (String) -> String, notes: Notes) -> TextTable {
    let columns = filledColumns
    return TextTable(
      header: ["property"] + columns.map { indicators[$0].title },
      rows: rows.map { row in
        [safe(row.property.name)]
          + columns.map { CellText(row.cells[$0], indicators[$0], notes: notes).text }
      })
  }

  /// Which columns are left out since they are empty.
  var unmeasuredLine: String? {
    let filled = Set(filledColumns)
    let empty = indicators.indices.filter { !filled.contains($0) }.map { indicators[$0].title }
    return empty.isEmpty ? nil : "Not measured for any property: \(empty.joined(separator: ", "))."
  }
}
