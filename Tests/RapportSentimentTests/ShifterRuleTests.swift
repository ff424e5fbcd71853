import RapportSentiment
import Testing

@Suite struct ShifterRuleTests {
  /// Each rule with a text, what the terms of it add, and what they would add without the rule, when
  /// the words of its phrases act by themselves. The valences are good and nice 2, great 3, bad -2, awful -3.
  private static let cases: [(rule: String, text: String, with: [Double], without: [Double])] = [
    ("negation.not", "it is not good", [-1.6], [2]),
    ("negation.not", "it is not so bad", [0.2], [-2.6]),
    ("negation.never", "this was never good", [-1.6], [2]),
    ("negation.nobody", "nobody finds it good", [-1.6], [2]),
    ("negation.lacking", "without anything good", [-1.6], [2]),
    ("negation.least", "the least good one", [-1.6], [2]),
    ("exempt.least", "at least it was good", [2], [-1.6]),
    ("exempt.double-negation", "not only good", [2], [-1.12]),
    ("intensity.up", "very good", [2.6], [2]),
    ("intensity.up", "very, good", [2], [2]),
    ("intensity.up-most", "extremely bad", [-3], [-2]),
    ("intensity.down", "kind of good", [1.4], [2]),
    ("intensity.down", "slightly bad", [-1.4], [-2]),
    ("intensity.down-most", "barely good", [0.8], [2]),
    ("contrast.but", "good but bad", [1, -2], [2, -2]),
    ("contrast.but", "good. nice but bad", [2, 1, -2], [2, 2, -2]),
    ("contrast.but-now", "bad but now good", [-0.6, 2], [-1, 2]),
    ("contrast.but-own", "bad but i think good", [-0.5, 2], [-1, 2]),
    ("contrast.although", "although bad, it is good", [-1, 2], [-2, 2]),
    ("contrast.used-to", "used to be bad, it is good", [-0.8, 2], [-2, 2]),
    ("contrast.in-the-past", "in the past bad, good", [-0.7, 2], [-2, 2]),
    ("contrast.reported", "people say bad, good", [-0.7, 2], [-2, 2]),
    ("clause.boundary", "not there because good", [2], [-1.6]),
    ("clause.mark", "not there, good", [2], [-1.6]),
    ("sentence.mark", "not there. good", [2], [-1.6]),
    ("sentence.exclamation", "good!", [2.3], [2]),
    ("sentence.exclamation", "good!!!!!", [2.9], [2]),
    ("sentence.exclamation", "good. bad!", [2, -2.3], [2, -2]),
    ("sentence.question", "good?", [1.2], [2]),
    ("emphasis.capitals", "well it was GOOD", [2.5], [2]),
    ("emphasis.capitals", "IT WAS GOOD", [2], [2]),
    ("emphasis.elongation", "goooood", [2.2], [2]),
  ]

  @Test("each rule does what it says, and nothing when switched off", arguments: cases.indices)
  func rule(index: Int) throws {
    let (rule, text, with, without) = Self.cases[index]
    let scorer = try TestScorer.small.get()
    #expect(try scorer.contributions(text) == with, "\(rule): \(text)")
    let other = try TestScorer(scorer.scorer.dictionary.lexicon, disabledRules: [rule])
    #expect(try other.contributions(text) == without, "without \(rule): \(text)")
  }

  @Test("no rule of the shipped shifters is without a test") func complete() throws {
    let tested = Set(Self.cases.map(\.rule))
    let rules = try TestScorer.small.get().scorer.dictionary.rules
    #expect(rules.filter { !tested.contains($0) } == [])
  }

  @Test(
    "the way to a valence decides, not its words",
    arguments: [
      ("not one of the many things in this long list of ours is good", [2]),
      ("very very good", [3]),
      ("not very good", [-1.6]),
      ("very bad, not good", [-2.6, -1.6]),
      ("crude oil", []), ("crude", [-2]),
      ("not :)", [2]), ("so 😍", [3]), ("#good", [2]), ("good :(", [2, -2]), ("GOOD and fine", [2.5]),
    ] as [(String, [Double])])
  func scope(text: String, contributions: [Double]) throws {
    #expect(try TestScorer.small.get().contributions(text) == contributions)
  }
}
