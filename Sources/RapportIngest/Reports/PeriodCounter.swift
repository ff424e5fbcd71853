import RapportModel

/// Tells the days of a row that says only how many days, weeks or months after the beginning of its report it is.
struct PeriodCounter {
  private let length: Length
  private let firstDay: CalendarDay?
  private let lastDay: CalendarDay?

  private enum Length { case day, week, month, other }

  init(_ role: ReportColumns.Role, in context: ReportContext) {
    switch role {
    case .dayNumber, .periodNumber(.day): length = .day
    case .periodNumber(.week): length = .week
    case .periodNumber(.month): length = .month
    default: length = .other
    }
    firstDay = context.firstDay
    lastDay = context.lastDay
  }

  /// Why the rows have no days, in half a sentence; `nil` where they have.
  var reasonForNoDays: String? {
    guard let firstDay else { return "they are counted from a first day that the file does not state" }
    if length == .other { return "what they count has no fixed length" }
    if length == .week, !beginsWeek(firstDay) {
      return "they count weeks, and whether these begin on Sundays or on the report's first day is not stated"
    }
    return nil
  }

  /// The days of a row, counted from 0 and not beyond the report's last one; `nil` where they are not known.
  func days(_ number: Int) -> DayRange? {
    guard let firstDay, reasonForNoDays == nil else { return nil }
    let (first, last): (CalendarDay?, CalendarDay?)
    switch length {
    case .day:
      let day = firstDay.advanced(by: number)
      return DayRange(day)
    case .week:
      first = firstDay.advanced(by: 7 * number)
      last = first?.advanced(by: 6)
    case .month:
      let months = firstDay.civil.year * 12 + firstDay.civil.month - 1 + number
      let (year, month) = (months / 12, months % 12 + 1)
      first = number == 0 ? firstDay : CalendarDay(year: year, month: month, day: 1)
      last = CalendarDay(year: year, month: month, day: CalendarDay.length(ofMonth: month, year: year))
    case .other: return nil
    }
    guard let first, let last else { return nil }
    return DayRange(first: first, last: lastDay.map { min(last, $0) } ?? last)
  }

  /// Weeks are counted from Sundays or from the first day, which is the same for reports that begin on a Sunday.
  private func beginsWeek(_ day: CalendarDay) -> Bool { day.week.firstDay.advanced(by: 6) == day }
}
