public import RapportModel

/// How many scored comments have which label.
public struct LabelCounts: Hashable, Sendable {
  /// Mainly positive.
  public var positive = 0
  /// Without sentiment.
  public var neutral = 0
  /// Mainly negative.
  public var negative = 0
  /// Clearly both.
  public var mixed = 0

  /// No comments yet.
  public init() {}

  /// All of them.
  public var total: Int { positive + neutral + negative + mixed }

  /// The count of one label.
  public subscript(label: SentimentLabel) -> Int {
    get {
      switch label {
      case .positive: positive
      case .neutral: neutral
      case .negative: negative
      case .mixed: mixed
      }
    }
    set {
      switch label {
      case .positive: positive = newValue
      case .neutral: neutral = newValue
      case .negative: negative = newValue
      case .mixed: mixed = newValue
      }
    }
  }

  /// Adds label by label.
  public static func += (left: inout Self, right: Self) {
    left.positive += right.positive
    left.neutral += right.neutral
    left.negative += right.negative
    left.mixed += right.mixed
  }
}
