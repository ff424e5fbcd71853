/// A day of the proleptic Gregorian calendar, without a time zone.
///
///     let day = CalendarDay(year: 2025, month: 3, day: 3)!
///     day.description         // "2025-03-03"
///     day.week.description    // "2025-W10"
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let daysSinceEpoch: Int32

  /// The day this many days after 1970-01-01.
  public init(daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

  /// The day of a civil date; `nil` when there is no such date or the year is not in 1...9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Days from a year that starts in March, so that the leap day comes last (Hinnant, "chrono-compatible
    // low-level date algorithms").
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The civil date.
  public var civil: (year: Int, month: Int, day: Int) {
    let days = Int(daysSinceEpoch) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The ISO 8601 week the day lies in.
  public var week: CalendarWeek {
    // 1970-01-01 was a Thursday, so the week of day 0 began on day -3.
    let shifted = Int(daysSinceEpoch) + 3
    return CalendarWeek(weeksSinceEpoch: Int32(shifted >= 0 ? shifted / 7 : (shifted - 6) / 7))
  }

  /// ISO 8601 notation, such as `2025-03-03`.
  public var description: String {
    let (year, month, day) = civil
    return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  /// The day `count` days later.
  public func advanced(by count: Int) -> CalendarDay { .init(daysSinceEpoch: daysSinceEpoch + Int32(count)) }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  /// The number of days in a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// An ISO 8601 week: Monday to Sunday.
public struct CalendarWeek: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Weeks since the one that holds 1970-01-01.
  public let weeksSinceEpoch: Int32

  /// The week this many weeks after the one that holds 1970-01-01.
  public init(weeksSinceEpoch: Int32) { self.weeksSinceEpoch = weeksSinceEpoch }

  /// The Monday the week begins with.
  public var firstDay: CalendarDay { .init(daysSinceEpoch: weeksSinceEpoch * 7 - 3) }

  /// ISO 8601 notation, such as `2025-W10`; the year is the one that the week's Thursday lies in.
  public var description: String {
    let thursday = firstDay.advanced(by: 3)
    let year = thursday.civil.year
    guard let newYear = CalendarDay(year: year, month: 1, day: 1) else { return "week \(weeksSinceEpoch)" }
    let week = Int(thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1
    return padded(year, to: 4) + "-W" + padded(week, to: 2)
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.weeksSinceEpoch < right.weeksSinceEpoch }
}

/// Decimal digits with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
