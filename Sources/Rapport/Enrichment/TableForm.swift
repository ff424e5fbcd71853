import RapportIngest

/// How wide the table of a report is, so that added columns stand below one another.
struct TableForm {
  private let separator: UInt8
  /// The cells of the longest row, header included.
  private let width: Int

  /// The form of a table with these lines.
  init(_ header: TableHeader, rows: some Sequence<ReportLine>) {
    separator = header.separator
    var width = header.columns.count
    for row in rows where row.kind != .preamble && row.kind != .blank {
      width = max(width, Self.cellCount(row, header.separator) ?? 1)
    }
    self.width = width
  }

  /// Appends a line, filled up to the width of the table, and cells behind it.
  func append(_ line: ReportLine, _ cells: [String], to bytes: inout [UInt8]) {
    let count = Self.cellCount(line, separator)
    if count == nil {
      CSVField.append(String(decoding: line.raw, as: UTF8.self), to: &bytes, separator: separator)
    } else {
      bytes.append(contentsOf: line.raw)
    }
    for _ in 0..<max(0, width - (count ?? 1)) { bytes.append(separator) }
    for cell in cells {
      bytes.append(separator)
      CSVField.append(cell, to: &bytes, separator: separator)
    }
  }

  /// The cells of a line; `nil` when it cannot be cut, since a quote is not closed.
  private static func cellCount(_ line: ReportLine, _ separator: UInt8) -> Int? {
    if line.kind == .rejected {
      let reader = CSVReader(bytes: line.raw, dialect: CSVDialect(separator: separator))
      if (try? reader.next())?.fault != nil { return nil }
    }
    return line.raw.withUnsafeBytes { FieldPlaces.count(in: $0, separator: separator) }
  }
}
