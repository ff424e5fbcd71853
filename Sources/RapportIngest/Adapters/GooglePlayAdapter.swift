import RapportModel

/// Reviews that the Google Play Console exports, one file a month.
///
/// The text is the review's title and text. A review without either is a rating, and a comment without text. One
/// that was changed stands in the file of the later month again, with the same identifier, which is in its link;
/// ratings have no link. Authors are not in the file. What the developer answered counts as a reply.
enum GooglePlayAdapter: ExportAdapter {
  static let format = "google-play-reviews"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.delimited
  static let repeatsRecords = true

  static func recognition(of sample: FileSample) -> Recognition {
    let keys = Set(sample.headers().names.map(\.key))
    return keys.isSuperset(of: ["packagename", "starrating", "reviewtext"]) ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let separator = options.separator ?? input.opening.headers().separator
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    var reviews = GooglePlayReviews(file: input.source.name, options: options, separator: separator)
    try reviews.read(reader, emit: emit)
  }
}

private struct GooglePlayReviews {
  private var collector: CommentCollector
  private let options: IngestOptions
  private let separator: UInt8
  /// The columns by the keys of their names.
  private var columns: [String: Int] = [:]
  private var columnCount = 0
  private var undated = 0
  private var unusedRatings = UnusedCells()
  private var repeatedHeaders = 0

  init(file: String, options: IngestOptions, separator: UInt8) {
    collector = CommentCollector(file: file, options: options)
    self.options = options
    self.separator = separator
  }

  mutating func read(
    _ reader: CSVReader, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    while let record = try reader.next() {
      if record.fault == nil, record.isEmpty { continue }
      if let fault = record.fault {
        try reject(record, fault.description, emit)
      } else if columnCount == 0 {
        try emit(takeHeader(record))
      } else if isHeaderAgain(record) {
        repeatedHeaders += 1
      } else if record.count < columnCount
        || (columnCount..<record.count).contains(where: { !record[$0].isEmpty })
      {
        try reject(record, "Expected \(counted(columnCount, "field")), found \(record.count)", emit)
      } else {
        try append(record, emit)
      }
    }
    try collector.flush(emit: emit)
    if undated > 0 { try emit(.note(.undated(undated))) }
    if let note = unusedRatings.note(offScale: .oneToFive) { try emit(.note(note)) }
    if repeatedHeaders > 0 { try emit(.note(.repeatedHeader(repeatedHeaders))) }
  }

  private mutating func takeHeader(_ record: CSVRecord) -> IngestEvent {
    let names = record.strings.map { HeaderName($0) }
    columnCount = names.count
    for (index, name) in names.enumerated() where columns[name.key] == nil { columns[name.key] = index }
    return .header(
      TableHeader(
        table: 0, columns: names.map(\.text), raw: Array(record.rawBytes), separator: separator,
        disclosures: CellDisclosure.all(names)))
  }

  /// Whether the record names the columns once more, as where the files of several months were joined.
  private func isHeaderAgain(_ record: CSVRecord) -> Bool {
    field("packagename", of: record).elementsEqual("Package Name".utf8)
      && field("starrating", of: record).elementsEqual("Star Rating".utf8)
  }

  private mutating func append(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var facts = CommentFacts(record: 0)
    facts.authorRole = .customer
    facts.createdAt = time("reviewsubmit", of: record)
    let updated = time("reviewlastupdate", of: record)
    if updated != facts.createdAt { facts.editedAt = updated }
    if facts.createdAt == nil { undated += 1 }
    let stars = field("starrating", of: record)
    facts.rating = RatingScale.oneToFive.rating(stars)
    if facts.rating == nil { unusedRatings.add(stars, column: "Star Rating", record: collector.records + 1) }
    facts.replies = field("developerreplytext", of: record).isEmpty ? 0 : 1

    collector.begin(facts)
    let link = field("reviewlink", of: record)
    collector.set(.id, to: Self.identifier(in: String(decoding: link, as: UTF8.self)))
    collector.set(.property, to: field("packagename", of: record))
    collector.set(.page, to: link)
    collector.set(.language, to: field("reviewerlanguage", of: record))
    let (title, text) = (field("reviewtitle", of: record), field("reviewtext", of: record))
    if title.isEmpty || text.isEmpty {
      collector.set(.text, to: title.isEmpty ? text : title)
    } else {
      collector.set(
        .text, to: String(decoding: title, as: UTF8.self) + "\n" + String(decoding: text, as: UTF8.self))
    }
    if options.keepsRawRecords { collector.set(.rawRecord, to: record.rawBytes) }
    try collector.end(emit: emit)
  }

  private func field(_ key: String, of record: CSVRecord) -> UnsafeRawBufferPointer {
    guard let index = columns[key], index < record.count else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return record[index]
  }

  /// The moment in milliseconds, else that in words.
  private func time(_ name: String, of record: CSVRecord) -> Timestamp? {
    if let number = FixedDecimal(parsing: field(name + "millissinceepoch", of: record)) {
      return Moment(epoch: number)?.timestamp
    }
    return Moment(field(name + "dateandtime", of: record))?.timestamp
  }

  /// The `reviewId` that the link asks for.
  private static func identifier(in link: String) -> String? {
    guard let question = link.firstIndex(of: "?") else { return nil }
    let queries = link[link.index(after: question)...].split { $0 == "&" || $0 == "#" }
    return queries.first { $0.lowercased().hasPrefix("reviewid=") }.map { String($0.dropFirst(9)) }
  }

  private mutating func reject(
    _ record: CSVRecord, _ reason: String, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try collector.reject(
      line: record.line, byte: record.byteOffset, reason: reason, raw: record.rawBytes, emit: emit)
  }
}
