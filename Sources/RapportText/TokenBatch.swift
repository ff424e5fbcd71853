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
  @usableFromInline var tokens: [Token] = []

  /// No tokens.
  public init() {}

  /// The index of the first token: 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of tokens.
  @inlinable public var endIndex: Int { tokens.count }

  /// A token by its place in reading order.
  @inlinable public subscript(index: Int) -> Token { tokens[index] }

  /// The kind of each token.
  @inlinable public var kinds: LazyMapCollection<[Token], TokenKind> { tokens.lazy.map { $0.kind } }
  /// The place of each token.
  @inlinable public var ranges: LazyMapCollection<[Token], TextRange> { tokens.lazy.map { $0.range } }
  /// The term of each token.
  @inlinable public var terms: LazyMapCollection<[Token], TermID> { tokens.lazy.map { $0.term } }

  /// Calls `body` with the tokens in one piece of memory, which is valid for the call only.
  @inlinable
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Token>) throws -> Result
  ) rethrows -> Result {
    try tokens.withUnsafeBufferPointer(body)
  }

  /// Adds a token after the others.
  public mutating func append(_ token: Token) {
    assert(tokens.last.map { $0.range.end <= token.range.start } ?? true, "tokens come in reading order")
    tokens.append(token)
  }

  /// Adds tokens after the others.
  mutating func append(contentsOf newTokens: UnsafeBufferPointer<Token>) {
    tokens.append(contentsOf: newTokens)
  }

  /// Empties the batch, and keeps its memory unless told otherwise.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    tokens.removeAll(keepingCapacity: keepingCapacity)
  }
}
