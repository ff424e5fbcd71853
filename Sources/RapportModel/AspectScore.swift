/// What a comment says of a thing: a topic, or something that the user named.
public struct AspectScore: Hashable, Sendable {
  /// What it speaks of, as an index into the list of names that the annotator has.
  public var aspect: UInt16
  /// How the comment speaks of it.
  public var label: SentimentLabel
  /// From -1, wholly negative, to 1, wholly positive.
  public var polarity: Double

  /// A score made of its parts.
  public init(aspect: UInt16, label: SentimentLabel, polarity: Double) {
    self.aspect = aspect
    self.label = label
    self.polarity = polarity
  }
}
