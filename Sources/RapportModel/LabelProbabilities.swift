/// How probable it is that people would call a text positive, neutral or negative; the three sum to 1.
public struct LabelProbabilities: Hashable, Sendable {
  /// The probability of positive.
  public var positive: Double
  /// The probability of neutral.
  public var neutral: Double
  /// The probability of negative.
  public var negative: Double

  /// Three probabilities that sum to 1.
  public init(positive: Double, neutral: Double, negative: Double) {
    self.positive = positive
    self.neutral = neutral
    self.negative = negative
  }

  /// The likeliest label; of equal ones neutral, then positive.
  public var likeliest: SentimentLabel {
    if positive > neutral && positive >= negative { return .positive }
    return negative > neutral ? .negative : .neutral
  }

  /// The probability of a label; 0 for mixed, which people were not asked for.
  public subscript(label: SentimentLabel) -> Double {
    switch label {
    case .positive: positive
    case .neutral: neutral
    case .negative: negative
    case .mixed: 0
    }
  }
}
