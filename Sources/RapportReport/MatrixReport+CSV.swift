import RapportEngagement
import RapportModel

extension MatrixReport {
  /// How a matrix is laid out in a table.
  public enum Layout: Hashable, Sendable {
    /// A row for each property, period and indicator.
    case tidy
    /// A row for each property and period, with the columns of every indicator side by side.
    case wide
  }

  /// The matrix as CSV: RFC 4180 with line feeds, numbers with all their digits, empty cells for what was not
  /// measured.
  ///
  /// - Parameters:
  ///   - layout: Both hold the same.
  ///   - raw: Whether text that a spreadsheet would take for a formula stays as it is.
  public func csv(_ layout: Layout = .tidy, raw: Bool = false) -> String {
    var csv = CSVText(raw: raw)
    switch layout {
    case .tidy:
      csv.row((["property", "period", "indicator"] + Self.facts.map(\.name)).map(CSVCell.text))
      for entry in matrix.entries {
        csv.row(
          [.text(entry.property.name), .text(entry.period.description), .text(entry.indicator)]
            + Self.facts.map { $0.cell(entry) })
      }
    case .wide:
      csv.row(
        [.text("property"), .text("period")]
          + matrix.indicators.flatMap { metric in
            Self.facts.map { .text($0.name == "value" ? metric.id : "\(metric.id)_\($0.name)") }
          })
      for table in matrix.tables {
        for row in table.rows {
          csv.row(
            [.text(row.property.name), .text(table.period.description)]
              + row.cells.flatMap { cell in Self.facts.map { $0.cell(cell) } })
        }
      }
    }
    return csv.text
  }

  private struct Fact {
    var name: String
    var cell: (MatrixEntry) -> CSVCell
  }

  /// What is told of each cell, in the order of the columns.
  private static var facts: [Fact] {
    [
      Fact(name: "value") { .number($0.value) },
      Fact(name: "n") { .integer($0.n) },
      Fact(name: "low") { .number($0.interval?.low) },
      Fact(name: "high") { .number($0.interval?.high) },
      Fact(name: "normalised") { .number($0.normalised) },
      Fact(name: "percentile") { .number($0.percentile) },
      Fact(name: "coverage") { .number($0.coverage) },
      Fact(name: "definition") { .text($0.definition ?? "") },
      Fact(name: "flags") { .text($0.flags.names.joined(separator: ";")) },
    ]
  }
}

/// A cell of a CSV file.
enum CSVCell {
  /// Text, which must not turn into a formula.
  case text(String)
  /// A whole number, or nothing.
  case integer(Int?)
  /// A number, or nothing.
  case number(Double?)
}

/// CSV in the making.
struct CSVText {
  /// What was written.
  private(set) var text = ""
  private let raw: Bool

  init(raw: Bool) { self.raw = raw }

  /// Adds a record.
  mutating func row(_ cells: [CSVCell]) {
    text += cells.map(field).joined(separator: ",") + "\n"
  }

  private func field(_ cell: CSVCell) -> String {
    switch cell {
    case .integer(let number): return number.map(String.init) ?? ""
    case .number(let number): return number.map(NumberText.exact) ?? ""
    case .text(let text):
      let safe = raw ? text : SafeText.spreadsheet(text)
      let needsQuotes = safe.utf8.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
      }
      guard needsQuotes else { return safe }
      var quoted = "\""
      for scalar in safe.unicodeScalars {
        if scalar == "\"" { quoted += "\"\"" } else { quoted.unicodeScalars.append(scalar) }
      }
      return quoted + "\""
    }
  }
}
