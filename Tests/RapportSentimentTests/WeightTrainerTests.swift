import RapportModel
import RapportSentiment
import RapportText
import Testing

@Suite struct WeightTrainerTests {
  /// Texts of made-up words: *zib* and *plonk tilly* are praise, *grol* is blame, *mund* says nothing.
  private static func texts(_ name: String = "invented", neutral: Bool = true) -> LabelledTexts {
    let places = ["tent", "stove", "lamp", "rope", "map", "boots", "pack", "mat"]
    var items: [LabelledTexts.Item] = []
    for (number, place) in (places + places.map { "old " + $0 }).enumerated() {
      items.append(.init(label: .positive, text: "the \(place) is zib and \(number)"))
      items.append(.init(label: .positive, text: "a plonk tilly \(place) number \(number)"))
      items.append(.init(label: .negative, text: "the \(place) is grol and \(number)"))
      items.append(.init(label: .negative, text: "our Barnaby has a grol \(place) since \(number)"))
      if neutral {
        items.append(.init(label: .neutral, text: "the \(place) is mund and \(number)"))
        items.append(.init(label: .neutral, text: "a tilly plonk of \(place) by number \(number)"))
      }
    }
    return LabelledTexts(name: name, terms: "CC0-1.0", content: "xxh3-128:0", items: items)
  }

  private static func train(
    _ sources: [LabelledTexts], base: WeightTable? = nil, entryCount: Int = 1000
  ) throws -> WeightTable {
    var options = base == nil ? TrainingOptions() : TrainingOptions.correction
    options.entryCount = entryCount
    let trainer = WeightTrainer(
      tables: SentimentTables(lexicon: try LexiconLibrary().lexicon("en/base"), weights: base),
      options: options)
    return try trainer.table(
      from: sources, manifest: LexiconManifest(name: "test", language: "en", scale: nil))
  }

  private static func entry(_ table: WeightTable, _ form: WeightEntry.Form, _ term: String) -> WeightEntry? {
    table.entries.first { $0.form == form && $0.term == term }
  }

  @Test("words and pairs get the side and the strength that the labels give them") func learns() throws {
    let table = try Self.train([Self.texts()])
    let zib = try #require(Self.entry(table, .word, "zib"))
    let grol = try #require(Self.entry(table, .word, "grol"))
    let mund = try #require(Self.entry(table, .word, "mund"))
    #expect(zib.side > 0.5 && grol.side < -0.5 && abs(mund.side) < zib.side / 10)
    #expect(zib.any > mund.any && grol.any > mund.any)
    #expect(zib.texts == 16 && grol.texts == 32)
    #expect(try #require(Self.entry(table, .pair, "plonk tilly")).side > 0.2)

    let scorer = try TestScorer(LexiconLibrary().lexicon("en/base"), weights: table, classes: .three)
    #expect(try scorer.score("a zib kettle")?.label == .positive)
    #expect(try scorer.score("a grol kettle")?.label == .negative)
    #expect(try scorer.score("a mund kettle")?.label == .neutral)
  }

  @Test("nothing seen in fewer than five texts, no names and no words for who people are") func leftOut()
    throws
  {
    var source = Self.texts()
    for number in 0..<20 {
      source.items.append(
        .init(label: .negative, text: "the gay neighbour \(number) [NAME] likes Star Peace"))
    }
    for number in 0..<3 { source.items.append(.init(label: .positive, text: "quib \(number)")) }
    // The same text again is no further text.
    for _ in 0..<9 { source.items.append(.init(label: .positive, text: "quib")) }
    let table = try Self.train([source])
    let words = Set(table.entries.flatMap { $0.term.split(separator: " ").map(String.init) })
    #expect(words.isDisjoint(with: ["quib", "gay", "barnaby", "name"]))
    #expect(words.isSuperset(of: ["zib", "neighbour", "[mention]"]))
    #expect(Self.entry(table, .pair, "star peace") == nil)
    #expect(table.entries.allSatisfy { $0.form == .feature || $0.texts >= 5 })
  }

  @Test("who denies something has not yet blamed it: negators and answers get no weight of their own")
  func denials()
    throws
  {
    var source = Self.texts()
    for number in 0..<20 {
      source.items.append(.init(label: .negative, text: "it is not red number \(number)"))
      source.items.append(.init(label: .negative, text: "no it isn't \(number)"))
    }
    let table = try Self.train([source])
    for word in ["not", "isn't", "no"] { #expect(Self.entry(table, .word, word) == nil) }
    for pair in ["is not", "it isn't", "no it"] { #expect(Self.entry(table, .pair, pair) == nil) }
    #expect(try #require(Self.entry(table, .pair, "not red")).side < 0)
    #expect(try #require(Self.entry(table, .negated, "red")).side < 0)
  }

  @Test("the same texts give the same bytes; the manifest states what went in") func repeatable() throws {
    let sources = [Self.texts(), Self.texts("other", neutral: false)]
    let first = try Self.train(sources)
    #expect(try Self.train(sources).written == first.written)
    #expect(first.manifest.hash == ContentHash.named(Array(first.written.utf8)))
    #expect(first.manifest.lexicon == "en/base" && first.manifest.kind == .weights)
    let record = try #require(first.manifest.training)
    #expect(record.sources.map(\.name) == ["invented", "other"])
    #expect(
      record.sources[0].positive == 32 && record.sources[0].neutral == 32 && record.sources[0].negative == 32)
    #expect(record.sources[0].terms == "CC0-1.0" && record.minimumTexts == 5)
  }

  @Test("a source without neutral texts tells the sides apart and nothing about neutral") func twoClasses()
    throws
  {
    let table = try Self.train([Self.texts(neutral: false)])
    #expect(try #require(Self.entry(table, .word, "grol")).side < -0.5)
    #expect(table.entries.allSatisfy { $0.any == 0 })
  }

  @Test("no more entries than asked for, the ones that matter most") func limit() throws {
    let table = try Self.train([Self.texts()], entryCount: 3)
    let kept = table.entries.filter { $0.form != .feature }
    #expect(kept.count == 3 && kept.contains { $0.term == "grol" })
  }

  @Test("a base is corrected where the texts say so and kept where they are silent") func correction() throws
  {
    let base = WeightTable(
      manifest: LexiconManifest(name: "base", kind: .weights, language: "en", scale: nil),
      entries: [
        WeightEntry(form: .feature, term: "always", side: 0, any: 0.3),
        WeightEntry(form: .word, term: "grol", side: 1, any: 0.2, texts: 50),
        WeightEntry(form: .word, term: "unseen", side: 0.8, any: 0.1, texts: 60),
      ])
    let table = try Self.train([Self.texts()], base: base)
    let grol = try #require(Self.entry(table, .word, "grol"))
    #expect(grol.side < 0.5 && grol.texts == 82)
    let unseen = try #require(Self.entry(table, .word, "unseen"))
    // Only the temperature touches it, which keeps the ratio of the two.
    #expect(unseen.side > 0 && abs(unseen.side / unseen.any - 8) < 0.3 && unseen.texts == 60)
    #expect(table.manifest.training?.base == "base")
  }

  @Test("texts of one side only cannot teach sides") func oneSided() {
    let source = LabelledTexts(name: "a", items: [.init(label: .positive, text: "good")])
    #expect(throws: TrainingError.oneSided) { try Self.train([source]) }
  }

  @Test(
    "placeholders become mentions",
    arguments: [
      ("ask [NAME], please", "ask @name, please"), ("[A] [b] [NAME", "[A] [b] [NAME"),
      ("[Ok] é[AB]", "[Ok] é@name"),
    ])
  func placeholders(text: String, expected: String) { #expect(Placeholders.replaced(in: text) == expected) }
}
