import RapportEngagement
import RapportTestSupport
import Testing

@Suite struct HistogramTests {
  /// The number at the rank of a share, counted out.
  private func exact(_ share: Double, of numbers: [Int128]) -> Double {
    let rank = max(1, Int((share * Double(numbers.count)).rounded(.up)))
    return Double(numbers.sorted()[rank - 1])
  }

  @Test(
    "every quantile is within half a percent of the number at its rank",
    arguments: [31, 32, 33, 34] as [UInt64])
  func error(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // From single things to the largest decimals, and on both sides of 0.
    let numbers = (0..<3000).map { _ -> Int128 in
      let size = (Int128(random.next()) << Int128(random.next() % 60)) >> Int128(random.next() % 64)
      return random.next() % 3 == 0 ? -size : size
    }
    var histogram = LogLinearHistogram()
    for number in numbers { histogram.add(number) }
    for share in [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1] {
      let estimate = try #require(histogram.quantile(share))
      let truth = exact(share, of: numbers)
      #expect((estimate - truth).magnitude <= 0.005 * truth.magnitude, "seed \(seed), share \(share)")
    }
  }

  @Test("small numbers are exact, and nothing has no quantile") func small() {
    var histogram = LogLinearHistogram()
    #expect(histogram.quantile(0.5) == nil)
    for number in [3, 1, 200, 2, -7] { histogram.add(Int128(number)) }
    #expect(histogram.quantile(0) == -7)
    #expect(histogram.quantile(0.5) == 2)
    #expect(histogram.quantile(1) == 200)
    #expect(histogram.count == 5)
  }

  @Test("histograms add up in any order") func merging() {
    var (left, right, all) = (LogLinearHistogram(), LogLinearHistogram(), LogLinearHistogram())
    for number in 0..<5000 {
      let value = Int128(number * number)
      all.add(value)
      if number.isMultiple(of: 3) { left.add(value) } else { right.add(value) }
    }
    var (forth, back) = (left, right)
    forth.merge(right)
    back.merge(left)
    #expect(forth == all)
    #expect(back == all)
  }

  @Test("the extremes have buckets") func extremes() throws {
    var histogram = LogLinearHistogram()
    histogram.add(.max)
    histogram.add(.min)
    #expect(try #require(histogram.quantile(1)) / Double(Int128.max) > 0.995)
    #expect(try #require(histogram.quantile(0)) / Double(Int128.min) > 0.995)
  }
}
