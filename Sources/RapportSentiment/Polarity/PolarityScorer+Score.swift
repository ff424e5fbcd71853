internal import RapportModel

extension PolarityScorer {
  /// The valence at which a strength is one half.
  static let halfStrength = 4.0
  /// The polarity from which a text is positive. Higher than the other threshold, since polite and chatty
  /// words make neutral texts look positive far more often than anything makes them look negative.
  static let positiveThreshold = 0.2
  /// The polarity down to which a text is not negative.
  static let negativeThreshold = -0.05
  /// Both strengths of a mixed text reach this.
  static let mixedStrength = 0.15
  /// The polarity of a mixed text lies within this on either side of 0.
  static let mixedPolarity = 0.25

  /// What the terms of a text add up to.
  struct Totals {
    /// The sum of what is positive.
    var positive = 0.0
    /// The sum of what is negative, without its sign.
    var negative = 0.0

    init(of contributions: UnsafeBufferPointer<Contribution>) {
      for contribution in contributions {
        positive += max(contribution.value, 0)
        negative += max(-contribution.value, 0)
      }
    }

    var polarity: Double { (positive - negative) / (positive + negative + halfStrength) }

    /// Whether the terms speak for both sides about as much.
    var isMixed: Bool {
      Self.strength(of: min(positive, negative)) >= PolarityScorer.mixedStrength
        && abs(polarity) <= PolarityScorer.mixedPolarity
    }

    /// A sum as a share of 1.
    static func strength(of sum: Double) -> Double { sum / (sum + halfStrength) }
  }

  /// The score of a text with these contributions.
  func score(_ contributions: UnsafeBufferPointer<Contribution>, coverage: Double) -> SentimentScore {
    let totals = Totals(of: contributions)
    let strengths = (
      positive: Totals.strength(of: totals.positive), negative: Totals.strength(of: totals.negative)
    )
    let label = label(totals)
    return SentimentScore(
      label: label, polarity: totals.polarity, positive: strengths.positive, negative: strengths.negative,
      confidence: confidence(in: label, totals.polarity, strengths), coverage: coverage)
  }

  private func label(_ totals: Totals) -> SentimentLabel {
    let polarity = totals.polarity
    if classes == .two { return polarity >= 0 ? .positive : .negative }
    if totals.isMixed {
      if classes == .all { return .mixed }
      return polarity >= 0 ? .positive : .negative
    }
    if polarity >= Self.positiveThreshold { return .positive }
    return polarity < Self.negativeThreshold ? .negative : .neutral
  }

  /// How far the score lies from where another label would begin, 0.5...1.
  ///
  /// It orders texts by how clear they are and is not the probability that the label is right.
  private func confidence(
    in label: SentimentLabel, _ polarity: Double, _ strengths: (positive: Double, negative: Double)
  ) -> Double {
    let distance: Double
    switch (label, classes) {
    case (_, .two): distance = abs(polarity)
    case (.mixed, _):
      distance = min(strengths.positive, strengths.negative) - Self.mixedStrength
    case (.neutral, _):
      let width = (Self.positiveThreshold - Self.negativeThreshold) / 2
      distance =
        min(Self.positiveThreshold - polarity, polarity - Self.negativeThreshold) / width
    case (.positive, _):
      distance = (polarity - Self.positiveThreshold) / (1 - Self.positiveThreshold)
    case (.negative, _):
      distance = (Self.negativeThreshold - polarity) / (1 + Self.negativeThreshold)
    }
    return 0.5 + 0.5 * min(max(distance, 0), 1)
  }
}
