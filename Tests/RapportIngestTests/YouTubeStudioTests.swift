import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct YouTubeStudioTests {
  private static let table =
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Average view duration,Impressions,Impressions click-through rate (%)\n"

  @Test("a video is a page, with units from the headers") func units() throws {
    let found = try Collected(
      Self.table + "v1,\"Oil, lamps\",\"Aug 28, 2025\",61,120,1.5,-2,0:02:42,1000,4.5\n")
    #expect(found.format == "youtube-studio-csv")
    #expect(
      found.measurements.map { "\($0.name) \($0.value)" } == [
        "views 120", "watch_time 5400", "followers_net -2", "view_duration 162", "impressions 1000",
        "ctr 0.045",
      ])
    #expect(found.measurements.allSatisfy { $0.dimensions == [Dimension(name: Dimension.page, value: "v1")] })
    #expect(found.measurements("youtube.impressions_ctr").first?.denominator == FixedDecimal(1000))
    #expect(found.measurements("youtube.average_view_duration").first?.denominator == FixedDecimal(120))
    #expect(found.measurements.first?.period == nil && found.measurements.first?.property == nil)
  }

  @Test(
    "the first row is a sum when only its label says so, in any language",
    arguments: ["Total", "Gesamt", "合計", "Celkem"])
  func totals(label: String) throws {
    // The rows don't add up, since the export leaves videos out.
    let found = try Collected(
      Self.table + "\(label),,,,500,9,5,0:01:00,9000,4\n"
        + "v1,Oil,\"Aug 28, 2025\",61,120,1.5,2,0:02:42,1000,4.5\nv2,Wick,\"Aug 29, 2025\",30,80,1,1,0:00:20,500,2\n"
    )
    #expect(found.totals.map(\.record) == [1])
    #expect(found.totals.map(\.mark) == [.label])
    #expect(found.measurements("youtube.views").map(\.value.description) == ["120", "80"])
    #expect(found.allRecords == [1, 2, 3])
  }

  @Test("a first video without its title is no sum") func untitled() throws {
    let found = try Collected(
      Self.table + "v1,,,61,120,1.5,2,0:02:42,1000,4.5\nv2,Wick,\"Aug 29, 2025\",30,80,1,1,0:00:20,500,2\n")
    #expect(found.totals.isEmpty)
  }

  @Test("by day and video, and by day alone, the same views are other breakdowns") func breakdowns() throws {
    let chart = try Collected(
      "Date,Content,Video title,Video publish time,Duration,Views\n2025-09-01,v1,Oil,\"Aug 28, 2025\",61,7\n",
      name: "Chart data.csv")
    #expect(chart.measurements.first?.dimensions.map(\.name) == [Dimension.page])
    #expect(
      chart.measurements.first?.period?.first.description == "2025-09-01"
        && chart.measurements.first?.grain == .day)
    let totals = try Collected("Date,Views\r\n13-06-2025,7\r\n01-07-2025,9\r\n", name: "folder/Totals.csv")
    #expect(totals.format == "youtube-studio-csv")
    #expect(totals.measurements.allSatisfy { $0.dimensions.isEmpty && $0.definitionID == "youtube.views" })
    #expect(totals.measurements.map { $0.period?.first.description } == ["2025-06-13", "2025-07-01"])
    #expect(try Collected("Date,Views\n2025-06-13,7\n", name: "other.csv").format == "csv")
  }

  @Test(
    "exports without titles, or with a column that is not known, are recognised",
    arguments: [
      ("any.csv", "Content,Views,Watch time (hours)\nv1,120,1.5\n", 2),
      ("Chart data.csv", "Date,Content,Views\n2025-01-01,v1,120\n", 1),
      ("Totals.csv", "Date,Views,Quux,Likes\n2025-01-01,120,5,3\n", 2),
    ])
  func recognition(name: String, text: String, numbers: Int) throws {
    let found = try Collected(text, name: name)
    #expect(found.format == "youtube-studio-csv")
    #expect(found.comments.isEmpty && found.measurements.count == numbers)
    #expect(found.measurements.allSatisfy { $0.definitionID.hasPrefix("youtube.") })
  }

  /// Counted with Python's `csv.DictReader`: rows, and `sum` of Views without the row `Total`.
  @Test(
    "the samples' rows and sums equal what Python counts",
    .enabled(if: SharedData.has("samples/youtube-studio-csv"), Comment(rawValue: SharedData.missing)),
    arguments: [
      ("Chart_data.csv", 199, 0, "4005"), ("Table_data.csv", 58, 1, "121150"),
      ("Table_data_wide.csv", 1, 0, "39022"),
      ("Totals.csv", 365, 0, "181588"),
    ])
  func samples(file: String, rows: Int, totals: Int, views: String) throws {
    let found = try Collected(sample: "youtube-studio-csv/\(file)")
    #expect(found.format == "youtube-studio-csv")
    #expect(found.measuredRecords.count == rows && found.totals.count == totals)
    #expect(found.rejected.isEmpty && found.unmeasured.isEmpty)
    #expect(found.measurements("youtube.views").map(\.value).reduce(.zero, +).description == views)
    #expect(found.notes.isEmpty)
  }
}
