public import RapportIngest
import RapportModel

/// Writes comments back as the rows they came in, with the findings in columns added.
///
/// Rows of a table keep every byte they had; a row that is shorter than the header is filled up so that the
/// added cells stand under their names. Records that are no rows, such as those of nested JSON, are written in
/// the canonical form.
public struct ScoredRowWriter: Sendable {
  private let requested: RowFormat?
  private let columns: [AddedColumn]
  private let topics: [String]
  private let aspects: [String]
  /// The header that rows are written under, in the format that its first table settled.
  private(set) var table: TableHeader?
  private var format: RowFormat?
  private var bytes: [UInt8] = []

  /// A writer.
  ///
  /// - Parameters:
  ///   - format: The format; `nil` for that of the first input.
  ///   - columns: What to add, in this order.
  ///   - prefix: What the added columns' names begin with.
  ///   - topics: The names of topics, by index.
  ///   - aspects: The names of the things whose sentiment was found apart, by index.
  ///   - lexicons: What ends the names of columns of further lexicons, ``LexiconPanel/columnNames``.
  public init(
    format: RowFormat?, columns: [ScoreColumn], prefix: String, topics: [String], aspects: [String] = [],
    lexicons: [String] = []
  ) {
    requested = format
    self.columns = AddedColumn.columns(columns, prefix: prefix, lexicons: lexicons)
    self.topics = topics
    self.aspects = aspects
  }

  /// Begins a table of the input.
  ///
  /// - Throws: ``ScoredRowError`` when rows of an earlier table stand under other columns, which one file cannot
  ///   hold.
  public mutating func begin(_ header: TableHeader) throws(ScoredRowError) {
    let isFirst = format == nil
    if !isFirst, format != .jsonl, table?.columns != header.columns { throw .differentColumns }
    table = header
    guard isFirst else { return }
    let format = requested ?? (header.separator == UInt8(ascii: "\t") ? .tsv : .csv)
    self.format = format
    guard format != .jsonl, let raw = header.raw else { return }
    beginRow(raw: raw, fields: header.columns)
    for column in columns { appendCell(column.name) }
    endRow()
  }

  /// Writes comments with their findings.
  public mutating func write(_ batch: AnnotatedComments) throws {
    if format == nil { try beginWithoutTable() }
    let cut = table != nil && !keepsRowsAsTheyAre ? try cutRows(of: batch.comments) : nil
    for row in 0..<batch.comments.count {
      if format == .jsonl {
        writeObject(batch, row, fields: cut?[row])
      } else {
        try writeRow(batch, row, fields: cut?[row])
      }
    }
  }

  /// A writer for the next batch, which another thread may use: it holds what was written and not taken.
  mutating func handOver() throws -> ScoredRowWriter {
    if format == nil { try beginWithoutTable() }
    defer { bytes.removeAll() }
    return self
  }

  /// The bytes written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: - Tables

  private var separator: UInt8 {
    switch requested {
    case .csv: UInt8(ascii: ",")
    case .tsv: UInt8(ascii: "\t")
    default: table?.separator ?? UInt8(ascii: ",")
    }
  }

  private var keepsRowsAsTheyAre: Bool { format != .jsonl && table?.separator == separator }

  /// Settles the form of records that are no rows of a table.
  private mutating func beginWithoutTable() throws {
    let format = requested ?? .jsonl
    self.format = format
    guard format != .jsonl else { return }
    beginRow(raw: nil, fields: CanonicalRow.columns)
    for column in columns { appendCell(column.name) }
    endRow()
  }

  private mutating func writeRow(
    _ batch: AnnotatedComments, _ row: Int, fields: [String]?
  ) throws {
    if let fields {
      beginRow(raw: nil, fields: fields)
    } else if let table {
      batch.comments.withBytes(of: .rawRecord, in: row) { raw in
        bytes.append(contentsOf: raw ?? UnsafeRawBufferPointer(start: nil, count: 0))
        let count = raw.map { FieldPlaces.count(in: $0, separator: separator) } ?? 0
        for _ in 0..<max(0, table.columns.count - count) { bytes.append(separator) }
      }
    } else {
      beginRow(raw: nil, fields: CanonicalRow.fields(of: row, in: batch))
    }
    for column in columns {
      switch column.value(of: row, in: batch, topics: topics, aspects: aspects) {
      case .text(let text): appendCell(text)
      case .number(let number): appendCell(NumberCell.text(number))
      case .list(let list): appendCell(list.joined(separator: "|"))
      case .aspects(let aspects):
        var json = JSONWriter()
        Self.write(aspects, to: &json)
        appendCell(String(decoding: json.bytes, as: UTF8.self))
      case .empty: appendCell("")
      }
    }
    endRow()
  }

  private mutating func beginRow(raw: [UInt8]?, fields: [String]) {
    if keepsRowsAsTheyAre, let raw {
      bytes.append(contentsOf: raw)
      return
    }
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(separator) }
      appendField(field)
    }
  }

  private mutating func appendCell(_ text: String) {
    bytes.append(separator)
    appendField(text)
  }

  private mutating func appendField(_ text: String) {
    CSVField.append(text, to: &bytes, separator: separator)
  }

  private mutating func endRow() { bytes.append(UInt8(ascii: "\n")) }

  /// The fields of each row, for another format than the one they came in.
  private func cutRows(of comments: CommentBatch) throws -> [[String]] {
    var joined: [UInt8] = []
    for row in 0..<comments.count {
      comments.withBytes(of: .rawRecord, in: row) { raw in
        joined.append(contentsOf: raw ?? .init(start: nil, count: 0))
      }
      joined.append(UInt8(ascii: "\n"))
    }
    let reader = CSVReader(
      bytes: joined, dialect: CSVDialect(separator: table?.separator ?? UInt8(ascii: ",")))
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.strings) }
    return rows
  }

  // MARK: - JSON lines

  private mutating func writeObject(
    _ batch: AnnotatedComments, _ row: Int, fields: [String]?
  ) {
    var json = JSONWriter()
    json.object { json in
      if let fields, let table {
        for (index, field) in fields.enumerated() {
          json.member(index < table.columns.count ? table.columns[index] : "column \(index + 1)", field)
        }
      } else if !copyMembers(of: row, batch.comments, to: &json) {
        for (name, value) in zip(CanonicalRow.columns, CanonicalRow.fields(of: row, in: batch))
        where !value.isEmpty {
          json.member(name, value)
        }
      }
      for column in columns {
        json.key(column.name)
        switch column.value(of: row, in: batch, topics: topics, aspects: aspects) {
        case .text(let text): json.value(text)
        case .number(let number): json.value(number)
        case .list(let list): json.array { json in for item in list { json.value(item) } }
        case .aspects(let aspects): Self.write(aspects, to: &json)
        case .empty: json.null()
        }
      }
    }
    bytes.append(contentsOf: json.bytes)
    endRow()
  }

  private static func write(_ aspects: [ScoreColumn.NamedAspect], to json: inout JSONWriter) {
    json.array { json in
      for aspect in aspects {
        json.object { json in
          json.member("aspect", aspect.name)
          json.member("label", aspect.label.rawValue)
          json.member("polarity", aspect.polarity)
        }
      }
    }
  }

  /// Copies the members of a record that is a JSON object; `false` when it is none.
  private func copyMembers(of row: Int, _ comments: CommentBatch, to json: inout JSONWriter) -> Bool {
    comments.withBytes(of: .rawRecord, in: row) { raw in
      guard let raw, let open = raw.firstIndex(of: UInt8(ascii: "{")),
        let close = raw.lastIndex(of: UInt8(ascii: "}")), open < close,
        raw[..<open].allSatisfy({ $0 <= 0x20 })
      else { return false }
      let members = UnsafeRawBufferPointer(rebasing: raw[(open + 1)..<close])
      if members.contains(where: { $0 > 0x20 }) { json.raw(members) }
      return true
    }
  }
}

/// Why scored rows cannot be written together.
public enum ScoredRowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Tables of several inputs have different columns.
  case differentColumns

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .differentColumns:
      "The files have different columns, which one table cannot hold. Score them one by one, or use '--to jsonl'."
    }
  }
}
