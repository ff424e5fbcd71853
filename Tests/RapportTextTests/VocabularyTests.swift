import RapportTestSupport
import RapportText
import Testing

@Suite struct VocabularyTests {
  @Test("a token leads to all patterns that it satisfies") func patterns() throws {
    var builder = try VocabularyBuilder()
    let deliver = try builder.insert("deliver*", style: .glob)
    let delivery = try builder.insert("delivery")
    let deliveries = try builder.insert("deliver*s", style: .glob)
    let short = try builder.insert("de*", style: .glob)
    let able = try builder.insert("*able", style: .glob)
    let four = try builder.insert("????", style: .glob)
    let vocabulary = builder.build()

    func patterns(_ text: String) throws -> [PatternID] {
      let token = try #require(try Tokenizer(vocabulary: vocabulary).tokens(in: text).first)
      return Array(vocabulary.patterns(of: token.term))
    }
    #expect(try patterns("Delivery") == [deliver, delivery, short])
    #expect(try patterns("delivered") == [deliver, short])
    #expect(try patterns("deliveries") == [deliver, deliveries, short])
    #expect(try patterns("deliverable") == [deliver, short, able])
    #expect(try patterns("unable") == [able])
    #expect(try patterns("able") == [able, four])
    #expect(try patterns("grün") == [four])
    #expect(try patterns("other") == [])
    #expect(try patterns("deliverable.com/x") == [])
  }

  @Test(
    "what is not known as it stands is tried in other forms",
    arguments: [
      ("soooo", "so"), ("coooool", "cool"), ("goooodddd", "good"), ("GOOOOD", "good"), ("#good", "good"),
      ("＃Good", "good"),
      ("#goooood", "good"), ("’tis", nil), ("1000", nil), ("👍🏿", "👍"), ("❤️", "❤"), (":))))", ":)"),
      ("don’t", "don't"), ("нееееет", "нет"),
      ("!!!!!", "!"), ("#fail", "#fail"), ("fail", nil), ("100", "100"),
    ] as [(String, String?)])
  func forms(surface: String, key: String?) throws {
    var builder = try VocabularyBuilder()
    for term in ["so", "cool", "good", "👍", "❤️", ":)", "don't", "нет", "!", "#fail", "10", "100"] {
      try builder.insert(term)
    }
    let vocabulary = builder.build()
    let term = try Tokenizer(vocabulary: vocabulary).tokens(in: surface).last?.term
    #expect(term.flatMap(vocabulary.key(of:)) == key)
  }

  @Test("a hashtag of its own is also its word") func hashtag() throws {
    var builder = try VocabularyBuilder()
    let tag = try builder.insert("#fail")
    let word = try builder.insert("fail")
    let glob = try builder.insert("fail*", style: .glob)
    let tagGlob = try builder.insert("#fai*", style: .glob)
    let vocabulary = builder.build()
    let tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: "#Fail #failed fail")
    #expect(
      tokens.map { Array(vocabulary.patterns(of: $0.term)) } == [
        [tag, word, glob, tagGlob], [glob, tagGlob], [word, glob],
      ])
  }

  @Test("patterns that match the same have one id, and others have not") func identity() throws {
    var builder = try VocabularyBuilder()
    let good = try builder.insert("good")
    #expect(try builder.insert("Good") == good)
    #expect(try builder.insert("good", style: .glob) == good)
    #expect(try builder.insert("good*", style: .glob) != good)
    let phrase = try builder.insert("not good")
    #expect(try builder.insert("NOT   good") == phrase)
    #expect(try builder.insert("good not") != phrase)
    #expect(builder.build().patternCount == 4)
  }

  @Test("patterns of nothing or of everything are refused", arguments: ["", "  ", "\u{200B}"])
  func refused(pattern: String) throws {
    var builder = try VocabularyBuilder()
    #expect(throws: VocabularyError.emptyPattern(pattern)) { try builder.insert(pattern) }
    #expect(throws: VocabularyError.matchesEverything("* **")) { try builder.insert("* **", style: .glob) }
    #expect(
      VocabularyError.matchesEverything("*").description
        == "The pattern '*' matches every word. Give at least one character beside the wildcards.")
  }

  @Test("wildcards hold in every script and between hyphens") func globTokens() throws {
    var builder = try VocabularyBuilder()
    let hyphen = try builder.insert("co-operat*", style: .glob)
    let han = try builder.insert("很*", style: .glob)
    let hashtag = try builder.insert("#lov?", style: .glob)
    let fixed = try builder.insert("what?")
    let vocabulary = builder.build()
    let tokenizer = try Tokenizer(vocabulary: vocabulary)
    func found(_ text: String) -> [PatternID] {
      var found: [PatternID] = []
      vocabulary.forEachMatch(in: tokenizer.tokens(in: text)) { found.append($0.pattern) }
      return found
    }
    #expect(found("Co-operating!") == [hyphen])
    #expect(found("很多") == [han])
    #expect(found("#Love love") == [hashtag])
    #expect(found("so what?") == [fixed])
  }

  @Test("the table agrees with a dictionary on random keys") func oracle() {
    var random = SeededGenerator()
    var table = KeyTable()
    var oracle: [[UInt8]: UInt32] = [:]
    func key() -> [UInt8] {
      (0..<Int.random(in: 0...20, using: &random)).map { _ in UInt8.random(in: 97...101, using: &random) }
    }
    for _ in 0..<20_000 {
      let key = key()
      let number = key.withUnsafeBytes { table.insert($0) }
      #expect(oracle[key] == nil || oracle[key] == number, "seed \(random.seed)")
      oracle[key] = number
    }
    #expect(table.count == oracle.count)
    for _ in 0..<20_000 {
      let key = key()
      #expect(key.withUnsafeBytes { table.find($0) } == oracle[key], "seed \(random.seed)")
    }
  }

  @Test("a copy of a table and the table do not change one another") func tableCopies() {
    var table = KeyTable(capacity: 1)
    let keys = (0..<100).map { Array("key\($0)".utf8) }
    for key in keys.prefix(50) { _ = key.withUnsafeBytes { table.insert($0) } }
    var copy = table
    _ = Array("of its own".utf8).withUnsafeBytes { copy.insert($0) }
    for key in keys { _ = key.withUnsafeBytes { table.insert($0) } }
    #expect(copy.count == 51 && table.count == 100)
    for (index, key) in keys.enumerated() {
      let number = key.withUnsafeBytes { table.find($0) }
      let inCopy = key.withUnsafeBytes { copy.find($0) }
      #expect(number == UInt32(index) && inCopy == (index < 50 ? UInt32(index) : nil))
    }
  }

  @Test("patterns of random globs agree with trying each glob") func globOracle() throws {
    var random = SeededGenerator()
    func text(_ alphabet: String, _ length: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: length, using: &random)).compactMap { _ in alphabet.randomElement(using: &random)
        })
    }
    for _ in 0..<50 {
      var builder = try VocabularyBuilder()
      var patterns: [(pattern: String, id: PatternID)] = []
      for _ in 0..<20 {
        let pattern = text("abé", 0...3) + text("ab*?", 0...3) + text("ab*", 0...1)
        if pattern.allSatisfy({ $0 == "*" }) { continue }
        patterns.append((pattern, try builder.insert(pattern, style: .glob)))
      }
      let vocabulary = builder.build()
      for _ in 0..<200 {
        let word = text("abé", 1...5)
        // Elongated words are looked up in shorter forms too, which is not the matter here.
        if zip(word, zip(word.dropFirst(), word.dropFirst(2))).contains(where: { $0 == $1.0 && $0 == $1.1 }) {
          continue
        }
        let expected = Set(patterns.filter { matches(Array(word)[...], Array($0.pattern)[...]) }.map(\.id))
          .sorted()
        let found = vocabulary.patterns(of: vocabulary.termID(forKey: word))
        #expect(Array(found) == expected, "'\(word)' in \(patterns.map(\.pattern)), seed \(random.seed)")
      }
    }
  }

  /// The definition of a glob, without any thought of speed.
  private func matches(_ word: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return word.isEmpty }
    if first == "*" {
      return matches(word, pattern.dropFirst()) || (!word.isEmpty && matches(word.dropFirst(), pattern))
    }
    guard let letter = word.first, first == "?" || first == letter else { return false }
    return matches(word.dropFirst(), pattern.dropFirst())
  }

  @Test(
    "matching keeps quiet about words that nobody wants to be told of, and finds phrases of them all the same"
  )
  func quietWords() throws {
    var builder = try VocabularyBuilder()
    builder.reportsWords = false
    let quiet = try builder.insert("screen")
    let wanted = try builder.insert("battery")
    let phrase = try builder.insert("screen battery")
    builder.reportsWords = true
    #expect(try builder.insert("battery") == wanted)
    let vocabulary = builder.build()
    let tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: "screen battery screen")
    var found: [PatternID] = []
    vocabulary.forEachMatch(in: tokens) { found.append($0.pattern) }
    #expect(found == [phrase, wanted])
    #expect(Array(vocabulary.patterns(of: tokens[0].term)) == [quiet])
  }
}
