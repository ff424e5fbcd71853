import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// What must hold for any text at all.
@Suite struct AwkwardTextTests {
  @Test(
    "a megabyte of anything is cut in linear time",
    arguments: [
      "a", "A.", "é", "!", "!?", ".", "a@", "http://", "http://a.b/(", "www.", ":", ":)", "#", "@", "$A", "👍",
      "\u{200D}", "👩\u{200D}",
      "🇩", "\u{301}", "日", "ไทย", "1,", " ", "a.b", "-", "(", "'", "\u{FFFD}", "a_", "x.com", "((((:", "\n",
    ])
  func megabyte(of unit: String) throws {
    let tokenizer = try Tokenizer()
    let small = String(repeating: unit, count: 20_000 / unit.utf8.count)
    let large = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let clock = ContinuousClock()
    _ = tokenizer.tokens(in: small)
    let short = clock.measure { _ = tokenizer.tokens(in: small) }
    var tokens = TokenBatch()
    let long = clock.measure { tokens = tokenizer.tokens(in: large) }
    expectOrderedRanges(tokens, in: Array(large.utf8))
    // Fifty times the text; a quadratic cut would take 2,500 times as long.
    #expect(long < max(short, .microseconds(500)) * 500)
  }

  @Test("several threads with tokenisers of their own, and one vocabulary, find the same") func threads()
    async throws
  {
    var builder = try VocabularyBuilder()
    // Words that satisfy several globs are noted in the vocabulary when they come.
    for glob in ["d*", "*t", "*able", "de*r?ble", "日本*", "ไทย*", "not *", "* http"] {
      try builder.insert(glob, style: .glob)
    }
    let clauseFinder = try ClauseFinder(language: "en", insertingInto: &builder)
    let sentenceFinder = try SentenceFinder()
    let vocabulary = builder.build()
    let text = String(
      repeating: "Don't @me, 日本語 and ไทยคำ 👩🏽‍🚀 :-) http://a.example but deliverable, deplorable, unable, doubt ",
      count: 50)
    let expected = try Tokenizer(vocabulary: vocabulary).tokens(in: text).map {
      [$0.kind.description, "\($0.range)"]
    }
    let results = try await withThrowingTaskGroup(of: (found: [[String]], matches: Int, clauses: Int).self) {
      group in
      for _ in 0..<8 {
        group.addTask {
          let tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: text)
          var matches = 0
          vocabulary.forEachMatch(in: tokens) { _ in matches += 1 }
          let sentences = Array(text.utf8).withUnsafeBytes { sentenceFinder.sentences(in: $0, tokens) }
          let clauses = clauseFinder.clauses(in: tokens, sentences: sentences, vocabulary)
          return (tokens.map { [$0.kind.description, "\($0.range)"] }, matches, clauses.count)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0.found == expected && $0.matches > 500 && $0.clauses > 100 })
    #expect(Set(results.map(\.matches)).count == 1 && Set(results.map(\.clauses)).count == 1)
  }
}
