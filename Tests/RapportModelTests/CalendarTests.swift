import RapportModel
import Testing

@Suite struct CalendarTests {
  @Test(
    "days and ISO weeks agree with the calendar",
    arguments: [
      (1970, 1, 1, "1970-01-01", "1970-W01"), (2000, 2, 29, "2000-02-29", "2000-W09"),
      (2021, 1, 3, "2021-01-03", "2020-W53"), (2024, 12, 30, "2024-12-30", "2025-W01"),
      (2025, 3, 3, "2025-03-03", "2025-W10"), (1969, 12, 28, "1969-12-28", "1969-W52"),
    ] as [(Int, Int, Int, String, String)])
  func calendar(year: Int, month: Int, day: Int, text: String, week: String) throws {
    let date = try #require(CalendarDay(year: year, month: month, day: day))
    #expect(date.description == text)
    #expect(date.week.description == week)
  }

  @Test(
    "days that do not exist are refused", arguments: [(2023, 2, 29), (2024, 13, 1), (2024, 4, 31), (0, 1, 1)])
  func refusing(year: Int, month: Int, day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test("every day of four centuries survives the round trip") func roundTrip() throws {
    let first = try #require(CalendarDay(year: 1800, month: 1, day: 1))
    for offset in 0..<146_097 {
      let day = first.advanced(by: offset)
      let (year, month, dayOfMonth) = day.civil
      try #require(CalendarDay(year: year, month: month, day: dayOfMonth) == day)
    }
  }

  @Test("moments before 1970 fall on the right day") func timestamps() throws {
    #expect(Timestamp(secondsSinceEpoch: -1).description == "1969-12-31T23:59:59Z")
    let day = try #require(CalendarDay(year: 2025, month: 3, day: 3))
    #expect(Timestamp(day, hour: 9, minute: 15).description == "2025-03-03T09:15:00Z")
  }
}
