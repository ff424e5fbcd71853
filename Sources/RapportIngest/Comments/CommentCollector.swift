import RapportModel

/// Fills batches with comments and hands them on when they are large enough.
struct CommentCollector {
  private var batch = CommentBatch()
  /// The number of records so far, comments or not.
  private(set) var records = 0
  private let file: String
  private let pseudonymizer: AuthorPseudonymizer
  private static let maximumCount = 256
  private static let maximumBytes = 64 << 10

  init(file: String, options: IngestOptions) {
    self.file = file
    pseudonymizer = options.pseudonymizer
  }

  /// Begins the next comment; `facts.record` is set here.
  mutating func begin(_ facts: consuming CommentFacts) {
    records += 1
    facts.record = records
    batch.appendComment(facts)
  }

  /// The pseudonym of an author; `nil` for an empty name, for `[deleted]`, which is the name of nobody, and for words that stand
  /// for a missing value.
  func pseudonym(of author: UnsafeRawBufferPointer) -> AuthorKey? {
    if author.isEmpty || Self.isMissing(author) || Self.visibility(of: author) != .visible { return nil }
    return pseudonymizer.pseudonym(of: author)
  }

  /// The pseudonym of an author; `nil` where there is none.
  func pseudonym(of author: String) -> AuthorKey? {
    var author = author
    return author.withUTF8 { pseudonym(of: UnsafeRawBufferPointer($0)) }
  }

  private static func isMissing(_ value: UnsafeRawBufferPointer) -> Bool {
    value.count < missing.count && missing[value.count].contains { value.elementsEqual($0) }
  }

  /// How programs write a missing value, by length.
  private static let missing: [[[UInt8]]] = {
    let words = [
      "null", "NULL", "N/A", "n/a", "NaN", "nan", "None", "(null)", "<null>", "<NA>", "\\N", "-", "undefined",
    ].map { Array($0.utf8) }
    return (0...(words.map(\.count).max() ?? 0)).map { count in words.filter { $0.count == count } }
  }()

  /// Gives the comment begun last a field; empty values count as missing but for the text itself.
  mutating func set(_ field: CommentBatch.Field, to value: UnsafeRawBufferPointer) {
    if !value.isEmpty || field == .text { batch.set(field, to: value) }
  }

  /// Gives the comment begun last a field.
  mutating func set(_ field: CommentBatch.Field, to value: String?) {
    if let value, !value.isEmpty || field == .text { batch.set(field, to: value) }
  }

  /// Gives the comment begun last its text as HTML says it, and keeps the HTML where it says more.
  ///
  /// - Parameter html: Well-formed UTF-8; white space around it counts for nothing.
  mutating func setText(html: [UInt8]) {
    let end = html.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    let start = html[..<end].firstIndex { $0 > 0x20 } ?? 0
    html[start..<end].withUnsafeBytes { html in
      var plain = HTMLText.plain(html)
      while let last = plain.last, last <= 0x20 { plain.removeLast() }
      if !plain.elementsEqual(html) { set(.originalText, to: html) }
      plain.withUnsafeBytes { set(.text, to: $0) }
    }
  }

  /// Ends a comment and hands the batch on when it is full.
  mutating func end(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    if batch.count >= Self.maximumCount || batch.byteCount >= Self.maximumBytes { try flush(emit: emit) }
  }

  /// Counts a record that cannot be used.
  mutating func reject(
    line: Int, byte: Int, reason: String, raw: UnsafeRawBufferPointer,
    emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try flush(emit: emit)
    records += 1
    try emit(
      .rejected(
        RejectedRecord(file: file, record: records, line: line, byte: byte, reason: reason, raw: Array(raw))))
  }

  /// Hands on what is left.
  mutating func flush(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    guard !batch.isEmpty else { return }
    try emit(.comments(batch))
    batch.removeAll()
  }

  /// What a text that stands for a missing one says about the comment.
  static func visibility(of text: UnsafeRawBufferPointer) -> Visibility {
    guard text.first == UInt8(ascii: "["), text.count == 9 else { return .visible }
    if text.elementsEqual("[deleted]".utf8) { return .deleted }
    return text.elementsEqual("[removed]".utf8) ? .removed : .visible
  }
}
