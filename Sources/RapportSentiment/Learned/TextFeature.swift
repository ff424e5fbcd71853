/// A figure about a text that the lexicon's words, as the rules shifted them, add up to.
///
/// P and N are the sums of what is positive and what is negative, s = P − N, n is the number of words.
public enum TextFeature: Int, CaseIterable, Hashable, Sendable {
  /// 1 for every text.
  case always
  /// P, which approaches 1 for many.
  case positiveSum
  /// N, which approaches 1 for many.
  case negativeSum
  /// s, within ±1.
  case sum
  /// s on a wider scale, within ±1.
  case wideSum
  /// 1 if there is anything positive.
  case hasPositive
  /// 1 if there is anything negative.
  case hasNegative
  /// 1 if there is both.
  case hasBoth
  /// 1 if there is neither.
  case hasNeither
  /// The most positive contribution.
  case highest
  /// The most negative contribution, without its sign.
  case lowest
  /// The last contribution, within ±1.
  case last
  /// The sum behind the last *but*, within ±1; 0 without one.
  case afterContrast
  /// P per √n.
  case positiveDensity
  /// N per √n.
  case negativeDensity
  /// Twice the share of words that are positive, at most 1.
  case positiveShare
  /// Twice the share of words that are negative, at most 1.
  case negativeShare
}

extension TextFeature {
  /// The name in tables: `positive-sum`.
  public var name: String {
    switch self {
    case .always: "always"
    case .positiveSum: "positive-sum"
    case .negativeSum: "negative-sum"
    case .sum: "sum"
    case .wideSum: "wide-sum"
    case .hasPositive: "has-positive"
    case .hasNegative: "has-negative"
    case .hasBoth: "has-both"
    case .hasNeither: "has-neither"
    case .highest: "highest"
    case .lowest: "lowest"
    case .last: "last"
    case .afterContrast: "after-contrast"
    case .positiveDensity: "positive-density"
    case .negativeDensity: "negative-density"
    case .positiveShare: "positive-share"
    case .negativeShare: "negative-share"
    }
  }

  /// Calls `body` with each feature of a text and its value, in the order of ``allCases``.
  ///
  /// - Parameters:
  ///   - contrastStart: The first contribution behind the last *but*; `nil` without one.
  ///   - wordCount: The number of tokens but marks and intensifiers.
  @inline(__always)
  static func forEach(
    of contributions: UnsafeBufferPointer<PolarityScorer.Contribution>, contrastStart: Int?, wordCount: Int,
    _ body: (TextFeature, Double) -> Void
  ) {
    var positive = 0.0
    var negative = 0.0
    var highest = 0.0
    var lowest = 0.0
    var positiveCount = 0.0
    var negativeCount = 0.0
    var afterContrast = 0.0
    for (index, contribution) in contributions.enumerated() {
      let value = contribution.value
      positive += max(value, 0)
      negative += max(-value, 0)
      positiveCount += value > 0 ? 1 : 0
      negativeCount += value < 0 ? 1 : 0
      highest = max(highest, value)
      lowest = min(lowest, value)
      if let contrastStart, index >= contrastStart { afterContrast += value }
    }
    let words = Double(max(wordCount, 1))
    let root = words.squareRoot()
    body(.always, 1)
    body(.positiveSum, squashed(positive / 3))
    body(.negativeSum, squashed(negative / 3))
    body(.sum, squashed((positive - negative) / 3))
    body(.wideSum, squashed((positive - negative) / 6))
    body(.hasPositive, positive > 0 ? 1 : 0)
    body(.hasNegative, negative > 0 ? 1 : 0)
    body(.hasBoth, positive > 0 && negative > 0 ? 1 : 0)
    body(.hasNeither, positive == 0 && negative == 0 ? 1 : 0)
    body(.highest, highest / 3)
    body(.lowest, -lowest / 3)
    body(.last, squashed((contributions.last?.value ?? 0) / 2))
    body(.afterContrast, squashed(afterContrast / 3))
    body(.positiveDensity, min(positive / root, 4) / 2)
    body(.negativeDensity, min(negative / root, 4) / 2)
    body(.positiveShare, min(2 * positiveCount / words, 1))
    body(.negativeShare, min(2 * negativeCount / words, 1))
  }

  /// Within ±1 and near the identity around 0, by a square root, whose bits are the same on every machine.
  private static func squashed(_ x: Double) -> Double { x / (1 + x * x).squareRoot() }
}
