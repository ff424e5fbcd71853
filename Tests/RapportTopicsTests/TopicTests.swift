import RapportTestSupport
import RapportText
import RapportTopics
import Testing

@Suite struct TopicTests {
  private static func tag(_ text: String, with table: String) throws -> [String] {
    var builder = try VocabularyBuilder()
    let tagger = try TopicTagger(TopicDictionary(table: table), insertingInto: &builder)
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    return tagger.topics(in: tokenizer.tokens(in: text), tokenizer.vocabulary).map { tagger.topics[Int($0)] }
  }

  @Test(
    "words, phrases and globs tell of topics, in the order of the text",
    arguments: [
      ("The DELIVERY took a week and was overpriced", ["delivery", "price"]),
      ("worth the money", ["price"]), ("worth, the money", []), ("redelivered", []),
      ("deliverable", ["delivery"]),
      ("nothing of the kind", []), ("", []),
    ] as [(String, [String])])
  func tagging(text: String, topics: [String]) throws {
    let table = "topic\tpattern\nprice\toverpriced\nprice\tworth the money\ndelivery\tdeliver*\n"
    #expect(try Self.tag(text, with: table) == topics)
  }

  @Test("a longer match of a topic hides a shorter one within it, and topics do not hide one another")
  func longestMatch() throws {
    let table = "topic\tpattern\nprice\tvalue\nprice\tvalue for money\nquality\tmoney\n"
    var builder = try VocabularyBuilder()
    let tagger = try TopicTagger(TopicDictionary(table: table), insertingInto: &builder)
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    let matches = tagger.matches(in: tokenizer.tokens(in: "good value for money"), tokenizer.vocabulary)
    #expect(matches == [TopicMatch(topic: 0, tokens: 1..<4), TopicMatch(topic: 1, tokens: 3..<4)])
  }

  @Test("in any text the same matches count as for quanteda") func randomMatches() throws {
    var random = SeededGenerator()
    let words = ["a", "b", "c"]
    for _ in 0..<200 {
      // The patterns of one topic, then those of the other, so that a pattern's number tells its topic.
      var patterns: [[String]] = []
      for _ in 0..<2 {
        let some = (0..<5).map { _ in
          (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random)! }
        }
        patterns.append(Set(some.map { $0.joined(separator: " ") }).sorted())
      }
      let others = Set(patterns[0])
      patterns[1].removeAll(where: others.contains)
      var table = "topic\tpattern\n"
      for (topic, list) in patterns.enumerated() {
        for pattern in list { table += "t\(topic)\t\(pattern)\n" }
      }
      var builder = try VocabularyBuilder()
      let tagger = try TopicTagger(TopicDictionary(table: table), insertingInto: &builder)
      let tokenizer = try Tokenizer(vocabulary: builder.build())
      let text = (0..<12).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
      let tokens = tokenizer.tokens(in: text)
      var longest = LongestMatches<UInt16>()
      tokenizer.vocabulary.forEachMatch(in: tokens) {
        longest.insert($0, key: Int($0.pattern.rawValue) < patterns[0].count ? 0 : 1)
      }
      let expected = longest.resolved().map { TopicMatch(topic: $0.key, tokens: $0.match.tokens) }
      let found = tagger.matches(in: tokens, tokenizer.vocabulary)
      #expect(
        Set(found) == Set(expected) && found.count == expected.count, "\(table)\(text), seed \(random.seed)")
    }
  }

  @Test(
    "patterns are found in other ways of writing them, where the dictionary asks for it",
    arguments: ["it wont load", "it won't load", "a loginpage", "login pages"])
  func variants(text: String) throws {
    let dictionary = try TopicDictionary(table: "topic\tpattern\nspeed\twon't load\naccount\tlogin-page*\n")
    func topics(_ variants: TermVariants?) throws -> [UInt16] {
      var builder = try VocabularyBuilder()
      let tagger = try TopicTagger(dictionary, variants: variants, insertingInto: &builder)
      let tokenizer = try Tokenizer(vocabulary: builder.build())
      return tagger.topics(in: tokenizer.tokens(in: text), tokenizer.vocabulary)
    }
    #expect(try topics(TermVariants([.spelling], language: "en")) == [text.contains("load") ? 0 : 1])
    #expect(try topics(nil) == (text.contains("won't") ? [0] : []))
  }

  @Test("every bad line is reported") func badLines() {
    let table = "topic\tpattern\nprice\nprice\tcheap\n\tcheap\nprice\tcheap\nprice\t \n"
    #expect {
      try TopicDictionary(table: table)
    } throws: { error in
      guard case .badLines(let issues) = error as? TopicDictionaryError else { return false }
      return issues.map(\.line) == [2, 4, 5, 6]
    }
  }

  @Test("the dictionary for web properties has its twelve topics, and each is found")
  func webTopics() throws {
    let bytes = try DataLibrary.embedded.contents(of: "en/topics-web/terms.tsv")
    let table = String(decoding: bytes, as: UTF8.self)
    #expect(try TopicDictionary(table: table).topics.count == 12)
    let expected = [
      ("I cannot log in since I changed my password", "account"),
      ("paying by card is impossible", "checkout"),
      ("great tutorials, clear instructions", "content"),
      ("the parcel never arrived", "delivery"),
      ("the new layout is ugly", "design"),
      ("search results make no sense", "navigation"),
      ("pages take forever, it is so slow", "performance"),
      ("far too expensive", "price"),
      ("what do they do with my data?", "privacy"),
      ("the zip broke on day one, poor quality", "quality"),
      ("crashes since the update", "reliability"),
      ("customer service never answered", "support"),
    ]
    for (text, topic) in expected {
      let topics = try Self.tag(text, with: table)
      #expect(topics.contains(topic), "\(text): \(topics)")
    }
  }
}
