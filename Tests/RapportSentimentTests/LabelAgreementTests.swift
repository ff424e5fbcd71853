import RapportModel
import RapportSentiment
import RapportTestSupport
import Testing

/// Figures of agreement against ones worked out by hand.
@Suite struct LabelAgreementTests {
  private static func agreement(_ texts: [[SentimentLabel?]]) -> LabelAgreement {
    var agreement = LabelAgreement(scorerCount: texts.first?.count ?? 2)
    for text in texts { agreement.add(text) }
    return agreement
  }

  @Test("Cohen's kappa of two labels") func kappaOfTwo() throws {
    // 35 of 50 equal; by chance 25/50 · 30/50 + 25/50 · 20/50 = 1/2; (0.7 − 0.5) / 0.5.
    let texts: [[SentimentLabel?]] =
      Array(repeating: [.positive, .positive], count: 20)
      + Array(repeating: [.positive, .negative], count: 5)
      + Array(repeating: [.negative, .positive], count: 10)
      + Array(repeating: [.negative, .negative], count: 15)
    let pair = Self.agreement(texts).pair(0, 1)
    #expect(pair.count == 50 && pair.share == 0.7)
    #expect(try abs(#require(pair.kappa) - 0.4) < 1e-12)
  }

  @Test("Cohen's kappa of three labels, either way round") func kappaOfThree() throws {
    // 7 of 10 equal; both scorers give 4, 3 and 3; (0.7 − 0.34) / 0.66.
    let texts: [[SentimentLabel?]] =
      Array(repeating: [.positive, .positive], count: 3) + [[.positive, .neutral]]
      + Array(repeating: [.neutral, .neutral], count: 2) + [[.neutral, .negative]]
      + Array(repeating: [.negative, .negative], count: 2) + [[.negative, .positive]]
    let agreement = Self.agreement(texts)
    for (first, second) in [(0, 1), (1, 0)] {
      #expect(try abs(#require(agreement.pair(first, second).kappa) - 6.0 / 11) < 1e-12)
    }
  }

  @Test("kappa is below 0 where scorers agree less than by chance") func lessThanChance() {
    let agreement = Self.agreement([[.positive, .negative], [.negative, .positive]])
    #expect(agreement.pair(0, 1).kappa == -1)
    #expect(agreement.pair(0, 1).share == 0)
  }

  @Test("Krippendorff's alpha of two scorers") func alphaOfTwo() throws {
    // The example with two values of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A:
    // four of ten texts differ, 14 and 6 labels of a kind; 1 − 19 · 8 / (2 · 14 · 6).
    let first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    let second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    let labels: [SentimentLabel] = [.neutral, .positive]
    let agreement = Self.agreement(zip(first, second).map { [labels[$0.0], labels[$0.1]] })
    #expect(try abs(#require(agreement.alpha) - 16.0 / 168) < 1e-12)
  }

  @Test("Krippendorff's alpha where some did not score") func alphaWithMissing() throws {
    // 11 labels can be compared: 5 positive, 1 neutral, 5 negative; the second text has 2 different pairs, the third
    // 4 of which each counts half; 1 − 10 · 4 / (11² − 5² − 1 − 5²).
    let agreement = Self.agreement([
      [.positive, .positive, .positive], [.positive, .neutral, nil], [.negative, .negative, .positive],
      [nil, .neutral, nil], [.negative, .negative, .negative],
    ])
    #expect(agreement.comparableCount == 4)
    #expect(try abs(#require(agreement.alpha) - 3.0 / 7) < 1e-12)
    #expect(agreement.pair(1, 2).count == 3)
    #expect(agreement.pair(0, 1).count == 4)
  }

  @Test("there is no figure where nothing can be told") func undefined() {
    let nothing = LabelAgreement(scorerCount: 2)
    #expect(nothing.pair(0, 1).share == nil && nothing.pair(0, 1).kappa == nil && nothing.alpha == nil)
    let apart = Self.agreement([[.positive, nil], [nil, .negative]])
    #expect(apart.pair(0, 1).count == 0 && apart.comparableCount == 0 && apart.alpha == nil)
    let same = Self.agreement([[.neutral, .neutral], [.neutral, .neutral]])
    #expect(same.pair(0, 1).share == 1 && same.pair(0, 1).kappa == nil && same.alpha == nil)
  }

  @Test("parts added in any order are the whole") func parts() {
    var random = SeededGenerator()
    let labels = SentimentLabel.allCases.map(Optional.some) + [nil]
    let texts = (0..<500).map { _ in (0..<4).map { _ in labels.randomElement(using: &random)! } }
    let whole = Self.agreement(texts)
    var sum = LabelAgreement(scorerCount: 4)
    let cut = Int.random(in: 0...texts.count, using: &random)
    sum.add(Self.agreement(Array(texts[cut...]) + [[nil, nil, nil, nil]]))
    sum.add(Self.agreement(texts[..<cut] + [[nil, nil, nil, nil]]))
    #expect(sum == whole && sum.alpha == whole.alpha, "seed \(random.seed)")
  }

  @Test(
    "disagreement is the share of different pairs",
    arguments: [
      ([], nil), ([.positive], nil), ([.positive, .positive], 0), ([.positive, .mixed], 1),
      ([.positive, .positive, .negative], 2.0 / 3), ([.positive, .neutral, .negative], 1),
      ([.positive, .positive, .negative, .negative], 4.0 / 6),
    ] as [([SentimentLabel], Double?)])
  func disagreement(labels: [SentimentLabel], expected: Double?) {
    #expect(LabelAgreement.disagreement(of: labels) == expected)
  }
}
