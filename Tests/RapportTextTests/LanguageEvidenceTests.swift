import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// Words and letters are counted for many languages at once; here one language after the other.
@Suite struct LanguageEvidenceTests {
  /// A row of the table.
  private struct Language {
    var tag: String
    var script: String
    /// Those beyond ASCII; `nil` where they are not listed.
    var letters: Set<Character>?
    var words: Set<String>
  }

  private let languages: [Language]

  init() throws {
    let table = String(
      decoding: try DataLibrary.embedded.contents(of: "und/languages/terms.tsv"), as: UTF8.self)
    languages = table.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t")
      return Language(
        tag: String(fields[0]), script: String(fields[1]),
        letters: fields[2] == "*" ? nil : Set(fields[2].filter { !$0.isASCII }),
        words: Set(fields[3].split(separator: " ").map(String.init)))
    }
  }

  /// What speaks for a language in some words, in hundredths of a word: words count once, letters always.
  private func points(of language: Language, in words: [String], listed: Set<Character>) -> Int {
    let letters = words.joined().filter { listed.contains($0) }
    let missing = language.letters.map { own in letters.count { !own.contains($0) } } ?? 0
    return 100 * Set(words).count { language.words.contains($0) } - 50 * min(missing, 4)
  }

  @Test(
    "words and letters count for all languages as they count for each", arguments: ["Latn", "Cyrl", "Arab"])
  func counting(script: String) throws {
    var random = SeededGenerator()
    let group = languages.filter { $0.script == script && $0.tag != "zxx" }
    let listed = group.reduce(into: Set<Character>()) { $0.formUnion($1.letters ?? []) }
    let spared = languages.first { $0.tag == "zxx" && $0.script == script }?.words ?? []
    let identifier = try LanguageIdentifier()
    var tagged = 0
    for _ in 0..<3000 {
      // Mainly one language, so that many texts are clear.
      let main = group.randomElement(using: &random)!
      var words = (0..<Int.random(in: 2...9, using: &random)).map { _ in
        let isOther = Int.random(in: 0..<4, using: &random) == 0
        return (isOther ? group.randomElement(using: &random)! : main).words.randomElement(using: &random)!
      }.filter { $0.allSatisfy(\.isLetter) }
      words += words.prefix(2)
      guard !words.isEmpty, spared.isDisjoint(with: words) else { continue }
      let ranking = group.map { (tag: $0.tag, points: points(of: $0, in: words, listed: listed)) }
        .enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }.map(
          \.element)
      let lead = ranking[0].points - ranking[1].points
      let isEnglishMixed =
        ranking[..<2].contains { $0.tag == "en" } && ranking[1].points * 100 > 60 * ranking[0].points
      // Where that is too little, CLD2 is asked.
      guard ranking[0].points >= 200, lead >= 200, !isEnglishMixed else { continue }
      tagged += 1
      let text = words.joined(separator: " ")
      let guess = identifier.language(of: text)
      #expect(
        guess.tag == ranking[0].tag && guess.confidence == Double(lead) / Double(lead + 100),
        "\(text): \(guess) but \(ranking[..<2]), seed \(random.seed)")
    }
    #expect(tagged > 300)
  }
}
