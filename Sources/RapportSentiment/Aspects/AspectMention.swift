/// A place where a text speaks of something: a topic, or a thing that the user named.
public struct AspectMention: Hashable, Sendable {
  /// What it speaks of, as an index into a list of the caller's.
  public var aspect: UInt16
  /// The tokens that name it.
  public var tokens: Range<Int>

  /// A place that names something.
  public init(aspect: UInt16, tokens: Range<Int>) {
    self.aspect = aspect
    self.tokens = tokens
  }
}
