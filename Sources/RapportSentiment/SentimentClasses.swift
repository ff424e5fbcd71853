/// Which labels a scorer may give.
public enum SentimentClasses: Int, CaseIterable, Hashable, Sendable {
  /// Positive, neutral, negative and mixed; a text without evidence is not scored.
  case all = 4
  /// Positive, neutral or negative; mixed goes to its stronger side, and a text without evidence is neutral.
  case three = 3
  /// Positive or negative; every text that is not empty goes to one of them.
  case two = 2
}
