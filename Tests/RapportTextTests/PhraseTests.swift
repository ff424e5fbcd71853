import RapportTestSupport
import RapportText
import Testing

@Suite struct PhraseTests {
  @Test("phrases are found with all that lies in them, in order") func order() throws {
    var builder = try VocabularyBuilder()
    let united = try builder.insert("united")
    let states = try builder.insert("United States")
    let america = try builder.insert("united states of *", style: .glob)
    let ocean = try builder.insert("* ocean*", style: .glob)
    let vocabulary = builder.build()
    let tokens = try Tokenizer(vocabulary: vocabulary).tokens(
      in: "The United States of America, ocean. Blue oceans")
    var matches: [PatternMatch] = []
    vocabulary.forEachMatch(in: tokens) { matches.append($0) }
    #expect(
      matches == [
        PatternMatch(pattern: united, tokens: 1..<2), PatternMatch(pattern: states, tokens: 1..<3),
        PatternMatch(pattern: america, tokens: 1..<5), PatternMatch(pattern: ocean, tokens: 8..<10),
      ])
  }

  @Test("random phrases agree with trying each phrase at each place") func oracle() throws {
    var random = SeededGenerator()
    let words = ["aa", "ab", "ba", "bb", "c"]
    let elements = words + ["a*", "*b", "?a", "*", "c*"]
    func sentence(of choices: [String], _ length: ClosedRange<Int>) -> [String] {
      (0..<Int.random(in: length, using: &random)).compactMap { _ in choices.randomElement(using: &random) }
    }
    for _ in 0..<200 {
      var builder = try VocabularyBuilder()
      var phrases: [PatternID: [String]] = [:]
      for _ in 0..<12 {
        let phrase = sentence(of: elements, 1...4)
        if phrase.allSatisfy({ $0 == "*" }) { continue }
        phrases[try builder.insert(phrase.joined(separator: " "), style: .glob)] = phrase
      }
      let vocabulary = builder.build()
      let text = sentence(of: words + ["d", "da"], 0...12)
      let tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: text.joined(separator: " "))
      var found: Set<PatternMatch> = []
      vocabulary.forEachMatch(in: tokens) { match in
        #expect(found.insert(match).inserted, "the same match twice, seed \(random.seed)")
      }
      var expected: Set<PatternMatch> = []
      for start in text.indices {
        for (id, phrase) in phrases where start + phrase.count <= text.count {
          let range = start..<start + phrase.count
          if zip(text[range], phrase).allSatisfy(satisfies) {
            expected.insert(PatternMatch(pattern: id, tokens: range))
          }
        }
      }
      #expect(found == expected, "\(text) and \(phrases.values), seed \(random.seed)")
    }
  }

  private func satisfies(_ word: String, _ element: String) -> Bool {
    switch element {
    case "*": true
    case "?a": word.count == 2 && word.hasSuffix("a")
    case let element where element.hasSuffix("*"): word.hasPrefix(element.dropLast())
    case let element where element.hasPrefix("*"): word.hasSuffix(element.dropFirst())
    default: word == element
    }
  }
}
