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
    var bytes: [UInt8] = []
    writeCSV(layout, raw: raw) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Gives away the bytes of ``csv(_:raw:)`` piece by piece, so that they are never all in memory.
  public func writeCSV(
    _ layout: Layout = .tidy, raw: Bool = false, _ write: ([UInt8]) throws -> Void
  ) rethrows {
    var csv = CSVText(raw: raw)
    var flags = FlagTexts()
    switch layout {
    case .tidy:
      for name in ["property", "period", "indicator"] + Self.factNames { csv.text(name) }
      csv.endRow()
      for entry in matrix.entries {
        csv.text(entry.property.name)
        csv.text(entry.period.description)
        csv.text(entry.indicator)
        csv.facts(of: entry, &flags)
        csv.endRow()
        try csv.flush(to: write)
      }
    case .wide:
      csv.text("property")
      csv.text("period")
      for metric in matrix.indicators {
        for name in Self.factNames { csv.text(name == "value" ? metric.id : "\(metric.id)_\(name)") }
      }
      csv.endRow()
      for table in matrix.tables {
        for row in table.rows {
          csv.text(row.property.name)
          csv.text(table.period.description)
          for cell in row.cells { csv.facts(of: cell, &flags) }
          csv.endRow()
          try csv.flush(to: write)
        }
      }
    }
    try write(csv.bytes)
  }

  /// What is told of each cell, in the order of the columns.
  private static let factNames = [
    "value", "n", "low", "high", "normalised", "percentile", "coverage", "definition", "flags",
  ]
}

/// The flags of cells in words, each combination made once.
private struct FlagTexts {
  private var texts: [MatrixFlags: String] = [:]

  mutating func text(of flags: MatrixFlags) -> String {
    if let text = texts[flags] { return text }
    let text = flags.names.joined(separator: ";")
    texts[flags] = text
    return text
  }
}

/// CSV in the making.
private struct CSVText {
  /// What was written and not given away.
  private(set) var bytes: [UInt8] = []
  private let raw: Bool
  private var needsComma = false

  private static let pieceSize = 1 << 16

  init(raw: Bool) { self.raw = raw }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Gives the bytes away if there are many.
  mutating func flush(to write: ([UInt8]) throws -> Void) rethrows {
    guard bytes.count >= Self.pieceSize else { return }
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes what is told of a cell of the matrix.
  mutating func facts(of entry: MatrixEntry, _ flags: inout FlagTexts) {
    number(entry.value)
    beginField()
    if let n = entry.n { bytes.append(contentsOf: String(n).utf8) }
    number(entry.interval?.low)
    number(entry.interval?.high)
    number(entry.normalised)
    number(entry.percentile)
    number(entry.coverage)
    text(entry.definition ?? "")
    text(flags.text(of: entry.flags))
  }

  /// Writes a number, or nothing.
  private mutating func number(_ number: Double?) {
    beginField()
    if let number { bytes.append(contentsOf: NumberText.exact(number).utf8) }
  }

  /// Writes text, which must not turn into a formula.
  mutating func text(_ text: String) {
    beginField()
    if text.isEmpty { return }
    let safe = raw ? text : SafeText.spreadsheet(text)
    let needsQuotes = safe.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes.append(contentsOf: safe.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func beginField() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
