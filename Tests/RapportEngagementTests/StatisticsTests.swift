import RapportEngagement
import RapportTestSupport
import Testing

@Suite(.enabled(if: Golden.isThere, Comment(rawValue: SharedData.missing)))
struct GoldenStatisticsTests {
  @Test("Wilson's interval equals statsmodels") func wilson() throws {
    for row in try Golden.list("proportion_ci_95") {
      let (k, n) = (row.number("k"), row.number("n"))
      let interval = try #require(ConfidenceInterval.wilson(successes: k, of: n))
      let expected = row.numbers("wilson")
      #expect(isClose(interval.low, expected[0]), "\(k) of \(n)")
      #expect(isClose(interval.high, expected[1]), "\(k) of \(n)")
    }
  }

  @Test("median, spread and percentile rank equal SciPy") func robust() throws {
    let section = try Golden.object("robust")
    let scale = RobustScale(of: section.numbers("x"))
    #expect(isClose(scale.median, section.number("median")))
    #expect(isClose(scale.spread, section.number("mad_normal")))
    for row in try Golden.list("percentile_of_score") {
      #expect(PercentileRank(among: row.numbers("x")).rank(of: row.number("score")) == row.number("mean"))
    }
  }

  @Test("weighted means equal NumPy") func means() throws {
    let section = try Golden.object("weighted_means")
    let terms = zip(section.numbers("x"), section.numbers("w")).map { (value: $0, weight: $1) }
    let means: [(Double?, String)] = [
      (WeightedMean.arithmetic(terms), "arithmetic"), (WeightedMean.geometric(terms), "geometric"),
      (WeightedMean.power(-1, terms), "harmonic"), (WeightedMean.power(0.5, terms), "power_p0.5"),
      (WeightedMean.power(-2, terms), "power_p-2"),
    ]
    for (mean, name) in means { #expect(isClose(try #require(mean), section.number(name)), "\(name)") }
  }

  @Test("shrunken rates follow Marshall's formula") func shrinkage() throws {
    let section = try Golden.object("beta_binomial_EB_marshall")
    let groups = zip(section.numbers("k"), section.numbers("n")).map { (successes: $0, trials: $1) }
    let shrinkage = try #require(RateShrinkage(groups))
    #expect(isClose(shrinkage.pooledRate, section.number("pooled")))
    #expect(shrinkage.varianceBetween == max(0, section.number("A")))
    for (rate, expected) in zip(shrinkage.rates, section.numbers("shrunk")) {
      #expect(isClose(rate, expected))
    }
  }

  @Test("the Gini coefficient equals its reference") func gini() throws {
    let section = try Golden.object("concentration")
    #expect(isClose(try #require(giniCoefficient(of: section.numbers("counts"))), section.number("gini")))
  }

  @Test("Student's t gives SciPy's p of Welch's test") func welch() throws {
    let section = try Golden.object("two_sample")
    func moments(_ x: [Double]) -> (mean: Double, error: Double, n: Double) {
      let n = Double(x.count)
      let mean = x.reduce(0, +) / n
      return (mean, x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n, n)
    }
    let (a, b) = (moments(section.numbers("a")), moments(section.numbers("b")))
    let t = (a.mean - b.mean) / (a.error + b.error).squareRoot()
    let degrees =
      (a.error + b.error) * (a.error + b.error)
      / (a.error * a.error / (a.n - 1) + b.error * b.error / (b.n - 1))
    let expected = section.numbers("welch")
    #expect(isClose(t, expected[0]))
    #expect(isClose(2 * StudentT.probability(below: -t, degrees: degrees), expected[1]))
  }
}

@Suite struct StatisticsTests {
  /// SciPy 1.17, `stats.t.ppf(0.975, df)`, `ppf(0.6, df)` and `cdf(-1.3, df)`.
  @Test(
    "Student's t equals SciPy",
    arguments: [
      (1, 12.706204736174694, 0.32491969623290634, 0.20871440016015272),
      (2, 4.302652729749462, 0.2886751345948128, 0.16162351590802015),
      (4, 2.7764451051977934, 0.2707222947075976, 0.13172579823561206),
      (7.5, 2.333039626864974, 0.26250189880429486, 0.11606338940780439),
      (30, 2.0422724563012378, 0.2556053649519128, 0.10175047926905843),
      (511, 1.9646172223304033, 0.2534790461878826, 0.09709352164110818),
      (100_000, 1.9599877075346095, 0.25334777715718015, 0.09680198277159006),
    ] as [(Double, Double, Double, Double)])
  func studentT(degrees: Double, upper: Double, inner: Double, below: Double) {
    #expect(isClose(StudentT.quantile(0.975, degrees: degrees), upper, within: 1e-10))
    #expect(StudentT.quantile(0.25, degrees: degrees) == -StudentT.quantile(0.75, degrees: degrees))
    #expect(isClose(StudentT.quantile(0.6, degrees: degrees), inner, within: 1e-10))
    #expect(isClose(StudentT.probability(below: -1.3, degrees: degrees), below, within: 1e-9))
  }

  @Test("ranks equal counting what lies below", arguments: [1, 2, 3] as [UInt64])
  func rankOracle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<60).map { _ in Double(Int.random(in: 0..<20, using: &random)) }
    let ranks = PercentileRank(among: values)
    for value in stride(from: -1, through: 21, by: 0.5) {
      let below = values.filter { $0 < value }.count
      let equal = values.filter { $0 == value }.count
      #expect(ranks.rank(of: value) == 100 * (Double(below) + Double(equal) / 2) / 60, "seed \(seed)")
    }
  }

  @Test("equal values spread by their quartiles, and if those are equal too, not at all")
  func degenerateScales() {
    let mostlyEqual = RobustScale(of: [5, 5, 5, 5, 5, 9, 9, 9])
    #expect(mostlyEqual.spread == 4 / 1.349)
    #expect(mostlyEqual.score(of: 9) == 1.349)
    let allEqual = RobustScale(of: [5, 5, 5])
    #expect(allEqual.spread == 0)
    #expect(allEqual.score(of: 7) == 0)
  }

  @Test("rates that differ more than by chance keep part of their distance") func shrinking() throws {
    let shrinkage = try #require(RateShrinkage([(1, 10), (900, 1000), (100, 1000), (0, 0)]))
    #expect(shrinkage.varianceBetween > 0)
    // The small group moves further, in share of its distance, than a large one with the same rate.
    #expect(shrinkage.rates[0] > shrinkage.rates[2])
    #expect(shrinkage.rates[2] > 0.1)
    #expect(shrinkage.rates[1] < 0.9)
    #expect(shrinkage.rates[3] == shrinkage.pooledRate)
  }

  @Test("comments by one author make an interval no narrower than one comment would") func clusters() throws {
    let single = try #require(ClusteredRatio([(1, 1), (0, 1), (1, 1), (0, 1), (1, 1)]))
    // 3/5 with variance 5/4 · (3·0.4² + 2·0.6²) / 25.
    #expect(single.ratio == 0.6)
    #expect(isClose(try #require(single.standardError), (1.25 * 1.2 / 25).squareRoot()))
    let repeated = try #require(ClusteredRatio([(10, 10), (0, 10), (10, 10), (0, 10), (10, 10)]))
    #expect(isClose(try #require(repeated.standardError), try #require(single.standardError)))
    #expect(ClusteredRatio([(1, 2)])?.standardError == nil)
    #expect(ClusteredRatio([(0, 0)]) == nil)
  }

  @Test("impossible proportions have no interval") func wilsonDomain() {
    #expect(ConfidenceInterval.wilson(successes: 3, of: 2) == nil)
    #expect(ConfidenceInterval.wilson(successes: -1, of: 2) == nil)
    #expect(ConfidenceInterval.wilson(successes: 0, of: 0) == nil)
  }
}
