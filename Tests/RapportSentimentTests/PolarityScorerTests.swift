import Foundation
import RapportModel
import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct PolarityScorerTests {
  @Test(
    "labels say what a reader would",
    arguments: [
      ("The new lid is wonderful and easy to clean.", .positive),
      ("Worst kettle ever, it leaks.", .negative),
      ("I bought it in March.", .neutral),
      ("Nice handle, awful lid.", .mixed),
      ("I can't complain.", .positive),
      ("Not bad at all!", .positive),
      ("Nobody loves it.", .negative),
      ("I am fed up with it.", .negative),
      ("It used to be great, but now it is a nightmare.", .negative),
      ("Good morning, is the shop open?", .neutral),
      ("Crude oil rose by two per cent.", .neutral),
      ("A killer feature.", .positive),
      ("💓💓💓", .positive),
      ("No complaints.", .positive),
      ("The gay bar is on the main street.", .neutral),
    ] as [(String, SentimentLabel)])
  func label(text: String, expected: SentimentLabel) throws {
    let score = try TestScorer.english.get().score(text)
    let evidence = try TestScorer.english.get().evidence(text)
    #expect(score?.label == expected, "\(evidence)")
  }

  @Test("a text without evidence is not neutral") func status() throws {
    let scorer = try TestScorer.english.get()
    #expect(try scorer.annotation(of: "").status == .unscored(.empty))
    #expect(try scorer.annotation(of: " \n\t").status == .unscored(.empty))
    #expect(try scorer.annotation(of: "qwxz vvbn").status == .unscored(.noEvidence))
    #expect(try scorer.annotation(of: "...").status == .unscored(.noEvidence))
    #expect(try scorer.annotation(of: "it is the one").status == .scored)
    #expect(try scorer.score("it is the one")?.label == .neutral)
    #expect(try scorer.annotation(of: "good").language == "en")
  }

  @Test("with fewer classes every text that is not empty has one of them") func classes() throws {
    let three = try TestScorer(classes: .three)
    let two = try TestScorer(classes: .two)
    #expect(try three.score("qwxz vvbn")?.label == .neutral)
    #expect(try three.score("Nice handle, awful lid.")?.label == .negative, "the stronger side")
    #expect(try two.score("I bought it in March.")?.label == .positive)
    #expect(try two.score("awful")?.label == .negative)
    #expect(try two.annotation(of: " ").status == .unscored(.empty))
  }

  @Test("scores follow their formula and do not run away with length") func formula() throws {
    let scorer = try TestScorer.small.get()
    let score = try #require(try scorer.score("great and bad"))
    #expect(abs(score.polarity - 1 / 9) < 1e-15)
    #expect(abs(score.positive - 3 / 7) < 1e-15)
    #expect(abs(score.negative - 1 / 3) < 1e-15)
    let short = try #require(try scorer.score("bad, good"))
    let long = try #require(try scorer.score(String(repeating: "bad, good, ", count: 500)))
    #expect(abs(short.polarity - long.polarity) < 1e-12)
    #expect(long.label == .mixed)
  }

  @Test("coverage is the share of words that are known") func coverage() throws {
    #expect(try TestScorer.english.get().score("good qwxz, the vvbn 12 https://a.example/")?.coverage == 0.5)
  }

  @Test("confidence grows with the distance from the next label") func confidence() throws {
    let scorer = try TestScorer.small.get()
    let texts = ["good", "great", "great and great", "great great great great great"]
    let confidences = try texts.compactMap { try scorer.score($0)?.confidence }
    #expect(confidences == confidences.sorted() && Set(confidences).count == texts.count)
    #expect(confidences.allSatisfy { (0.5...1).contains($0) })
  }

  @Test("evidence names place, term, rule and effect") func evidence() throws {
    let text = "Well, it is not very good!"
    let evidence = try TestScorer.small.get().evidence(text)
    #expect(evidence.count == 1)
    let first = try #require(evidence.first)
    let surface = { (range: TextRange) in String(decoding: Array(text.utf8)[range.offsets], as: UTF8.self) }
    #expect(first.term == "good" && surface(first.range) == "good" && first.valence == 2 && first.clause == 1)
    #expect(first.shifters.map(\.rule) == ["negation.not", "sentence.exclamation"])
    #expect(first.shifters.map { surface($0.range) } == ["not very", "!"])
    let product = first.shifters.reduce(first.valence) { $0 * $1.factor }
    #expect(product == first.contribution)
  }

  @Test("a lexicon that asks for it is found in other ways of writing its terms, and its own terms win")
  func variants() throws {
    func evidence(_ text: String, variants: Set<TermVariants.Kind>?) throws -> [String] {
      let manifest = LexiconManifest(name: "mine", language: "en", scale: nil, variants: variants)
      let entries = [("user-friendly", 2.0), ("top notch", 3.0), ("topnotch", 1.0)]
      let lexicon = Lexicon(
        manifest: manifest, entries: entries.map { LexiconEntry(term: $0, valence: $1) })
      return try TestScorer(lexicon).evidence(text).map { "\($0.term) \($0.valence)" }
    }
    #expect(try evidence("user friendly", variants: [.spelling]) == ["user-friendly 2.0"])
    #expect(try evidence("top-notch", variants: [.spelling]) == ["top notch 3.0"])
    #expect(try evidence("topnotch", variants: [.spelling]) == ["topnotch 1.0"])
    #expect(try evidence("user friendly, top-notch", variants: nil) == [])
  }

  @Test("names of people and groups do not change a score") func identity() throws {
    let scorer = try TestScorer.english.get()
    let scores = try ["gay", "Muslim", "Jewish", "black", "Mexican", "straight", "disabled"].map {
      try scorer.score("My \($0) neighbour is a teacher.")?.polarity
    }
    #expect(Set(scores) == [0])
  }

  @Test("what holds for every text") func invariants() throws {
    var random = SeededGenerator()
    let scorer = try TestScorer.english.get()
    let tokenizer = try Tokenizer(vocabulary: scorer.vocabulary)
    var scratch = PolarityScorer.Scratch()
    for _ in 0..<2_000 {
      var text = random.text()
      let tokens = tokenizer.tokens(in: text)
      let alone = scorer.scorer.annotation(of: tokens, in: text)
      let shared = text.withUTF8 {
        scorer.scorer.annotation(of: tokens, in: UnsafeRawBufferPointer($0), &scratch)
      }
      #expect(alone == shared, "seed \(random.seed)")
      guard let score = alone.score else { continue }
      #expect((-1...1).contains(score.polarity), "seed \(random.seed)")
      #expect(
        [score.positive, score.negative, score.confidence, score.coverage].allSatisfy { (0...1).contains($0) }
      )
      let evidence = scorer.scorer.evidence(for: tokens, in: text)
      let sum = evidence.reduce(0) { $0 + $1.contribution }
      #expect(sum.sign == score.polarity.sign || abs(sum) < 1e-9, "seed \(random.seed)")
      #expect(
        evidence.allSatisfy { $0.range.end <= text.utf8.count && !$0.term.isEmpty }, "seed \(random.seed)")
      #expect(zip(evidence, evidence.dropFirst()).allSatisfy { $0.range.end <= $1.range.start })
    }
  }

  private static let gold = "gold/tweeteval_val.tsv"

  @Test(
    "is more accurate on tweets than VADER",
    .enabled(if: SharedData.has(gold), Comment(rawValue: SharedData.missing)))
  func accuracy() throws {
    let scorer = try TestScorer(classes: .three)
    let vader = try VADERScorer()
    let tokenizer = try Tokenizer(vocabulary: scorer.vocabulary)
    var own = Evaluation()
    var other = Evaluation()
    for line in try SharedData.text(Self.gold).split(separator: "\n").dropFirst() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let label = try #require(SentimentLabel(rawValue: String(columns[1])))
      let text = String(columns[3])
      let score = try #require(scorer.scorer.annotation(of: tokenizer.tokens(in: text), in: text).score)
      own.add(gold: label, predicted: score.label)
      other.add(gold: label, predicted: vader.score(text).sentiment().label)
    }
    #expect(own.count == 2000)
    #expect(try #require(own.macroF1) >= 0.585, "\(own.confusion)")
    #expect(abs(try #require(other.macroF1) - 0.559) < 0.001)
  }
}
