import RapportModel

/// What the adapters of XML formats share: elements become comments or rejects, and damage is told.
struct XMLComments {
  let reader: XMLReader
  private(set) var collector: CommentCollector
  private let options: IngestOptions
  /// Whether the end of what can be read was told by a reject already.
  private var isEndTold = false

  init(_ input: TextStream, options: IngestOptions) {
    reader = XMLReader(input, maximumLength: options.maximumRecordLength)
    collector = CommentCollector(file: input.source.name, options: options)
    self.options = options
  }

  /// Reads the rest of an element that is a record.
  ///
  /// - Returns: `nil` when it cannot be used; it is a reject then.
  mutating func record(
    _ tag: XMLTag, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) -> XMLElement? {
    switch try reader.element(tag) {
    case .element(let element): return element
    case .tooLong(let element):
      try reject(element, "The element is longer than \(options.maximumRecordLength) bytes", emit: emit)
    case .cutOff(let element):
      isEndTold = true
      let cause = reader.damage.map { ": \($0.cause), on line \($0.line)" } ?? ""
      try reject(element, "The element is cut off\(cause)", emit: emit)
    }
    return nil
  }

  /// The bytes of an element that was read just now, where raw records are asked for.
  func raw(of element: XMLElement) -> [UInt8]? {
    options.keepsRawRecords ? reader.bytes(of: element) : nil
  }

  /// Adds a comment; its facts go with an element whose text is HTML.
  ///
  /// - Parameters:
  ///   - html: The comment's text, from which surrounding white space is taken.
  ///   - fields: The other fields; empty ones count as missing.
  ///   - raw: The element as it stands in the document, if that is asked for.
  mutating func append(
    _ facts: CommentFacts, html: [UInt8], fields: [(CommentBatch.Field, String?)], raw: [UInt8]?,
    emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    collector.begin(facts)
    for (field, value) in fields { collector.set(field, to: value) }
    collector.setText(html: html)
    raw?.withUnsafeBytes { collector.set(.rawRecord, to: $0) }
    try collector.end(emit: emit)
  }

  /// The pseudonym of an author; `nil` without a name, and for one that stands for nobody.
  func pseudonym(of name: String?) -> AuthorKey? { name.flatMap { collector.pseudonym(of: $0) } }

  /// Counts an element that is a record and cannot be used.
  mutating func reject(
    _ element: XMLElement, _ reason: String, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try reject(line: element.tag.line, byte: element.tag.byteOffset, reason, reader.bytes(of: element), emit)
  }

  /// Hands on what is left, and says what was wrong with the document.
  mutating func finish(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    if reader.isStopped, !isEndTold {
      let cause = reader.damage?.cause ?? "it ends inside an element"
      try reject(
        line: reader.damage?.line ?? 1, byte: reader.byteOffset, "The XML cannot be read on: \(cause)", [],
        emit)
    }
    try collector.flush(emit: emit)
    for note in reader.notes { try emit(.note(note)) }
  }

  private mutating func reject(
    line: Int, byte: Int, _ reason: String, _ raw: [UInt8], _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: raw.count, alignment: 1)
    defer { buffer.deallocate() }
    buffer.copyBytes(from: raw)
    try collector.reject(
      line: line, byte: byte, reason: reason, raw: UnsafeRawBufferPointer(buffer), emit: emit)
  }
}
