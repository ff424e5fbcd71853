public import RapportModel

/// What VADER says about a text.
public struct VADERScore: Hashable, Sendable {
  /// The share of the text that is positive, 0...1, rounded to three places.
  public var positive: Double
  /// The share that is neutral, 0...1, rounded to three places.
  public var neutral: Double
  /// The share that is negative, 0...1, rounded to three places.
  public var negative: Double
  /// The overall score, -1...1, rounded to four places.
  public var compound: Double
  /// The overall score before rounding.
  public var unroundedCompound: Double
  /// The share of the words that the lexicon or the shifters know, 0...1.
  public var coverage: Double

  /// The score of a text without words.
  static let empty = VADERScore(
    positive: 0, neutral: 0, negative: 0, compound: 0, unroundedCompound: 0, coverage: 0)
}

extension VADERScore {
  /// The distance from 0 at which the authors call a text positive or negative.
  public static let threshold = 0.05

  /// The score in the form that all scorers share.
  ///
  /// The polarity is the unrounded compound. The label is positive from 0.05, negative to -0.05, else
  /// neutral, as the authors advise; VADER has no mixed. Among two classes the sign decides, and 0 is
  /// positive. The confidence is the distance from the nearest threshold, as a share of the greatest there
  /// can be.
  public func sentiment(classes: SentimentClasses = .all) -> SentimentScore {
    let size = abs(unroundedCompound)
    var label: SentimentLabel =
      size < Self.threshold ? .neutral : unroundedCompound > 0 ? .positive : .negative
    var confidence =
      label == .neutral
      ? (Self.threshold - size) / Self.threshold : (size - Self.threshold) / (1 - Self.threshold)
    if classes == .two {
      label = unroundedCompound >= 0 ? .positive : .negative
      confidence = size
    }
    return SentimentScore(
      label: label, polarity: unroundedCompound, positive: positive, negative: negative,
      confidence: min(max(confidence, 0), 1), coverage: coverage)
  }
}
