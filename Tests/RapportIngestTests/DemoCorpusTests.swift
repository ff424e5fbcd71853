import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

/// The demo corpus states its own counts, in `corpora/README.md`.
@Suite struct DemoCorpusTests {
  private static func read(_ path: String) throws -> Collected {
    let url = SharedData.packageFolder.appendingPathComponent("corpora/demo/" + path)
    return try Collected(Array(Data(contentsOf: url)), name: path)
  }

  @Test(
    "its comments are those that its table counts",
    arguments: [
      ("docs.waybeacon.example/wordpress.xml", "wxr", 235, 0, 0, 5, 2),
      ("embercircle.example/comments.ndjson", "reddit-dump", 387, 0, 13, 0, 9),
      (
        "paddlewren.example/reviews_example.paddlewren.app_202503.csv", "google-play-reviews", 124, 10, 0, 0,
        0
      ),
      (
        "paddlewren.example/reviews_example.paddlewren.app_202504.csv", "google-play-reviews", 131, 9, 0, 0, 0
      ),
      (
        "paddlewren.example/reviews_example.paddlewren.app_202505.csv", "google-play-reviews", 108, 5, 0, 0, 0
      ),
      ("tarnquill.example/disqus.xml", "disqus-xml", 257, 0, 5, 2, 0),
    ])
  func comments(
    path: String, format: String, visible: Int, empty: Int, deleted: Int, hidden: Int, bots: Int
  ) throws {
    let found = try Self.read(path)
    #expect(found.format == format && found.rejected.isEmpty)
    let people = found.comments.filter { $0.facts.authorRole != .bot }
    #expect(found.comments.count - people.count == bots)
    #expect(people.count { $0.facts.visibility == .visible && $0.text?.isEmpty == false } == visible)
    #expect(people.count { $0.facts.visibility == .visible && $0.text?.isEmpty == true } == empty)
    #expect(
      people.count { [.deleted, .removed].contains($0.facts.visibility) && format != "wxr" } == deleted)
    let isHidden = people.count { $0.facts.visibility != .visible } - deleted
    #expect(isHidden == hidden)
  }

  /// Sums counted with Python's `csv.DictReader`.
  @Test(
    "its rows of metrics are those that its table counts",
    arguments: [
      ("docs.waybeacon.example/matomo-days.csv", "matomo", 84, 0, 0, "matomo.nb_visits", "143938"),
      ("embercircle.example/matomo-days.csv", "matomo", 84, 0, 0, "matomo.nb_conversions", "1851"),
      ("tarnquill.example/matomo-wochen.csv", "matomo", 12, 0, 0, "matomo.revenue", "231698"),
      ("fernwhistle.example/page-posts.csv", "meta-business-csv", 24, 0, 1, "meta.reach", "63584"),
      (
        "mossgantry.example/youtube-studio/Chart_data.csv", "youtube-studio-csv", 672, 0, 0, "youtube.views",
        "81671"
      ),
      (
        "mossgantry.example/youtube-studio/Table_data.csv", "youtube-studio-csv", 8, 1, 0, "youtube.views",
        "81671"
      ),
      (
        "mossgantry.example/youtube-studio/Totals.csv", "youtube-studio-csv", 84, 0, 0, "youtube.views",
        "81671"
      ),
    ])
  func metrics(
    path: String, format: String, measured: Int, totals: Int, unmeasured: Int, definition: String, sum: String
  ) throws {
    let found = try Self.read(path)
    #expect(found.format == format && found.rejected.isEmpty)
    #expect(found.measuredRecords.count == measured)
    #expect(found.totals.count == totals && found.unmeasured.count == unmeasured)
    #expect(found.measurements(definition).map(\.value).reduce(.zero, +).description == sum)
  }
}
