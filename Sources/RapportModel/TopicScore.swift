/// A topic of a comment, with what the comment says of it.
public struct TopicScore: Hashable, Sendable {
  /// The topic, as an index into the list that the annotator names.
  public var topic: UInt16
  /// How the comment speaks of it; `nil` where the comment was not scored.
  public var label: SentimentLabel?
  /// From -1, wholly negative, to 1, wholly positive; 0 without a label.
  public var polarity: Double

  /// A topic with what is said of it.
  public init(topic: UInt16, label: SentimentLabel?, polarity: Double) {
    self.topic = topic
    self.label = label
    self.polarity = polarity
  }
}
