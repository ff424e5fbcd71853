import RapportSentiment
import RapportText
import Testing

@Suite struct TextFeatureTests {
  /// The features of a text that are not 0, rounded to hundredths, under the lexicon good 2, great 3, bad -2.
  private func features(_ text: String) throws -> [String: Double] {
    let lexicon = try TestScorer.small.get().scorer.dictionary.lexicon
    let entries = TextFeature.allCases.map { WeightEntry(form: .feature, term: $0.name, side: 1, any: 0) }
    let manifest = LexiconManifest(name: "t", kind: .weights, language: "en", scale: nil)
    let scorer = try TestScorer(lexicon, weights: WeightTable(manifest: manifest, entries: entries))
    return Dictionary(
      uniqueKeysWithValues: try scorer.weightEvidence(text).map {
        ($0.entry.term, ($0.factor * 100).rounded() / 100)
      })
  }

  @Test("figures equal those worked out by hand") func byHand() throws {
    #expect(try features("the table") == ["always": 1, "has-neither": 1])
    // P = 2, n = 4: 2/3 over √(1 + 4/9) is 0.55, 2/6 is squashed to 0.32, 1 to 0.71.
    #expect(
      try features("it is a good") == [
        "always": 1, "positive-sum": 0.55, "sum": 0.55, "wide-sum": 0.32, "has-positive": 1, "highest": 0.67,
        "last": 0.71, "positive-density": 0.5, "positive-share": 0.5,
      ])
    // Good counts half before "but"; what follows is bad: P = 1, N = 2.
    let contrast = try features("good but bad")
    #expect(contrast["after-contrast"] == -0.55 && contrast["has-both"] == 1 && contrast["last"] == -0.71)
    #expect(contrast["positive-sum"] == 0.32)
  }

  @Test("names are those of tables and all different") func names() {
    #expect(Set(TextFeature.allCases.map(\.name)).count == TextFeature.allCases.count)
    #expect(TextFeature.allCases.allSatisfy { $0.name.allSatisfy { $0.isLowercase || $0 == "-" } })
  }
}
