import RapportModel

/// What the adapters of JSON formats share: values become comments or rejects, and what is wrong with a text is told.
struct JSONComments {
  private var collector: CommentCollector
  private let options: IngestOptions
  /// Where the document begins that is being read.
  private var place = (line: 1, byte: 0)
  private var undated = 0

  init(file: String, options: IngestOptions) {
    collector = CommentCollector(file: file, options: options)
    self.options = options
  }

  /// A comment as an adapter finds it.
  struct Comment {
    var facts = CommentFacts(record: 0)
    /// Its fields beside the text; empty ones count as missing.
    var fields: [(CommentBatch.Field, String?)] = []
    var text = Text.plain("")
  }

  /// The text of a comment.
  enum Text {
    case plain(String)
    case html(String)
    /// Plain text, and what the file has in its place.
    case derived(String, from: String)
  }

  /// Reads all documents of a text.
  ///
  /// - Parameters:
  ///   - lists: The lists whose whole elements are kept of a document that is cut off.
  ///   - document: Takes a document; says why it cannot be used where it cannot.
  mutating func read(
    _ input: TextStream, lists: [[String]] = [], emit: (IngestEvent) throws(IngestError) -> Void,
    document: (inout JSONComments, JSONValue) throws(IngestError) -> String?
  ) throws(IngestError) {
    let documents = JSONDocuments(input, layout: .documents, options: options, lists: lists)
    while try documents.next(
      value: { value, place throws(IngestError) in
        self.place = (place.line, place.byte)
        return try document(&self, value)
      },
      fault: { fault throws(IngestError) in
        try collector.reject(
          line: fault.line, byte: fault.byte, reason: fault.reason, raw: fault.raw, emit: emit)
      })
    {}
    try collector.flush(emit: emit)
    for note in documents.notes { try emit(.note(note)) }
    if undated > 0 { try emit(.note(.undated(undated))) }
  }

  /// Adds a comment that a value tells of.
  mutating func append(
    _ comment: Comment, of value: JSONValue, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    collector.begin(comment.facts)
    for (field, value) in comment.fields { collector.set(field, to: value) }
    switch comment.text {
    case .plain(let text): collector.set(.text, to: text)
    case .html(let html): collector.setText(html: Array(html.utf8))
    case .derived(let text, let original):
      if text != original { collector.set(.originalText, to: original) }
      collector.set(.text, to: text)
    }
    if options.keepsRawRecords {
      var json = JSONWriter()
      json.value(value)
      json.bytes.withUnsafeBytes { collector.set(.rawRecord, to: $0) }
    }
    try collector.end(emit: emit)
  }

  /// Counts a value that cannot be used.
  mutating func reject(
    _ value: JSONValue, _ reason: String, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var json = JSONWriter()
    json.value(value)
    let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: json.bytes.count, alignment: 1)
    defer { raw.deallocate() }
    raw.copyBytes(from: json.bytes)
    try collector.reject(
      line: place.line, byte: place.byte, reason: reason, raw: UnsafeRawBufferPointer(raw), emit: emit)
  }

  /// The pseudonym of an author; `nil` without a name, and for one that stands for nobody.
  func pseudonym(of name: String?) -> AuthorKey? { name.flatMap { collector.pseudonym(of: $0) } }

  /// The moment of a text or of seconds since 1970; one that is there and cannot be read is taken down.
  mutating func time(_ value: JSONValue?) -> Timestamp? {
    guard let value, !value.isNull else { return nil }
    let time = Self.moment(value)
    if time == nil { undated += 1 }
    return time
  }

  /// The moment of a text or of seconds since 1970, also where these are a text.
  static func moment(_ value: JSONValue?) -> Timestamp? {
    guard let value else { return nil }
    if let number = value.decimal { return Moment(epoch: number)?.timestamp }
    return value.withStringBytes { Moment($0)?.timestamp } ?? nil
  }
}
