public import RapportModel

/// Memory that a thread uses again and again, with what was found about the things of the last text.
public struct AspectScratch: ~Copyable {
  /// A finding for each mention, in the order of their places.
  public package(set) var found: [AspectSentiment] = []
  var mentions: [AspectMention] = []
  var clauseStarts: [Int] = []
  var passages = AspectPassages()
  var parts = AspectParts()
  var scoring = AspectScoring()
  private var summaries: [Summary] = []

  /// No memory yet.
  public init() {}

  /// What was found of one thing so far.
  private struct Summary {
    var aspect: UInt16
    /// The last part that names it.
    var part: TextRange
    var polaritySum = 0.0
    var count = 0.0
    var strongest = (label: SentimentLabel.neutral, magnitude: -1.0)
    var isPraised = false
    var isBlamed = false

    init(_ first: AspectSentiment) {
      (aspect, part) = (first.aspect, first.part)
      add(first)
    }

    mutating func add(_ sentiment: AspectSentiment) {
      part = sentiment.part
      polaritySum += sentiment.polarity
      count += 1
      if sentiment.polarity.magnitude > strongest.magnitude {
        strongest = (sentiment.label, sentiment.polarity.magnitude)
      }
      isPraised = isPraised || sentiment.label == .positive
      isBlamed = isBlamed || sentiment.label == .negative
    }

    func score(_ classes: SentimentClasses) -> AspectScore {
      let polarity = polaritySum / count
      var label = strongest.label
      if isPraised, isBlamed { label = classes == .all ? .mixed : polarity >= 0 ? .positive : .negative }
      return AspectScore(aspect: aspect, label: label, polarity: polarity)
    }
  }

  /// Empties `scores` and fills it with what the text says of each thing as a whole, in the order in which it turns to them.
  ///
  /// Polarity is the mean over the passages and parts that name the thing, each counting once. The label is that of the one
  /// that says most; it is *mixed* where one praises and another blames, or, where there is no such label, that of the mean.
  public mutating func summarize(into scores: inout [AspectScore], classes: SentimentClasses = .all) {
    summaries.removeAll(keepingCapacity: true)
    for sentiment in found {
      // Few things are named in one text.
      if let place = summaries.firstIndex(where: { $0.aspect == sentiment.aspect }) {
        // Mentions in one part follow each other.
        if summaries[place].part != sentiment.part { summaries[place].add(sentiment) }
      } else {
        summaries.append(Summary(sentiment))
      }
    }
    scores.removeAll(keepingCapacity: true)
    for summary in summaries { scores.append(summary.score(classes)) }
  }
}
