import RapportModel

/// A table of comments whose columns have names that a vendor gives them.
///
///     var table = VendorTable(headerKeys: ["packagename", "starrating"], separator: separator)
///     try table.forEachRow(of: reader, &collector, emit: emit) { row, collector in … }
struct VendorTable {
  /// A record of the table.
  struct Row {
    /// The record as it stands in the file.
    let record: CSVRecord
    fileprivate let columns: [String: Int]

    /// The bytes of the field in a column; none where there is no such column.
    ///
    /// - Parameter key: The key of the column's name.
    func bytes(_ key: String) -> UnsafeRawBufferPointer {
      guard let index = columns[key], index < record.count else {
        return UnsafeRawBufferPointer(start: nil, count: 0)
      }
      return record[index]
    }

    /// The text of the field in a column; `nil` where it is missing or empty.
    func string(_ key: String) -> String? {
      let bytes = bytes(key)
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
  }

  private let headerKeys: [String]
  private let separator: UInt8
  private var names: [[UInt8]] = []
  /// The columns by the keys of their names.
  private var columns: [String: Int] = [:]
  private var repeatedHeaders = 0

  /// A table of which nothing was read.
  ///
  /// - Parameter headerKeys: The keys of the columns by which a header is known that stands in the file again, as where
  ///   files were joined.
  init(headerKeys: [String], separator: UInt8) {
    self.headerKeys = headerKeys
    self.separator = separator
  }

  /// Reads the table to its end: emits its header, rejects what is no row, and calls `body` with each row.
  mutating func forEachRow(
    of reader: CSVReader, _ collector: inout CommentCollector,
    emit: (IngestEvent) throws(IngestError) -> Void,
    _ body: (Row, inout CommentCollector) throws(IngestError) -> Void
  ) throws(IngestError) {
    while let record = try reader.next() {
      if record.fault == nil, record.isEmpty { continue }
      if let reason = reason(against: record) {
        try collector.reject(
          line: record.line, byte: record.byteOffset, reason: reason, raw: record.rawBytes, emit: emit)
      } else if names.isEmpty {
        try emit(takeHeader(record))
      } else if isHeaderAgain(record) {
        repeatedHeaders += 1
      } else {
        try body(Row(record: record, columns: columns), &collector)
      }
    }
    try collector.flush(emit: emit)
    if repeatedHeaders > 0 { try emit(.note(.repeatedHeader(repeatedHeaders))) }
  }

  /// Why a record is neither a header nor a row.
  private func reason(against record: CSVRecord) -> String? {
    if let fault = record.fault { return fault.description }
    if names.isEmpty || isHeaderAgain(record) { return nil }
    let fits =
      record.count >= names.count && (names.count..<record.count).allSatisfy { record[$0].isEmpty }
    return fits ? nil : "Expected \(counted(names.count, "field")), found \(record.count)"
  }

  private func isHeaderAgain(_ record: CSVRecord) -> Bool {
    headerKeys.allSatisfy { key in
      columns[key].map { $0 < record.count && record[$0].elementsEqual(names[$0]) } ?? false
    }
  }

  private mutating func takeHeader(_ record: CSVRecord) -> IngestEvent {
    let headers = record.strings.map { HeaderName($0) }
    names = (0..<record.count).map { Array(record[$0]) }
    for (index, name) in headers.enumerated() where columns[name.key] == nil { columns[name.key] = index }
    return .header(
      TableHeader(
        table: 0, columns: headers.map(\.text), raw: Array(record.rawBytes), separator: separator,
        disclosures: CellDisclosure.all(headers)))
  }
}
