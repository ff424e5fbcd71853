public import RapportModel

/// How well labels and scores agree with those that people gave.
///
///     var evaluation = Evaluation()
///     evaluation.add(gold: .positive, predicted: .positive, score: 0.8, goldScore: 3.2)
///     evaluation.macroF1        // the mean of the F1 of each class
///     evaluation.pearson        // of score and goldScore
///
/// Classes are those that occur among the gold labels, so a set without neutral texts is judged on two.
public struct Evaluation: Hashable, Sendable {
  /// Texts by gold label, then by predicted label, in the order of ``SentimentLabel/allCases``.
  public private(set) var confusion = [[Int]](
    repeating: [Int](repeating: 0, count: SentimentLabel.allCases.count), count: SentimentLabel.allCases.count
  )
  /// How often labels of each confidence are right.
  public private(set) var reliability = ReliabilityTable()
  private var pairs: [(gold: Double, predicted: Double)] = []
  private var coverageSum = 0.0

  /// No texts yet.
  public init() {}

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - gold: The label people gave.
  ///   - predicted: The label of the scorer.
  ///   - score: The scorer's number.
  ///   - goldScore: The number people gave; `nil` where they gave none.
  ///   - confidence: How sure the scorer is of the label; `nil` for a text that it did not score.
  ///   - coverage: The share of the words that the scorer knows.
  public mutating func add(
    gold: SentimentLabel, predicted: SentimentLabel, score: Double = 0, goldScore: Double? = nil,
    confidence: Double? = nil, coverage: Double = 0
  ) {
    confusion[gold.index][predicted.index] += 1
    coverageSum += coverage
    if let confidence { reliability.add(confidence: confidence, isRight: gold == predicted) }
    if let goldScore { pairs.append((goldScore, score)) }
  }

  /// Adds texts of which nothing is known but their labels.
  mutating func add(gold: SentimentLabel, predicted: SentimentLabel, count: Int) {
    confusion[gold.index][predicted.index] += count
  }

  /// The number of texts.
  public var count: Int { confusion.joined().reduce(0, +) }

  /// The classes among the gold labels.
  public var classes: [SentimentLabel] {
    SentimentLabel.allCases.filter { confusion[$0.index].contains { $0 > 0 } }
  }

  /// The share of texts whose label is right; `nil` without texts.
  public var accuracy: Double? {
    count == 0 ? nil : Double(SentimentLabel.allCases.reduce(0) { $0 + correct($1) }) / Double(count)
  }

  /// The mean share of the words of a text that the scorer knows; `nil` without texts.
  public var coverage: Double? { count == 0 ? nil : coverageSum / Double(count) }

  /// The share of a class's texts that were found; `nil` when no text is of the class.
  public func recall(of label: SentimentLabel) -> Double? {
    let total = confusion[label.index].reduce(0, +)
    return total == 0 ? nil : Double(correct(label)) / Double(total)
  }

  /// The share of texts given a label that deserve it; `nil` when none was given it.
  public func precision(of label: SentimentLabel) -> Double? {
    let total = predictedCount(label)
    return total == 0 ? nil : Double(correct(label)) / Double(total)
  }

  /// The harmonic mean of precision and recall: 2 · correct / (given + deserved); `nil` when both are 0.
  public func f1(of label: SentimentLabel) -> Double? {
    let total = confusion[label.index].reduce(0, +) + predictedCount(label)
    return total == 0 ? nil : 2 * Double(correct(label)) / Double(total)
  }

  /// The mean F1 of the classes, each counting the same; `nil` without texts.
  public var macroF1: Double? { mean(classes.compactMap(f1)) }

  /// The mean recall of the classes, each counting the same; `nil` without texts.
  public var macroRecall: Double? { mean(classes.compactMap(recall)) }

  /// Pearson's correlation of the scores with those that people gave.
  ///
  /// `nil` with fewer than two such pairs, or when one side is constant.
  public var pearson: Double? {
    guard pairs.count >= 2, let goldMean = mean(pairs.map(\.gold)),
      let predictedMean = mean(pairs.map(\.predicted))
    else { return nil }
    var covariance = 0.0
    var goldVariance = 0.0
    var predictedVariance = 0.0
    for pair in pairs {
      covariance += (pair.gold - goldMean) * (pair.predicted - predictedMean)
      goldVariance += (pair.gold - goldMean) * (pair.gold - goldMean)
      predictedVariance += (pair.predicted - predictedMean) * (pair.predicted - predictedMean)
    }
    guard goldVariance > 0, predictedVariance > 0 else { return nil }
    return covariance / (goldVariance.squareRoot() * predictedVariance.squareRoot())
  }

  /// Whether both saw the same texts with the same results, in the same order.
  public static func == (left: Self, right: Self) -> Bool {
    left.confusion == right.confusion && left.reliability == right.reliability
      && left.pairs.elementsEqual(right.pairs) { $0 == $1 }
  }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) { hasher.combine(confusion) }

  private func correct(_ label: SentimentLabel) -> Int { confusion[label.index][label.index] }

  private func predictedCount(_ label: SentimentLabel) -> Int {
    confusion.reduce(0) { $0 + $1[label.index] }
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension SentimentLabel {
  /// The place among all labels.
  var index: Int {
    switch self {
    case .positive: 0
    case .neutral: 1
    case .negative: 2
    case .mixed: 3
    }
  }
}
