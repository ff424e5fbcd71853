import Foundation
import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

@Suite struct RenderingTests {
  @Test("renderings equal their golden files") func snapshots() throws {
    let report = DemoReport.report
    try expectSnapshot(report.terminal(), "terminal.txt")
    try expectSnapshot(report.terminal(width: 80), "terminal-80.txt")
    try expectSnapshot(report.csv(.tidy), "tidy.csv")
    try expectSnapshot(report.csv(.wide), "wide.csv")
    try expectSnapshot(report.json(), "report.json")
    try expectSnapshot(report.markdown(), "report.md")
  }

  @Test("no line is wider than the terminal", arguments: [60, 80, 120, 200])
  func width(columns: Int) {
    let tables = DemoReport.report.terminal(width: columns).split(separator: "\n").filter { line in
      ["ᵃ", "ᵇ", "ᶜ", "ᵈ", "Warning", "Not measured"].allSatisfy { !line.hasPrefix($0) }
    }
    for line in tables where displayWidth(line) > columns { Issue.record("too wide: \(line)") }
  }

  @Test("columns stay aligned beside wide characters") func alignment() {
    let lines = DemoReport.report.terminal().split(separator: "\n", omittingEmptySubsequences: false)
    let table = lines.prefix { !$0.isEmpty }
    #expect(Set(table.dropFirst(2).map { displayWidth($0) }).count == 1)
  }

  @Test("no text becomes a formula, unless asked for as it is") func formulas() throws {
    let report = DemoReport.report
    for layout in [MatrixReport.Layout.tidy, .wide] {
      #expect(report.csv(layout).contains("\n'=cmd|shop,"))
      #expect(report.csv(layout, raw: true).contains("\n=cmd|shop,"))
    }
    // Negative numbers are numbers.
    #expect(report.csv(.tidy).contains(",-0."))
  }

  @Test("names cannot steer a terminal or mark up a document") func hostileNames() {
    var report = DemoReport.report
    report.mapping = [
      PropertyMapping(
        file: "a\u{1B}[2J\n.csv", property: PropertyID("x\u{202E}|<script>*"), origin: .file)
    ]
    let terminal = report.mappingSummary()
    #expect(terminal.contains("a\u{FFFD}[2J\u{FFFD}.csv  x\u{FFFD}|<script>*"))
    #expect(report.markdown().contains("| a\u{FFFD}\\[2J\u{FFFD}.csv | x\u{FFFD}\\|&lt;script&gt;\\* |"))
    report.matrix = EngagementMatrix(Ledger())
    #expect(!report.json().contains("\u{1B}"))
  }

  @Test("JSON is valid and agrees with the matrix") func json() throws {
    let report = DemoReport.report
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
    #expect(
      Set(object.keys)
        == ["indicators", "tidy", "wide", "warnings", "counts", "properties", "manifest"])
    let tidy = try #require(object["tidy"] as? [[String: Any]])
    #expect(tidy.count == report.matrix.entries.count)
    for (row, entry) in zip(tidy, report.matrix.entries) {
      #expect(row["property"] as? String == entry.property.name)
      #expect(isNear(row["value"] as? Double, entry.value))
      #expect(isNear(row["low"] as? Double, entry.interval?.low))
      #expect(row["n"] as? Int == entry.n)
    }
  }

  /// Foundation's reader of JSON may miss a number by its last bit.
  private func isNear(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return (left - right).magnitude <= 1e-15 * max(1, right.magnitude)
  }

  @Test("counts add up, file by file and together") func counts() throws {
    let lines = DemoReport.report.countsSummary().split(separator: "\n").map {
      $0.split(whereSeparator: { $0 == " " }).compactMap { Int($0) }
    }
    let rows = lines.dropFirst(2).prefix(3)
    for row in rows { #expect(row.first == row.dropFirst().reduce(0, +)) }
    #expect(rows.map { $0.first ?? 0 } == [28, 21, 49])
  }

  @Test("an empty matrix renders everywhere") func empty() {
    let report = MatrixReport(matrix: EngagementMatrix(Ledger()))
    #expect(report.csv(.tidy).split(separator: "\n").count == 1)
    #expect(report.csv(.wide).split(separator: "\n").count == 1)
    #expect(report.json().hasSuffix("\"manifest\":null}\n"))
    #expect(report.markdown() == "# Engagement matrix\n")
    #expect(report.terminal() == "")
  }
}
