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
  /// Comments of people of which no author is known and which are still there; each counts as an author of its own.
  ///
  /// Of one that is gone with its author nobody can say whether its author wrote another one.
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

  /// Takes down a comment with what it says of what is counted here.
  mutating func add(_ observation: CommentObservation, _ label: SentimentLabel?, _ polarity: Int32) {
    records += 1
    switch observation.status {
    case .scored: scored += 1
    case .unscored(let reason): unscoredCounts[reason] += 1
    }
    if observation.role == .brand { brand += 1 }
    guard observation.role == .voice else { return }
    voices += 1
    if observation.countsAsAuthor { authorless += 1 }
    guard let label else { return }
    labels[label] += 1
    // A square of 20 bits and a sign fits an Int64, which is quicker to make.
    polaritySum += Int128(polarity)
    polaritySquareSum += Int128(Int64(polarity) * Int64(polarity))
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
///
/// Most cells have none, and there are tens of thousands of cells, so that memory is only taken for the first.
struct UnscoredCounts: Hashable, Sendable {
  private var counts: [Int] = []

  subscript(reason: UnscoredReason) -> Int {
    get { counts.isEmpty ? 0 : counts[reason.place] }
    set {
      if counts.isEmpty {
        guard newValue != 0 else { return }
        counts = Array(repeating: 0, count: UnscoredReason.allCases.count)
      }
      counts[reason.place] = newValue
    }
  }

  /// The memory beside the struct itself.
  var allocatedBytes: Int { counts.allocatedBytes }

  static func += (left: inout Self, right: Self) {
    if left.counts.isEmpty {
      left = right
    } else {
      for (place, count) in right.counts.enumerated() { left.counts[place] += count }
    }
  }
}

extension UnscoredReason {
  /// The place in ``allCases``.
  var place: Int {
    switch self {
    case .empty: 0
    case .unsupportedLanguage: 1
    case .noEvidence: 2
    case .deleted: 3
    case .bot: 4
    case .duplicate: 5
    }
  }
}
