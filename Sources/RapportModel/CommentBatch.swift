/// Many comments in one buffer, as readers fill it and workers annotate it.
///
/// A comment is a post, review, reply or ticket message. Its texts lie in one arena of bytes, its other facts
/// in one array of small values, so that a batch crosses from module to module once and nothing is allocated
/// for a single comment.
///
///     var batch = CommentBatch()
///     batch.appendComment(CommentFacts(record: 1))
///     batch.set(.text, to: "Works well.")
///     batch.string(.text, of: 0)   // "Works well."
public struct CommentBatch: Sendable {
  /// A field of a comment that holds text.
  public enum Field: Int, CaseIterable, Sendable {
    /// The identifier on its platform; always a string, since digits get lost in numbers.
    case id
    /// The property as the file names it, before aliases are resolved.
    case property
    /// The address or path of the page commented on.
    case page
    /// The identifier of the thread's first comment.
    case thread
    /// The identifier of the comment that this one answers.
    case replyTo
    /// The language the platform states, as a BCP 47 tag.
    case language
    /// The variant of a split test that the author saw.
    case variant
    /// The plain text that is tokenised and scored.
    case text
    /// The text before HTML or other decoding, where that changed it.
    case originalText
    /// The record as it stands in the file, without its line end; only kept on request.
    case rawRecord

    /// How many fields there are; ``allCases`` would be made anew each time that it is asked.
    @inlinable static var count: Int { rawRecord.rawValue + 1 }
  }

  /// The facts that are not text, one for each comment.
  public private(set) var facts: [CommentFacts] = []
  @usableFromInline var bytes: [UInt8] = []
  @usableFromInline var ranges: [TextRange?] = []

  /// An empty batch.
  public init() {}

  /// The number of comments.
  public var count: Int { facts.count }
  /// Whether there is no comment.
  public var isEmpty: Bool { facts.isEmpty }
  /// The size of all texts in bytes.
  public var byteCount: Int { bytes.count }

  /// Adds a comment without any text; `set` fills it.
  public mutating func appendComment(_ comment: CommentFacts) {
    facts.append(comment)
    ranges.append(contentsOf: Self.noRanges)
  }

  /// Gives the last comment its `field`, replacing an earlier value.
  ///
  /// - Parameter value: Well-formed UTF-8.
  public mutating func set(_ field: Field, to value: UnsafeRawBufferPointer) {
    let start = bytes.count
    bytes.append(contentsOf: value)
    ranges[slot(field, of: count - 1)] = TextRange(start..<bytes.count)
  }

  /// Gives the last comment its `field`, replacing an earlier value.
  public mutating func set(_ field: Field, to value: some StringProtocol) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    ranges[slot(field, of: count - 1)] = TextRange(start..<bytes.count)
  }

  /// Gives any comment its `field` anew; its earlier value stays in memory as long as the batch.
  ///
  /// - Parameter value: Well-formed UTF-8.
  public mutating func replace(_ field: Field, of row: Int, with value: [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: value)
    ranges[slot(field, of: row)] = TextRange(start..<bytes.count)
  }

  /// The text of a field, or `nil` where the file had none.
  public func string(_ field: Field, of row: Int) -> String? {
    guard let range = ranges[slot(field, of: row)] else { return nil }
    return String(decoding: bytes[range.offsets], as: UTF8.self)
  }

  /// Calls `body` with the bytes of a field, or `nil` where the file had none.
  ///
  /// The bytes are valid for the call only.
  @inlinable
  public func withBytes<Result>(
    of field: Field, in row: Int, _ body: (UnsafeRawBufferPointer?) throws -> Result
  ) rethrows -> Result {
    guard let range = ranges[slot(field, of: row)] else { return try body(nil) }
    return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range.offsets])) }
  }

  /// A hash of the bytes of a field, or `nil` where the file had none.
  public func hash(of field: Field, in row: Int) -> UInt64? {
    guard let range = ranges[slot(field, of: row)] else { return nil }
    return bytes.withUnsafeBytes {
      ContentHash.short(of: UnsafeRawBufferPointer(rebasing: $0[range.offsets]))
    }
  }

  /// Calls `body` with the bytes of all texts and the places of the fields in them, row by row.
  func withArena<Result>(
    _ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<TextRange?>) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { bytes in ranges.withUnsafeBufferPointer { body(bytes, $0) } }
  }

  /// Empties the batch and keeps its memory.
  public mutating func removeAll() {
    facts.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }

  @inlinable
  func slot(_ field: Field, of row: Int) -> Int { row * Field.count + field.rawValue }

  private static let noRanges = [TextRange?](repeating: nil, count: Field.count)
}
