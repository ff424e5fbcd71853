import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct GA4Tests {
  @Test("a preamble that a spreadsheet filled up with empty cells says the same", arguments: [",", ";"])
  func paddedPreamble(separator: String) throws {
    let padding = String(repeating: separator, count: 2)
    let found = try Collected(
      """
      # Pages and screens\(padding)
      # Property: shop.example\(padding)
      # Start date: 20250303\(padding)
      # End date: 20250309\(padding)
      \(padding)
      Page path\(separator)Views\(separator)Active users
      /a\(separator)10\(separator)8

      """)
    #expect(found.format == "ga4-csv")
    #expect(found.measurements.map(\.property) == ["shop.example", "shop.example"])
    let period = try #require(found.measurements.first?.period)
    #expect(period.first.description == "2025-03-03" && period.last.description == "2025-03-09")
  }

  private static let rule: String = "# ----------------------------------------\n"
  private static let preamble: String =
    rule
    + "# Pages and screens: Page path and screen class\n# Account: Example\n# Property: shop.example - GA4\n"
    + rule
    + "# \n# All Users\n# Start date: 20250101\n# End date: 20250131\n"

  @Test("a report gives its rows with property, page, period and denominators") func report() throws {
    let text =
      Self.preamble
      + "Page path and screen class,Views,Active users,Average engagement time per active user,Key events,Total revenue\n"
      + "/a,146,103,53.15,12,0\n/b,91,60,47.95,3,12.5\n"
    for lineEnd in ["\n", "\r\n"] {
      let found = try Collected(
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd))
      #expect(found.format == "ga4-csv")
      #expect(found.measurements.count == 10)
      let time = try #require(found.measurements("ga4.engagement_time_per_active_user").first)
      #expect(time.property == "shop.example")
      #expect(time.page == "/a")
      #expect(time.value.description == "53.15")
      #expect(time.denominator == FixedDecimal(103))
      #expect(time.period?.first.description == "2025-01-01")
      #expect(time.period?.last.description == "2025-01-31")
      #expect(time.unit == .seconds && time.grain == .range)
      #expect(found.measurements("ga4.key_events").map(\.name) == ["conversions", "conversions"])
      #expect(found.allRecords == [1, 2])
    }
  }

  @Test("old names of columns mean the same") func oldNames() throws {
    let found = try Collected(Self.preamble + "Date,Users,Conversions\n20250102,5,1\n")
    #expect(found.measurements.map(\.definitionID) == ["ga4.active_users", "ga4.key_events"])
    #expect(found.measurements[0].period?.first.description == "2025-01-02")
    #expect(found.measurements[0].grain == .day)
  }

  @Test("each table has its own number, dates and header; one without rows gives nothing") func tables()
    throws
  {
    let text =
      Self.preamble
      + "\nCity,Users\nParis,5\n\n\n# Start date: 20250201\n# End date: 20250203\nCity,New users\n\n\n"
      + "# Mobile traffic\n# Start date: 20250301\n# End date: 20250302\nNth day,Views\n0000,7\n0001,8\n"
    let found = try Collected(text)
    #expect(found.headers.map(\.table) == [0, 1, 2])
    #expect(found.measurements.map(\.table) == [0, 2, 2])
    #expect(
      found.measurements.map { $0.period?.first.description } == ["2025-01-01", "2025-03-01", "2025-03-02"])
    #expect(found.measurements[0].dimensions == [Dimension(name: "city", value: "Paris")])
    #expect(found.measurements[1].dimensions == [Dimension(name: "segment", value: "Mobile traffic")])
  }

  @Test("an exploration's grand total is no data") func exploration() throws {
    let text =
      Self.rule + "# shop.example - GA4\n# First-Tab 1\n# 20250101-20250107\n" + Self.rule
      + "\nCity,Country,Event count,Sessions\n,,48,5,Grand total\nParis,France,42,3\nLyon,France,6,2\n"
    let found = try Collected(text)
    #expect(found.totals.map(\.mark) == [.extraCell])
    #expect(found.measurements.map(\.value.description) == ["42", "3", "6", "2"])
    #expect(found.measurements[0].property == "shop.example")
    #expect(found.measurements[0].dimensions.map(\.name) == ["city", "country"])
    #expect(found.allRecords == [1, 2, 3])
  }

  @Test(
    "a totals row is found by its place or its sums, and sums by chance are not believed",
    arguments: [
      ("City,Views,Sessions\nTotal,15,9\nA,10,6\nB,5,3\n", [1]),
      ("City,Views,Sessions\nA,10,6\nB,5,3\nSumme,15,9\n", [3]),
      ("City,Views,Sessions\nA,10,6\nB,5,3\n,15,9\n", [3]),
      ("City,Views,Engagement rate\nTotal,15,0.5\nA,10,0.4\nB,5,0.6\n", [1]),
      ("City,Views,Engagement rate\nTotal,15,0.9\nA,10,0.4\nB,5,0.6\n", []),
      ("City,Views\nA,5\nB,3\nC,2\n", []),
      ("City,Views,Users\nTotal,150,90\nA,60,50\nB,40,30\nC,30,20\nD,20,10\n", [1]),
      ("Page path,Views,Event count\n/,15,9\n/a,10,6\n/b,5,3\n", []),
      ("Date,Views,Sessions\n20250103,15,9\n20250102,10,6\n20250101,5,3\n", []),
    ] as [(String, [Int])])
  func totals(table: String, expected: [Int]) throws {
    let found = try Collected(Self.preamble + table)
    #expect(found.totals.map(\.record) == expected)
    #expect(found.allRecords == Array(1...(table.split(separator: "\n").count - 1)))
  }

  @Test("without its preamble a report is known by its columns, and its days are not dated") func cutOff()
    throws
  {
    let found = try Collected(
      "Nth day,Average engagement time\n0000,11984.7\n0001,147600\n\n\nNth day,Average engagement time per session\n0000,82800\n"
    )
    #expect(found.format == "ga4-csv")
    #expect(found.measurements.map(\.value.description) == ["11.9847", "147.6", "82.8"])
    #expect(found.measurements.allSatisfy { $0.period == nil })
    #expect(found.noteCodes == ["milliseconds", "undated"])
    var options = IngestOptions()
    options.firstDay = CalendarDay(year: 2025, month: 1, day: 30)
    let dated = try Collected("Nth day,Views\n0000,1\n0002,2\n", options: options)
    #expect(dated.measurements.map { $0.period?.first.description } == ["2025-01-30", "2025-02-01"])
  }

  @Test("engagement times that could be either unit are read as seconds and noted") func unsureDurations()
    throws
  {
    let found = try Collected(Self.preamble + "Date,Average engagement time\n20250101,5000\n20250102,20\n")
    #expect(found.measurements.map(\.value.description) == ["5000", "20"])
    #expect(found.noteCodes.contains("durations"))
  }

  @Test("ragged and broken rows are rejected with their place") func rejects() throws {
    let found = try Collected(Self.preamble + "City,Views,Sessions\nA,1\nB,1,2,3\n\"C,1,2\nD,x,2\nE,3,4,\n")
    #expect(
      found.rejected.map { "\($0.record) line \($0.line): \($0.reason)" } == [
        "1 line 11: Expected 3 fields, found 2", "2 line 12: Expected 3 fields, found 4",
        "3 line 13: A quoted field is not closed", "4 line 14: Column 'Views' holds no number",
      ])
    #expect(found.measuredRecords == [5])
    #expect(String(decoding: found.rejected[2].raw, as: UTF8.self) == "\"C,1,2")
  }

  @Test("with raw records every line comes back in order") func lines() throws {
    let text =
      Self.preamble
      + "\nCity,Views\n\"A, B\",5\n\nC,7\nD,x\n,5\n\n# Start date: 20250201\n# End date: 20250202\nCity,Users\nD,1\n"
    var options = IngestOptions()
    options.keepsRawRecords = true
    let found = try Collected(text, options: options)
    #expect(
      found.lines.map { String(decoding: $0.raw, as: UTF8.self) }.joined(separator: "\n") + "\n" == text)
    #expect(found.lines.compactMap(\.record) == [1, 2, 3, 4, 5])
    #expect(found.lines.filter { $0.kind == .row }.map(\.dimensions.first?.value) == ["A, B", "C", "D"])
  }

  // MARK: - Samples

  /// Rows counted with `awk` by table: lines that are neither `#`, blank nor a header.
  static let expectations: [(file: String, measured: Int, totals: Int, unmeasured: Int, tables: Int)] = [
    ("dashboard_empty_sections", 0, 0, 6, 17), ("exploration_grand_total", 3, 1, 0, 1),
    ("nth_day_milliseconds", 267, 0, 0, 7), ("overview_multisection", 313, 0, 0, 3),
    ("pages_and_screens", 16, 0, 0, 1), ("report_date_crlf", 241, 0, 0, 1),
  ]

  @Test(
    "the samples' rows end in the counts that were counted by hand",
    .enabled(if: SharedData.has("samples/ga4-csv"), Comment(rawValue: SharedData.missing)),
    arguments: GA4Tests.expectations)
  func samples(file: String, measured: Int, totals: Int, unmeasured: Int, tables: Int) throws {
    let found = try Collected(sample: "ga4-csv/\(file).csv")
    #expect(found.format == "ga4-csv")
    #expect(found.measuredRecords.count == measured)
    #expect(found.totals.count == totals)
    #expect(found.unmeasured.count == unmeasured)
    #expect(found.rejected.isEmpty)
    #expect(found.headers.count == tables)
    #expect(found.allRecords == Array(1...(measured + totals + unmeasured)))
  }

  @Test(
    "sums of a sample's columns equal what awk adds up",
    .enabled(if: SharedData.has("samples/ga4-csv"), Comment(rawValue: SharedData.missing)))
  func sums() throws {
    func sum(_ found: Collected, _ definition: String) -> String {
      found.measurements(definition).map(\.value).reduce(.zero, +).description
    }
    let pages = try Collected(sample: "ga4-csv/pages_and_screens.csv")
    #expect(sum(pages, "ga4.views") == pageViews)
    let report = try Collected(sample: "ga4-csv/report_date_crlf.csv")
    #expect(sum(report, "ga4.event_count") == reportEvents)
    #expect(sum(report, "ga4.total_users") == reportUsers)
  }
  private let pageViews = "951"
  private let reportEvents = "1003468"
  private let reportUsers = "283560"

  @Test("a segment may have a colon in its name") func colon() throws {
    let found = try Collected(
      Self.preamble.replacing("All Users", with: "VIP: buyers") + "Date,Sessions\n20250102,5\n\n"
        + "# Guests: new\n# Start date: 20250101\n# End date: 20250131\nDate,Sessions\n20250102,3\n")
    #expect(found.measurements.map { $0.dimensions.map(\.value) } == [["VIP: buyers"], ["Guests: new"]])
    let joined = try Collected(
      Self.preamble + "Date,Sessions\n20250102,5\n\n"
        + Self.preamble.replacing("# All Users\n", with: "") + "Date,Sessions\n20250102,3\n")
    #expect(joined.measurements.allSatisfy { $0.dimensions.isEmpty })
    #expect(found.measurements.map(\.property) == ["shop.example", "shop.example"])
  }
}
