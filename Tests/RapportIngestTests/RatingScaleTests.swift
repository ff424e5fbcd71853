import RapportIngest
import RapportModel
import Testing

@Suite struct RatingScaleTests {
  private static func table(_ ratings: some Sequence<String>, name: String = "rating") -> String {
    "text,\(name)\n" + ratings.map { "fine,\($0)\n" }.joined()
  }

  private static let ten = FixedDecimal(10)

  @Test("a file that is sorted by rating is read on the scale of its later ratings") func sorted() throws {
    let ratings = (0...10).flatMap { Array(repeating: String($0), count: 40) }
    let tables = try Collected(Self.table(ratings))
    let objects = try Collected(ratings.map { "{\"text\":\"fine\",\"rating\":\($0)}\n" }.joined())
    for found in [tables, objects] {
      #expect(found.comments.compactMap(\.facts.rating).count == 440)
      #expect(found.comments.last?.facts.rating == Rating(Self.ten, lowest: .zero, highest: Self.ten))
      #expect(!found.noteCodes.contains("ratings-off-scale"))
    }
  }

  @Test("ratings that do not fit the scale are counted, with the column and the first record") func offScale()
    throws
  {
    // Beyond the sample, nothing can settle the scale any more.
    let early = Array(repeating: "4", count: 12_000)
    let found = try Collected(Self.table(early + ["9", "N/A", "", "10", "3"], name: "score"))
    #expect(found.comments.count == 12_005)
    #expect(found.comments.last?.facts.rating?.value == FixedDecimal(3))
    let note = try #require(found.notes.first { $0.code == "ratings-off-scale" })
    #expect(
      note.message
        == "2 ratings, the first in column 'score' of record 12001, are no numbers from 1 to 5 and were left out; a cell such as '7/10' states its own scale"
    )
    let object = try Collected("{\"text\":\"fine\",\"stars\":\"many\"}\n{\"text\":\"bad\",\"stars\":2}\n")
    #expect(
      object.notes.contains {
        $0.message.hasPrefix("1 rating, in column 'stars' of record 1, is no number from 1 to 5")
      })
  }

  @Test(
    "a cell that states its own scale is brought to the column's",
    arguments: [
      ("4/10", "2.6"), ("4 / 10", "2.6"), ("9 out of 10", "4.6"), ("4/5", "4"), ("80/100", "4.2"),
      ("11/10", nil), ("3", "3"),
    ] as [(String, String?)])
  func ownScale(cell: String, value: String?) throws {
    let rating = try Collected(Self.table(["5", cell, "1"])).comments[1].facts.rating
    #expect(rating?.value.description == value)
    #expect(rating == nil || rating?.highest == FixedDecimal(5))
  }

  @Test("a column whose cells all state a scale is on that scale") func statedScale() throws {
    let found = try Collected(Self.table(["4/10", "3/10"]))
    #expect(found.comments[0].facts.rating == Rating(FixedDecimal(4), lowest: .zero, highest: Self.ten))
  }
}
