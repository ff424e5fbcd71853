import RapportIngest
import RapportModel
import Testing

/// What the columns of a report are taken for.
@Suite struct ReportColumnTests {
  private static func numbers(_ found: Collected) -> [String] {
    found.measurements.map { "\($0.name) \($0.value)\($0.denominator.map { " of \($0)" } ?? "")" }
  }

  @Test("of two columns with one name the first is read, as number and as denominator")
  func sameName() throws {
    for _ in 0..<8 {
      let found = try Collected("Page,Sessions,Sessions,Bounce rate\n/a,10,99,0.5\n")
      #expect(Self.numbers(found) == ["visits 10", "bounce_rate 0.5 of 10"])
      #expect(found.notes.map(\.code) == ["repeated-metric"])
    }
  }

  @Test("the reason of a reject names the first column that cannot be read") func firstReason() throws {
    for _ in 0..<8 {
      let found = try Collected("Page,Sessions,Users,Views\n/a,x,y,z\n/b,1,2,3\n/c,1,2,3\n")
      #expect(found.rejected.map(\.reason) == ["Column 'Sessions' holds no number"])
    }
  }

  @Test(
    "of two columns for one quantity the one that is meant exactly is read, and the other is named",
    arguments: [
      ("Date,Shares,Reposts,Replies,Comments", "2,4,3,9", ["shares 2", "comments_count 9"]),
      ("Date,Reposts,Shares", "4,2", ["shares 2"]), ("Date,Likes,Reactions", "2,40", ["reactions 40"]),
      ("Date,Total users,Active users", "20,15", ["visitors 15"]),
      ("Date,Active users,Total users", "15,20", ["visitors 15"]),
    ])
  func exactName(header: String, row: String, expected: [String]) throws {
    let found = try Collected("\(header)\n2025-01-01,\(row)\n", format: "csv")
    #expect(Self.numbers(found) == expected)
    let left = header.split(separator: ",").count - 1 - expected.count
    #expect(found.notes.map(\.code) == Array(repeating: "repeated-metric", count: left))
  }

  @Test("columns that agree fill each other's gaps, and other currencies are other quantities")
  func agreement() throws {
    let found = try Collected("Date,Users,Visitors\n2025-01-01,5,\n2025-01-02,,6\n2025-01-03,7,7\n")
    #expect(Self.numbers(found) == ["visitors 5", "visitors 6", "visitors 7"])
    #expect(found.notes.isEmpty)
    let money = try Collected("Date,Revenue (USD),Revenue (EUR)\n2025-01-01,5,4\n")
    #expect(Self.numbers(money) == ["revenue 5", "revenue 4"])
  }

  @Test("shares above the whole are no shares, unless a mark makes them percentages") func shares() throws {
    let found = try Collected(
      "Date,Sessions,Engagement rate\n2025-01-01,10,62.5\n2025-01-02,20,0.9\n")
    #expect(Self.numbers(found) == ["visits 10", "visits 20"])
    #expect(found.notes.map(\.code) == ["share-unit"])
    let marked = try Collected(
      "Date,Sessions,Engagement rate\n2025-01-01,10,62.5%\n2025-01-02,20,150%\n2025-01-03,5,62.5\n")
    #expect(marked.measurements("unstated.engagement_rate").map(\.value.description) == ["0.625", "1.5"])
    #expect(
      marked.rejected.map(\.reason) == [
        "Column 'Engagement rate' holds a share above 1 that has no percent sign"
      ])
    let header = try Collected("Date,Sessions,Engagement rate (%)\n2025-01-01,10,62.5\n")
    #expect(header.measurements("unstated.engagement_rate").map(\.value.description) == ["0.625"])
    #expect(header.notes.isEmpty)
  }

  @Test(
    "unknown numbers before the first metric are left out like those behind it",
    arguments: [
      ("Date,Quux,Sessions\n2025-01-01,5,7\n2025-01-02,5,8\n", []),
      ("Hits of a kind,Date,Page,Sessions\n99,2025-01-01,/a,7\n98,2025-01-01,/b,8\n", ["page"]),
    ])
  func unknownNumbers(table: String, dimensions: [String]) throws {
    let found = try Collected(table)
    #expect(found.measurements.map(\.value.description) == ["7", "8"])
    #expect(found.measurements.allSatisfy { $0.dimensions.map(\.name) == dimensions })
    #expect(found.noteCodes == ["unknown-columns"])
  }

  @Test(
    "numbers that rows are told apart by are what the rows are about",
    arguments: [
      ("Date,Quux,Sessions\n2025-01-01,5,7\n2025-01-01,6,8\n", "Quux", ["numeric-dimensions"]),
      ("Date,Hour,Sessions\n2025-01-01,5,7\n2025-01-02,6,8\n", "Hour", []),
      ("Campaign ID,Page,Sessions\n17,/a,7\n18,/b,8\n", "Campaign ID", []),
    ] as [(String, String, Set<String>)])
  func numberedThings(table: String, dimension: String, notes: Set<String>) throws {
    let found = try Collected(table)
    #expect(found.measurements.allSatisfy { $0.dimensions.contains { $0.name == dimension } })
    #expect(found.noteCodes == notes)
  }

  @Test(
    "names that several tools share are known",
    arguments: [
      ("Video Views", "7", "views 7"), ("Average watch time", "1:05", "view_duration 65"),
      ("Average view duration", "65", "view_duration 65"), ("Follows", "3", "followers_gained 3"),
      ("repostCount", "4", "shares 4"), ("Estimated revenue (USD)", "1.5", "revenue 1.5"),
      ("Posición", "4.2", "position 4.2"),
    ])
  func sharedNames(name: String, cell: String, expected: String) throws {
    #expect(Self.numbers(try Collected("Date,\(name)\n2025-01-01,\(cell)\n", format: "csv")) == [expected])
  }
}
