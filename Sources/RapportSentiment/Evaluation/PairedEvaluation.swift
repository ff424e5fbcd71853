public import RapportModel

/// What two scorers made of the same labelled texts.
///
///     var paired = PairedEvaluation()
///     paired.add(gold: .negative, first: .neutral, second: .negative)
///     paired.corrected        // 1: wrong by the first scorer, right by the second
///
/// ``PairedDifferences`` says how much better the second is, and how sure that is.
public struct PairedEvaluation: Hashable, Sendable {
  /// How many texts there are of each gold label, first label and second label.
  private(set) var counts = [Int](repeating: 0, count: labelCount * labelCount * labelCount)
  /// The number of texts.
  public private(set) var count = 0
  /// How many texts the two label differently.
  public private(set) var changed = 0
  /// How many of them only the second labels right.
  public private(set) var corrected = 0
  /// How many of them only the first labels right.
  public private(set) var worsened = 0

  private static let labelCount = SentimentLabel.allCases.count

  /// No texts yet.
  public init() {}

  /// Adds a text with the label that people gave it and those of the two scorers.
  public mutating func add(gold: SentimentLabel, first: SentimentLabel, second: SentimentLabel) {
    counts[(gold.index * Self.labelCount + first.index) * Self.labelCount + second.index] += 1
    count += 1
    guard first != second else { return }
    changed += 1
    if second == gold { corrected += 1 }
    if first == gold { worsened += 1 }
  }

  /// How much better the second does, where the texts have these counts in place of their own.
  func gains(_ counts: [Int]) -> PairedDifferences.Gains? {
    var first = Evaluation()
    var second = Evaluation()
    for (cell, count) in counts.enumerated() where count > 0 {
      let (pair, secondLabel) = cell.quotientAndRemainder(dividingBy: Self.labelCount)
      let (gold, firstLabel) = pair.quotientAndRemainder(dividingBy: Self.labelCount)
      let labels = SentimentLabel.allCases
      first.add(gold: labels[gold], predicted: labels[firstLabel], count: count)
      second.add(gold: labels[gold], predicted: labels[secondLabel], count: count)
    }
    guard let firstF1 = first.macroF1, let secondF1 = second.macroF1, let firstRecall = first.macroRecall,
      let secondRecall = second.macroRecall, let firstAccuracy = first.accuracy,
      let secondAccuracy = second.accuracy
    else { return nil }
    return PairedDifferences.Gains(
      macroF1: secondF1 - firstF1, macroRecall: secondRecall - firstRecall,
      accuracy: secondAccuracy - firstAccuracy)
  }
}
