import RapportModel

/// Chooses, of all that was measured of one quantity by one definition, the rows that may be added.
///
/// Exports break the same total down again and again: one table by date, one by page, one by city, and the next
/// file repeats the month before. Adding them all counts a visit many times. So
/// 1. exactly **one breakdown** counts: the property's own numbers without dimensions, else by day, else by week
///    or month, else by page, else the one with the largest sum (then the first by name);
/// 2. within it, several **tables** are added only where they cannot repeat one another: their days do not
///    overlap, or their rows are about different things (other pages, other cities). Of tables that may
///    repeat each other, the one that covers more days counts, then the one with the larger sum, then the one
///    whose input has the lower hash; the others are left out and the number is flagged;
/// 3. a week takes its number from the best breakdown that has rows lying within single weeks, which may be
///    another one than the whole period's, and always the same for all weeks;
/// 4. numbers are never scaled or repaired to fit one another.
///
/// The choice depends on the set of series only, so ledgers can be merged in any order.
struct BreakdownChoice {
  /// The breakdown chosen.
  let breakdown: Breakdown
  /// Its tables that count.
  let series: [MeasurementSeries]
  /// Whether tables were left out since they may repeat others.
  let hasOverlap: Bool

  typealias Candidate = (key: MeasurementSeries.Key, series: MeasurementSeries)

  /// The choice for a whole period, or among what can be told by week; `nil` when there is nothing.
  init?(_ candidates: [Candidate], byWeek: Bool) {
    let candidates = byWeek ? candidates.filter { !$0.series.weeks.isEmpty } : candidates
    let breakdowns = Dictionary(grouping: candidates) { $0.key.breakdown }
    let best = breakdowns.min { left, right in
      if left.key.rank != right.key.rank { return left.key.rank < right.key.rank }
      let (leftSum, rightSum) = (Self.sum(left.value), Self.sum(right.value))
      return leftSum == rightSum ? left.key < right.key : leftSum > rightSum
    }
    guard let best else { return nil }
    breakdown = best.key

    let ordered = best.value.sorted { left, right in
      let (leftDays, rightDays) = (left.series.days?.dayCount ?? 0, right.series.days?.dayCount ?? 0)
      if leftDays != rightDays { return leftDays > rightDays }
      let (leftSum, rightSum) = (left.series.total.value, right.series.total.value)
      return leftSum == rightSum ? left.key.table < right.key.table : leftSum > rightSum
    }
    var accepted: [MeasurementSeries] = []
    for candidate in ordered where !accepted.contains(where: candidate.series.mayRepeat) {
      accepted.append(candidate.series)
    }
    series = accepted
    hasOverlap = accepted.count < ordered.count
  }

  private static func sum(_ candidates: [Candidate]) -> FixedDecimal {
    candidates.reduce(.zero) { $0 + $1.series.total.value }
  }

  /// The sums over the whole period.
  var total: MeasurementSums {
    series.reduce(into: MeasurementSums()) { $0.merge($1.total) }
  }

  /// The sums of one week; `nil` when nothing was measured in it.
  func sums(in week: CalendarWeek) -> MeasurementSums? {
    let found = series.compactMap { $0.weeks[week] }
    return found.isEmpty ? nil : found.reduce(into: MeasurementSums()) { $0.merge($1) }
  }

  /// The weeks that have numbers.
  var weeks: Set<CalendarWeek> { Set(series.flatMap(\.weeks.keys)) }

  /// The days covered; `nil` where a table does not tell.
  var days: DayRange? {
    var union: DayRange?
    for part in series {
      guard let days = part.days else { return nil }
      union = union.map { $0.union(days) } ?? days
    }
    return union
  }

  /// How many days are covered: of each table those from its first to its last, since a day that a table leaves out mostly
  /// had nothing, and no day twice; `nil` where a table does not tell.
  var dayCount: Int? {
    var count = 0
    var end: CalendarDay?
    let ranges = series.map(\.days)
    guard !ranges.contains(nil) else { return nil }
    for days in ranges.compactMap({ $0 }).sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let last = end, days.last <= last { continue }
      let first = end.map { max(days.first, $0.advanced(by: 1)) } ?? days.first
      count += Int(days.last.daysSinceEpoch - first.daysSinceEpoch) + 1
      end = days.last
    }
    return count
  }

  /// Whether the numbers are about the same days as others, as far as that can be told.
  ///
  /// By the days of each week where all rows of both lie in single weeks, so that a day that one of them leaves out
  /// counts; by the first and the last day otherwise.
  func coversSameDays(as other: BreakdownChoice) -> Bool {
    if let weekdays, let theirs = other.weekdays { return weekdays == theirs }
    return days == other.days
  }

  /// The days covered of each week, Monday in the lowest bit; `nil` where some row does not lie in one week.
  private var weekdays: [CalendarWeek: UInt8]? {
    var weekdays: [CalendarWeek: UInt8] = [:]
    for part in series {
      guard part.rest.rows == 0 else { return nil }
      for (week, sums) in part.weeks { weekdays[week, default: 0] |= sums.weekdays }
    }
    return weekdays
  }
}
