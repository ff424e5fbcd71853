import RapportModel

/// Reads a delimited table of comments.
struct CommentTable {
  private let plan: DelimitedPlan
  private let comments: CommentPlan
  private let keepsRawRecords: Bool
  private let decimalMark: DecimalMark?
  private var collector: CommentCollector
  /// The fields that are text, with their columns.
  private let textColumns: [(field: CommentBatch.Field, column: Int)]
  private let places: Places
  /// The names of the columns.
  private let headerBytes: [[UInt8]]
  private var shortRecords = 0
  private var strayQuotes = 0
  private var undated = 0
  /// Whether some of the undated records have dates whose order is open.
  private var hasOpenDates = false
  private var unusedRatings = UnusedCells()
  private var unusedCounts = UnusedCells()
  private var repeatedHeaders = 0
  private var marks: RecordMarks

  init(plan: DelimitedPlan, comments: CommentPlan, file: String, options: IngestOptions) {
    self.plan = plan
    self.comments = comments
    keepsRawRecords = options.keepsRawRecords
    decimalMark = options.decimalMark
    collector = CommentCollector(file: file, options: options)
    let fields: [(CommentBatch.Field, CommentColumn)] = [
      (.id, .id), (.property, .property), (.page, .page), (.thread, .thread), (.replyTo, .replyTo),
      (.language, .language), (.variant, .variant),
    ]
    places = Places(comments.columns)
    marks = RecordMarks(plan.headers)
    headerBytes = plan.headers.map { Array($0.text.utf8) }
    textColumns = fields.compactMap { field, column in comments.columns[column].map { (field, $0) } }
  }

  /// Where the other columns stand, looked up once.
  private struct Places {
    let text, title, author, time, editTime, rating, likes, dislikes, replies, shares: Int?

    init(_ columns: [CommentColumn: Int]) {
      text = columns[.text]
      title = columns[.title]
      author = columns[.author]
      time = columns[.time]
      editTime = columns[.editTime]
      rating = columns[.rating]
      likes = columns[.likes]
      dislikes = columns[.dislikes]
      replies = columns[.replies]
      shares = columns[.shares]
    }
  }

  mutating func read(
    _ reader: CSVReader, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var titles = plan.titleCount
    var awaitsHeader = plan.hasHeader
    if !plan.hasHeader { try emit(header(raw: nil)) }
    while let record = try reader.next() {
      guard record.fault == nil else {
        try reject(record, record.fault?.description ?? "", emit)
        continue
      }
      if record.isBlank || record.isEmpty { continue }
      if titles > 0 || (awaitsHeader && record.isComment) {
        if !record.isComment { titles -= 1 }
      } else if awaitsHeader {
        awaitsHeader = false
        try emit(header(raw: Array(record.rawBytes)))
      } else if !(plan.hasHeader && isSubHeader(record)) {
        try append(record, emit)
      }
    }
    try collector.flush(emit: emit)
    for note in notes { try emit(.note(note)) }
  }

  private func header(raw: [UInt8]?) -> IngestEvent {
    .header(
      TableHeader(
        table: 0, columns: plan.headers.map(\.text), raw: raw, separator: plan.dialect.separator,
        disclosures: CellDisclosure.all(plan.headers, known: comments.columns)))
  }

  /// Whether a record names the columns again: below a survey's header, or where files were joined.
  private mutating func isSubHeader(_ record: CSVRecord) -> Bool {
    if record.repeats(headerBytes) {
      repeatedHeaders += 1
      return true
    }
    return collector.records == 0 && SubHeader.isOne(record.strings, below: plan.headers)
  }

  // MARK: - Records

  private mutating func append(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let expected = plan.headers.count
    if record.count != expected {
      let hasMore = record.count > expected && (expected..<record.count).contains { !record[$0].isEmpty }
      guard !hasMore, let text = places.text, text < record.count else {
        return try reject(record, "Expected \(counted(expected, "field")), found \(record.count)", emit)
      }
      if record.count < expected { shortRecords += 1 }
    }
    if record.hasStrayQuotes { strayQuotes += 1 }
    let text = textField(record)
    collector.begin(facts(record, text))
    for (field, column) in textColumns where column < record.count {
      collector.set(field, to: record[column])
    }
    collector.set(.text, to: text)
    if keepsRawRecords { collector.set(.rawRecord, to: record.rawBytes) }
    try collector.end(emit: emit)
  }

  /// The text, or the title of a comment that has nothing else.
  private func textField(_ record: CSVRecord) -> UnsafeRawBufferPointer {
    let text = field(places.text, record) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    return text.isEmpty ? field(places.title, record) ?? text : text
  }

  /// The bytes of a field, or `nil` where the table or the record has none.
  private func field(_ index: Int?, _ record: CSVRecord) -> UnsafeRawBufferPointer? {
    guard let index, index < record.count else { return nil }
    return record[index]
  }

  /// The name of a column.
  private func name(_ index: Int?) -> String { index.map { plan.headers[$0].text } ?? "" }

  private mutating func facts(_ record: CSVRecord, _ text: UnsafeRawBufferPointer) -> CommentFacts {
    var facts = CommentFacts(record: 0)
    facts.visibility = marks.visibility(of: record) ?? CommentCollector.visibility(of: text)
    facts.author = field(places.author, record).flatMap { collector.pseudonym(of: $0) }
    if let time = field(places.time, record), !time.isEmpty {
      facts.createdAt = comments.dates.read(time)?.timestamp
      if facts.createdAt == nil {
        undated += 1
        hasOpenDates = hasOpenDates || comments.dates.leavesOpen(time)
      }
    }
    facts.editedAt = field(places.editTime, record).flatMap { comments.dates.read($0)?.timestamp }
    if let rating = field(places.rating, record), !rating.isEmpty {
      facts.rating = comments.rating.rating(rating)
      if facts.rating == nil {
        unusedRatings.add(rating, column: name(places.rating), record: collector.records + 1)
      }
    }
    facts.likes = count(places.likes, record)
    facts.dislikes = count(places.dislikes, record)
    facts.replies = count(places.replies, record)
    facts.shares = count(places.shares, record)
    return facts
  }

  /// The count in a column; one that cannot be read is taken down.
  private mutating func count(_ column: Int?, _ record: CSVRecord) -> Int64? {
    guard let cell = field(column, record), !cell.isEmpty else { return nil }
    let count = CountText.count(cell, decimalMark: decimalMark)
    if count == nil { unusedCounts.add(cell, column: name(column), record: collector.records + 1) }
    return count
  }

  private mutating func reject(
    _ record: CSVRecord, _ reason: String, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try collector.reject(
      line: record.line, byte: record.byteOffset, reason: reason, raw: record.rawBytes, emit: emit)
  }

  private var notes: [IngestNote] {
    var notes: [IngestNote] = []
    func add(_ count: Int, _ code: String, _ message: String) {
      if count > 0 {
        notes.append(IngestNote(code, counted(count, "record has", "records have") + " " + message))
      }
    }
    add(shortRecords, "short-records", "fewer fields than the header; the missing ones count as empty")
    add(strayQuotes, "stray-quotes", "quotes inside quoted fields that are not doubled; they were kept")
    if undated > 0 { notes.append(.undated(undated)) }
    if hasOpenDates, !comments.notes.contains(.openDates) { notes.append(.openDates) }
    if let note = unusedRatings.note(offScale: comments.rating) { notes.append(note) }
    if let note = unusedCounts.noteOfCounts { notes.append(note) }
    if repeatedHeaders > 0 { notes.append(.repeatedHeader(repeatedHeaders)) }
    notes += marks.notes
    return notes
  }
}
