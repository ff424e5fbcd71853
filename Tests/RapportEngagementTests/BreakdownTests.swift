import RapportEngagement
import RapportModel
import Testing

@Suite struct BreakdownTests {
  private struct Outcome: Hashable {
    var value: Double?
    var flags: [String]
  }

  /// The number of views, and the flags it comes with.
  private func views(_ measurements: [(Measurement, input: UInt64)]) throws -> Outcome {
    var ledger = Ledger()
    for (measurement, input) in measurements { ledger.absorb(measurement, "shop", input: input) }
    var reversed = Ledger()
    for (measurement, input) in measurements.reversed() { reversed.absorb(measurement, "shop", input: input) }
    #expect(ledger == reversed)
    let entry = try #require(EngagementMatrix(ledger).entry(PropertyID("shop"), "views"))
    return Outcome(value: entry.value, flags: entry.flags.subtracting(.fewPeers).names)
  }

  @Test("one breakdown counts: own numbers, then days, then weeks, then pages, then the largest")
  func order() throws {
    let total = (Measurement.test("views", 100, table: 0), input: UInt64(1))
    let days = (0..<4).map {
      (Measurement.test("views", 24, days: $0...$0, grain: .day, table: 1), input: UInt64(1))
    }
    let week = (Measurement.test("views", 90, days: 0...6, grain: .week, table: 2), input: UInt64(1))
    let pages = ["/", "/a"].map {
      (Measurement.test("views", 60, by: ["page": $0], table: 3), input: UInt64(1))
    }
    let cities = ["Rome", "Lima"].map {
      (Measurement.test("views", 20, by: ["city": $0], table: 4), input: UInt64(1))
    }
    let devices = [(Measurement.test("views", 70, by: ["device": "phone"], table: 5), input: UInt64(1))]

    #expect(try views(cities + devices + pages + days + [week, total]) == Outcome(value: 100, flags: []))
    #expect(try views(cities + devices + pages + days + [week]) == Outcome(value: 96, flags: []))
    #expect(try views(cities + devices + pages + [week]) == Outcome(value: 90, flags: []))
    #expect(try views(cities + devices + pages) == Outcome(value: 120, flags: ["summed over rows"]))
    #expect(try views(cities + devices) == Outcome(value: 70, flags: ["summed over rows"]))
    #expect(try views(cities) == Outcome(value: 40, flags: ["summed over rows"]))
  }

  @Test("files of different months add up; a file that repeats days of another is left out and flagged")
  func overlappingFiles() throws {
    let january = (Measurement.test("views", 100, days: 0...30), input: UInt64(1))
    let february = (Measurement.test("views", 50, days: 31...58), input: UInt64(2))
    let firstWeeks = (Measurement.test("views", 30, days: 0...13), input: UInt64(3))
    let undated = (Measurement.test("views", 900, days: nil), input: UInt64(4))
    #expect(try views([january, february]) == Outcome(value: 150, flags: []))
    #expect(
      try views([january, february, firstWeeks]) == Outcome(value: 150, flags: ["overlapping sources"]))
    #expect(try views([undated, january]) == Outcome(value: 100, flags: ["overlapping sources"]))
  }

  @Test("tables about different pages add up even when nothing tells their time") func differentPages() throws
  {
    func page(_ path: String, _ value: Int64, _ input: UInt64) -> (Measurement, input: UInt64) {
      (.test("views", value, by: ["page": path], days: nil), input: input)
    }
    #expect(
      try views([page("/a", 3, 1), page("/b", 4, 2)]) == Outcome(value: 7, flags: ["summed over rows"]))
    #expect(
      try views([page("/a", 3, 1), page("/b", 4, 1), page("/a", 2, 2)])
        == Outcome(value: 7, flags: ["summed over rows", "overlapping sources"]))
  }

  @Test("weeks come from rows within weeks, while the whole time keeps the property's own number")
  func weeks() throws {
    var ledger = Ledger()
    ledger.absorb(.test("views", 1000, days: 0...27), "shop")
    for day in 0..<10 { ledger.absorb(.test("views", 10, days: day...day, grain: .day, table: 1), "shop") }
    let matrix = EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
    let week10 = MatrixPeriod.week(TestComment.week10.week)
    let week11 = MatrixPeriod.week(TestComment.week10.advanced(by: 7).week)
    #expect(matrix.periods == [.all, week10, week11])
    #expect(matrix.entry(PropertyID("shop"), "views")?.value == 1000)
    #expect(matrix.entry(PropertyID("shop"), "views", in: week10)?.value == 70)
    #expect(matrix.entry(PropertyID("shop"), "views", in: week10)?.flags == [.fewPeers])
    #expect(matrix.entry(PropertyID("shop"), "views", in: week11)?.value == 30)
    #expect(matrix.entry(PropertyID("shop"), "views", in: week11)?.flags.contains(.partialWeek) == true)
  }

  @Test("a property with one quantity by two definitions takes the one that more properties share")
  func definitions() throws {
    var ledger = Ledger()
    ledger.absorb(.test("visits", 10, product: "ga4"), "a")
    ledger.absorb(.test("visits", 12, product: "matomo", table: 1), "a")
    ledger.absorb(.test("visits", 7, product: "matomo"), "b")
    let matrix = EngagementMatrix(ledger)
    let entry = try #require(matrix.entry(PropertyID("a"), "visits"))
    #expect(entry.value == 12)
    #expect(entry.definition == "matomo.visits")
    #expect(entry.flags.contains(.otherDefinitions))
    #expect(
      matrix.warnings.contains(
        .differentDefinitions(metric: "visits", definitions: ["ga4.visits", "matomo.visits"])))
  }
}
