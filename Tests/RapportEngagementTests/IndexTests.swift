import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

/// Goalposts make places on the scale known, so that the composition can be checked by itself.
@Suite struct IndexTests {
  private let profile = Profile(
    properties: [PropertyProfile(name: "shop", metrics: ["views", "reactions", "conversions", "polarity"])],
    targets: [
      "views": Target(best: 100), "reactions": Target(best: 100), "conversions": Target(best: 100),
      "polarity": Target(worst: -1, best: 1),
    ])

  /// The matrix of one shop; `nil` leaves a facet unmeasured.
  private func matrix(
    attention: Int64?, interaction: Int64?, action: Int64?, polarity: Double?, profile: Profile? = nil
  ) -> EngagementMatrix {
    var ledger = Ledger()
    if let attention { ledger.absorb(.test("views", attention), "shop") }
    if let interaction { ledger.absorb(.test("reactions", interaction), "shop") }
    if let action { ledger.absorb(.test("conversions", action), "shop") }
    if let polarity {
      ledger.absorb((1...8).map { TestComment(record: $0, author: UInt64($0), polarity: polarity) }, "shop")
    }
    return EngagementMatrix(ledger, profile: profile ?? self.profile)
  }

  private func index(_ matrix: EngagementMatrix, _ name: String = "engagement") -> Double? {
    matrix.entry(PropertyID("shop"), name)?.value
  }

  @Test("the best of everything is 100, the worst 1") func ends() throws {
    let best = matrix(attention: 100, interaction: 100, action: 100, polarity: 1)
    let worst = matrix(attention: 0, interaction: 0, action: 0, polarity: -1)
    #expect(isClose(try #require(index(best)), 100))
    #expect(isClose(try #require(index(worst)), 1))
    #expect(best.entry(PropertyID("shop"), "engagement")?.coverage == 1)
    #expect(best.entry(PropertyID("shop"), "engagement")?.n == 4)
  }

  @Test(
    "attention without action, or action without attention, does not score as engaged",
    arguments: 1...30 as ClosedRange<UInt64>)
  func zeroFacet(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let other = Int64.random(in: 1...100, using: &random)
    let interaction = Int64.random(in: 0...100, using: &random)
    for (attention, action) in [(other, Int64(0)), (0, other)] {
      let value = try #require(
        index(
          matrix(attention: attention, interaction: interaction, action: action, polarity: 0), "behaviour"))
      #expect(value <= 21.6, "seed \(seed)")  // the cube root of 1 · 100 · 100
    }
  }

  @Test("raising one side raises the index less than raising both", arguments: 1...30 as ClosedRange<UInt64>)
  func balance(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let attention = Int64.random(in: 0...60, using: &random)
    let action = Int64.random(in: 0...60, using: &random)
    let step = Int64.random(in: 1...40, using: &random)
    func value(_ attention: Int64, _ action: Int64) throws -> Double {
      try #require(index(matrix(attention: attention, interaction: 50, action: action, polarity: 0)))
    }
    let both = try value(attention + step, action + step)
    #expect(try value(attention + step, action) < both, "seed \(seed)")
    #expect(try value(attention, action + step) < both, "seed \(seed)")
    #expect(try value(attention, action) < value(attention + step, action), "seed \(seed)")
  }

  @Test("the heavier pillar decides") func weights() throws {
    func value(_ weights: PillarWeights) throws -> Double {
      var weighted = profile
      weighted.pillarWeights = weights
      return try #require(
        index(
          matrix(attention: 100, interaction: 100, action: 100, polarity: -1, profile: weighted)))
    }
    #expect(isClose(try value(PillarWeights(behaviour: 2, perception: 1)), PortableMath.power(100, 2.0 / 3)))
    #expect(isClose(try value(PillarWeights(behaviour: 1, perception: 1)), 10))
    #expect(isClose(try value(PillarWeights(behaviour: 1, perception: 0)), 100))
  }

  @Test("what is not measured is neither 0 nor forgotten") func missing() throws {
    let full = matrix(attention: 50, interaction: 50, action: 50, polarity: 0)
    let partial = matrix(attention: 50, interaction: nil, action: 50, polarity: 0)
    #expect(isClose(try #require(index(partial, "behaviour")), try #require(index(full, "behaviour"))))
    let behaviour = try #require(partial.entry(PropertyID("shop"), "behaviour"))
    #expect(isClose(try #require(behaviour.coverage), 2.0 / 3))
    #expect(behaviour.flags == [.partialCoverage, .interactionMissing])

    let tooLittle = matrix(attention: 50, interaction: nil, action: nil, polarity: 0)
    let unknown = try #require(tooLittle.entry(PropertyID("shop"), "behaviour"))
    #expect(unknown.value == nil)
    #expect(unknown.flags == [.notMeasured, .lowCoverage, .interactionMissing, .actionMissing])
    #expect(index(tooLittle) == nil)
  }

  @Test("without a whole facet there is no engagement, however much of the rest was measured")
  func missingFacet()
    throws
  {
    func engagement(_ matrix: EngagementMatrix) throws -> MatrixEntry {
      try #require(matrix.entry(PropertyID("shop"), "engagement"))
    }
    let cases: [(matrix: EngagementMatrix, missing: MatrixFlags, facet: Facet, coverage: Double)] = [
      (
        matrix(attention: nil, interaction: 50, action: 50, polarity: 0), .attentionMissing, .attention,
        7 / 9.0
      ),
      (
        matrix(attention: 50, interaction: nil, action: 50, polarity: 0), .interactionMissing, .interaction,
        7 / 9.0
      ),
      (matrix(attention: 50, interaction: 50, action: nil, polarity: 0), .actionMissing, .action, 7 / 9.0),
      // Behaviour alone is two thirds of the weight.
      (
        matrix(attention: 50, interaction: 50, action: 50, polarity: nil), .experienceMissing, .experience,
        2 / 3.0
      ),
    ]
    for (matrix, missing, facet, coverage) in cases {
      let entry = try engagement(matrix)
      #expect(entry.value == nil)
      #expect(entry.flags == [.notMeasured, .lowCoverage, missing])
      #expect(entry.flags.facetsMissing == [facet])
      #expect(isClose(try #require(entry.coverage), coverage))
    }
    // A pillar without weight cannot be missing, nor one that the profile names no metric of.
    var behaviourOnly = profile
    behaviourOnly.pillarWeights = PillarWeights(behaviour: 1, perception: 0)
    let unweighted = matrix(attention: 50, interaction: 50, action: 50, polarity: nil, profile: behaviourOnly)
    #expect(try engagement(unweighted).value == index(unweighted, "behaviour"))
    var unnamed = profile
    unnamed.properties[0].metrics = ["views", "reactions", "conversions"]
    let chosen = matrix(attention: 50, interaction: 50, action: 50, polarity: nil, profile: unnamed)
    #expect(try engagement(chosen).value == index(chosen, "behaviour"))
    #expect(try engagement(chosen).flags == [])
  }
}

@Suite struct PeerComparisonTests {
  /// Shops with these views.
  private func matrix(_ views: [Int64], profile: Profile = Profile()) -> EngagementMatrix {
    var ledger = Ledger()
    for (index, value) in views.enumerated() { ledger.absorb(.test("views", value), "shop\(index)") }
    return EngagementMatrix(ledger, profile: profile)
  }

  private func normalised(_ matrix: EngagementMatrix) -> [Double?] {
    matrix.properties.map { matrix.entry($0, "views")?.normalised }
  }

  @Test("from eight peers on the rank decides, half of the ties below") func percentiles() {
    let result = matrix([10, 20, 30, 40, 40, 60, 70, 1_000_000])
    #expect(normalised(result) == [0.0625, 0.1875, 0.3125, 0.5, 0.5, 0.6875, 0.8125, 0.9375])
    #expect(result.entry(PropertyID("shop3"), "views")?.percentile == 50)
  }

  @Test("with fewer peers a target decides, else the distance to the median") func fallbacks() {
    let target = Profile(targets: ["views": Target(best: 200)])
    #expect(normalised(matrix([50, 100, 300], profile: target)) == [0.25, 0.5, 1])
    // Median 20, spread 10/0.6745: scores -0.6745, 0 and, cut off, 3.
    let scaled = normalised(matrix([10, 20, 30, 10, 30, 9000, 20]))
    #expect(scaled[1] == 0.5)
    #expect(scaled[5] == 1)
    #expect(isClose(scaled[0] ?? .nan, (1 - 0.6744897501960817 / 3) / 2))
    #expect(normalised(matrix([10, 20])) == [nil, nil])
    #expect(matrix([10, 20]).entry(PropertyID("shop0"), "views")?.flags == .fewPeers)
    #expect(matrix([7, 7, 7]).entry(PropertyID("shop0"), "views")?.flags == .noSpread)
  }

  @Test("totals over different lengths of time are compared per day, people only over the same") func spans()
    throws
  {
    var ledger = Ledger()
    // Seven shops with 1, 2, … 7 views a day for 28 days, and one with 8 a day for a week.
    for index in 0..<7 {
      ledger.absorb(.test("views", Int64(28 * (index + 1))), "shop\(index)")
      ledger.absorb(.test("visitors", Int64(100 + index)), "shop\(index)")
    }
    ledger.absorb(.test("views", 56, days: 0...6), "shop7")
    ledger.absorb(.test("visitors", 50, days: 0...6), "shop7")
    ledger.absorb(.test("views", 9999, days: nil), "undated")
    let matrix = EngagementMatrix(ledger)
    func entry(_ name: String, _ indicator: String = "views") throws -> MatrixEntry {
      try #require(matrix.entry(PropertyID(name), indicator))
    }
    let short = try entry("shop7")
    #expect(short.value == 56 && short.days == 7)
    #expect(short.percentile == 93.75 && short.flags == .perDay)
    #expect(try entry("shop0").percentile == 6.25)
    #expect(try entry("undated").normalised == nil && entry("undated").days == nil)
    #expect(try entry("shop7", "visitors").normalised == nil)
    #expect(try entry("shop6", "visitors").normalised != nil)
    #expect(matrix.warnings.contains(.differentSpans(shortest: 7, longest: 28)))
    let values = ComparableValues(of: "views", in: matrix, profile: Profile())
    let place = try #require(values.place(of: PropertyID("shop7")))
    #expect(place.group.isPerDay && place.group.values[place.place] == 224)
    // Where all cover the same time nothing changes.
    #expect(!EngagementMatrix(ledger).entries.isEmpty)
    #expect(
      self.matrix([10, 20, 30]).warnings.allSatisfy { if case .differentSpans = $0 { false } else { true } })
  }

  @Test("comments of exports of different lengths are compared per day") func commentSpans() throws {
    var ledger = Ledger()
    for index in 0..<8 {
      // One comment a week, two of the last shop, whose export has two of the eight weeks.
      let weeks = index == 7 ? 2 : 8
      ledger.absorb(
        (0..<weeks * (index == 7 ? 2 : 1)).map { number in
          TestComment(
            record: number + 1, author: UInt64(number),
            day: TestComment.week10.advanced(by: 7 * (number % weeks)))
        }, "shop\(index)", input: UInt64(index + 1))
    }
    let matrix = EngagementMatrix(ledger)
    let short = try #require(matrix.entry(PropertyID("shop7"), "comments"))
    #expect(short.value == 4 && short.days == 14 && short.percentile == 93.75)
    #expect(short.flags.contains(.perDay))
    #expect(matrix.entry(PropertyID("shop0"), "comments")?.days == 56)
  }

  @Test(
    "a comment whose date is years off does not stretch the time of the others", arguments: [-3000, 3000])
  func wrongDate(days: Int) throws {
    var ledger = Ledger()
    let wrong = TestComment(record: 99, author: 9, day: TestComment.week10.advanced(by: days))
    ledger.absorb(
      (0..<28).map { TestComment(record: $0 + 1, author: 1, day: TestComment.week10.advanced(by: $0)) } + [
        wrong
      ],
      "shop")
    #expect(EngagementMatrix(ledger).entry(PropertyID("shop"), "comments")?.days == 28)
    ledger.absorb(
      [wrong, wrong].enumerated().map { TestComment(record: 100 + $0, author: 9, day: $1.day) }, "shop")
    #expect(EngagementMatrix(ledger).entry(PropertyID("shop"), "comments")?.days ?? 0 > 2900)
  }

  @Test("tables that follow one another cover the days of all, those that overlap no day twice")
  func dayCounts() throws {
    func days(_ ranges: ClosedRange<Int>...) -> Int? {
      var ledger = Ledger()
      for (index, range) in ranges.enumerated() {
        ledger.absorb(.test("views", 10, by: ["page": "/\(index)"], days: range, table: index), "shop")
      }
      return EngagementMatrix(ledger).entry(PropertyID("shop"), "views")?.days
    }
    #expect(days(0...6) == 7)
    #expect(days(0...6, 14...20) == 14)
    #expect(days(0...9, 5...14) == 15)
    #expect(days(0...20, 5...9) == 21)
  }

  @Test("nothing at all is the worst, however many have nothing") func absoluteZero() {
    #expect(normalised(matrix([0, 0, 0, 0, 0, 0, 0, 5])) == [0, 0, 0, 0, 0, 0, 0, 0.9375])
  }

  @Test("only properties of one type and definition are peers") func groups() throws {
    var ledger = Ledger()
    for index in 0..<8 { ledger.absorb(.test("views", Int64(index + 1)), "shop\(index)") }
    ledger.absorb(.test("views", 500), "docs")
    ledger.absorb(.test("views", 500, product: "matomo"), "other")
    let profile = Profile(
      properties: (0..<8).map { PropertyProfile(name: "shop\($0)", type: "shop") }
        + [PropertyProfile(name: "other", type: "shop")])
    let matrix = EngagementMatrix(ledger, profile: profile)
    #expect(matrix.entry(PropertyID("shop7"), "views")?.percentile == 93.75)
    #expect(matrix.entry(PropertyID("docs"), "views")?.percentile == nil)
    #expect(matrix.entry(PropertyID("other"), "views")?.percentile == nil)
  }

  @Test("an index that lacks a facet is ranked among those that lack the same") func incompletePeers() throws
  {
    var ledger = Ledger()
    let targets = ["views", "reactions", "conversions"].map { ($0, Target(best: 100)) }
    for index in 0..<8 {
      for (name, lacking) in [("whole", nil), ("partial", "reactions")] as [(String, String?)] {
        for metric in ["views", "reactions", "conversions"] where metric != lacking {
          ledger.absorb(.test(metric, Int64(10 + index)), "\(name)\(index)")
        }
      }
    }
    let profile = Profile(targets: Dictionary(uniqueKeysWithValues: targets), minimumCoverage: 0.1)
    let matrix = EngagementMatrix(ledger, profile: profile)
    for name in ["whole", "partial"] {
      let ranks = (0..<8).map { matrix.entry(PropertyID("\(name)\($0)"), "behaviour")?.percentile }
      let expected: [Double?] = (0..<8).map { index -> Double? in 6.25 + 12.5 * Double(index) }
      #expect(ranks == expected)
    }
    let place = ComparableValues(of: "behaviour", in: matrix, profile: profile).place(
      of: PropertyID("partial0"))
    #expect(place?.group.values.count == 8)
  }

  @Test("an index is ranked among those with a metric in common that counts", arguments: [false, true])
  func indexPeers(isBridged: Bool) throws {
    var ledger = Ledger()
    var properties: [PropertyProfile] = []
    func add(_ name: String, _ value: Int, _ metrics: [String]) {
      for metric in ["visits", "conversions"] { ledger.absorb(.test(metric, Int64(value)), name) }
      properties.append(PropertyProfile(name: name, metrics: metrics))
    }
    for index in 0..<8 {
      add("seen\(index)", 10 + index, ["visits"])
      add("bought\(index)", 20 + index, ["conversions"])
    }
    if isBridged { add("bridge", 1, ["visits", "conversions"]) }
    let profile = Profile(properties: properties)
    let matrix = EngagementMatrix(ledger, profile: profile)
    let values = ComparableValues(of: "behaviour", in: matrix, profile: profile)
    for name in ["seen", "bought"] {
      let ranks = (0..<8).map { matrix.entry(PropertyID("\(name)\($0)"), "behaviour")?.percentile }
      // The bridge is below all of them.
      let count = isBridged ? 9.0 : 8.0
      for (index, rank) in ranks.enumerated() {
        let below = Double(index) + (isBridged ? 1.5 : 0.5)
        #expect(isClose(try #require(rank), 100 * below / count))
      }
      let place = try #require(values.place(of: PropertyID("\(name)3")))
      #expect(place.group.values.count == (isBridged ? 9 : 8))
      #expect(
        place.group.values[place.place] == matrix.entry(PropertyID("\(name)3"), "behaviour")?.value)
    }
    if isBridged {
      #expect(values.place(of: PropertyID("bridge"))?.group.values.count == 17)
      #expect(matrix.entry(PropertyID("bridge"), "behaviour")?.percentile == 100 * 0.5 / 17)
    }
    // Metrics themselves are compared among all.
    #expect(
      ComparableValues(of: "visits", in: matrix, profile: profile).place(of: PropertyID("seen0"))?.group
        .values.count == properties.count)
    #expect(
      ComparableValues(of: "nothing", in: matrix, profile: profile).place(of: PropertyID("seen0")) == nil)
  }
}
