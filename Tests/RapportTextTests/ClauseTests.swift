import RapportModel
import RapportTestSupport
import RapportText
import Testing

@Suite struct ClauseTests {
  @Test(
    "clauses begin with conjunctions and behind marks",
    arguments: [
      ("It works", "sentence: It works"),
      (
        "Although it was slow, it works, but only on Mondays.",
        "concession: Although it was slow, | pause: it works, | contrast: but only on Mondays."
      ),
      ("Even though I like it I left", "concession: Even though I like it I left"),
      ("Good as long as it lasts", "sentence: Good | condition: as long as it lasts"),
      ("I like it and it helps", "sentence: I like it | coordination: and it helps"),
      ("fast and cheap", "sentence: fast and cheap"),
      ("cheap, and fast", "sentence: cheap, | coordination: and fast"),
      ("However, it works", "contrast: However, it works"),
      ("Which one is better?", "sentence: Which one is better?"),
      ("the one which broke", "sentence: the one | relative: which broke"),
      ("nothing but trouble", "sentence: nothing but trouble"),
      ("well-made and user/friendly", "sentence: well-made and user/friendly"),
      ("well made - mostly", "sentence: well made - | mark: mostly"),
      ("Fine (but slow), really", "sentence: Fine | contrast: (but slow), | mark: really"),
      ("Fine (mostly).", "sentence: Fine | mark: (mostly)."),
      ("\"Great\" he said", "sentence: \"Great\" | mark: he said"),
      ("no... really", "sentence: no... | mark: really"),
      ("Good; bad!", "sentence: Good; | mark: bad!"),
      ("but because it broke", "contrast: but | cause: because it broke"),
      (", )", "sentence: , )"),
    ])
  func english(text: String, expected: String) throws {
    #expect(try clauses(of: text, in: "en") == expected)
  }

  @Test(
    "languages have their own conjunctions",
    arguments: [
      ("es", "Me gusta, aunque es caro", "sentence: Me gusta, | concession: aunque es caro"),
      ("es", "Es lento, pero funciona", "sentence: Es lento, | contrast: pero funciona"),
      (
        "fr", "J'aime bien parce qu'elle est rapide",
        "sentence: J'aime bien | cause: parce qu'elle est rapide"
      ),
      ("fr", "Bien que lent, ça marche", "concession: Bien que lent, | pause: ça marche"),
      ("de", "Gut, obwohl es teuer ist", "sentence: Gut, | concession: obwohl es teuer ist"),
      ("de", "Ich weiß, dass es geht", "sentence: Ich weiß, | complement: dass es geht"),
      ("it", "Bello ma caro", "sentence: Bello | contrast: ma caro"),
      ("it", "Funziona anche se è lento", "sentence: Funziona | concession: anche se è lento"),
      ("pt", "Gostei, mas é caro", "sentence: Gostei, | contrast: mas é caro"),
      ("pt", "Uso desde que seja grátis", "sentence: Uso | condition: desde que seja grátis"),
      ("xx", "bon mais cher, donc non", "sentence: bon mais cher, | pause: donc non"),
    ])
  func languages(language: String, text: String, expected: String) throws {
    #expect(try clauses(of: text, in: language) == expected)
  }

  @Test("the marker is the conjunction or the mark, and clauses end with their sentences") func markers()
    throws
  {
    let found = try cut("It broke: sad. Even so I stay", in: "en")
    #expect(
      found.clauses == [
        Clause(tokens: 0..<3, kind: .sentence, marker: 0..<0),
        Clause(tokens: 3..<5, kind: .mark, marker: 2..<3),
        Clause(tokens: 5..<9, kind: .contrast, marker: 5..<7),
      ])
  }

  @Test("the clauses of random text are all of its tokens, in order") func random() throws {
    var random = SeededGenerator()
    let pieces = [
      "good", "but", "even", "though", "(", ")", ", ", ",", " ", " - ", "-", ".", "!", "\n", "which", "and",
      "it",
      "\"", "…", "😍", "not", "if", "yet", "5", "é",
    ]
    var builder = try VocabularyBuilder()
    let finder = try ClauseFinder(language: "en", insertingInto: &builder)
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    let sentenceFinder = try SentenceFinder()
    for _ in 0..<2_000 {
      let text = (0..<16).compactMap { _ in pieces.randomElement(using: &random) }.joined(
        separator: Bool.random(using: &random) ? " " : "")
      let tokens = tokenizer.tokens(in: text)
      let sentences = Array(text.utf8).withUnsafeBytes { sentenceFinder.sentences(in: $0, tokens) }
      let clauses = finder.clauses(in: tokens, sentences: sentences, tokenizer.vocabulary)
      let place = "\(text.debugDescription), seed \(random.seed)"
      #expect(clauses.flatMap(\.tokens) == Array(tokens.indices), "\(place)")
      #expect(clauses.allSatisfy { !$0.tokens.isEmpty }, "\(place)")
      let starts = Set(clauses.map(\.tokens.lowerBound))
      #expect(sentences.allSatisfy { starts.contains($0.lowerBound) }, "\(place)")
    }
  }

  @Test(
    "every term of every table is found, and its kind with it",
    arguments: ["en", "es", "fr", "de", "it", "pt"])
  func tables(language: String) throws {
    var builder = try VocabularyBuilder()
    let finder = try ClauseFinder(language: language, insertingInto: &builder)
    let vocabulary = builder.build()
    let table = String(
      decoding: try DataLibrary.embedded.contents(of: language + "/clauses/terms.tsv"), as: UTF8.self)
    for row in table.split(separator: "\n").dropFirst() {
      let fields = row.split(separator: "\t")
      let tokens = try Tokenizer(vocabulary: vocabulary).tokens(
        in: fields[0].replacing("*", with: "abc"))
      var found: [ClauseKind?] = []
      vocabulary.forEachMatch(in: tokens) {
        if $0.tokens == tokens.indices { found.append(finder.kind(of: $0.pattern)) }
      }
      #expect(found.contains(ClauseKind(rawValue: String(fields[1]))), "\(row)")
    }
  }

  private func cut(
    _ text: String, in language: String
  ) throws -> (tokens: TokenBatch, clauses: [Clause]) {
    var builder = try VocabularyBuilder()
    let finder = try ClauseFinder(language: language, insertingInto: &builder)
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    let tokens = tokenizer.tokens(in: text)
    let sentences = try Array(text.utf8).withUnsafeBytes { try SentenceFinder().sentences(in: $0, tokens) }
    return (tokens, finder.clauses(in: tokens, sentences: sentences, tokenizer.vocabulary))
  }

  private func clauses(of text: String, in language: String) throws -> String {
    let (tokens, clauses) = try cut(text, in: language)
    return clauses.map { clause in
      let start = tokens.ranges[clause.tokens.lowerBound].start
      let end = tokens.ranges[clause.tokens.upperBound - 1].end
      let surface = Array(text.utf8)[Int(start)..<Int(end)]
      return "\(clause.kind): \(String(decoding: surface, as: UTF8.self))"
    }.joined(separator: " | ")
  }
}
