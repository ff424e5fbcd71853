import RapportIngest
import RapportModel
import Testing

@Suite struct DateOrderTests {
  private static func table(_ dates: some Sequence<String>) -> String {
    "text,created at\n" + dates.map { "fine,\($0)\n" }.joined()
  }

  private static func days(_ found: Collected) -> [String?] {
    found.comments.map { $0.facts.createdAt?.day.description }
  }

  @Test("a file in the order of its dates is read in the order that its later dates tell") func sorted()
    throws
  {
    let dates = (1...31).flatMap { day in
      Array(repeating: (day < 10 ? "0" : "") + "\(day)/03/2025", count: 30)
    }
    let tables = try Collected(Self.table(dates))
    let objects = try Collected(dates.map { "{\"text\":\"fine\",\"date\":\"\($0)\"}\n" }.joined())
    for found in [tables, objects] {
      #expect(found.comments.count == 930)
      #expect(Self.days(found)[0] == "2025-03-01" && Self.days(found)[929] == "2025-03-31")
      #expect(!Self.days(found).contains(nil))
      #expect(found.noteCodes.isEmpty)
    }
  }

  @Test("dates that open behind the beginning are counted, and the option that settles them is named")
  func lateOpenDates() throws {
    let early = Array(repeating: "2025-03-03", count: 6000)
    let found = try Collected(Self.table(early + ["03/04/2025", "2025-03-05"]))
    #expect(Self.days(found).suffix(2) == [nil, "2025-03-05"])
    #expect(found.noteCodes == ["undated", "date-order"])
  }

  @Test(
    "an option states the order",
    arguments: [
      (DateOrder.dayMonth, "03/04/05", "2005-04-03"), (.monthDay, "03/04/05", "2005-03-04"),
      (.yearMonthDay, "03/04/05", "2003-04-05"), (.yearMonthDay, "25.3.1", "2025-03-01"),
      (.yearMonthDay, "03/04/2025", nil), (.yearMonthDay, "25/04/2025", "2025-04-25"),
    ] as [(DateOrder, String, String?)])
  func option(order: DateOrder, cell: String, day: String?) throws {
    var options = IngestOptions()
    options.dateOrder = order
    #expect(try Self.days(Collected(Self.table([cell]), options: options)) == [day])
  }

  @Test(
    "where the year stands is settled by the whole column, and said where it stays open",
    arguments: [
      (["25-03-04"], ["2004-03-25"], true), (["25-03-04", "25/12/31"], ["2025-03-04", "2025-12-31"], false),
      (["99-03-04"], ["1999-03-04"], false),
      (["25-03-04", "98-12-31"], ["2025-03-04", "1998-12-31"], false),
      (["13/03/25", "14/03/45"], ["2025-03-13", "2045-03-14"], false),
      (["25/03/01", "25/03/31", "25/03/17"], ["2025-03-01", "2025-03-31", "2025-03-17"], false),
      (["01/03/25", "31/03/25"], ["2025-03-01", "2025-03-31"], false),
      (["3/20/15", "3/2/15"], ["2015-03-20", "2015-03-02"], false),
    ] as [([String], [String], Bool)])
  func yearPlace(cells: [String], days: [String], isNoted: Bool) throws {
    let found = try Collected(Self.table(cells))
    #expect(Self.days(found) == days)
    #expect(found.noteCodes.contains("year-place") == isNoted)
  }

  @Test(
    "rows of figures are times where most of the column are, else seconds since 1970",
    arguments: [
      (["2025030309", "2025030323"], ["2025-03-03T09:00:00Z", "2025-03-03T23:00:00Z"]),
      (["202503030915"], ["2025-03-03T09:15:00Z"]), (["20250303091530"], ["2025-03-03T09:15:30Z"]),
      (["1740993300", "2024010100"], ["2025-03-03T09:15:00Z", "2034-02-20T01:01:40Z"]),
      (["1740993300000"], ["2025-03-03T09:15:00Z"]),
      (["2025030309", "2025030310", "2025133309"], ["2025-03-03T09:00:00Z", "2025-03-03T10:00:00Z", nil]),
    ] as [([String], [String?])])
  func figures(cells: [String], times: [String?]) throws {
    let table = try Collected(Self.table(cells))
    let objects = try Collected(cells.map { "{\"text\":\"fine\",\"created_at\":\($0)}\n" }.joined())
    for found in [table, objects] {
      #expect(found.comments.map { $0.facts.createdAt?.description } == times)
    }
  }

  @Test("hours of a report are dated by their day", arguments: ["dateHour", "Date + hour (YYYYMMDDHH)"])
  func hours(name: String) throws {
    let found = try Collected("\(name),sessions\n2024010100,5\n2024010123,6\n", format: "csv")
    #expect(found.measurements.map { $0.period?.first.description } == ["2024-01-01", "2024-01-01"])
    #expect(found.measurements.allSatisfy { $0.grain == .day && $0.dimensions.isEmpty })
  }

  @Test(
    "a zone in the name of a column does not move its times, and a note says so",
    arguments: [
      ("created_at (PST)", true), ("Date (Europe/Berlin)", true), ("date (UTC+2)", true),
      ("date (UTC)", false),
      ("date (dd/mm/yyyy)", false), ("date", false),
    ])
  func zone(name: String, isNoted: Bool) throws {
    let found = try Collected("text,\(name)\nfine,2025-03-03 09:15\n")
    #expect(found.comments.first?.facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.noteCodes.contains("zone") == isNoted)
  }
}
