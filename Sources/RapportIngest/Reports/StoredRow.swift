/// A row of a report, kept until its whole table has been seen.
struct StoredRow {
  /// The number of the record in its file, counted from 1.
  var record: Int
  var line: Int
  var byteOffset: Int
  var fieldCount: Int
  fileprivate var firstField: Int
  fileprivate var rawStart: Int
  fileprivate var rawEnd: Int
}

/// Rows of a report in one arena.
struct RowStore {
  private(set) var rows: [StoredRow] = []
  private var bytes: [UInt8] = []
  private var fields: [Range<Int>] = []

  /// The bytes that the rows take.
  var byteCount: Int { bytes.count + fields.count * MemoryLayout<Range<Int>>.stride }

  /// Copies a record.
  mutating func append(_ record: CSVRecord, number: Int) {
    let rawStart = bytes.count
    bytes.append(contentsOf: record.rawBytes)
    let rawEnd = bytes.count
    let firstField = fields.count
    for index in 0..<record.count {
      let start = bytes.count
      bytes.append(contentsOf: record[index])
      fields.append(start..<bytes.count)
    }
    rows.append(
      StoredRow(
        record: number, line: record.line, byteOffset: record.byteOffset, fieldCount: record.count,
        firstField: firstField, rawStart: rawStart, rawEnd: rawEnd))
  }

  /// Calls `body` with the bytes of a field, trimmed of white space; empty beyond the row's end.
  func withField<Result>(_ column: Int, of row: StoredRow, _ body: (UnsafeRawBufferPointer) -> Result)
    -> Result
  {
    guard column < row.fieldCount else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return bytes.withUnsafeBytes { all in
      var range = fields[row.firstField + column]
      while let first = all[range].first, first <= 0x20 { range = range.lowerBound + 1..<range.upperBound }
      while let last = all[range].last, last <= 0x20 { range = range.lowerBound..<range.upperBound - 1 }
      return body(UnsafeRawBufferPointer(rebasing: all[range]))
    }
  }

  /// The text of a field, trimmed of white space; empty beyond the row's end.
  func string(_ column: Int, of row: StoredRow) -> String {
    withField(column, of: row) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a field is empty or missing.
  func isEmpty(_ column: Int, of row: StoredRow) -> Bool { withField(column, of: row) { $0.isEmpty } }

  /// The row as it stands in the file.
  func raw(of row: StoredRow) -> [UInt8] { Array(bytes[row.rawStart..<row.rawEnd]) }

  /// Forgets all rows and keeps the memory.
  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
  }
}
