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

extension CommentFacts {
  /// Adds the numbers stated with a comment to a list, in whole units, by ``CommentQuantity/index``; what no platform
  /// would state is left out.
  ///
  /// - Returns: Which there are, as bits by index.
  func appendQuantities(to list: inout [Int64]) -> UInt8 {
    var stated: UInt8 = 0
    func take(_ quantity: CommentQuantity, _ value: Int64?) {
      guard let value, value.magnitude <= CommentQuantity.largest.magnitude else { return }
      stated |= 1 << quantity.index
      list.append(value)
    }
    take(.rating, rating.flatMap(\.place))
    take(.likes, likes)
    take(.dislikes, dislikes)
    take(.replies, replies)
    take(.shares, shares)
    return stated
  }
}

extension Rating {
  /// The place on the scale in units of 10⁻⁹, rounded down; `nil` off the scale.
  fileprivate var place: Int64? {
    let (low, high, value) = (lowest.nanos, highest.nanos, value.nanos)
    let widest: Int128 = 1_000_000_000_000_000_000
    guard low.magnitude < widest, high.magnitude < widest, low < high, low <= value, value <= high else {
      return nil
    }
    // Scales are short as a rule, and to divide 64 bits is far quicker.
    if high - low <= 18_000_000_000 {
      return Int64(UInt64(value - low) * 1_000_000_000 / UInt64(high - low))
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
