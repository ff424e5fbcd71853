/// Ranks a value among others: the share of them below it with half of those equal to it, in percent.
///
///     PercentileRank(among: [1, 2, 3, 3]).rank(of: 3)   // 75
///
/// This is the mid-rank, which SciPy calls `mean`.
public struct PercentileRank: Hashable, Sendable {
  private let sorted: [Double]

  /// Ranks among these values, at least one; where the value to rank is one of them, it is counted among the
  /// equals.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(among values: [Double]) {
    precondition(!values.isEmpty, "a rank needs something to compare with")
    sorted = values.sorted()
  }

  /// How many values there are.
  public var count: Int { sorted.count }

  /// The rank of a value, 0...100; the higher, the more of the others lie below.
  ///
  /// - Complexity: O(log *n*).
  public func rank(of value: Double) -> Double {
    let (below, notAbove) = (countBelow(value), countNotAbove(value))
    return 100 * (Double(below) + Double(notAbove - below) / 2) / Double(sorted.count)
  }

  /// How many values are lower.
  ///
  /// - Complexity: O(log *n*).
  public func countBelow(_ value: Double) -> Int { sorted.firstSortedIndex { $0 >= value } }

  /// How many values are lower or the same.
  ///
  /// - Complexity: O(log *n*).
  public func countNotAbove(_ value: Double) -> Int { sorted.firstSortedIndex { $0 > value } }
}
