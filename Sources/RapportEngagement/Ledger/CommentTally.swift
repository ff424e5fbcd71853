public import RapportModel

/// What a ledger knows of the comments in one cell: a property, a week and a slice.
///
/// *Voices* are the comments of people who are neither staff nor a program, each record once. Only their scores
/// count as attitude.
public struct CommentTally: Hashable, Sendable {
  /// All records.
  public private(set) var records = 0
  /// Records with a score.
  public private(set) var scored = 0
  /// Records without one, by reason.
  public private(set) var unscored: [UnscoredReason: Int] = [:]
  /// Records written by the property's staff.
  public private(set) var brand = 0
  /// Comments of people.
  public private(set) var voices = 0
  /// Scored comments of people, by label.
  public private(set) var labels = LabelCounts()
  /// The sum of the polarities of those, in units of 2⁻²⁰.
  public private(set) var polaritySum: Int128 = 0
  /// The sum of their squares, in units of 2⁻⁴⁰.
  public private(set) var polaritySquareSum: Int128 = 0
  /// Comments of people of which no author is known; each counts as an author of its own.
  public private(set) var authorless = 0
  /// The different authors of comments of people.
  public private(set) var authors: DistinctCount
  /// A few comments of people to read.
  public private(set) var examples = ExampleReferences()

  init(authorCapacity: Int) { authors = DistinctCount(capacity: authorCapacity) }

  mutating func add(_ observation: CommentObservation) {
    records += 1
    switch observation.status {
    case .scored: scored += 1
    case .unscored(let reason): unscored[reason, default: 0] += 1
    }
    if observation.isBrand { brand += 1 }
    guard observation.isVoice else { return }
    voices += 1
    if observation.isAuthorless { authorless += 1 }
    authors.insert(observation.author.hash)
    examples.insert(observation.reference)
    guard let label = observation.label else { return }
    labels[label] += 1
    let polarity = Int128(observation.polarity)
    polaritySum += polarity
    polaritySquareSum += polarity * polarity
  }

  mutating func merge(_ other: CommentTally) {
    records += other.records
    scored += other.scored
    unscored.merge(other.unscored, uniquingKeysWith: +)
    brand += other.brand
    voices += other.voices
    labels += other.labels
    polaritySum += other.polaritySum
    polaritySquareSum += other.polaritySquareSum
    authorless += other.authorless
    authors.merge(other.authors)
    examples.merge(other.examples)
  }
}

/// How many scored comments have which label.
public struct LabelCounts: Hashable, Sendable {
  /// Mainly positive.
  public var positive = 0
  /// Without sentiment.
  public var neutral = 0
  /// Mainly negative.
  public var negative = 0
  /// Clearly both.
  public var mixed = 0

  /// No comments yet.
  public init() {}

  /// All of them.
  public var total: Int { positive + neutral + negative + mixed }

  /// The count of one label.
  public subscript(label: SentimentLabel) -> Int {
    get {
      switch label {
      case .positive: positive
      case .neutral: neutral
      case .negative: negative
      case .mixed: mixed
      }
    }
    set {
      switch label {
      case .positive: positive = newValue
      case .neutral: neutral = newValue
      case .negative: negative = newValue
      case .mixed: mixed = newValue
      }
    }
  }

  /// Adds label by label.
  public static func += (left: inout Self, right: Self) {
    left.positive += right.positive
    left.neutral += right.neutral
    left.negative += right.negative
    left.mixed += right.mixed
  }
}

/// What a ledger takes down about one comment.
struct CommentObservation {
  var reference: RecordReference
  var status: ScoringStatus
  var isBrand: Bool
  var isVoice: Bool
  /// The author, or the stand-in of a comment that names none.
  var author: AuthorKey
  var isAuthorless: Bool
  var writtenAt: Timestamp?
  var label: SentimentLabel?
  /// In units of 2⁻²⁰; 0 without a label.
  var polarity: Int32
  var topics: ArraySlice<UInt16>
  var variant: String?

  /// Polarity is counted in these steps, so that its sums are exact.
  static let polarityUnit = 1.0 / 1_048_576

  init(_ facts: CommentFacts, _ annotation: Annotation, input: InputID) {
    reference = RecordReference(input: input, record: facts.record)
    status = annotation.status
    isBrand = facts.authorRole == .brand
    let isBot = facts.authorRole == .bot || annotation.status == .unscored(.bot)
    isVoice = !isBrand && !isBot && annotation.status != .unscored(.duplicate)
    author = facts.author ?? AuthorKey(hash: reference.hash)
    isAuthorless = facts.author == nil
    writtenAt = facts.createdAt
    label = annotation.score?.label
    polarity = annotation.score.map { Self.quantised($0.polarity) } ?? 0
    topics = []
  }

  private static func quantised(_ polarity: Double) -> Int32 {
    polarity.isNaN ? 0 : Int32((min(1, max(-1, polarity)) / polarityUnit).rounded(.toNearestOrEven))
  }
}
