import RapportModel
import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct WeightScoringTests {
  /// Weights that are easy to add up, upon the small lexicon of the tests.
  private static let entries = [
    WeightEntry(form: .feature, term: "always", side: 0.1, any: -0.2),
    WeightEntry(form: .feature, term: "has-positive", side: 1, any: 0.5),
    WeightEntry(form: .word, term: "tent", side: 0.4, any: 0.2),
    WeightEntry(form: .negated, term: "tent", side: -0.3, any: 0),
    WeightEntry(form: .word, term: "think", side: 0, any: 0.1),
    WeightEntry(form: .negated, term: "think", side: -0.1, any: 0.1),
    WeightEntry(form: .pair, term: "blue tent", side: 2, any: 1),
    WeightEntry(form: .pair, term: "too [positive]", side: -3, any: 0.1),
    WeightEntry(form: .pair, term: "[mention] tent", side: 5, any: 0),
    WeightEntry(form: .word, term: "[number]", side: 0.25, any: 0),
    WeightEntry(form: .word, term: "!", side: 0.7, any: 0.7),
    WeightEntry(form: .word, term: "🏕", side: 1.5, any: 0),
  ]

  private static func scorer(classes: SentimentClasses = .three) throws -> TestScorer {
    let lexicon = try TestScorer.small.get().scorer.dictionary.lexicon
    let manifest = LexiconManifest(name: "t", kind: .weights, language: "en", scale: nil)
    return try TestScorer(
      lexicon, weights: WeightTable(manifest: manifest, entries: entries), classes: classes)
  }

  @Test(
    "entries are found where they should be",
    arguments: [
      ("a tent", ["tent"]), ("a blue, tent", ["tent", "blue tent"]), ("blue big tent", ["tent"]),
      ("not a tent", ["not tent"]), ("not a blue tent", ["not tent"]),
      ("blue really tent", ["tent", "blue tent"]), ("TENT #tent", ["tent", "tent"]), ("tents", []),
      // Not the thinking is denied.
      ("i don't think", ["think"]), ("too good", ["too [positive]"]), ("too bad", []),
      ("@ann tent", ["tent", "[mention] tent"]),
      ("3 km", ["[number]"]), ("wow!", ["!"]), ("🏕️🏕", ["🏕", "🏕"]), ("", []),
    ] as [(String, [String])])
  func entries(text: String, expected: [String]) throws {
    let found = try Self.scorer().weightEvidence(text).filter { $0.range != nil }
    #expect(found.map { ($0.entry.form == .negated ? "not " : "") + $0.entry.term } == expected)
  }

  @Test(
    "what was learned of words does not count in a phrase that says the contrary of one of them",
    arguments: [
      ("not bad", []), ("not bad, not a tent", ["not tent"]), ("it is bad", ["bad"]),
      ("crude weather", ["crude"]), ("good tent", ["good", "tent", "[positive] tent"]),
      ("a not bad tent", ["[positive] tent", "tent"]),
    ] as [(String, [String])])
  func contraryPhrases(text: String, expected: [String]) throws {
    let lexicon = Lexicon.read(
      Array("term\tvalence\ngood\t2\nbad\t-2\nnot bad\t1\ncrude\t-2\n".utf8), language: "en"
    ).lexicon
    let manifest = LexiconManifest(name: "t", kind: .weights, language: "en", scale: nil)
    let entries =
      ["bad", "good", "crude", "tent"].map { WeightEntry(form: .word, term: $0, side: 1, any: 0) }
      + [
        WeightEntry(form: .negated, term: "bad", side: 1, any: 0),
        WeightEntry(form: .negated, term: "tent", side: 1, any: 0),
        WeightEntry(form: .pair, term: "not bad", side: 1, any: 0),
        WeightEntry(form: .pair, term: "bad tent", side: 1, any: 0),
        WeightEntry(form: .pair, term: "[positive] tent", side: 1, any: 0),
        WeightEntry(form: .pair, term: "not [positive]", side: 1, any: 0),
      ]
    let scorer = try TestScorer(
      lexicon, weights: WeightTable(manifest: manifest, entries: entries), classes: .three)
    let found = try scorer.weightEvidence(text).filter { $0.range != nil }
    #expect(
      Set(found.map { ($0.entry.form == .negated ? "not " : "") + $0.entry.term }) == Set(expected))
  }

  @Test(
    "idioms are taken as they are meant",
    arguments: [
      ("Not bad at all!", .positive), ("It could not be better.", .positive),
      ("It couldn't have been worse.", .negative), ("Nothing bad to say about this place.", .positive),
      ("Nothing good to say about this place.", .negative), ("We won't be coming back.", .negative),
      ("I am less than happy with it.", .negative), ("What a cash grab", .negative),
    ] as [(String, SentimentLabel)])
  func idioms(text: String, label: SentimentLabel) throws {
    #expect(try #require(try TestScorer.open.get().score(text)).label == label)
  }

  @Test("a text's probabilities are the softmax of the printed weights times their factors") func sums()
    throws
  {
    let scorer = try Self.scorer()
    // Three words: each weight over √5. The features are whole.
    let score = try #require(try scorer.score("a good tent"))
    let side = 0.1 + 1 + 0.4 / 5.0.squareRoot()
    let any = -0.2 + 0.5 + 0.2 / 5.0.squareRoot()
    let weights = [any + side, 0, any - side].map(PortableMath.exp)
    let total = weights.reduce(0, +)
    let probabilities = try #require(score.probabilities)
    #expect(abs(probabilities.positive - weights[0] / total) < 1e-12)
    #expect(abs(probabilities.neutral - weights[1] / total) < 1e-12)
    #expect(abs(probabilities.negative - weights[2] / total) < 1e-12)
    #expect(score.polarity == probabilities.positive - probabilities.negative)
    #expect(score.label == .positive && score.confidence == probabilities.positive)
  }

  @Test(
    "rules act on weights as on valences: what is opposed counts half, what is asked for or rejected is no praise"
  )
  func rules() throws {
    let scorer = try Self.scorer()
    func tent(_ text: String) throws -> WeightEvidence {
      try #require(try scorer.weightEvidence(text).first { $0.entry.term == "tent" })
    }
    let opposed = try (tent("it is a tent but yellow"), tent("it is a tent of yellow"))
    #expect(abs(opposed.0.factor - opposed.1.factor / 2) < 1e-9)
    let wanted = try (tent("please make it a tent"), tent("we make it a tent"))
    #expect(abs(wanted.0.factor - wanted.1.factor * 0.3) < 1e-9)
    let rejected = try tent("Is it a tent? No")
    #expect(rejected.factor < 0 && rejected.side < 0 && rejected.any > 0)
  }

  @Test("a word that is repeated counts less each time and at most three times") func repetition() throws {
    let factors = try Self.scorer().weightEvidence(String(repeating: "tent ", count: 10)).filter {
      $0.range != nil
    }
    .map { $0.factor * 12.0.squareRoot() }
    #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 > $1 || ($0 == 0 && $1 == 0) })
    #expect(abs(factors.prefix(2).reduce(0, +) - (1 + PortableMath.log(2))) < 1e-9)
    #expect(abs(factors.reduce(0, +) - 3) < 1e-9)
  }

  @Test("with two classes the sign of the side decides; no evidence is still told apart") func classes()
    throws
  {
    let two = try Self.scorer(classes: .two)
    #expect(try two.score("too good")?.label == .negative)
    #expect(try two.score("qwxz")?.label == .positive)
    #expect(try Self.scorer(classes: .all).annotation(of: "qwxz").status == .unscored(.noEvidence))
  }

  @Test("as strong for as against is mixed") func mixed() throws {
    let scorer = try Self.scorer(classes: .all)
    #expect(try scorer.score("great and awful")?.label == .mixed)
    #expect(try scorer.score("great and nice")?.label == .positive)
  }

  @Test("for every text the evidence sums to the score, and a thread's memory leaves no trace")
  func invariants() throws {
    var random = SeededGenerator()
    let scorer = try TestScorer.open.get()
    let tokenizer = try Tokenizer(vocabulary: scorer.vocabulary)
    var scratch = PolarityScorer.Scratch()
    for _ in 0..<1_000 {
      var text = random.text()
      let tokens = tokenizer.tokens(in: text)
      let alone = scorer.scorer.annotation(of: tokens, in: text)
      let shared = text.withUTF8 {
        scorer.scorer.annotation(of: tokens, in: UnsafeRawBufferPointer($0), &scratch)
      }
      #expect(alone == shared, "seed \(random.seed)")
      guard let score = alone.score, let probabilities = score.probabilities else { continue }
      let evidence = scorer.scorer.weightEvidence(for: tokens, in: text)
      let side = evidence.reduce(0) { $0 + $1.side }
      let logOdds = PortableMath.log(probabilities.positive) - PortableMath.log(probabilities.negative)
      #expect(abs(logOdds - 2 * side) < 1e-6, "seed \(random.seed)")
      let total = probabilities.positive + probabilities.neutral + probabilities.negative
      #expect(abs(total - 1) < 1e-12)
      #expect((-1...1).contains(score.polarity) && (0...1).contains(score.confidence))
      #expect((0...1).contains(score.positive) && (0...1).contains(score.negative))
    }
  }

  @Test("a long text does not run away") func length() throws {
    let scorer = try TestScorer.open.get()
    let once = "The soup was good but the waiter was slow. "
    let short = try #require(try scorer.score(once)?.polarity)
    let long = try #require(try scorer.score(String(repeating: once, count: 200))?.polarity)
    #expect(abs(long) < 0.9 && abs(short) < 0.9)
  }
}
