public import RapportModel

/// What a text says of a thing at one place.
public struct AspectSentiment: Hashable, Sendable {
  /// What it speaks of.
  public var aspect: UInt16
  /// The words that name it.
  public var range: TextRange
  /// The words that its sentiment was read from, mostly a clause.
  public var part: TextRange
  /// How the text speaks of it.
  public var label: SentimentLabel
  /// From -1, wholly negative, to 1, wholly positive.
  public var polarity: Double
}

extension Sequence<AspectSentiment> {
  /// What the text says of each thing as a whole, in the order in which it turns to them.
  ///
  /// Polarity is the mean over the parts that name the thing, each part counting once. The label is that of the part that
  /// says most; it is *mixed* where one part praises and another blames, or, where there is no such label, that of the mean.
  public func summarized(classes: SentimentClasses = .all) -> [AspectScore] {
    var aspects: [UInt16] = []
    var parts: [UInt16: [AspectSentiment]] = [:]
    for sentiment in self {
      if parts[sentiment.aspect] == nil { aspects.append(sentiment.aspect) }
      if !(parts[sentiment.aspect] ?? []).contains(where: { $0.part == sentiment.part }) {
        parts[sentiment.aspect, default: []].append(sentiment)
      }
    }
    return aspects.map { aspect in
      let found = parts[aspect] ?? []
      let polarity = found.reduce(0) { $0 + $1.polarity } / Double(Swift.max(found.count, 1))
      let strongest = found.max { $0.polarity.magnitude < $1.polarity.magnitude }
      var label = strongest?.label ?? .neutral
      if found.contains(where: { $0.label == .positive }), found.contains(where: { $0.label == .negative }) {
        label = classes == .all ? .mixed : polarity >= 0 ? .positive : .negative
      }
      return AspectScore(aspect: aspect, label: label, polarity: polarity)
    }
  }
}
