import RapportModel
import RapportSentiment

/// The score of a text that changes its language, from those of its segments.
///
/// Every figure is the mean over the segments that could be scored, each counted by its words. A segment without
/// probabilities lends its polarity: what is not on a side is neutral.
struct MixedScore {
  private var words = 0
  private var scoredWords = 0
  private var sums = SentimentScore(
    label: .neutral, polarity: 0, positive: 0, negative: 0, confidence: 0, coverage: 0)
  private var probabilities = LabelProbabilities(positive: 0, neutral: 0, negative: 0)
  private var labels: Set<SentimentLabel> = []

  /// Adds a segment with its score, if it has one.
  mutating func add(_ score: SentimentScore?, wordCount: Int) {
    words += wordCount
    guard let score, wordCount > 0 else { return }
    scoredWords += wordCount
    labels.insert(score.label)
    let share = Double(wordCount)
    sums.polarity += score.polarity * share
    sums.positive += score.positive * share
    sums.negative += score.negative * share
    sums.coverage += score.coverage * share
    let own =
      score.probabilities
      ?? LabelProbabilities(
        positive: max(score.polarity, 0), neutral: 1 - score.polarity.magnitude,
        negative: max(-score.polarity, 0))
    probabilities.positive += own.positive * share
    probabilities.neutral += own.neutral * share
    probabilities.negative += own.negative * share
  }

  /// The score of the text; `nil` if no segment has one.
  func score(_ classes: SentimentClasses) -> SentimentScore? {
    guard scoredWords > 0 else { return nil }
    let count = Double(scoredWords)
    let mean = LabelProbabilities(
      positive: probabilities.positive / count, neutral: probabilities.neutral / count,
      negative: probabilities.negative / count)
    var score = sums
    score.polarity /= count
    score.positive /= count
    score.negative /= count
    score.coverage /= Double(words)
    score.probabilities = mean
    if classes == .two {
      score.label = score.polarity >= 0 ? .positive : .negative
      let sides = mean.positive + mean.negative
      score.confidence = sides > 0 ? mean[score.label] / sides : 0.5
    } else if classes == .all, labels.contains(.mixed) || labels.isSuperset(of: [.positive, .negative]) {
      score.label = .mixed
      score.confidence = 1 - max(mean.neutral, score.polarity.magnitude)
    } else {
      score.label = mean.likeliest
      score.confidence = mean[score.label]
    }
    return score
  }
}
