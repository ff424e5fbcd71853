import RapportModel

/// Several days in one cell: a year `2025`, a month `2025-03`, an ISO week `2025-W10`, or two dates:
/// `2025-03-03,2025-03-09`, `3/3/2025 - 3/9/2025`.
enum PeriodText {
  /// The days, or `nil` for other text, single dates among it.
  static func days(_ cell: UnsafeRawBufferPointer, _ dates: DateColumn) -> DayRange? {
    guard cell.count >= 4, cell.count <= 64 else { return nil }
    if let (first, last) = ends(cell) {
      guard let first = dates.read(first), let last = dates.read(last) else { return nil }
      return DayRange(first: first.day, last: last.day)
    }
    if cell.count == 4 { return number(cell[...]).flatMap(year) }
    guard (7...8).contains(cell.count), let year = number(cell[..<4]), cell[4] == UInt8(ascii: "-") else {
      return nil
    }
    if cell[5] == UInt8(ascii: "W") { return number(cell[6...]).flatMap { week($0, of: year) } }
    guard cell.count == 7, let month = number(cell[5...]),
      let first = CalendarDay(year: year, month: month, day: 1)
    else { return nil }
    return DayRange(
      first: first, last: first.advanced(by: CalendarDay.length(ofMonth: month, year: year) - 1))
  }

  /// The texts of two dates in one cell, whose order of day and month may be open; `nil` where there is anything else.
  static func ends(_ cell: UnsafeRawBufferPointer) -> (UnsafeRawBufferPointer, UnsafeRawBufferPointer)? {
    guard cell.count >= 13, cell.count <= 64 else { return nil }
    for separator in separators {
      guard let start = place(of: separator, in: cell) else { continue }
      let first = UnsafeRawBufferPointer(rebasing: cell[..<start])
      let last = UnsafeRawBufferPointer(rebasing: cell[(start + separator.count)...])
      if isDate(first), isDate(last) { return (first, last) }
    }
    return nil
  }

  private static let separators = [",", " - ", " – ", " to "].map { Array($0.utf8) }

  private static func place(of separator: [UInt8], in cell: UnsafeRawBufferPointer) -> Int? {
    cell.indices.dropLast(separator.count - 1).first { cell[$0...].starts(with: separator) }
  }

  private static func isDate(_ cell: UnsafeRawBufferPointer) -> Bool {
    Moment(cell, order: .dayMonth) != nil || Moment(cell, order: .monthDay) != nil
  }

  private static func year(_ number: Int) -> DayRange? {
    guard (1990..<2090).contains(number), let first = CalendarDay(year: number, month: 1, day: 1),
      let last = CalendarDay(year: number, month: 12, day: 31)
    else { return nil }
    return DayRange(first: first, last: last)
  }

  /// The length of time that days make up as a row of a report.
  static func grain(of days: DayRange) -> Grain {
    if days.dayCount == 1 { return .day }
    if days.dayCount == 7, days.first.week.firstDay == days.first { return .week }
    // A month begins on the first and the day after it is a first again.
    let (first, next) = (days.first.description, days.last.advanced(by: 1).description)
    return first.hasSuffix("-01") && next.hasSuffix("-01") && days.dayCount <= 31 ? .month : .range
  }

  /// ISO 8601: the first week of a year is the one with the fourth of January.
  private static func week(_ week: Int, of year: Int) -> DayRange? {
    guard (1...53).contains(week), let fourth = CalendarDay(year: year, month: 1, day: 4) else { return nil }
    let monday = fourth.week.firstDay.advanced(by: 7 * (week - 1))
    // Most years have no 53rd week; its Thursday would lie in the next one.
    guard monday.advanced(by: 3).description.hasPrefix(fourth.description.prefix(4)) else { return nil }
    return DayRange(first: monday, last: monday.advanced(by: 6))
  }

  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
