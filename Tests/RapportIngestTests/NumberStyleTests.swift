import RapportIngest
import RapportModel
import Testing

/// How numbers and dates of a report's columns are read, seen through a table of metrics.
@Suite struct NumberStyleTests {
  private static func column(_ name: String, _ cells: [String], options: IngestOptions = IngestOptions())
    throws -> Collected
  {
    let rows = cells.enumerated().map {
      "2025-01-\($0.offset < 9 ? "0" : "")\($0.offset + 1),\"\($0.element)\""
    }
    return try Collected(
      "date,\(name)\n" + rows.joined(separator: "\n") + "\n", format: "csv", options: options)
  }

  @Test(
    "the decimal mark is settled by the cells of the column",
    arguments: [
      ("revenue", ["1,234.50", "1,234"], ["1234.5", "1234"]),
      ("revenue", ["1.234,50", "1.234"], ["1234.5", "1234"]),
      ("revenue", ["12,5", "1,250"], ["12.5", "1.25"]),
      ("visits", ["1,234,567", "1,234"], ["1234567", "1234"]),
      ("visits", ["424.0", "7"], ["424", "7"]), ("visits", ["12 400", "1\u{A0}830"], ["12400", "1830"]),
      ("visits", ["1'234", "5"], ["1234", "5"]), ("visits", ["-3", "\u{2212}4"], ["-3", "-4"]),
      (
        "revenue", ["$0", "£1,234.56", "12.00 €", "A$5.10", "USD 7.5"], ["0", "1234.56", "12", "5.1", "7.5"]
      ),
      ("bounce rate", ["36.5%", "40 %"], ["0.365", "0.4"]),
      ("bounce rate", ["12,5\u{A0}%", "50%"], ["0.125", "0.5"]),
      ("ctr", ["2.09%", "0.4%"], ["0.0209", "0.004"]), ("CTR (%)", ["4.5", "5"], ["0.045", "0.05"]),
      ("visit duration", [], []),
      ("Avg. Session Duration", ["00:01:50", "0:11:34", "90"], ["110", "694", "90"]),
      ("Watch time (hours)", ["1.5", "2"], ["5400", "7200"]),
      ("revenue", ["(12.50)", "3.5"], ["-12.5", "3.5"]),
      ("visits", ["1e3", "5"], ["1000", "5"]), ("visits", ["1,234"], ["1234"]),
      ("visits", ["1.234", "7"], ["1234", "7"]),
      ("visits", ["2.000", "1.250"], ["2000", "1250"]),
      ("Avg. Session Duration", ["1m 05s", "8 min 3s", "2h 1 min", "53s"], ["65", "483", "7260", "53"]),
    ] as [(String, [String], [String])])
  func marks(name: String, cells: [String], expected: [String]) throws {
    guard !cells.isEmpty else { return }
    let found = try Self.column(name, cells)
    #expect(found.rejected.isEmpty)
    #expect(found.measurements.map(\.value.description) == expected)
  }

  @Test("a number that stays ambiguous is rejected, an option or another column settles it") func ambiguous()
    throws
  {
    let found = try Self.column("revenue", ["1.250", "7"])
    #expect(found.measurements.map(\.value.description) == ["7"])
    #expect(found.rejected.map(\.record) == [1])
    #expect(found.rejected[0].reason.contains("'revenue'"))
    // Three zeros may be decimals of a whole number, and conversions come in parts.
    #expect(try Self.column("visits", ["1.000", "2,000"]).rejected.count == 2)
    #expect(try Self.column("conversions", ["1.250"]).rejected.count == 1)
    var options = IngestOptions()
    options.decimalMark = .comma
    #expect(
      try Self.column("visits", ["1.250", "7"], options: options).measurements.map(\.value.description) == [
        "1250", "7",
      ])
    let table = try Collected("date,visits,revenue\n2025-01-01,\"1,250\",3.50\n2025-01-02,7,2\n")
    #expect(table.measurements("unstated.visits").map(\.value.description) == ["1250", "7"])
  }

  @Test("numbers in thousands and millions are read, and said to be rounded") func shortened() throws {
    let found = try Self.column("views", ["1.5K", "2M", "12k", "7"])
    #expect(found.measurements.map(\.value.description) == ["1500", "2000000", "12000", "7"])
    #expect(found.noteCodes == ["shortened"])
    #expect(try Self.column("views", ["K", "1.5X", "7", "8"]).rejected.count == 2)
  }

  @Test("missing is not zero, and text in a column of numbers is a reject") func missing() throws {
    let found = try Self.column("visits", ["", "-", "N/A", "0", "many"])
    #expect(found.unmeasured == [1, 2, 3])
    #expect(found.measurements.map(\.value.description) == ["0"])
    #expect(found.rejected.map(\.reason) == ["Column 'visits' holds no number"])
    #expect(found.allRecords == [1, 2, 3, 4, 5])
  }

  @Test("the order of day and month is settled by the column, by an option, or not at all") func dateOrder()
    throws
  {
    let settled = try Collected("date,visits\n3/4/2025,1\n3/25/2025,2\n")
    #expect(settled.measurements.map { $0.period?.first.description } == ["2025-03-04", "2025-03-25"])
    let open = try Collected("date,visits\n3/4/2025,1\n5/6/2025,2\n")
    #expect(open.measurements.isEmpty && open.rejected.count == 2 && open.noteCodes.contains("date-order"))
    var options = IngestOptions()
    options.dateOrder = .dayMonth
    let told = try Collected("date,visits\n3/4/2025,1\n5/6/2025,2\n", options: options)
    #expect(told.measurements.map { $0.period?.first.description } == ["2025-04-03", "2025-06-05"])
    let contradictory = try Collected("date,visits\n3/25/2025,1\n25/3/2025,2\n")
    #expect(contradictory.rejected.count == 2)
  }
}
