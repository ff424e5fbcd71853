import RapportModel

/// A number that platforms state with a comment.
public enum CommentQuantity: String, CaseIterable, Hashable, Sendable {
  /// The place of the rating on its scale, from 0 (worst) to 1 (best).
  case rating
  /// Votes in favour.
  case likes
  /// Votes against.
  case dislikes
  /// Answers.
  case replies
  /// Times passed on.
  case shares

  /// The place in ``allCases``, which the file format fixes too.
  var index: Int {
    switch self {
    case .rating: 0
    case .likes: 1
    case .dislikes: 2
    case .replies: 3
    case .shares: 4
    }
  }

  /// What one unit of an exact sum stands for: 10⁻⁹ for ratings, one thing for counts.
  var unit: Double { self == .rating ? 1e-9 : 1 }

  /// The largest size of a stated number that counts; sums over as many comments as there can be stay exact.
  static let largest: Int64 = 1 << 62
}

/// The numbers stated with one comment, in whole units.
struct QuantityValues {
  // Single numbers, since very many of these wait to be added up and a vector would be padded.
  private var rating: Int64 = 0
  private var likes: Int64 = 0
  private var dislikes: Int64 = 0
  private var replies: Int64 = 0
  private var shares: Int64 = 0
  private var stated: UInt8 = 0

  /// What a comment states; what no platform would state is left out.
  init(_ facts: CommentFacts) {
    rating = take(.rating, facts.rating.flatMap(Self.place))
    likes = take(.likes, facts.likes)
    dislikes = take(.dislikes, facts.dislikes)
    replies = take(.replies, facts.replies)
    shares = take(.shares, facts.shares)
  }

  var isEmpty: Bool { stated == 0 }

  func forEach(_ take: (CommentQuantity, Int64) -> Void) {
    if states(.rating) { take(.rating, rating) }
    if states(.likes) { take(.likes, likes) }
    if states(.dislikes) { take(.dislikes, dislikes) }
    if states(.replies) { take(.replies, replies) }
    if states(.shares) { take(.shares, shares) }
  }

  private func states(_ quantity: CommentQuantity) -> Bool { stated & 1 << quantity.index != 0 }

  /// A stated number, or 0 where there is none that counts.
  private mutating func take(_ quantity: CommentQuantity, _ value: Int64?) -> Int64 {
    guard let value, value.magnitude <= CommentQuantity.largest.magnitude else { return 0 }
    stated |= 1 << quantity.index
    return value
  }

  /// The place of a rating on its scale in units of 10⁻⁹, rounded down.
  private static func place(of rating: Rating) -> Int64? {
    let (low, high, value) = (rating.lowest.nanos, rating.highest.nanos, rating.value.nanos)
    let widest: Int128 = 1_000_000_000_000_000_000
    guard low.magnitude < widest, high.magnitude < widest, low < high, low <= value, value <= high else {
      return nil
    }
    return Int64((value - low) * 1_000_000_000 / (high - low))
  }
}

/// How many comments state a number, and its exact sum.
public struct QuantitySum: Hashable, Sendable {
  /// The comments that state it.
  public internal(set) var count = 0
  /// The sum: in 10⁻⁹ for ``CommentQuantity/rating``, else in whole things.
  public internal(set) var sum: Int128 = 0

  init() {}

  mutating func add(_ value: Int64) {
    count += 1
    sum += Int128(value)
  }

  mutating func merge(_ other: Self) {
    count += other.count
    sum += other.sum
  }
}
