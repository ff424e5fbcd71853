public import RapportModel

/// The tokens of a text, in reading order.
///
/// Ranges are in order and do not overlap. A batch is filled again and again without new memory.
///
///     var tokens = TokenBatch()
///     tokenizer.tokenize(text, into: &tokens)
///     for token in tokens where token.kind == .hashtag { … }
///     tokens.terms[0]     // as quick as tokens[0].term
public struct TokenBatch: RandomAccessCollection, Hashable, Sendable {
  /// The tokens, then room for more.
  @usableFromInline var storage: [Token] = []
  /// The number of tokens.
  @usableFromInline var tokenCount = 0

  /// No tokens.
  public init() {}

  /// The index of the first token: 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of tokens.
  @inlinable public var endIndex: Int { tokenCount }

  /// A token by its place in reading order.
  @inlinable public subscript(index: Int) -> Token {
    precondition(index < tokenCount, "there is no such token")
    return storage[index]
  }

  /// The kind of each token.
  @inlinable public var kinds: LazyMapCollection<ArraySlice<Token>, TokenKind> {
    storage[..<tokenCount].lazy.map { $0.kind }
  }
  /// The place of each token.
  @inlinable public var ranges: LazyMapCollection<ArraySlice<Token>, TextRange> {
    storage[..<tokenCount].lazy.map { $0.range }
  }
  /// The term of each token.
  @inlinable public var terms: LazyMapCollection<ArraySlice<Token>, TermID> {
    storage[..<tokenCount].lazy.map { $0.term }
  }

  /// Calls `body` with the tokens in one piece of memory, which is valid for the call only.
  @inlinable
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Token>) throws -> Result
  ) rethrows -> Result {
    try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<tokenCount])) }
  }

  /// Whether two batches have the same tokens.
  public static func == (first: TokenBatch, second: TokenBatch) -> Bool { first.elementsEqual(second) }

  /// Feeds the tokens into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for token in self { hasher.combine(token) }
  }

  /// Adds a token after the others.
  public mutating func append(_ token: Token) {
    assert(last.map { $0.range.end <= token.range.start } ?? true, "tokens come in reading order")
    append(upTo: 1) { room in
      room[0] = token
      return 1
    }
  }

  /// Adds tokens after the others: as many as `body` writes into the room that it is given, and says.
  @inline(__always)
  mutating func append(upTo most: Int, _ body: (UnsafeMutablePointer<Token>) -> Int) {
    let start = tokenCount
    if start + most > storage.count { grow(to: start + most) }
    tokenCount += storage.withUnsafeMutableBufferPointer { body($0.baseAddress! + start) }
  }

  private mutating func grow(to needed: Int) {
    let room = Swift.max(needed, 2 * storage.count) - storage.count
    let nothing = Token(kind: .word, range: TextRange(start: 0, end: 0))
    storage.append(contentsOf: repeatElement(nothing, count: room))
  }

  /// Empties the batch, and keeps its memory unless told otherwise.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    tokenCount = 0
    if !keepingCapacity { storage = [] }
  }
}
