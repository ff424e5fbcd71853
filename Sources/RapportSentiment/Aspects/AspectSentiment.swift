public import RapportModel

/// What a text says of a thing at one place.
public struct AspectSentiment: Hashable, Sendable {
  /// What it speaks of.
  public var aspect: UInt16
  /// The words that name it.
  public var range: TextRange
  /// The words that its sentiment was read from: a passage, or a part of one.
  public var part: TextRange
  /// How the text speaks of it.
  public var label: SentimentLabel
  /// From -1, wholly negative, to 1, wholly positive.
  public var polarity: Double

  package init(
    aspect: UInt16, range: TextRange, part: TextRange, label: SentimentLabel, polarity: Double
  ) {
    self.aspect = aspect
    self.range = range
    self.part = part
    self.label = label
    self.polarity = polarity
  }
}
