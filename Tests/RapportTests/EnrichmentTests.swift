import Rapport
import RapportModel
import RapportTestSupport
import Testing

@Suite struct EnrichmentTests {
  private static func enrich(_ report: String, _ comments: String, keys: JoinKeys? = nil) throws -> Enrichment
  {
    let folder = try TemporaryFolder()
    var enrichment = try Enrichment(
      report: InputArgument(path: folder.write(report, to: "report.csv")), keys: keys, annotator: Annotator())
    try enrichment.absorb(InputArgument(path: folder.write(comments, to: "comments.csv")))
    return enrichment
  }

  @Test("a report of days takes the comments of each day") func days() throws {
    let enrichment = try Self.enrich(
      "date,sessions\n2025-03-03,10\n2025-03-04,12\n",
      "created_at,author,text\n2025-03-03T23:59:59Z,a,Great\n2025-03-04,b,Bad\n2025-03-09,c,Late\n",
      keys: .date)
    #expect(enrichment.rowCounts == (2, 0))
    #expect(enrichment.unmatchedComments == 1)
  }

  @Test("comments long before or after a page's days are out of context, and counted") func context() throws {
    let report = """
      # Pages and screens
      # Property: shop.example - GA4
      # Start date: 20250303
      # End date: 20250309
      Page path,Views
      /a,10
      /b,20

      """
    let enrichment = try Self.enrich(
      report,
      """
      created_at,author,page,text
      2025-03-05,a,/a,Great
      2025-03-30,b,/a,Still within reach
      2025-06-01,c,/a,Months later
      ,d,/b,Nobody knows when
      2025-03-05,e,/c,Another page

      """)
    #expect(enrichment.keys == .page)
    #expect(enrichment.rowCounts == (2, 0))
    #expect(enrichment.outOfContextComments == 1)
    #expect(enrichment.unmatchedComments == 1)
    let rows = String(decoding: enrichment.table(), as: UTF8.self).split(separator: "\n")
    #expect(rows[5].hasPrefix("/a,10,2,2,"))
    #expect(rows[5].contains(",0.6666666666666666,"))
    #expect(rows[6].hasPrefix("/b,20,1,1,"))
  }

  @Test(
    "comments of another property than the report's do not belong to its rows",
    arguments: [
      ("shop.example", "help.example", "", 2), ("shop.example", "shop.example", "", 0),
      ("shop.example", nil, "", 0), (nil, "help.example", "", 0),
      ("shop.example", nil, "https://www.shop.example/", 0), ("shop.example", nil, "help.example", 2),
    ] as [(String?, String?, String, Int)])
  func otherProperty(report: String?, comments: String?, stated: String, unmatched: Int) throws {
    let folder = try TemporaryFolder()
    func argument(_ name: String, _ property: String?, _ text: String) throws -> InputArgument {
      InputArgument(path: try folder.write(text, to: name), property: property.map { PropertyID($0) })
    }
    var enrichment = try Enrichment(
      report: argument("report.csv", report, "page,views\n/a,10\n"), annotator: Annotator())
    try enrichment.absorb(
      argument("comments.csv", comments, "page,site,text\n/a,\(stated),Great\n/a,\(stated),Bad\n"))
    #expect(enrichment.unmatchedComments == unmatched)
  }

  @Test("a row with nothing to join by has no count, and one without comments the count 0") func unjoinable()
    throws
  {
    let enrichment = try Self.enrich(
      "# Property: shop.example\n# Start date: 20250303\n# End date: 20250309\nPage path,Views\n/a,10\n/b,5\n\n"
        + "# Start date: 20250303\n# End date: 20250309\nCountry,Views\nDE,5\n",
      "created_at,page,author,text\n2025-03-03,/a,a,Great\n")
    let rows = String(decoding: enrichment.table(), as: UTF8.self).split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("/a,10,1,") })
    #expect(rows.contains { $0.hasPrefix("/b,5,0,,") })
    #expect(rows.contains { $0.hasPrefix("DE,5,,,") })
  }

  @Test("a file without rows of metrics cannot be enriched") func noRows() throws {
    #expect(throws: (any Error).self) { try Self.enrich("id,text\n1,hello there\n", "text\nGood\n") }
  }
}
