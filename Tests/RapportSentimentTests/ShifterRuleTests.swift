import RapportModel
import RapportSentiment
import Testing

@Suite struct ShifterRuleTests {
  /// Each rule with texts on which it acts and does not, what their terms add, and what they would add without the
  /// rule, when the words of its phrases act by themselves. The valences are good, nice, better 2, great, love 3,
  /// bad -2, awful, hate -3.
  private static let cases: [(rule: String, text: String, with: [Double], without: [Double])] = [
    ("negation.not", "it is not good", [-1.6], [2]),
    ("negation.not", "it is not so bad", [0.2], [-2.6]),
    ("negation.not", "not one of the many things in this long row of ours is good", [2], [2]),
    ("negation.never", "this was never good", [-1.6], [2]),
    ("negation.never", "it rarely is good", [-1.6], [2]),
    ("negation.never", "whenever it is good", [2], [2]),
    ("negation.nobody", "nobody finds it good", [-1.6], [2]),
    ("negation.nobody", "somebody finds it good", [2], [2]),
    ("negation.lacking", "without anything good", [-1.6], [2]),
    ("negation.lacking", "within it something good", [2], [2]),
    ("negation.least", "the least good one", [-1.6], [2]),
    ("negation.least", "the last good one", [2], [2]),
    ("negation.hardly", "hardly good", [-1], [2]),
    ("negation.hardly", "hard, good", [2], [2]),
    ("negation.double", "nobody isn't good", [2], [-1.6]),
    ("negation.double", "not there, never good", [-1.6], [-1.6]),
    ("negation.double", "neither good nor nice", [-1.6, -1.6], [-1.6, -1.6]),
    ("negation.nobody", "it was not there, nor was it good", [-1.6], [2]),
    ("negation.not", "it is definitely not good", [-1.6], [2]),
    ("clause.word", "it was good and the food wasn't good", [2, -1.6], [2, -1.6]),
    ("clause.word", "it was not good and the waiter was bad", [-1.6, -2], [-1.6, 0.2]),
    ("clause.word", "it was not good and the bad waiter left", [-1.6, 0.2], [-1.6, 0.2]),
    ("negation.opinion", "i don't think, given the price, that the lid is good", [-1.6], [2]),
    ("negation.opinion", "i can't say the lid that we got from the shop last week is good", [-1.6], [2]),
    ("negation.opinion", "i don't think so, it is good", [2], [2]),
    ("negation.opinion", "i don't think it is there because it is good", [2], [2]),
    ("negation.opinion", "i think the lid that we got is good", [2], [2]),
    ("negation.ellipsis", "i thought it would be good, but it was not", [-1.6], [1]),
    ("negation.ellipsis", "it seemed bad, but sadly it wasn't", [0.2], [-1]),
    ("negation.ellipsis", "good. not!", [-1.6], [2]),
    ("negation.ellipsis", "the lid was good, but the handle was not", [1], [1]),
    ("negation.ellipsis", "it was good. the handle was not there", [2], [2]),
    ("exempt.least", "at least it was good", [2], [-1.6]),
    ("exempt.least", "the least it was is good", [-1.6], [-1.6]),
    ("exempt.double-negation", "not only good", [2], [-1.44]),
    ("exempt.double-negation", "it is only not good", [-1.6 * 0.91], [-1.6 * 0.91]),
    ("exempt.than", "more than just good", [2], [0.746]),
    ("exempt.than", "more, good", [2], [2]),
    ("intensity.up", "very good", [2.6], [2]),
    ("intensity.up", "very, good", [2], [2]),
    ("intensity.up-most", "extremely bad", [-3], [-2]),
    ("intensity.up-most", "extremely late and in the end so bad", [-2.6], [-2.6]),
    ("intensity.down", "kind of good", [1.4], [2]),
    ("intensity.down", "slightly bad", [-1.4], [-2]),
    ("intensity.down", "a kind one, good", [2], [2]),
    ("intensity.down-most", "minimally good", [0.8], [2]),
    ("intensity.down-most", "minimal, good", [2], [2]),
    ("intensity.after", "it is good as hell", [2.6], [2]),
    ("intensity.after", "i love it so much", [3.9], [3]),
    ("intensity.after", "as hell. it is good", [2], [2]),
    ("contrast.but", "good but bad", [1, -2], [2, -2]),
    ("contrast.but", "good. nice but bad", [2, 1, -2], [2, 2, -2]),
    ("contrast.but", "good. but bad", [2, -2], [2, -2]),
    ("contrast.but", "good lids, bad so far, not used yet.", [2, -2], [2, -2]),
    ("contrast.but-now", "bad but now good", [-0.6, 2], [-1, 2]),
    ("contrast.but-now", "bad but good now", [-1, 2], [-1, 2]),
    ("contrast.although", "although bad, it is good", [-1, 2], [-2, 2]),
    ("contrast.although", "it is good, although bad", [2, -1], [2, -2]),
    ("contrast.although", "despite the bad lid it is good", [-1, 2], [-2, 2]),
    ("contrast.although", "despite the bad, awful lid it is good", [-1, -3, 2], [-2, -3, 2]),
    ("contrast.although", "although the lid is bad it is good", [-1, 1], [-2, 2]),
    ("contrast.although", "bad lid. good handle though.", [-2, 2], [-2, 2]),
    ("contrast.although", "the handle, though, is good", [2], [2]),
    ("contrast.although", "all of it bad, it is good", [-2, 2], [-2, 2]),
    ("standpoint.past", "i used to think it was good", [-1.2], [2]),
    ("standpoint.past", "at first it was good", [0.8], [2]),
    ("standpoint.past", "they used to be good but they are not", [-1.6], [-1.6]),
    ("standpoint.past", "i got used to good lids", [2], [2]),
    ("standpoint.past", "i am used too, good", [2], [2]),
    ("standpoint.until", "it was good until they left", [-1], [2]),
    ("standpoint.until", "it was not good until they left", [2], [-1.6]),
    ("standpoint.until", "it was good until the end", [2], [2]),
    ("topic.about", "a film about a bad lid", [-0.6], [-2]),
    ("topic.about", "a good film about lids", [2], [2]),
    ("standpoint.hearsay", "some people say it is good", [1], [2]),
    ("standpoint.hearsay", "some people, good", [2], [2]),
    ("standpoint.other", "my friends love it, i hate it", [0.3, -3], [3, -3]),
    ("standpoint.other", "my friends love it", [3], [3]),
    ("standpoint.other", "my friends love it, the lid is bad", [3, -2], [3, -2]),
    ("standpoint.own", "it used to be bad, it is good", [-0.2, 2], [0.2, 2]),
    ("standpoint.own", "i love it, but some people hate it", [3, -0.3], [1.5, -3]),
    ("standpoint.own", "it used to be bad", [0.2], [0.2]),
    ("irrealis.thought", "i thought it was good, it wasn't", [-1.6], [2]),
    ("irrealis.thought", "i thought it was good", [2], [2]),
    ("irrealis.contrary", "it was supposed to be good", [-1.2], [1.5]),
    ("irrealis.contrary", "it was supposed to be good, but it was not", [-1.6], [-1.2]),
    ("irrealis.contrary", "it could have been bad", [0.2], [-1.5]),
    ("irrealis.contrary", "i suppose it is good", [2], [2]),
    ("absence.trouble", "no bugs", [2], []),
    ("absence.trouble", "without a single bad bug or crash", [2, 2], [0.2]),
    ("absence.trouble", "no good bugs", [2], [-1.6]),
    ("absence.trouble", "nobody sees bugs, it is good", [2], [2]),
    ("absence.trouble", "no word about the bad lid", [-2], [0.2]),
    ("absence.trouble", "no bugs about crashes", [2, 2], []),
    ("relief.trouble", "the bad lid was fixed", [1.5], [-2]),
    ("relief.trouble", "bad lid fixed.", [1.5], [-2]),
    ("relief.trouble", "the bad lid was never fixed", [-2], [-2]),
    ("relief.trouble", "the bad lid is there. the other was fixed", [-2], [-2]),
    ("relief.trouble", "they fixed the bug", [2], []),
    ("relief.trouble", "they fixed my bad lid", [1.5], [-2]),
    ("relief.trouble", "they never fixed the bad lid", [-2], [0.2]),
    ("relief.trouble", "please, fixed lids are good", [2], [2]),
    ("name.capitals", "we met at the Good Hotel in town last week", [0], [2]),
    ("name.capitals", "we met at the Good hotel in town last week", [2], [2]),
    ("name.capitals", "Good Hotel in town", [2], [2]),
    ("name.capitals", "This Is A Good Hotel", [2], [2]),
    ("rating.number", "8/10", [2], []),
    ("rating.number", "1 out of 5", [-4], []),
    ("rating.number", "4,5/5, good", [3, 2], [2]),
    ("rating.number", "1,000/5, good", [2], [2]),
    ("rating.number", "on 1/5/2024, or 3/4 of it, good", [2], [2]),
    ("irrealis.would", "it would be good", [1.5], [2]),
    ("irrealis.would", "it was good", [2], [2]),
    ("irrealis.request", "please be good", [0.6], [2]),
    ("irrealis.request", "please do not be so bad", [0.2], [0.2]),
    ("irrealis.request", "this pleases me, good", [2], [2]),
    ("comparison.than", "this one is nice, nicer than the bad one", [2, -0.6], [2, -2]),
    ("comparison.than", "other than that: bad", [-2], [-2]),
    ("comparison.than-this", "the old one was better than this", [-1.6], [2]),
    ("comparison.than-this", "nothing is better than this", [2], [-1.6]),
    ("comparison.than-this", "better than this old lid", [2], [2]),
    ("courtesy.greeting", "thanks in advance", [0.6], [2]),
    ("courtesy.greeting", "thanks", [2], [2]),
    ("question.answer", "is it good? no", [-1.6], [1.2]),
    ("question.answer", "is it bad? nah", [0.2], [-1.2]),
    ("question.answer", "was it good or bad? not in the least", [-1.6, 0.2], [1.2, -1.2]),
    ("question.answer", "is it bad? yes", [-2], [-1.2]),
    ("question.answer", "is it good? no idea", [1.2], [1.2]),
    ("question.answer", "why is it good? no", [1.2], [1.2]),
    ("clause.word", "not there because good", [2], [-1.6]),
    ("clause.word", "not because it is there", [], []),
    ("clause.mark", "not there, good", [2], [-1.6]),
    ("clause.mark", "a not-good one", [-1.6], [-1.6]),
    ("sentence.mark", "not there. good", [2], [-1.6]),
    ("sentence.mark", "not there good", [-1.6], [-1.6]),
    ("sentence.exclamation", "good!", [2.3], [2]),
    ("sentence.exclamation", "good!!!!!", [2.9], [2]),
    ("sentence.exclamation", "good. bad!", [2, -2.3], [2, -2]),
    ("sentence.exclamation", "good, here it is.", [2], [2]),
    ("sentence.question", "good?", [1.2], [2]),
    ("sentence.question", "good. here?", [2], [2]),
    ("emphasis.capitals", "well it was GOOD", [2.5], [2]),
    ("emphasis.capitals", "IT WAS GOOD", [2], [2]),
    ("emphasis.elongation", "goooood", [2.2], [2]),
    ("emphasis.elongation", "good", [2], [2]),
    ("emoji.repeat", "😍😍😍", [3, 0.9, 0.9], [3, 3, 3]),
    ("emoji.repeat", "😍 it is 😍", [3, 3.6], [3, 3.6]),
    ("emoji.final", "good 😍", [2, 3.6], [2, 3]),
    ("emoji.final", "😍 good", [3, 2], [3, 2]),
    ("hashtag.words", "#notgood", [-1.6], []),
    ("hashtag.words", "never #ItIsGood there", [2], []),
    ("hashtag.words", "#good", [2], [2]),
    ("quote.reply", "> it is good\nbad", [0, -2], [2, -2]),
    ("quote.reply", "> it is good", [2], [2]),
  ]

  /// Rules that act only when asked for: what the terms add with them and without.
  private static let casesOnRequest: [(rule: String, text: String, with: [Double], without: [Double])] = [
    ("courtesy.thanks", "thanks", [0.6], [2]),
    ("courtesy.thanks", "good", [2], [2]),
    ("courtesy.wish", "good luck", [0.6], [2]),
    ("courtesy.wish", "it is good", [2], [2]),
    ("negation.behind", "good it is not", [-1.6], [2]),
    ("negation.behind", "it was good, bad it is never", [2, 0.2], [2, -2]),
    ("negation.behind", "good :) it is not", [-1.6, 2], [2, 2]),
    ("negation.behind", "good, not this", [2], [2]),
    ("negation.behind", "it is good", [2], [2]),
    ("irrealis.if", "if it is good", [1.6], [2]),
    ("irrealis.if", "it is good", [2], [2]),
    ("irrealis.wish", "i wish you good lids", [1.2], [2]),
    ("irrealis.wish", "it was good", [2], [2]),
    ("quote.marks", "a \"good\" lid", [1], [2]),
    ("quote.marks", "a “good” or „bad“ or «good» or »bad« lid", [1, -1, 1, -1], [2, -2, 2, -2]),
    ("quote.marks", "good \"bad\" good", [2, -1, 2], [2, -2, 2]),
    ("quote.marks", "“it is good”", [2], [2]),
    ("quote.marks", "a \" good\na \" bad", [2, -2], [2, -2]),
    ("quote.marks", "a 'good' lid", [2], [2]),
  ]

  @Test("each rule does what it says, and nothing when switched off", arguments: cases.indices)
  func rule(index: Int) throws {
    let (rule, text, with, without) = Self.cases[index]
    let scorer = try TestScorer.small.get()
    #expect(try scorer.contributions(text) == with.map(rounded), "\(rule): \(text)")
    let other = try TestScorer(scorer.scorer.dictionary.lexicon, disabledRules: [rule])
    #expect(try other.contributions(text) == without.map(rounded), "without \(rule): \(text)")
  }

  @Test("a rule that is off acts when switched on", arguments: casesOnRequest.indices)
  func ruleOnRequest(index: Int) throws {
    let (rule, text, with, without) = Self.casesOnRequest[index]
    let scorer = try TestScorer.small.get()
    #expect(try scorer.contributions(text) == without, "without \(rule): \(text)")
    let other = try TestScorer(scorer.scorer.dictionary.lexicon, enabledRules: [rule])
    #expect(try other.contributions(text) == with, "\(rule): \(text)")
  }

  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  @Test(
    "phrases of sarcasm flag a text and change nothing",
    arguments: [
      ("yeah right, good", ["yeah right"]), ("Good. Thanks for nothing!", ["Thanks for nothing"]),
      ("right, good", []),
    ] as [(String, [String])])
  func sarcasm(text: String, phrases: [String]) throws {
    let scorer = try TestScorer.small.get()
    let flags = scorer.scorer.sarcasm(in: try scorer.tokens(in: text), of: text)
    #expect(flags.allSatisfy { $0.rule == "sarcasm.phrase" })
    #expect(flags.map { String(decoding: Array(text.utf8)[$0.range.offsets], as: UTF8.self) } == phrases)
    let other = try TestScorer(scorer.scorer.dictionary.lexicon, disabledRules: ["sarcasm"])
    #expect(other.scorer.sarcasm(in: try other.tokens(in: text), of: text) == [])
  }

  @Test("each rule of the table has a test, an effect in words and a line or a name in the code")
  func complete() throws {
    let rules = try LexiconLibrary().rules(of: "en")
    let tested = Dictionary(grouping: Self.cases + Self.casesOnRequest, by: \.rule)
    #expect(Set(tested.keys).union(["sarcasm.phrase"]) == Set(rules.map(\.id)))
    for rule in rules {
      #expect(!rule.effect.isEmpty && rule.isOn == !Self.casesOnRequest.contains { $0.rule == rule.id })
      let cases = tested[rule.id] ?? []
      #expect(cases.isEmpty || cases.contains { $0.with != $0.without }, "\(rule.id) needs a text it acts on")
      #expect(
        cases.isEmpty || cases.contains { $0.with == $0.without }, "\(rule.id) needs one it leaves alone")
    }
    let lines = try LexiconLibrary().shifters(of: "en").map(\.rule) + WordlessRule.allCases.map(\.rawValue)
    #expect(Set(lines) == Set(rules.map(\.id)))
  }

  @Test("a name stands for all rules that begin with it, and must stand for one") func names() throws {
    let lexicon = try TestScorer.small.get().scorer.dictionary.lexicon
    let scorer = try TestScorer(lexicon, disabledRules: ["negation", "contrast.but"])
    #expect(try scorer.contributions("never not good but bad") == [2, -2])
    #expect(throws: LexiconError.self) { try TestScorer(lexicon, disabledRules: ["negatio"]) }
    #expect(throws: LexiconError.self) { try TestScorer(lexicon, enabledRules: ["nothing"]) }
  }

  @Test("the factors of the evidence make up what a term adds, also where a question is answered")
  func factors() throws {
    let scorer = try TestScorer.small.get()
    for text in ["is it good? no", "is it bad? yes", "good? here it is", "not very good!", "good but bad"] {
      for evidence in scorer.scorer.evidence(for: try scorer.tokens(in: text), in: text) {
        let product = evidence.shifters.reduce(evidence.valence) { $0 * $1.factor }
        #expect(abs(product - evidence.contribution) < 1e-6, "\(text): \(evidence)")
      }
    }
  }

  @Test(
    "the way to a valence decides, not its words",
    arguments: [
      ("very very good", [3]),
      ("not very good", [-1.6]),
      ("very bad, not good", [-2.6, -1.6]),
      ("crude oil", []), ("crude", [-2]),
      ("not :)", [2.4]), ("so 😍", [3.6]), ("#good", [2]), ("good :(", [2, -2.4]), ("GOOD and fine", [2.5]),
      ("i don't think it isn't good", [2]), ("is it not good? no", [1.2 / 0.6]),
    ] as [(String, [Double])])
  func scope(text: String, contributions: [Double]) throws {
    #expect(try TestScorer.small.get().contributions(text) == contributions)
  }
}
