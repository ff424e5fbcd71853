public import RapportModel

/// An occurrence of a word or other piece in a text.
public struct Token: Hashable, BitwiseCopyable, Sendable {
  /// What sort of thing it is.
  public var kind: TokenKind
  /// Where it stands; slicing the text by it gives the surface form.
  public var range: TextRange
  /// What the vocabulary knows it as.
  public var term: TermID

  /// A token made of its parts.
  @inlinable
  public init(kind: TokenKind, range: TextRange, term: TermID = .unknown) {
    self.kind = kind
    self.range = range
    self.term = term
  }
}
