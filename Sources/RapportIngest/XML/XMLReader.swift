import CXML
import RapportModel

/// Reads XML event by event, in memory that does not grow with the document.
///
/// Entities that a document declares are not expanded, documents it points to are not read: a reference such
/// as `&nbsp;` stays in the text as it is, and so does an ampersand that begins none. Control characters, which XML
/// forbids and exports hold nevertheless, become spaces. What else is wrong is tolerated where it can be and told in ``notes``; elements nested more
/// than 256 deep end the reading.
///
/// - Complexity: O(*n*) time for *n* bytes. Memory is bounded by the longest tag and by what
///   ``element(_:)`` is asked to keep.
final class XMLReader {
  /// What the document is made of.
  enum Event {
    case start(XMLTag)
    /// Text, in pieces.
    case text([UInt8])
    /// The innermost element ends.
    case end
  }

  /// What became of an element that was to be kept.
  enum Content {
    case element(XMLElement)
    /// It is longer than the limit; only its beginning was kept.
    case tooLong(XMLElement)
    /// The document ends, or cannot be read on, before the element does.
    case cutOff(XMLElement)
  }

  private let input: TextStream
  private let maximumLength: Int
  private let queue = XMLEventQueue()
  private let parser: OpaquePointer
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 16)
  private var isAtEnd = false
  /// The bytes fed from `fedStart` on; none while no element is kept.
  private var fed: [UInt8] = []
  private var fedStart = 0
  private var fedEnd = 0
  private var isKeeping = false
  private var forbidden = XMLForbiddenCharacters()
  private var ampersands = XMLBareAmpersands()
  /// The bytes at the start of the buffer that were read and not fed.
  private var waiting = 0

  /// Reads a text as it arrives.
  ///
  /// - Parameter maximumLength: The bytes of the longest element that ``element(_:)`` keeps.
  init(_ input: TextStream, maximumLength: Int) {
    self.input = input
    self.maximumLength = maximumLength
    parser = rapport_xml_create(XMLEventQueue.handlers, Unmanaged.passUnretained(queue).toOpaque())!
  }

  deinit {
    rapport_xml_destroy(parser)
    buffer.deallocate()
  }

  /// Whether the document could not be read to its end, or has none; to be asked after the last event.
  var isStopped: Bool { rapport_xml_state_of(parser).is_stopped || !queue.isComplete }

  /// The offset after the bytes read so far.
  var byteOffset: Int { fedEnd }

  /// The next event, or `nil` at the end of what can be read.
  func next() throws(IngestError) -> Event? {
    while true {
      if let event = queue.next() { return event }
      if isAtEnd { return nil }
      try feed()
    }
  }

  /// Reads the rest of an element whose tag was the last event.
  func element(_ tag: XMLTag) throws(IngestError) -> Content {
    forgetBytes(before: tag.byteOffset)
    isKeeping = true
    defer { isKeeping = false }
    var open = [XMLElement(tag: tag)]
    var length = 0
    var isTooLong = false
    while let event = try next() {
      switch event {
      case .start(let tag):
        length += tag.name.utf8.count + tag.attributes.reduce(64) { $0 + $1.value.utf8.count }
        open.append(XMLElement(tag: tag))
      case .text(let bytes):
        length += bytes.count
        if !isTooLong, length <= maximumLength { open[open.count - 1].text += bytes }
      case .end:
        let closed = open.removeLast()
        guard !open.isEmpty else { return isTooLong ? .tooLong(closed) : .element(closed) }
        if !isTooLong { open[open.count - 1].children.append(closed) }
      }
      isTooLong = isTooLong || length > maximumLength
    }
    return .cutOff(open[0])
  }

  /// Reads over the rest of an element whose tag was the last event.
  func skip() throws(IngestError) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  /// The bytes of an element that was read just now, as they stand in the document.
  ///
  /// Of one that is too long or cut off only what is at hand.
  func bytes(of element: XMLElement) -> [UInt8] {
    let start = max(0, element.tag.byteOffset - fedStart)
    let end = isAtEnd && queue.isEmpty ? fed.count : min(fed.count, queue.lastEnd - fedStart)
    return start < end ? Array(fed[start..<end]) : []
  }

  /// Lets go of bytes; moving the rest is worth it only now and then.
  private func forgetBytes(before offset: Int) {
    let count = min(fed.count, offset - fedStart)
    guard count > 256 << 10 else { return }
    fed.removeFirst(count)
    fedStart += count
  }

  private func feed() throws(IngestError) {
    let count = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[waiting...]))
    isAtEnd = count == 0
    let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[waiting..<waiting + count])
    if isKeeping {
      if fed.count > maximumLength + (1 << 20) { forgetBytes(before: fedEnd) }
    } else {
      // A tag that is cut in two may be next.
      forgetBytes(before: fedEnd - (64 << 10))
    }
    fed.append(contentsOf: bytes)
    fedEnd += count
    forbidden.replace(in: bytes)
    let all = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(waiting + count)])
    waiting = ampersands.replace(in: all, isLast: isAtEnd)
    let ready = all.count - waiting
    rapport_xml_feed(parser, all.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(ready), isAtEnd)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[ready...]))
    if rapport_xml_state_of(parser).is_stopped { isAtEnd = true }
  }

  // MARK: - Notes

  /// Where and why the document is not well-formed; `nil` when it is.
  var damage: (line: Int, cause: String)? {
    let state = rapport_xml_state_of(parser)
    guard state.code != 0 else { return nil }
    return (
      Int(state.line), Self.causes[Int(state.code)] ?? "it is not well-formed (libxml2 code \(state.code))"
    )
  }

  /// What the user should know of the document; complete at its end.
  var notes: [IngestNote] {
    var notes: [IngestNote] = []
    if forbidden.count > 0 {
      notes.append(
        IngestNote(
          "control-characters",
          counted(
            forbidden.count, "control character was read as a space", "control characters were read as spaces"
          )))
    }
    if ampersands.count > 0 {
      notes.append(
        IngestNote(
          "ampersands",
          counted(
            ampersands.count, "ampersand that begins no reference was",
            "ampersands that begin no reference were")
            + " read as they stand"))
    }
    let unknown = rapport_xml_state_of(parser).unknown_entities
    if unknown > 0 {
      notes.append(
        IngestNote(
          "entities",
          counted(unknown, "reference to an entity", "references to entities") + " other than XML's own "
            + (unknown == 1 ? "was" : "were") + " not expanded"))
    }
    if let damage {
      let outcome = isStopped ? "it was read up to there" : "it was read on as far as possible"
      notes.append(
        IngestNote("damaged-xml", "The XML is damaged on line \(damage.line): \(damage.cause); \(outcome)"))
    }
    return notes
  }

  /// The likeliest of libxml2's `xmlParserErrors`, in words.
  private static let causes: [Int: String] = [
    1: "elements are nested too deeply", 4: "the document is empty", 5: "something follows its end",
    8: "a reference to a forbidden character", 9: "a forbidden character", 23: "a reference without ';'",
    39: "an attribute without quotes", 41: "an attribute without a value", 42: "an attribute stands twice",
    63: "a section is not closed", 64: "the declaration is not at its start", 65: "a space is missing",
    68: "a '<' that begins no tag or a '&' that begins no reference", 73: "a '>' is missing",
    74: "a tag is not closed", 76: "an end tag does not fit its start", 77: "it ends inside an element",
    96: "the version is missing from its declaration",
  ]
}
