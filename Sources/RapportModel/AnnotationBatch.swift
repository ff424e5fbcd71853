/// What was found out about the comments of one batch, row by row.
///
/// A row here belongs to the comment of the same row in a ``CommentBatch``.
public struct AnnotationBatch: Sendable {
  /// The findings, one for each comment.
  public private(set) var rows: [Annotation] = []
  private var topicEnds: [Int32] = []
  private var topicScores: [TopicScore] = []
  private var aspectEnds: [Int32] = []
  private var aspectScores: [AspectScore] = []

  /// No findings yet.
  public init() {}

  /// No findings yet, with memory for so many comments.
  public init(capacity: Int) {
    rows.reserveCapacity(capacity)
    topicEnds.reserveCapacity(capacity)
    topicScores.reserveCapacity(capacity)
    aspectEnds.reserveCapacity(capacity)
  }

  /// The number of comments annotated.
  public var count: Int { rows.count }

  /// Adds the findings of the next comment.
  ///
  /// - Parameters:
  ///   - topics: Indexes into the list of topics that the annotator names, each at most once.
  ///   - sentiments: What the comment says of these, where that was found apart; it says of the others what it says as a whole.
  ///   - aspects: What it says of single things, each at most once; only where somebody asks for that.
  public mutating func append(
    _ annotation: Annotation, topics: [UInt16], sentiments: [AspectScore] = [], aspects: [AspectScore] = []
  ) {
    rows.append(annotation)
    for topic in topics {
      let own = sentiments.first { $0.aspect == topic }
      topicScores.append(
        TopicScore(
          topic: topic, label: own?.label ?? annotation.score?.label,
          polarity: own?.polarity ?? annotation.score?.polarity ?? 0))
    }
    topicEnds.append(Int32(topicScores.count))
    if !aspects.isEmpty { aspectScores.append(contentsOf: aspects) }
    aspectEnds.append(Int32(aspectScores.count))
  }

  /// The topics of a comment, as indexes into the list of topics that the annotator names.
  public func topics(of row: Int) -> LazyMapCollection<ArraySlice<TopicScore>, UInt16> {
    topicScores(of: row..<row + 1).lazy.map(\.topic)
  }

  /// The topics of comments that follow each other, one comment's after the other's, with what they say of them.
  public func topicScores(of rows: Range<Int>) -> ArraySlice<TopicScore> {
    topicScores[topicsStart(rows.lowerBound)..<topicsStart(rows.upperBound)]
  }

  /// The number of a comment's topics.
  public func topicCount(of row: Int) -> Int {
    Int(topicEnds[row]) - topicsStart(row)
  }

  private func topicsStart(_ row: Int) -> Int { row == 0 ? 0 : Int(topicEnds[row - 1]) }

  /// What a comment says of single things, in the order in which it turns to them.
  public func aspects(of row: Int) -> ArraySlice<AspectScore> {
    aspectScores[(row == 0 ? 0 : Int(aspectEnds[row - 1]))..<Int(aspectEnds[row])]
  }

  /// Empties the batch and keeps its memory.
  public mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    topicEnds.removeAll(keepingCapacity: true)
    topicScores.removeAll(keepingCapacity: true)
    aspectEnds.removeAll(keepingCapacity: true)
    aspectScores.removeAll(keepingCapacity: true)
  }
}

/// The findings about one comment.
public struct Annotation: Hashable, Sendable {
  /// Whether the comment was scored.
  public var status: ScoringStatus
  /// The language the text was taken to be in, as a BCP 47 tag; `und` where that stayed open.
  public var language: String
  /// The score; `nil` exactly when the status is not `scored`.
  public var score: SentimentScore?

  /// The findings about a comment that was scored.
  public static func scored(_ score: SentimentScore, language: String) -> Annotation {
    Annotation(status: .scored, language: language, score: score)
  }

  /// The findings about a comment that was not scored.
  public static func unscored(_ reason: UnscoredReason, language: String) -> Annotation {
    Annotation(status: .unscored(reason), language: language, score: nil)
  }
}

/// Whether a comment was scored, and if not, why.
///
/// *Not scored* is never *neutral*.
public enum ScoringStatus: Hashable, Sendable, CustomStringConvertible {
  /// The comment has a score.
  case scored
  /// The comment has none.
  case unscored(UnscoredReason)

  /// `scored`, or `unscored:` and the reason.
  public var description: String {
    switch self {
    case .scored: "scored"
    case .unscored(let reason): "unscored:" + reason.rawValue
    }
  }
}

/// Why a comment was not scored.
public enum UnscoredReason: String, CaseIterable, Hashable, Sendable {
  /// It has no text, or nothing but white space.
  case empty
  /// There is no lexicon for its language.
  case unsupportedLanguage = "unsupported language"
  /// None of its tokens is known to the vocabulary.
  case noEvidence = "no evidence"
  /// It was deleted or removed, so that its text is not there.
  case deleted
  /// A program wrote it.
  case bot
  /// It repeats an earlier record.
  case duplicate
}

/// How positive or negative a text is.
public struct SentimentScore: Hashable, Sendable {
  /// The class of the text.
  public var label: SentimentLabel
  /// From -1, wholly negative, to 1, wholly positive; does not run away with length.
  public var polarity: Double
  /// The strength of what is positive, 0...1.
  public var positive: Double
  /// The strength of what is negative, 0...1.
  public var negative: Double
  /// How sure the label is, 0...1; where there are probabilities, the probability of the label.
  public var confidence: Double
  /// The share of the words that the vocabulary knows, 0...1.
  public var coverage: Double
  /// The probabilities of the labels; `nil` for scorers that know none.
  public var probabilities: LabelProbabilities?

  /// A score made of its parts.
  public init(
    label: SentimentLabel, polarity: Double, positive: Double, negative: Double, confidence: Double,
    coverage: Double, probabilities: LabelProbabilities? = nil
  ) {
    self.label = label
    self.polarity = polarity
    self.positive = positive
    self.negative = negative
    self.confidence = confidence
    self.coverage = coverage
    self.probabilities = probabilities
  }
}

/// The class of a scored text.
public enum SentimentLabel: String, CaseIterable, Hashable, Sendable {
  /// Mainly positive.
  case positive
  /// Without sentiment.
  case neutral
  /// Mainly negative.
  case negative
  /// Clearly positive and clearly negative.
  case mixed
}
