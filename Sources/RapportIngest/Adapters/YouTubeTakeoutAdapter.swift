import RapportModel

/// `comments.csv` of Google Takeout for YouTube, in the layouts since 2023.
///
/// It holds what one channel wrote. The text is JSON in a cell: an object with a list of pieces, or such pieces with
/// commas between them.
enum YouTubeTakeoutAdapter: ExportAdapter {
  static let format = "youtube-takeout"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    let keys = Set(sample.headers().names.map(\.key))
    return keys.isSuperset(of: ["channelid", "commentcreatetimestamp", "commenttext"]) ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let separator = options.separator ?? input.opening.headers().separator
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    try emit(.note(.ownPosts))
    var comments = TakeoutComments(file: input.source.name, options: options, separator: separator)
    try comments.read(reader, emit: emit)
  }
}

private struct TakeoutComments {
  private var collector: CommentCollector
  private let options: IngestOptions
  private let separator: UInt8
  private var names: [[UInt8]] = []
  /// The columns by the keys of their names.
  private var columns: [String: Int] = [:]
  private var undated = 0
  private var repeatedHeaders = 0
  private let parser = JSONParser()

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
      } else if names.isEmpty {
        try emit(takeHeader(record))
      } else if record.repeats(names) {
        repeatedHeaders += 1
      } else if record.count < names.count
        || (names.count..<record.count).contains(where: { !record[$0].isEmpty })
      {
        try reject(record, "Expected \(counted(names.count, "field")), found \(record.count)", emit)
      } else {
        try append(record, emit)
      }
    }
    try collector.flush(emit: emit)
    if undated > 0 { try emit(.note(.undated(undated))) }
    if repeatedHeaders > 0 { try emit(.note(.repeatedHeader(repeatedHeaders))) }
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

  private mutating func append(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var facts = CommentFacts(record: 0)
    facts.author = field("channelid", of: record).flatMap { options.pseudonymizer.pseudonym(of: $0) }
    let time = field("commentcreatetimestamp", of: record)
    facts.createdAt = time.flatMap { Moment($0)?.timestamp }
    if time != nil, facts.createdAt == nil { undated += 1 }
    let id = field("commentid", of: record)
    let parent = field("parentcommentid", of: record)

    collector.begin(facts)
    collector.set(.id, to: id)
    collector.set(.page, to: field("videoid", of: record) ?? field("postid", of: record))
    collector.set(.thread, to: field("toplevelcommentid", of: record) ?? parent ?? id)
    collector.set(.replyTo, to: parent)
    let cell = field("commenttext", of: record) ?? ""
    let text = plainText(cell)
    if text != cell { collector.set(.originalText, to: cell) }
    collector.set(.text, to: text)
    if options.keepsRawRecords { collector.set(.rawRecord, to: record.rawBytes) }
    try collector.end(emit: emit)
  }

  /// The text of a field; `nil` where it is missing or empty.
  private func field(_ key: String, of record: CSVRecord) -> String? {
    guard let index = columns[key], index < record.count, !record[index].isEmpty else { return nil }
    return record.string(index)
  }

  /// The pieces of a text joined; the cell itself where it is no JSON.
  private func plainText(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "{") else { return cell }
    var list = "[" + cell + "]"
    let text = list.withUTF8 { bytes in
      parser.withDocument(UnsafeRawBufferPointer(bytes)) { value in
        var text = ""
        value.forEachElement { piece in
          text += piece["text"]?.string ?? ""
          piece["takeoutSegments"]?.forEachElement { text += $0["text"]?.string ?? "" }
        }
        return text
      }
    }
    if case .success(let text) = text { return text }
    return cell
  }

  private mutating func reject(
    _ record: CSVRecord, _ reason: String, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try collector.reject(
      line: record.line, byte: record.byteOffset, reason: reason, raw: record.rawBytes, emit: emit)
  }
}
