import RapportModel
import RapportSentiment
import RapportText
import RapportTopics

/// Memory that an annotator uses for one text after the other.
///
/// It is handed on from call to call and not looked up in the annotator, where each look is checked and what is found there
/// is counted.
struct AnnotatorMemory: ~Copyable {
  /// What the text at hand was cut into, and what the vocabulary finds in it.
  var tokens = TokenBatch()
  var matches: [PatternMatch] = []
  var topics: [UInt16] = []
  var topicScores: [AspectScore] = []
  var targetScores: [AspectScore] = []
  var scorers = Scorers()
  var aspects = Aspects()

  /// What scorers need.
  struct Scorers: ~Copyable {
    var splitter = HashtagSplitter()
    var polarity = PolarityScorer.Scratch()
    /// Whether ``polarity`` is of the last text that was annotated, as a whole.
    var isScoredAsWhole = false
    var vader = VADERScorer.Scratch()
  }

  /// What is needed to find what is said of single things.
  struct Aspects: ~Copyable {
    var scratch = AspectScratch()
    private var places: [TopicMatch] = []
    private var mentions: [AspectMention] = []

    /// Finds what the last text that was annotated says of single things; nothing for scorers and languages that do not tell.
    ///
    /// - Parameter score: The score of the text.
    /// - Returns: Whether they tell.
    mutating func find(
      in tokens: TokenBatch, _ matches: [PatternMatch], _ score: SentimentScore?, by tagger: TopicTagger,
      _ engine: Annotator.Engine, _ scorers: borrowing Scorers
    ) -> Bool {
      guard let score, scorers.isScoredAsWhole, case .polarity(let scorer, _) = engine else { return false }
      tagger.findMatches(in: matches, into: &places)
      mentions.removeAll(keepingCapacity: true)
      for place in places { mentions.append(AspectMention(aspect: place.topic, tokens: place.tokens)) }
      scorer.findAspects(of: mentions, in: tokens, whole: score, scorers.polarity, &scratch)
      return true
    }

    /// Fills `scores` with what the last text that was annotated says of each thing as a whole.
    mutating func summarize(
      in tokens: TokenBatch, _ matches: [PatternMatch], _ score: SentimentScore?, by tagger: TopicTagger,
      _ engine: Annotator.Engine, _ scorers: borrowing Scorers, _ classes: SentimentClasses,
      into scores: inout [AspectScore]
    ) {
      if find(in: tokens, matches, score, by: tagger, engine, scorers) {
        scratch.summarize(into: &scores, classes: classes)
      }
    }
  }
}
