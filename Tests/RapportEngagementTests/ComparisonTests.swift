import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct ComparisonTests {
  @Test(
    "Newcombe's interval and z equal statsmodels",
    .enabled(if: Golden.isThere, Comment(rawValue: SharedData.missing)))
  func newcombe() throws {
    for row in try Golden.list("proportion_diff") {
      let difference = try #require(
        ProportionDifference(
          Proportion(row.number("k1"), of: row.number("n1")),
          Proportion(row.number("k2"), of: row.number("n2"))))
      let (interval, test) = (row.numbers("newcomb"), row.numbers("z_p"))
      #expect(isClose(difference.interval.low, interval[0]))
      #expect(isClose(difference.interval.high, interval[1]))
      #expect(isClose(difference.z, test[0]))
      #expect(isClose(difference.p, test[1]))
    }
  }

  @Test(
    "false discovery rates equal statsmodels, in any order",
    .enabled(if: Golden.isThere, Comment(rawValue: SharedData.missing)))
  func benjaminiHochberg() throws {
    let section = try Golden.object("multiple_tests")
    let pairs = zip(section.numbers("p"), section.numbers("fdr_bh")).map { (p: $0, expected: $1) }
    for seed in 1...5 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let shuffled = pairs.shuffled(using: &random)
      for (rate, pair) in zip(falseDiscoveryRates(of: shuffled.map(\.p)), shuffled) {
        #expect(isClose(rate, pair.expected), "seed \(seed)")
      }
    }
    #expect(falseDiscoveryRates(of: []).isEmpty)
  }

  @Test(
    "upper tails of chi-squared equal SciPy's",
    arguments: [
      (0, 1, 1), (3.841458820694124, 1, 0.05), (1e-6, 1, 0.9992021155721779), (10.827566170662733, 1, 0.001),
      (5.991464547107979, 2, 0.05), (18.307038053275146, 10, 0.05), (100, 2, 1.9287498479639178e-22),
    ] as [(Double, Double, Double)])
  func chiSquared(x: Double, degrees: Double, expected: Double) {
    let probability = ChiSquared.probability(above: x, degrees: degrees)
    #expect((probability - expected).magnitude <= 1e-11 * expected)
  }

  @Test("proportions of nothing, or above one, are not compared") func domain() {
    #expect(ProportionDifference(Proportion(0, of: 0), Proportion(1, of: 2)) == nil)
    #expect(ProportionDifference(Proportion(3, of: 2), Proportion(1, of: 2)) == nil)
    let equal = ProportionDifference(Proportion(0, of: 9), Proportion(0, of: 5))
    #expect(equal?.z == 0)
    #expect(equal?.p == 1)
    #expect(equal?.excludesZero == false)
  }

  @Test("a ledger keeps what was measured of each variant, however it was split") func variants() throws {
    let rows: [Measurement] = [
      .test("visits", 100, by: ["variant": "A"], days: 0...6, grain: .week),
      .test("visits", 90, by: ["variant": "B"], days: 0...6, grain: .week),
      .test("visits", 50, by: ["variant": "A"], days: 7...13, grain: .week),
      .test("visits", 7, by: ["variant": "A", "page": "/"], days: 0...6, grain: .week),
    ]
    var whole = Ledger()
    var parts = [Ledger(), Ledger()]
    for (index, row) in rows.enumerated() {
      whole.absorb(row, "shop")
      parts[index % 2].absorb(row, "shop")
    }
    try parts[0].merge(parts[1], sharedInputs: .allow)
    #expect(parts[0] == whole)
    let series = try #require(whole[PropertyID("shop")]?.measurements.values.map(\.variants))
    #expect(series.compactMap { $0["A"]?.value.doubleValue } == [150])
    #expect(series.compactMap { $0["B"]?.value.doubleValue } == [90])
  }
}
