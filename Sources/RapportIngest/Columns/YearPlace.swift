/// Where the year stands in a column of dates like `25/03/04`: first, or last.
///
/// Figures above 31 are years. Where there are none, days of a column spread over the month while its years lie close
/// together; where both do, or neither does, the place stays open.
struct YearPlace: Sendable {
  /// Whether some date can only end with the year.
  var isLast = false
  private var hasLargeFirst = false
  private var mayBeginWithDay = false
  private var first: ClosedRange<Int>?
  private var third: ClosedRange<Int>?

  /// More years than this lie in no usual column, and days of a month often lie further apart.
  private static let widestYears = 11

  /// Takes a date into account.
  mutating func observe(_ figures: (first: Int, second: Int, third: Int)) {
    let (one, two, three) = figures
    if three > 31 || three == 0 || two > 12 { isLast = true }
    if one > 31 || one == 0 { hasLargeFirst = true }
    if one > 12 { mayBeginWithDay = true }
    first = first.map { min($0.lowerBound, one)...max($0.upperBound, one) } ?? one...one
    third = third.map { min($0.lowerBound, three)...max($0.upperBound, three) } ?? three...three
  }

  /// Whether the year stands first.
  var isFirst: Bool {
    guard !isLast else { return false }
    return hasLargeFirst
      || (mayBeginWithDay && width(third) > Self.widestYears && width(first) <= Self.widestYears)
  }

  /// Whether the year may stand first or last.
  var isOpen: Bool {
    guard !isLast, !isFirst, mayBeginWithDay else { return false }
    return width(first) <= Self.widestYears || width(third) > Self.widestYears
  }

  private func width(_ range: ClosedRange<Int>?) -> Int { range.map { $0.upperBound - $0.lowerBound } ?? 0 }
}
