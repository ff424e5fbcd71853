import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct MetaPostsTests {
  private static let header =
    "\u{FEFF}Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,IMPRESSION:UNIQUE_USERS,Reach,Impressions,\"Reactions, Comments and Shares\",Reactions,Comments,Shares,Total clicks\r\n"

  @Test("a post is a page with its numbers, which have no days where they cover all time") func posts() throws
  {
    let found = try Collected(
      Self.header
        + "7,1,Lantern,,\"New wicks.\r\n\r\nCome in\",0,03/04/2025 06:54,https://social.example/7,Text,,Lifetime,,\"12,400\",3415,292,235,26,31,177\r\n"
    )
    #expect(found.format == "meta-business-csv")
    #expect(
      found.measurements.map { "\($0.name) \($0.value)" } == [
        "reach 12400", "impressions 3415", "engagements_meta 292", "reactions 235", "comments_count 26",
        "shares 31",
        "clicks 177",
      ])
    #expect(
      found.measurements.allSatisfy { $0.property == "Lantern" && $0.page == "https://social.example/7" })
    #expect(found.measurements.allSatisfy { $0.dimensions.count == 1 && $0.grain == .range })
    #expect(found.measurements.allSatisfy { $0.period == nil })
    #expect(found.comments.isEmpty && found.noteCodes == ["brand-texts"])
  }

  @Test("the untranslated name is the reach too, and reach stated twice counts once") func reach() throws {
    func row(_ raw: String, _ reach: String) -> String {
      "7,1,Lantern,,x,0,03/14/2025 06:54,https://social.example/7,Text,,Lifetime,\(raw),\(reach),,,,,,\r\n"
    }
    let found = try Collected(Self.header + row("51", "") + row("51", "51"))
    #expect(
      found.measurements.map { "\($0.definitionID) \($0.value) \($0.record)" } == [
        "meta.reach 51 1", "meta.reach 51 2",
      ])
  }

  @Test("a row that only says that there are no numbers is no row of numbers") func comment() throws {
    let found = try Collected(Self.header + ",,,,,,,,,Numbers could not be computed,Lifetime,,,,,,,,\r\n")
    #expect(found.unmeasured == [1] && found.rejected.isEmpty && found.totals.isEmpty)
  }

  @Test(
    "rows of days have the days of 'Date', whenever the post was published",
    arguments: ["03/14/2025", "2025-03-14"])
  func daily(date: String) throws {
    let found = try Collected(
      Self.header + "7,1,Lantern,,x,0,02/01/2025 06:54,https://social.example/7,Text,,\(date),,5,,,,,,\r\n"
        + "8,1,Lantern,,x,0,02/01/2025 06:54,https://social.example/8,Text,,Lifetime,,6,,,,,,\r\n")
    #expect(found.measurements.map { $0.period?.first.description } == ["2025-03-14", nil])
    #expect(found.measurements.map(\.grain) == [.day, .range])
    #expect(found.rejected.isEmpty)
  }

  @Test("days above 12 settle the order of day and month, else the month comes first") func dates() throws {
    func days(_ cells: String...) throws -> [String?] {
      let rows = cells.map { "7,1,Lantern,,x,0,,https://social.example/7,Text,,\($0),,5,,,,,,\r\n" }
      return try Collected(Self.header + rows.joined()).measurements.map { $0.period?.first.description }
    }
    #expect(try days("03/04/2025") == ["2025-03-04"])
    #expect(try days("03/04/2025", "14/04/2025") == ["2025-04-03", "2025-04-14"])
  }

  @Test("the older export's row of descriptions is no data") func older() throws {
    let found = try Collected(
      "Post ID,Permalink,Post Message,Type,Posted,Lifetime Post Total Reach,Lifetime Negative feedback\n,,,,,Lifetime: The total number of people (Unique Users),Lifetime: The number of people (Unique Users)\n1_0,https://social.example/0,Hello,Photo,3/14/2025 9:15,100,2\n"
    )
    #expect(found.format == "meta-business-csv")
    #expect(
      found.measurements.map { "\($0.name) \($0.value) \($0.record)" } == [
        "reach 100 1", "negative_feedback 2 1",
      ])
    #expect(found.allRecords == [1])
  }

  /// Rows and sums counted with Python's `csv.DictReader` and `utf-8-sig`; of the 20 rows of the page one has a
  /// reach of 51 under the untranslated name only.
  @Test(
    "the samples' rows and sums equal what Python counts",
    .enabled(if: SharedData.has("samples/meta-business-csv"), Comment(rawValue: SharedData.missing)),
    arguments: [
      ("instagram_posts.csv", 6, "2265", "views", "14881"),
      ("page_insights_post_level_old.csv", 5, "510", "impressions", "1510"),
      ("page_posts_uk.csv", 20, "397962", "impressions", "512973"),
    ])
  func samples(file: String, rows: Int, reach: String, other: String, sum: String) throws {
    let found = try Collected(sample: "meta-business-csv/\(file)")
    #expect(found.format == "meta-business-csv")
    #expect(found.measuredRecords.count == rows)
    #expect(found.rejected.isEmpty && found.totals.isEmpty && found.unmeasured.isEmpty)
    #expect(found.measurements("meta.reach").map(\.value).reduce(.zero, +).description == reach)
    #expect(found.measurements("meta.\(other)").map(\.value).reduce(.zero, +).description == sum)
  }
}
