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
  private var values: SIMD8<Int64> = .zero
  private var stated: UInt8 = 0

  /// What a comment states; what no platform would state is left out.
  init(_ facts: CommentFacts) {
    if let place = facts.rating.flatMap(Self.place) { set(.rating, place) }
    set(.likes, facts.likes)
    set(.dislikes, facts.dislikes)
    set(.replies, facts.replies)
    set(.shares, facts.shares)
  }

  var isEmpty: Bool { stated == 0 }

  func forEach(_ take: (CommentQuantity, Int64) -> Void) {
    for quantity in CommentQuantity.allCases where stated & 1 << quantity.index != 0 {
      take(quantity, values[quantity.index])
    }
  }

  private mutating func set(_ quantity: CommentQuantity, _ value: Int64?) {
    guard let value, value.magnitude <= CommentQuantity.largest.magnitude else { return }
    values[quantity.index] = value
    stated |= 1 << quantity.index
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
