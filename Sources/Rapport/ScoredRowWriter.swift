public import RapportIngest
import RapportModel

/// Writes comments back as the rows they came in, with the findings in columns added.
///
/// The first input settles the format and, in a table, its columns. Rows of a table with the same separator keep every
/// byte they had; a row that is shorter than the header is filled up so that the added cells stand under their names.
/// Rows of other inputs are cut and written anew under the columns of the first. Records that are no rows, such as those
/// of nested JSON, are written in the canonical form.
public struct ScoredRowWriter: Sendable {
  private let requested: RowFormat?
  private let columns: [AddedColumn]
  /// What the name of each added column begins with in JSON: a quote and the prefix.
  private let nameStart: [UInt8]
  private let topics: [String]
  private let aspects: [String]
  /// Whether cells that a spreadsheet would take for formulas stay as they are.
  private let isRaw: Bool
  /// How the records of the input at hand are written.
  private var syntax: RawRecords.Syntax?
  /// The header that the rows of the input at hand stand under; `nil` where they are no rows of a table.
  private(set) var table: TableHeader?
  /// How rows are written, once the first input settled it.
  private var form: Form?
  private var bytes: [UInt8] = []

  /// How rows are written.
  private struct Form {
    var format: RowFormat
    /// The byte between two cells.
    var separator: UInt8
    /// The names of the columns that were not added.
    var columns: [String]
  }

  /// A writer.
  ///
  /// - Parameters:
  ///   - format: The format; `nil` for that of the first input.
  ///   - columns: What to add, in this order.
  ///   - prefix: What the added columns' names begin with.
  ///   - topics: The names of topics, by index.
  ///   - aspects: The names of the things whose sentiment was found apart, by index.
  ///   - lexicons: What ends the names of columns of further lexicons, ``LexiconPanel/columnNames``.
  ///   - isRaw: Whether cells of rows that are written anew stay as they are, even if a spreadsheet would take them for
  ///     formulas. Rows that keep their bytes keep all of them.
  public init(
    format: RowFormat?, columns: [ScoreColumn], prefix: String, topics: [String], aspects: [String] = [],
    lexicons: [String] = [], isRaw: Bool = false
  ) {
    requested = format
    self.columns = AddedColumn.columns(columns, prefix: prefix, lexicons: lexicons)
    nameStart = Array("\"\(prefix)".utf8)
    self.topics = topics
    self.aspects = aspects
    self.isRaw = isRaw
  }

  /// Begins an input.
  ///
  /// - Parameter syntax: How its records are written.
  public mutating func begin(_ syntax: RawRecords.Syntax) {
    self.syntax = syntax
    table = nil
  }

  /// Begins a table of the input.
  ///
  /// - Throws: ``ScoredRowError`` when rows of an earlier input stand under other columns, which one table cannot
  ///   hold, or when an added column has the name of one that is there.
  public mutating func begin(_ header: TableHeader) throws(ScoredRowError) {
    table = header
    if header.raw != nil { try requireNew(header.columns) }
    if let form {
      guard form.format == .jsonl || form.columns == header.columns else { throw .differentColumns }
      return
    }
    let form = Form(
      format: requested ?? (header.separator == UInt8(ascii: "\t") ? .tsv : .csv),
      separator: requested?.separator ?? header.separator, columns: header.columns)
    self.form = form
    guard form.format != .jsonl, let raw = header.raw else { return }
    if header.separator == form.separator {
      bytes.append(contentsOf: raw)
    } else {
      appendCells(header.columns)
    }
    for column in columns { appendCell(column.name) }
    endRow()
  }

  /// Writes comments with their findings.
  ///
  /// - Throws: ``ScoredRowError`` when a record does not fit under the columns of an earlier input, or has a member of
  ///   the name of an added column.
  public mutating func write(_ batch: AnnotatedComments) throws {
    let form = settledForm()
    if table == nil, form.format != .jsonl, form.columns == CanonicalRow.columns {
      try requireNew(CanonicalRow.columns)
    }
    let cut = table != nil && !keepsRows(form) ? try CutRows.rows(of: batch.comments, table) : nil
    let parser = JSONParser()
    for row in 0..<batch.comments.count {
      if form.format == .jsonl {
        try writeObject(batch, row, fields: cut?[row], parser)
      } else if let fields = cut?[row] {
        appendCells(fields, count: form.columns.count)
        appendFindings(batch, row)
      } else if table != nil {
        appendRow(of: row, in: batch.comments, form)
        appendFindings(batch, row)
      } else {
        appendCells(try cells(of: row, in: batch, form, parser))
        appendFindings(batch, row)
      }
    }
  }

  /// A writer for the next batch, which another thread may use: it holds what was written and not taken.
  mutating func handOver() -> ScoredRowWriter {
    _ = settledForm()
    defer { bytes.removeAll() }
    return self
  }

  /// The bytes written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: - Tables

  /// Whether rows of the table at hand are written as they stand in their file.
  private func keepsRows(_ form: Form) -> Bool {
    form.format != .jsonl && table?.separator == form.separator
  }

  /// How rows are written; where nothing settled it, the records are no rows of a table.
  private mutating func settledForm() -> Form {
    if let form { return form }
    let format = requested ?? .jsonl
    let form = Form(format: format, separator: format.separator, columns: CanonicalRow.columns)
    self.form = form
    if format != .jsonl {
      appendCells(CanonicalRow.columns)
      for column in columns { appendCell(column.name) }
      endRow()
    }
    return form
  }

  /// Appends a row as it stands in its file, with as many cells as the header has.
  private mutating func appendRow(of row: Int, in comments: CommentBatch, _ form: Form) {
    comments.withBytes(of: .rawRecord, in: row) { raw in
      let raw = raw ?? UnsafeRawBufferPointer(start: nil, count: 0)
      let count = FieldPlaces.count(in: raw, separator: form.separator)
      // Cells beyond the header are empty, or the record would have been rejected.
      let kept =
        count > form.columns.count
        ? FieldPlaces.end(ofFirst: form.columns.count, in: raw, separator: form.separator) : raw.count
      bytes.append(contentsOf: raw[..<kept])
      for _ in 0..<max(0, form.columns.count - count) { bytes.append(form.separator) }
    }
  }

  /// The cells of a record that is no row of a table.
  private func cells(
    of row: Int, in batch: AnnotatedComments, _ form: Form, _ parser: JSONParser
  ) throws(ScoredRowError) -> [String] {
    if form.columns == CanonicalRow.columns { return CanonicalRow.fields(of: row, in: batch) }
    let cells: [String]? = batch.comments.withBytes(of: .rawRecord, in: row) { raw in
      guard let raw else { return nil }
      return switch syntax {
      case .json: JSONCells.cells(of: raw, under: form.columns, parser)
      // A line has no name that could be another one.
      case .lines: form.columns.count == 1 ? [String(decoding: raw, as: UTF8.self)] : nil
      case .delimited, .elements, nil: nil
      }
    }
    guard let cells else { throw .differentColumns }
    return cells
  }

  private mutating func appendFindings(_ batch: AnnotatedComments, _ row: Int) {
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

  /// Appends the cells of a row, filled up or cut to a number of them if there is one.
  private mutating func appendCells(_ cells: [String], count: Int? = nil) {
    for index in 0..<(count ?? cells.count) {
      if index > 0 { bytes.append(separator) }
      guard index < cells.count else { continue }
      let cell = isRaw ? cells[index] : SpreadsheetCell.text(cells[index])
      CSVField.append(cell, to: &bytes, separator: separator)
    }
  }

  /// Appends a cell that was added to a row.
  private mutating func appendCell(_ text: String) {
    bytes.append(separator)
    CSVField.append(text, to: &bytes, separator: separator)
  }

  private var separator: UInt8 { form?.separator ?? UInt8(ascii: ",") }

  private mutating func endRow() { bytes.append(UInt8(ascii: "\n")) }

  // MARK: - JSON lines

  private mutating func writeObject(
    _ batch: AnnotatedComments, _ row: Int, fields: [String]?, _ parser: JSONParser
  ) throws(ScoredRowError) {
    if fields == nil, syntax == .json { try requireNewMembers(of: row, batch.comments, parser) }
    var isCanonical = false
    var json = JSONWriter()
    json.object { json in
      if let fields, let table {
        for (index, field) in fields.enumerated() {
          json.member(index < table.columns.count ? table.columns[index] : "column \(index + 1)", field)
        }
      } else if syntax != .json || !copyMembers(of: row, batch.comments, to: &json) {
        isCanonical = true
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
    if isCanonical { try requireNew(CanonicalRow.columns) }
    bytes.append(contentsOf: json.bytes)
    endRow()
  }

  // MARK: - Names that are taken

  /// Makes sure that no added column has the name of one of these.
  private func requireNew(_ names: [String]) throws(ScoredRowError) {
    if let column = columns.first(where: { names.contains($0.name) }) { throw .columnExists(column.name) }
  }

  /// Makes sure that no added column has the name of a member of a record.
  private func requireNewMembers(
    of row: Int, _ comments: CommentBatch, _ parser: JSONParser
  ) throws(ScoredRowError) {
    let names: [String]? = comments.withBytes(of: .rawRecord, in: row) { raw in
      // Mostly nothing begins as they do, and nothing has to be parsed.
      guard let raw, holdsNameStart(raw) else { return nil }
      var names: [String] = []
      _ = parser.withDocument(raw) { object in
        object.forEachMember { name, _ in names.append(String(decoding: name, as: UTF8.self)) }
      }
      return names
    }
    if let names { try requireNew(names) }
  }

  private func holdsNameStart(_ raw: UnsafeRawBufferPointer) -> Bool {
    raw.indices.contains { raw[$0] == nameStart[0] && raw[$0...].starts(with: nameStart) }
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
      guard members.contains(where: { $0 > 0x20 }) else { return true }
      if OneLineJSON.isLine(members) {
        json.raw(members)
      } else {
        OneLineJSON.bytes(of: members).withUnsafeBytes { json.raw($0) }
      }
      return true
    }
  }
}

/// Why scored rows cannot be written together.
public enum ScoredRowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Tables of several inputs have different columns.
  case differentColumns
  /// The rows have a column already of the name of one that would be added, such as those that were scored before.
  case columnExists(String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .differentColumns:
      "The files have different columns, which one table cannot hold. Score them one by one, or use '--to jsonl'."
    case .columnExists(let name):
      "The rows have a column '\(name)' already. Name the added columns otherwise with '--prefix', or score the rows as "
        + "they were before they got it."
    }
  }
}
