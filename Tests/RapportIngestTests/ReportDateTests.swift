import RapportIngest
import RapportModel
import Testing

/// Which days the rows of a report cover.
@Suite struct ReportDateTests {
  private static func days(_ found: Collected) -> [String?] {
    found.measurements.map { measurement in
      measurement.period.map { "\($0.first)…\($0.last)" }
    }
  }

  @Test(
    "ranges and years are dates",
    arguments: [
      ("3/3/2025 - 3/9/2025,3/17/2025 - 3/23/2025", "2025-03-03…2025-03-09,2025-03-17…2025-03-23"),
      ("2025-03-03 to 2025-03-09,2025-03-10 – 2025-03-16", "2025-03-03…2025-03-09,2025-03-10…2025-03-16"),
      ("2024,2025", "2024-01-01…2024-12-31,2025-01-01…2025-12-31"),
    ])
  func ranges(cells: String, expected: String) throws {
    let rows = cells.split(separator: ",").map { "\($0),5\n" }.joined()
    let found = try Collected("Date,Visits\n" + rows, format: "csv")
    #expect(Self.days(found) == expected.split(separator: ",").map(String.init))
    #expect(found.measurements.allSatisfy { $0.dimensions.isEmpty } && found.notes.isEmpty)
  }

  @Test("one date makes a column of dates, and cells that are none are rejects") func mostlyUnreadable()
    throws
  {
    let found = try Collected(
      "Date,Visits\n2025-02-30,5\n2025-02-31,6\n2025-03-01,7\n", format: "csv")
    #expect(Self.days(found) == ["2025-03-01…2025-03-01"])
    #expect(found.rejected.map(\.reason) == Array(repeating: "Column 'Date' holds no date", count: 2))
  }

  @Test("days without a year stay apart, undated, and a note says so") func noYear() throws {
    let found = try Collected("Date,Visits\n23 August,5\n24 August,6\n", format: "csv")
    #expect(Self.days(found) == [nil, nil])
    #expect(Set(found.measurements.map(\.dimensions)).count == 2)
    #expect(found.noteCodes == ["undated"])
  }

  @Test(
    "weeks and months that are counted are dated where their beginning is known",
    arguments: [
      (
        "Nth month", "20250115", ["2025-01-15…2025-01-31", "2025-02-01…2025-02-28", "2025-03-01…2025-03-20"],
        []
      ),
      (
        "Nth week", "20250302", ["2025-03-02…2025-03-08", "2025-03-09…2025-03-15", "2025-03-16…2025-03-20"],
        []
      ),
      ("Nth week", "20250303", [nil, nil, nil], ["undated"]),
    ] as [(String, String, [String?], Set<String>)])
  func counted(name: String, start: String, expected: [String?], notes: Set<String>) throws {
    let found = try Collected(
      "# Property: shop.example\n# Start date: \(start)\n# End date: 20250320\n\(name),Sessions\n0000,5\n0001,6\n0002,7\n"
    )
    #expect(Self.days(found) == expected)
    #expect(found.noteCodes == notes)
  }
}
