import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct LexiconEntriesTests {
  @Test("any order of terms is kept, the last of several counts, and each is found") func anyOrder() {
    var random = SeededGenerator()
    for _ in 0..<200 {
      let terms = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        String((0..<Int.random(in: 0...3, using: &random)).map { _ in "abé☺".randomElement(using: &random)! })
          + "x"
      }
      let values = terms.indices.map(Double.init)
      let lexicon = Lexicon(
        manifest: LexiconManifest(name: "test", language: "en", scale: nil),
        entries: zip(terms, values).map { LexiconEntry(term: $0, valence: $1) })
      var expected: [(term: String, valence: Double)] = []
      for (term, value) in zip(terms, values) {
        if let place = expected.firstIndex(where: { $0.term == term }) {
          expected[place].valence = value
        } else {
          expected.append((term, value))
        }
      }
      #expect(lexicon.entries.map(\.term) == expected.map(\.term), "seed \(random.seed)")
      #expect(lexicon.entries.map(\.valence) == expected.map(\.valence), "seed \(random.seed)")
      for entry in expected { #expect(lexicon.valence(of: entry.term) == entry.valence) }
      #expect(lexicon.valence(of: "y") == nil && lexicon.valence(of: "") == nil)
    }
  }

  @Test(
    "a phrase of plain words is the pattern that the tokeniser makes of it",
    arguments: [MatchStyle.fixed, .glob])
  func plainPhrases(style: MatchStyle) throws {
    let library = LexiconLibrary()
    var builder = try VocabularyBuilder()
    var differing: [String] = []
    for language in library.languages {
      for term in try library.lexicon(language + "/base").entries.lazy.map(\.term)
        + library.shifters(of: language).map(\.term)
      {
        // Twice the white space is cut in the general way.
        let spaced = " " + term.replacing(" ", with: "  ")
        guard term.utf8.allSatisfy({ $0 < 0x80 }), let pattern = try? builder.insert(term, style: style)
        else {
          continue
        }
        if try builder.insert(spaced, style: style) != pattern { differing.append(term) }
      }
    }
    #expect(differing.isEmpty, "\(differing.prefix(10))")
  }
}
