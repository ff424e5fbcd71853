import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct MatrixTests {
  private let shop = PropertyID("shop")

  @Test("measured metrics follow their aggregation") func measured() throws {
    var ledger = Ledger()
    ledger.absorb(.test("views", 300), "shop")
    ledger.absorb(.test("visits", 100), "shop")
    ledger.absorb(.test("conversions", 4), "shop")
    ledger.absorb(.test("revenue", 250), "shop")
    ledger.absorb(.test("engaged_time_per_user", 30, over: 10, by: ["page": "/a"]), "shop")
    ledger.absorb(.test("engaged_time_per_user", 60, over: 20, by: ["page": "/b"]), "shop")
    ledger.absorb(.test("visitors", 8, by: ["page": "/a"]), "shop")
    ledger.absorb(.test("visitors", 5, by: ["page": "/b"]), "shop")
    let matrix = EngagementMatrix(ledger)
    func entry(_ indicator: String) throws -> MatrixEntry { try #require(matrix.entry(shop, indicator)) }

    #expect(try entry("views").value == 300)
    #expect(try entry("views_per_visit").value == 3)
    #expect(try entry("views_per_visit").n == 100)
    let action = try entry("attention_to_action")
    #expect(action.value == 0.04)
    #expect(action.n == 100)
    #expect(action.interval == ConfidenceInterval.wilson(successes: 4, of: 100))
    #expect(action.definition == "ga4.conversions/ga4.visits")
    #expect(try entry("revenue").definition == "ga4.revenue:EUR")
    // So are those whose time is divided by both.
    #expect(try entry("engaged_time_per_user").value == 50)
    #expect(try entry("engaged_time_per_user").n == 30)
    #expect(try entry("engaged_time_per_user").flags == [.summedOverRows, .peopleRepeated])
    // People on two pages may be the same ones: between the larger number and the sum.
    let visitors = try entry("visitors")
    #expect(visitors.value == 13)
    #expect(visitors.interval == ConfidenceInterval(low: 8, high: 13))
    #expect(visitors.flags.contains(.upperBound))
    #expect(visitors.normalised == nil)
    for unmeasured in ["reactions", "comments", "net_sentiment", "engaged_rate_ga4"] {
      #expect(try entry(unmeasured).value == nil)
      #expect(try entry(unmeasured).flags == .notMeasured)
    }
  }

  @Test("time per person is compared where it is of people who are counted once") func timePerPerson() throws
  {
    var ledger = Ledger()
    for index in 0..<8 {
      ledger.absorb(.test("engaged_time_per_user", Int64(index), over: 10), "whole\(index)")
      for page in ["/a", "/b"] {
        ledger.absorb(.test("engaged_time_per_user", 90, over: 10, by: ["page": page]), "pages\(index)")
      }
    }
    let matrix = EngagementMatrix(ledger)
    let whole = try #require(matrix.entry(PropertyID("whole7"), "engaged_time_per_user"))
    #expect(whole.flags == [] && whole.percentile == 93.75)
    let pages = try #require(matrix.entry(PropertyID("pages7"), "engaged_time_per_user"))
    #expect(pages.value == 90 && pages.percentile == nil && pages.normalised == nil)
  }

  @Test("amounts in several currencies are never added") func currencies() throws {
    var ledger = Ledger()
    ledger.absorb(.test("revenue", 250, currency: "EUR"), "shop")
    ledger.absorb(.test("revenue", 900, currency: "USD"), "shop")
    ledger.absorb(.test("revenue", 70, currency: "USD"), "help", input: 101)
    let matrix = EngagementMatrix(ledger)
    let entry = try #require(matrix.entry(shop, "revenue"))
    // Most properties have dollars.
    #expect(entry.value == 900)
    #expect(entry.definition == "ga4.revenue:USD")
    #expect(entry.flags.contains(.otherDefinitions))
    let warning = MatrixWarning.severalCurrencies(metric: "revenue", currencies: ["EUR", "USD"], of: [shop])
    #expect(matrix.warnings.contains(warning))
    #expect(
      warning.description
        == "'revenue' of 'shop' is stated in several currencies (EUR, USD), which are not added: only "
        + "the one that most properties have counts. Convert the amounts to count all.")
  }

  @Test("numbers of different days, products or nature are not divided") func impossibleQuotients() throws {
    func action(_ conversions: Measurement, _ visits: Measurement) throws -> MatrixEntry {
      var ledger = Ledger()
      ledger.absorb(conversions, "shop")
      ledger.absorb(visits, "shop")
      return try #require(EngagementMatrix(ledger).entry(shop, "attention_to_action"))
    }
    let otherDays = try action(.test("conversions", 4, days: 0...6), .test("visits", 100))
    #expect(otherDays.value == nil)
    #expect(otherDays.flags == [.notMeasured, .differentDays])
    #expect(try action(.test("conversions", 4, product: "matomo"), .test("visits", 100)).value == nil)
    #expect(try action(.test("conversions", 4), .test("visits", 0)).value == nil)
    let many = try action(.test("conversions", 150), .test("visits", 100))
    #expect(many.value == 1.5)
    #expect(many.interval == nil)
    #expect(many.flags.contains(.exceedsWhole))
  }

  @Test("a rate needs the same days above and below the line, not only the same first and last one")
  func missingDays() throws {
    var ledger = Ledger()
    for day in 0..<14 {
      ledger.absorb(.test("visits", 1000, days: day...day, grain: .day), "shop")
      ledger.absorb(.test("views", 3000, days: day...day, grain: .day), "shop")
      if [0, 4, 13].contains(day) {
        ledger.absorb(.test("conversions", 10, days: day...day, grain: .day), "shop")
      }
    }
    let matrix = EngagementMatrix(ledger)
    let action = try #require(matrix.entry(shop, "attention_to_action"))
    #expect(action.value == nil)
    #expect(action.flags == [.notMeasured, .differentDays])
    #expect(matrix.entry(shop, "views_per_visit")?.value == 3)
    // Of a number for the whole time nobody can tell which days it leaves out.
    var other = Ledger()
    other.absorb(.test("conversions", 7, days: 0...13), "shop")
    for day in 0..<14 { other.absorb(.test("visits", 10, days: day...day, grain: .day), "shop") }
    #expect(EngagementMatrix(other).entry(shop, "attention_to_action")?.value == 0.05)
  }

  @Test("attitude counts labels exactly and authors alike") func attitude() throws {
    var ledger = Ledger()
    // Five authors with one positive comment, one author with ten negative ones.
    ledger.absorb((1...5).map { TestComment(record: $0, author: UInt64($0), polarity: 0.5) }, "shop")
    ledger.absorb(
      (6...15).map { TestComment(record: $0, author: 6, label: .negative, polarity: -0.75) }, "shop")
    ledger.absorb([TestComment(record: 16, author: 1, label: .mixed, polarity: 0)], "shop")
    let matrix = EngagementMatrix(ledger)
    let net = try #require(matrix.entry(shop, "net_sentiment"))
    #expect(net.value == -5.0 / 15)
    #expect(net.n == 6)
    // One author decides: the interval holds both signs, where independent comments would not.
    let interval = try #require(net.interval)
    #expect(interval.low < -0.5 && interval.high > 0)
    #expect(matrix.entry(shop, "negative_share")?.value == 10.0 / 16)
    // (0.25 + 4·0.5 − 0.75) / 6
    #expect(matrix.entry(shop, "polarity")?.value == 0.25)
    #expect(matrix.entry(shop, "comments")?.value == 16)
    #expect(matrix.entry(shop, "authors")?.value == 6)
    #expect(matrix.warnings == [.noMeasurements(shop)])
  }

  @Test("with one comment an author, the negative share has Wilson's interval") func wilsonCase() throws {
    var ledger = Ledger()
    ledger.absorb(
      (1...20).map { TestComment(record: $0, author: UInt64($0), label: $0 <= 7 ? .negative : .neutral) },
      "shop")
    let entry = try #require(EngagementMatrix(ledger).entry(shop, "negative_share"))
    let expected = try #require(ConfidenceInterval.wilson(successes: 7, of: 20))
    #expect(isClose(try #require(entry.interval).low, expected.low))
    #expect(isClose(try #require(entry.interval).high, expected.high))
  }

  @Test(
    "authors who all say the same leave an uncertainty that falls with their number",
    arguments: [
      (6, SentimentLabel.positive, 0.75, 1.0, 0.75), (9, .neutral, 0, 0, 0), (100, .negative, -0.3, -1, -0.3),
    ])
  func agreement(authors: Int, label: SentimentLabel, polarity: Double, net: Double, mean: Double) throws {
    var ledger = Ledger()
    ledger.absorb(
      (1...authors).map {
        TestComment(record: $0, author: UInt64($0), label: label, polarity: polarity)
      }, "shop")
    let matrix = EngagementMatrix(ledger)
    for (indicator, value) in [("net_sentiment", net), ("polarity", mean)] {
      let entry = try #require(matrix.entry(shop, indicator))
      #expect(isClose(try #require(entry.value), value, within: 1e-5))
      let interval = try #require(entry.interval)
      let wilson = try #require(
        ConfidenceInterval.wilson(successes: (value + 1) / 2 * Double(authors), of: Double(authors)))
      #expect(isClose(interval.low, 2 * wilson.low - 1, within: 1e-5))
      #expect(isClose(interval.high, 2 * wilson.high - 1, within: 1e-5))
      #expect(interval.low < interval.high)
    }
  }

  @Test("attitude of fewer authors than the profile asks for is withheld") func withheld() throws {
    var ledger = Ledger()
    ledger.absorb((1...40).map { TestComment(record: $0, author: UInt64($0 % 4)) }, "shop")
    for indicator in ["net_sentiment", "negative_share", "polarity", "author_concentration"] {
      let entry = try #require(EngagementMatrix(ledger).entry(shop, indicator))
      #expect(entry.value == nil && entry.interval == nil)
      #expect(entry.n == 4)
      #expect(entry.flags == .withheld)
      let allowed = EngagementMatrix(ledger, profile: Profile(minimumAuthors: 4)).entry(shop, indicator)
      #expect(allowed?.value != nil)
    }
    #expect(EngagementMatrix(ledger).entry(shop, "comments")?.value == 40)
  }

  @Test("without authors each comment counts as one, and says so") func unknownAuthors() throws {
    var ledger = Ledger()
    ledger.absorb((1...9).map { TestComment(record: $0) }, "shop")
    let matrix = EngagementMatrix(ledger)
    #expect(matrix.entry(shop, "authors")?.value == 9)
    #expect(matrix.entry(shop, "authors")?.flags.contains(.authorsUnknown) == true)
    #expect(matrix.entry(shop, "polarity")?.n == 9)
    #expect(matrix.entry(shop, "author_concentration")?.value == nil)
  }

  @Test("a week of which an author's comments may be missing is an estimate") func cutAuthors() throws {
    // Of an author with fifty comments in the first week and one in the second, two are kept.
    var ledger = Ledger(LedgerOptions(commentsPerAuthor: 2))
    var comments = (1...50).map { TestComment(record: $0, author: 1) }
    comments += (51...57).map {
      TestComment(record: $0, author: UInt64($0 - 50), day: TestComment.week10.advanced(by: 7))
    }
    ledger.absorb(comments, "shop")
    let matrix = EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
    let second = MatrixPeriod.week(TestComment.week10.advanced(by: 7).week)
    for indicator in ["net_sentiment", "negative_share", "polarity"] {
      let whole = try #require(matrix.entry(shop, indicator))
      #expect(whole.n == 7)
      #expect(!whole.flags.contains(.estimated))
      let week = try #require(matrix.entry(shop, indicator, in: second))
      #expect(week.flags.contains(.estimated), "n \(week.n ?? 0) of 7")
    }
  }

  @Test("nothing scored is not neutral") func unscored() throws {
    var ledger = Ledger()
    ledger.absorb(
      (1...9).map { TestComment(record: $0, author: UInt64($0), status: .unscored(.noEvidence)) }, "shop")
    let matrix = EngagementMatrix(ledger)
    for indicator in ["net_sentiment", "negative_share", "polarity"] {
      #expect(matrix.entry(shop, indicator)?.flags == .notMeasured)
    }
    #expect(matrix.entry(shop, "comments")?.value == 9)
  }

  @Test("a week without comments counts 0 inside the time of the export and nothing outside")
  func emptyWeeks() {
    var ledger = Ledger()
    ledger.absorb(
      [0, 14].enumerated().map { TestComment(record: $0 + 1, day: TestComment.week10.advanced(by: $1)) },
      "shop")
    for week in 0..<4 {
      ledger.absorb(.test("views", 5, days: week * 7...week * 7 + 6, grain: .week), "shop")
    }
    let matrix = EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
    let values = matrix.periods.dropFirst().map { matrix.entry(shop, "comments", in: $0)?.value }
    #expect(values == [1, 0, 1, nil])
  }

  @Test("the wide tables hold all that the tidy form holds", arguments: [1, 2, 3] as [UInt64])
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ledger = RandomRows.ledger(RandomRows(count: 300, using: &random).rows)
    let matrix = EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
    #expect(matrix.tables.count > 2)
    #expect(EngagementMatrix(matrix.tables, warnings: matrix.warnings) == matrix, "seed \(seed)")
    #expect(matrix.properties == matrix.properties.sorted())
  }

  @Test("an entry is the same by its place, by its name and in the tables", arguments: [1, 2, 3] as [UInt64])
  func entries(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ledger = RandomRows.ledger(RandomRows(count: 300, using: &random).rows)
    let profile = Profile(minimumAuthors: 2, minimumPeers: 2)
    let matrix = EngagementMatrix(ledger, profile: profile, periods: .wholeTimeAndWeeks)
    let byName = matrix.entries.map { matrix.entry($0.property, $0.indicator, in: $0.period) }
    #expect(Array(matrix.entries) == byName.compactMap { $0 }, "seed \(seed)")
    #expect(Array(matrix.entries.reversed()) == byName.reversed().compactMap { $0 }, "seed \(seed)")
    let inTables = Set(matrix.tables.flatMap { table in table.rows.flatMap(\.cells) })
    #expect(Set(matrix.entries) == inTables, "seed \(seed)")
    #expect(matrix.entries.count == inTables.count)
    // All that an entry may have occurs.
    #expect(matrix.entries.contains { $0.definition != nil && $0.percentile != nil })
    #expect(matrix.entries.contains { $0.interval != nil && $0.n != nil && $0.normalised != nil })
    #expect(matrix.entries.contains { $0.coverage != nil && $0.value == nil })
  }
}
