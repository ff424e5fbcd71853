public import RapportModel

/// Counts of comments by how they ended, and exact sums of their polarities.
public struct SentimentSums: Hashable, Sendable {
  /// All records.
  public internal(set) var records = 0
  /// Records with a score.
  public internal(set) var scored = 0
  /// Records written by the property's staff.
  public internal(set) var brand = 0
  /// Comments of people.
  public internal(set) var voices = 0
  /// Comments of people of which no author is known; each counts as an author of its own.
  public internal(set) var authorless = 0
  /// Scored comments of people, by label.
  public internal(set) var labels = LabelCounts()
  /// Records without a score.
  var unscoredCounts = UnscoredCounts()
  /// The sum of the polarities of scored comments of people, in units of 2⁻²⁰.
  public internal(set) var polaritySum: Int128 = 0
  /// The sum of their squares, in units of 2⁻⁴⁰.
  public internal(set) var polaritySquareSum: Int128 = 0

  init() {}

  /// Records without a score, by reason.
  public var unscored: [UnscoredReason: Int] {
    var counts: [UnscoredReason: Int] = [:]
    for reason in UnscoredReason.allCases where unscoredCounts[reason] > 0 {
      counts[reason] = unscoredCounts[reason]
    }
    return counts
  }

  mutating func add(_ observation: CommentObservation) {
    records += 1
    switch observation.status {
    case .scored: scored += 1
    case .unscored(let reason): unscoredCounts[reason] += 1
    }
    if observation.role == .brand { brand += 1 }
    guard observation.role == .voice else { return }
    voices += 1
    if observation.author == nil { authorless += 1 }
    guard let label = observation.label else { return }
    labels[label] += 1
    // A square of 20 bits and a sign fits an Int64, which is quicker to make.
    polaritySum += Int128(observation.polarity)
    polaritySquareSum += Int128(Int64(observation.polarity) * Int64(observation.polarity))
  }

  mutating func merge(_ other: SentimentSums) {
    records += other.records
    scored += other.scored
    brand += other.brand
    voices += other.voices
    authorless += other.authorless
    labels += other.labels
    unscoredCounts += other.unscoredCounts
    polaritySum &+= other.polaritySum
    polaritySquareSum &+= other.polaritySquareSum
  }
}

/// How many records were not scored for which reason.
struct UnscoredCounts: Hashable, Sendable {
  private var empty = 0
  private var unsupportedLanguage = 0
  private var noEvidence = 0
  private var deleted = 0
  private var bot = 0
  private var duplicate = 0

  subscript(reason: UnscoredReason) -> Int {
    get {
      switch reason {
      case .empty: empty
      case .unsupportedLanguage: unsupportedLanguage
      case .noEvidence: noEvidence
      case .deleted: deleted
      case .bot: bot
      case .duplicate: duplicate
      }
    }
    set {
      switch reason {
      case .empty: empty = newValue
      case .unsupportedLanguage: unsupportedLanguage = newValue
      case .noEvidence: noEvidence = newValue
      case .deleted: deleted = newValue
      case .bot: bot = newValue
      case .duplicate: duplicate = newValue
      }
    }
  }

  static func += (left: inout Self, right: Self) {
    left.empty += right.empty
    left.unsupportedLanguage += right.unsupportedLanguage
    left.noEvidence += right.noEvidence
    left.deleted += right.deleted
    left.bot += right.bot
    left.duplicate += right.duplicate
  }
}
