import RapportModel
import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

/// Pairs of words, against a plain reading of what pairs.
@Suite struct WordPairTests {
  private static let words = ["tent", "lamp", "rope", "stove"]
  private static let rated = ["good": "[positive]", "awful": "[negative]"]
  private static let intensifiers = ["really", "very"]
  private static let marks = [",", "!", "…"]

  /// Some of all pairs, each with this chance.
  private static func entries(chance: Double, _ random: inout SeededGenerator) -> [WeightEntry] {
    let parts = words + rated.keys.sorted() + rated.values.sorted() + intensifiers
    return parts.flatMap { first in
      parts.map { WeightEntry(form: .pair, term: "\(first) \($0)", side: 0.1, any: 0.1) }
    }.filter { _ in Double.random(in: 0..<1, using: &random) < chance }
  }

  private static func scorer(_ entries: [WeightEntry]) throws -> TestScorer {
    let manifest = LexiconManifest(name: "pairs", kind: .weights, language: "en", scale: nil)
    return try TestScorer(
      try TestScorer.small.get().scorer.dictionary.lexicon,
      weights: WeightTable(manifest: manifest, entries: entries), classes: .three)
  }

  /// The pairs of a text, by their definition.
  private static func pairs(of text: [String]) -> [String] {
    let words = text.filter { !marks.contains($0) }
    func isIntensifier(_ word: String) -> Bool { intensifiers.contains(word) }
    var pairs: [String] = []
    for (place, word) in words.enumerated() {
      let before = words[..<place]
      var firsts = before.last { !isIntensifier($0) }.map { [$0] } ?? []
      if let intensifier = before.last, isIntensifier(intensifier), !isIntensifier(word) {
        firsts.append(intensifier)
      }
      for first in firsts {
        pairs.append("\(first) \(word)")
        if let side = rated[word] { pairs.append("\(first) \(side)") }
        if let side = rated[first] { pairs.append("\(side) \(word)") }
      }
    }
    return pairs
  }

  @Test("random texts hold the pairs that the definition says", arguments: [1, 0.3, 0.02])
  func pairs(chance: Double) throws {
    var random = SeededGenerator()
    let entries = Self.entries(chance: chance, &random)
    let scorer = try Self.scorer(entries)
    let known = Set(entries.map(\.term))
    let pieces = Self.words + Self.rated.keys.sorted() + Self.intensifiers + Self.marks
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        pieces.randomElement(using: &random)!
      }
      let found = try scorer.weightEvidence(text.joined(separator: " ")).filter { $0.range != nil }
      let expected = Self.pairs(of: text).filter(known.contains)
      #expect(found.map(\.entry.term).sorted() == expected.sorted(), "seed \(random.seed): \(text)")
    }
  }
}
