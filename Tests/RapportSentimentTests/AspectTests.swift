import RapportModel
import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct AspectTests {
  /// The label of each thing, in the order in which the text names them.
  private func labels(
    _ text: String, _ things: [String], with scorer: TestScorer
  ) throws -> [SentimentLabel] {
    try aspects(text, things, with: scorer).map(\.label)
  }

  private func aspects(
    _ text: String, _ things: [String], with scorer: TestScorer
  ) throws -> [AspectSentiment] {
    let tokens = try scorer.tokens(in: text)
    return scorer.scorer.aspects(of: mentions(of: things, in: tokens, text), in: tokens, text)
  }

  private func mentions(of things: [String], in tokens: TokenBatch, _ text: String) -> [AspectMention] {
    let bytes = Array(text.utf8)
    var mentions: [AspectMention] = []
    for index in tokens.indices {
      let word = String(decoding: bytes[tokens[index].range.offsets], as: UTF8.self).lowercased()
      for (aspect, thing) in things.enumerated() where word == thing {
        mentions.append(AspectMention(aspect: UInt16(aspect), tokens: index..<index + 1))
      }
    }
    return mentions
  }

  private static let cases: [(text: String, things: [String], labels: [SentimentLabel])] = [
    // Clauses.
    ("The room was good but the service was awful.", ["room", "service"], [.positive, .negative]),
    ("The room was awful, however the service was great.", ["room", "service"], [.negative, .positive]),
    ("Although the room was bad, I love the bar.", ["room", "bar"], [.negative, .positive]),
    (
      "Great room. Awful bar. The pool was there.", ["room", "bar", "pool"], [.positive, .negative, .neutral]
    ),
    ("The food was good, the room was upstairs.", ["food", "room"], [.positive, .neutral]),
    // Rules reach as far as in the whole text.
    ("The room was not good.", ["room"], [.negative]),
    ("I don't think that the room is good.", ["room"], [.negative]),
    ("Is the room good? No. I hate it.", ["room"], [.negative]),
    // Several things in one clause.
    ("The room and the bar were great.", ["room", "bar"], [.positive, .positive]),
    (
      "The room, the bar and the pool were great.", ["room", "bar", "pool"],
      [.positive, .positive, .positive]
    ),
    ("I love the room, the bar, the pool.", ["room", "bar", "pool"], [.positive, .positive, .positive]),
    ("Good room and bad bar", ["room", "bar"], [.positive, .negative]),
    ("The food was great and the service was awful", ["food", "service"], [.positive, .negative]),
    ("Good room and bar, awful pool", ["room", "bar", "pool"], [.positive, .positive, .negative]),
    ("I love the room with its great bar", ["room", "bar"], [.positive, .positive]),
    // Denied without a verb.
    ("I love the room, but not the bar.", ["room", "bar"], [.positive, .negative]),
    ("The room was great, but the bar was not.", ["room", "bar"], [.positive, .negative]),
  ]

  @Test("a thing gets the sentiment of its part of the text", arguments: cases)
  func parts(text: String, things: [String], labels expected: [SentimentLabel]) throws {
    #expect(try labels(text, things, with: TestScorer.small.get()) == expected)
  }

  @Test(
    "with learned weights too",
    arguments: [
      ("The room was lovely but breakfast was cold.", ["room", "breakfast"], [.positive, .negative]),
      ("Breakfast was cold but the room was lovely.", ["breakfast", "room"], [.negative, .positive]),
      (
        "Delivery was wonderful, but the box arrived broken. The leaflet is in English.",
        ["delivery", "box", "leaflet"], [.positive, .negative, .neutral]
      ),
      ("The screen is gorgeous, the speakers are awful.", ["screen", "speakers"], [.positive, .negative]),
      (
        "The screen is six inches wide, and I love the camera.", ["screen", "camera"], [.neutral, .positive]
      ),
    ] as [(String, [String], [SentimentLabel])])
  func weights(text: String, things: [String], labels expected: [SentimentLabel]) throws {
    #expect(try labels(text, things, with: TestScorer.open.get()) == expected)
  }

  @Test("the finding names the words that the thing and its sentiment stand in") func ranges() throws {
    let text = "The room was good, but the bar was awful."
    let found = try aspects(text, ["room", "bar"], with: TestScorer.small.get())
    func surface(_ range: TextRange) -> String {
      String(decoding: Array(text.utf8)[range.offsets], as: UTF8.self)
    }
    #expect(found.map { surface($0.range) } == ["room", "bar"])
    #expect(found.map { surface($0.part) } == ["The room was good,", "but the bar was awful."])
    // What stands before "but" is not weakened, since it is about something else.
    let alone = try aspects("The room was good", ["room"], with: TestScorer.small.get())
    #expect(found[0].polarity == alone[0].polarity)
  }

  @Test("the parts of a comment that name a thing are put together") func summary() throws {
    let sentiments = [
      (1, 0, SentimentLabel.positive, 0.5), (0, 0, .positive, 0.5), (1, 0, .positive, 0.5),
      (1, 10, .neutral, 0),
      (0, 10, .negative, -0.6),
    ]
    var memory = AspectScratch()
    memory.found = sentiments.map { aspect, start, label, polarity in
      AspectSentiment(
        aspect: UInt16(aspect), range: TextRange(start..<start + 1), part: TextRange(start..<start + 5),
        label: label, polarity: polarity)
    }
    var scores: [AspectScore] = []
    memory.summarize(into: &scores)
    #expect(
      scores == [
        AspectScore(aspect: 1, label: .positive, polarity: 0.25),
        AspectScore(aspect: 0, label: .mixed, polarity: (0.5 - 0.6) / 2),
      ])
    memory.summarize(into: &scores, classes: .three)
    #expect(scores.map(\.label) == [.positive, .negative])
  }

  @Test(
    "a thing has the sentiment of the sentences up to the next thing",
    arguments: [
      (
        "The room has a window. I hate it! The bar is downstairs. Great!", ["room", "bar"],
        [.negative, .positive]
      ),
      ("Great! The room has a window.", ["room"], [.positive]),
      ("The room has a window. Awful. The room has a door.", ["room"], [.negative, .negative]),
      (
        "The room has a window. The bar and the room have doors. Awful.", ["room", "bar"],
        [.neutral, .neutral, .neutral]
      ),
    ] as [(String, [String], [SentimentLabel])])
  func passages(text: String, things: [String], labels expected: [SentimentLabel]) throws {
    #expect(try labels(text, things, with: TestScorer.small.get()) == expected)
  }

  @Test("the only thing of a text has the score of the text") func whole() throws {
    let scorer = try TestScorer.open.get()
    for text in [
      "I loved the room, but then it got loud. Never again!", "Good. The room is not what it was :(", "room",
    ] {
      let found = try aspects(text, ["room"], with: scorer)
      let score = try scorer.scorer.annotation(of: scorer.tokens(in: text), in: text).score
      #expect(found.map(\.label) == [score?.label], "\(text)")
      #expect(found.map(\.polarity) == [score?.polarity], "\(text)")
    }
  }

  @Test("parts of a text that was scored are scored as if nothing were known of it") func partsOfScored()
    throws
  {
    var generator = SeededGenerator()
    let scorer = try TestScorer.open.get()
    let words = [
      "good", "not", "never", "bad", "but", "however", "room", "bar", "staff", ",", ".", "the", "and", "!",
      "if",
      "\n", ":)", "😍", "very", "really", "so", "@ann", "12", "not bad", "killer feature", "I don't think",
      "was",
      "loved", "#goodroom", "although", "(", ")", "?", "No", "used to be", "slow", "https://a.example/x",
    ]
    var scratch = PolarityScorer.Scratch()
    var memory = AspectScratch()
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<30, using: &generator)
      var text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      let tokens = try scorer.tokens(in: text)
      let mentions = mentions(of: ["room", "bar", "staff", "good"], in: tokens, text)
      let expected = scorer.scorer.aspects(of: mentions, in: tokens, text)
      var isScored = false
      text.withUTF8 {
        let bytes = UnsafeRawBufferPointer($0)
        isScored = scorer.scorer.annotation(of: tokens, in: bytes, &scratch).score != nil
      }
      if !isScored { continue }
      scorer.scorer.findAspects(of: mentions, in: tokens, whole: nil, scratch, &memory)
      #expect(memory.found == expected, "seed \(generator.seed): \(text)")
    }
  }

  @Test("any mentions in any text give a finding each, in order, within the text") func random() throws {
    var generator = SeededGenerator()
    let scorer = try TestScorer.small.get()
    let words = [
      "good", "not", "bad", "but", "room", "bar", ",", ".", "the", "and", "!", "if", "\n", "> ", ":)",
      "I don't think",
      "#goodroom", "although", "(", ")", "?", "No", "used to be",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0..<24, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      let found = try aspects(text, ["room", "bar", "good"], with: scorer)
      let seed: Comment = "seed \(generator.seed): \(text)"
      let tokens = try scorer.tokens(in: text).map {
        String(decoding: Array(text.utf8)[$0.range.offsets], as: UTF8.self).lowercased()
      }
      #expect(found.count == tokens.count { ["room", "bar", "good"].contains($0) }, seed)
      for (left, right) in zip(found, found.dropFirst()) {
        #expect(left.range.start < right.range.start, seed)
      }
      for sentiment in found {
        #expect(
          sentiment.part.start <= sentiment.range.start && sentiment.range.end <= sentiment.part.end, seed)
        #expect(sentiment.polarity.magnitude <= 1, seed)
      }
      let clauses = scorer.scorer.clauses(of: try scorer.tokens(in: text), in: text).filter {
        !$0.offsets.isEmpty
      }
      for (left, right) in zip(clauses, clauses.dropFirst()) { #expect(left.end <= right.start, seed) }
    }
  }
}
