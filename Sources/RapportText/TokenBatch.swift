public import RapportModel

/// The tokens of a text, in reading order.
///
/// Ranges are in order and do not overlap. Kinds, ranges and terms lie in arrays of their own, which hot loops read
/// directly; a batch is filled again and again without new memory.
///
///     var tokens = TokenBatch()
///     tokenizer.tokenize(text, into: &tokens)
///     for token in tokens where token.kind == .hashtag { … }
public struct TokenBatch: RandomAccessCollection, Hashable, Sendable {
  /// The kind of each token.
  public private(set) var kinds: [TokenKind] = []
  /// The place of each token.
  public private(set) var ranges: [TextRange] = []
  /// The term of each token.
  public private(set) var terms: [TermID] = []

  /// No tokens.
  public init() {}

  /// The index of the first token: 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of tokens.
  @inlinable public var endIndex: Int { kinds.count }

  /// A token by its place in reading order.
  @inlinable
  public subscript(index: Int) -> Token {
    Token(kind: kinds[index], range: ranges[index], term: terms[index])
  }

  /// Adds a token after the others.
  public mutating func append(_ token: Token) {
    assert(ranges.last.map { $0.end <= token.range.start } ?? true, "tokens come in reading order")
    kinds.append(token.kind)
    ranges.append(token.range)
    terms.append(token.term)
  }

  /// Adds tokens after the others.
  mutating func append(
    kinds newKinds: UnsafeBufferPointer<TokenKind>, ranges newRanges: UnsafeBufferPointer<TextRange>,
    terms newTerms: UnsafeBufferPointer<TermID>
  ) {
    kinds.append(contentsOf: newKinds)
    ranges.append(contentsOf: newRanges)
    terms.append(contentsOf: newTerms)
  }

  /// Empties the batch, and keeps its memory unless told otherwise.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    kinds.removeAll(keepingCapacity: keepingCapacity)
    ranges.removeAll(keepingCapacity: keepingCapacity)
    terms.removeAll(keepingCapacity: keepingCapacity)
  }
}
