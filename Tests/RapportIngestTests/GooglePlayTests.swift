import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct GooglePlayTests {
  private static let header =
    "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link\n"
  private static let link = "https://console.example/review-details?reviewId=gp:r1&corpus=PUBLIC_REVIEWS"

  @Test("a review gives its text, stars, times and identifier") func review() throws {
    let text =
      Self.header
      + "com.lantern,42,1.2.0,de,a06,2025-03-03T09:15:00Z,1740993300000,2025-03-04T21:20:00Z,1741123200000,4,Hell,\"Gut, aber teuer\",,,Danke!,\(Self.link)\n"
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let found = try Collected(utf16)
    #expect(found.format == "google-play-reviews")
    let review = try #require(found.comments.first)
    #expect(review.text == "Hell\nGut, aber teuer")
    #expect(review[.id] == "gp:r1" && review[.property] == "com.lantern" && review[.language] == "de")
    #expect(review[.page] == Self.link)
    #expect(review.facts.rating == Rating(FixedDecimal(4), lowest: .one, highest: FixedDecimal(5)))
    #expect(review.facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(review.facts.editedAt?.description == "2025-03-04T21:20:00Z")
    #expect(review.facts.replies == 1 && review.facts.author == nil && review.facts.authorRole == .customer)
    #expect(try ExportReader(ByteSource(bytes: utf16, name: "x")).adapter.repeatsRecords)
  }

  @Test("a rating without text is a comment without text") func ratingOnly() throws {
    let found = try Collected(
      Self.header
        + "com.lantern,,,en,a06,2025-03-03T09:15:00Z,,2025-03-03T09:15:00Z,,5,,,,,,\ncom.lantern,1,2\n")
    #expect(found.comments.map(\.text) == [""])
    #expect(found.comments.first?[.id] == nil && found.comments.first?.facts.editedAt == nil)
    #expect(found.comments.first?.facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.rejected.map(\.reason) == ["Expected 16 fields, found 3"])
    #expect(found.allRecords == [1, 2])
  }

  /// Counted with Python's `csv.DictReader` and `utf-16`: ten rows, one of them without title and text, stars 5, 3, 1,
  /// 4, 5, 2, 5, 5, 2, 2, one answer of the developer, one change.
  @Test(
    "the sample's reviews equal what Python counts",
    .enabled(if: SharedData.has("samples/google-play-reviews"), Comment(rawValue: SharedData.missing)))
  func sample() throws {
    let found = try Collected(sample: "google-play-reviews/reviews_com.example.app_202503.csv")
    #expect(found.comments.count == 10 && found.rejected.isEmpty)
    #expect(found.comments.count { $0.text == "" } == 1)
    #expect(
      found.comments.compactMap { $0.facts.rating?.value.description } == [
        "5", "3", "1", "4", "5", "2", "5", "5", "2", "2",
      ])
    #expect(found.comments.count { $0.facts.replies == 1 } == 1)
    #expect(found.comments.count { $0.facts.editedAt != nil } == 1)
    #expect(found.comments.compactMap { $0[.id] } == ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r8", "r9"])
  }

  @Test("months that were joined lose their headers, and stars off the scale are told") func joined() throws {
    func row(_ stars: String) -> String {
      "com.lantern,,,en,a06,2025-03-03T09:15:00Z,,2025-03-03T09:15:00Z,,\(stars),,Good,,,,\n"
    }
    let month = Self.header + row("5") + row("6")
    let bytes: [UInt8] = [0xFF, 0xFE] + month.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let found = try Collected(bytes + bytes)
    #expect(found.comments.map(\.text) == ["Good", "Good", "Good", "Good"])
    #expect(Set(found.comments.map { $0[.property] }) == ["com.lantern"])
    #expect(found.comments.count { $0.facts.rating == nil } == 2)
    #expect(found.noteCodes == ["encoding", "ratings-off-scale", "repeated-header"])
  }
}
