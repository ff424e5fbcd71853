internal import RapportModel
internal import RapportText

/// One pass over the tokens of a text that finds its sentiment terms and how each token is to be taken.
///
/// Shifters that reach forward are kept in a context and written to the tokens as they come. What is said about whole
/// clauses, such as by a *but* behind them, is kept with the clause and handed down to its tokens at the end, so that
/// the time is linear in the tokens whatever the text.
struct RulePass {
  /// How many words behind a negator, in its clause, are still in its reach.
  static let negatorReach = 6
  /// How many words behind an intensifier, in its clause, are still in its reach.
  static let intensifierReach = 3
  /// What is left of an intensifier with each further word, in ten-thousandths.
  static let intensifierDecay: Int32 = 9_000
  /// What a negative valence is multiplied by after a negation: *not bad* is hardly *good*.
  static let negatedNegativeFactor: Int32 = -1_000
  /// What capitals make of a valence.
  static let capitalsFactor: Int32 = 12_500
  /// What repeated letters make of a valence.
  static let elongationFactor: Int32 = 11_000

  private let scorer: PolarityScorer
  private let tokens: TokenBatch
  private let text: UnsafeRawBufferPointer
  private var context = Context()

  init(_ scorer: PolarityScorer, _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer) {
    self.scorer = scorer
    self.tokens = tokens
    self.text = text
  }

  /// A shifter that is in reach, with its place counted in words and phrases.
  private struct ActiveShifter {
    var meaning: TermMeaning
    var position: Int
    var tokens: Range<Int>
  }

  /// What is in reach at a place in the text.
  private struct Context {
    var position = 0
    /// The last position that something reaches.
    var reach = 0
    var negator: ActiveShifter?
    /// The last three, the only ones that can be in reach; the nearest first.
    var intensifiers: (ActiveShifter?, ActiveShifter?, ActiveShifter?)

    mutating func endClause() {
      reach = 0
      negator = nil
      intensifiers = (nil, nil, nil)
    }
  }

  // MARK: Words

  /// Finds what there is to find.
  mutating func run(_ scratch: inout PolarityScorer.Scratch) {
    scratch.contributions.removeAll(keepingCapacity: true)
    scratch.shifts.removeAll(keepingCapacity: true)
    scratch.applied.removeAll(keepingCapacity: true)
    scratch.clauses.removeAll(keepingCapacity: true)
    scratch.contrastStart = nil
    scratch.clauses.append(RuleClause(start: 0, sentence: 0))
    findPhrases(&scratch)
    var index = 0
    while index < tokens.count {
      var end = index + 1
      var meaning = TermMeaning.none
      if let phrase = scratch.phrases[index] {
        (end, meaning) = phrase
      } else {
        let term = Int(tokens.terms[index].rawValue)
        if term < scorer.meanings.count { meaning = scorer.meanings[term] }
      }
      context.position += 1
      if context.position <= context.reach { shift(index..<end, &scratch) }
      if meaning.role != .none { apply(meaning, at: index..<end, &scratch) }
      index = end
    }
    handDown(&scratch)
    for index in scratch.contributions.indices {
      let contribution = scratch.contributions[index]
      scratch.contributions[index].value =
        scratch.shift(at: contribution.tokens.lowerBound).shifted(contribution.valence)
    }
  }

  private func findPhrases(_ scratch: inout PolarityScorer.Scratch) {
    scratch.phrases.removeAll(keepingCapacity: true)
    scratch.phrases.append(contentsOf: repeatElement(nil, count: tokens.count))
    // Matches of one start come in order of their length, so that the longest stays.
    scorer.vocabulary.forEachMatch(in: tokens) { match in
      let pattern = Int(match.pattern.rawValue)
      guard pattern < scorer.phraseMeanings.count, scorer.phraseMeanings[pattern].role != .none else {
        return
      }
      scratch.phrases[match.tokens.lowerBound] = (match.tokens.upperBound, scorer.phraseMeanings[pattern])
    }
  }

  private mutating func apply(
    _ meaning: TermMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    switch meaning.role {
    case .none, .exempt: break
    case .valence:
      if meaning.valence != 0 { contribute(meaning, at: unit, &scratch) }
    case .negator:
      context.negator = ActiveShifter(meaning: meaning, position: context.position, tokens: unit)
      context.reach = max(context.reach, context.position + Self.negatorReach)
    case .intensifier:
      let shifter = ActiveShifter(meaning: meaning, position: context.position, tokens: unit)
      context.intensifiers = (shifter, context.intensifiers.0, context.intensifiers.1)
      context.reach = max(context.reach, context.position + Self.intensifierReach)
    case .boundary: startClause(at: unit.lowerBound, &scratch)
    case .concession:
      startClause(at: unit.lowerBound, &scratch)
      let clause = scratch.clauses.count - 1
      scratch.clauses[clause].factor = meaning.factor
      record(meaning, unit, .clauses(clause..<clause + 1), meaning.factor, &scratch)
    case .contrast:
      startClause(at: unit.lowerBound, &scratch)
      let clause = scratch.clauses.count - 1
      scratch.clauses[clause].factorBefore = meaning.factor
      scratch.contrastStart = scratch.contributions.count
      record(meaning, unit, .clauses(scratch.clauses[clause].sentence..<clause), meaning.factor, &scratch)
    case .sentence, .exclamation, .question: endSentence(meaning, at: unit, &scratch)
    }
  }

  private mutating func contribute(
    _ meaning: TermMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    scratch.contributions.append(
      PolarityScorer.Contribution(
        tokens: unit, pattern: meaning.pattern, valence: meaning.valence, value: meaning.valence,
        clause: scratch.clauses.count - 1))
    guard !isFace(unit.lowerBound) else { return }
    if let rule = scorer.capitalsRule, unit.allSatisfy(isCapitals), hasOtherThanCapitals {
      emphasize(unit, Self.capitalsFactor, rule, &scratch)
    }
    if let rule = scorer.elongationRule, unit.contains(where: hasRun) {
      emphasize(unit, Self.elongationFactor, rule, &scratch)
    }
  }

  private func emphasize(
    _ unit: Range<Int>, _ factor: Int32, _ rule: UInt16, _ scratch: inout PolarityScorer.Scratch
  ) {
    prepareShifts(&scratch)
    for token in unit {
      scratch.shifts[token].factor = TokenShift.product(scratch.shifts[token].factor, factor)
    }
    record(rule, unit, .tokens(unit), factor, factor, &scratch)
  }

  // MARK: What is in reach

  /// Writes to tokens what is in reach of them.
  private mutating func shift(_ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    // Nobody negates a face: "not good :(" says the same twice.
    guard !isFace(unit.lowerBound) else { return }
    prepareShifts(&scratch)
    var shift = scratch.shifts[unit.lowerBound]
    intensify(&shift, context.intensifiers.2, unit, &scratch)
    intensify(&shift, context.intensifiers.1, unit, &scratch)
    intensify(&shift, context.intensifiers.0, unit, &scratch)
    if let negator = context.negator, context.position - negator.position <= Self.negatorReach {
      shift.denial = .negated
      shift.positiveFactor = negator.meaning.factor
      shift.negativeFactor = Self.negatedNegativeFactor
      record(
        negator.meaning.rule, negator.tokens, .tokens(unit), shift.positiveFactor, shift.negativeFactor,
        &scratch)
    }
    for token in unit { scratch.shifts[token] = shift }
  }

  private func intensify(
    _ shift: inout TokenShift, _ shifter: ActiveShifter?, _ unit: Range<Int>,
    _ scratch: inout PolarityScorer.Scratch
  ) {
    guard let shifter else { return }
    let distance = context.position - shifter.position
    guard distance <= Self.intensifierReach else { return }
    var share = shifter.meaning.factor - TokenShift.one
    for _ in 1..<max(distance, 1) { share = TokenShift.product(share, Self.intensifierDecay) }
    shift.factor = TokenShift.product(shift.factor, TokenShift.one + share)
    record(shifter.meaning, shifter.tokens, .tokens(unit), TokenShift.one + share, &scratch)
  }

  /// Makes room for what acts on each token.
  private func prepareShifts(_ scratch: inout PolarityScorer.Scratch) {
    if scratch.shifts.isEmpty {
      scratch.shifts.append(contentsOf: repeatElement(.none, count: tokens.count))
    }
  }

  private func record(
    _ meaning: TermMeaning, _ cause: Range<Int>, _ target: AppliedRule.Target, _ factor: Int32,
    _ scratch: inout PolarityScorer.Scratch
  ) {
    record(meaning.rule, cause, target, factor, factor, &scratch)
  }

  private func record(
    _ rule: UInt16, _ cause: Range<Int>, _ target: AppliedRule.Target, _ positiveFactor: Int32,
    _ negativeFactor: Int32, _ scratch: inout PolarityScorer.Scratch
  ) {
    guard scratch.recordsRules else { return }
    scratch.applied.append(
      AppliedRule(
        rule: rule, cause: cause, target: target, positiveFactor: positiveFactor,
        negativeFactor: negativeFactor))
  }

  // MARK: Clauses and sentences

  private mutating func startClause(at token: Int, _ scratch: inout PolarityScorer.Scratch) {
    let sentence = scratch.clauses[scratch.clauses.count - 1].sentence
    scratch.clauses.append(RuleClause(start: token, sentence: sentence))
    context.endClause()
  }

  private mutating func endSentence(
    _ meaning: TermMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    let next = scratch.clauses.count
    if meaning.role != .sentence {
      let length = tokens.ranges[unit.lowerBound].count
      let marks = meaning.role == .exclamation ? Int32(min(length, 3)) : 1
      let factor = TokenShift.one + (meaning.factor - TokenShift.one) * marks
      let sentence = scratch.clauses[next - 1].sentence
      scratch.clauses[next - 1].sentenceFactor = factor
      record(meaning, unit, .clauses(sentence..<next), factor, &scratch)
    }
    scratch.clauses.append(RuleClause(start: unit.lowerBound, sentence: next))
    context.endClause()
  }

  /// Multiplies what is said about clauses into their tokens, from the last one back.
  private func handDown(_ scratch: inout PolarityScorer.Scratch) {
    var end = tokens.count
    var sentence = -1
    var factorBehind = TokenShift.one
    for index in scratch.clauses.indices.reversed() {
      let clause = scratch.clauses[index]
      if clause.sentence != sentence {
        sentence = clause.sentence
        factorBehind = clause.sentenceFactor
      }
      let factor = TokenShift.product(clause.factor, factorBehind)
      if factor != TokenShift.one {
        prepareShifts(&scratch)
        for token in clause.start..<end {
          scratch.shifts[token].factor = TokenShift.product(scratch.shifts[token].factor, factor)
        }
      }
      factorBehind = TokenShift.product(factorBehind, clause.factorBefore)
      end = clause.start
    }
  }

  // MARK: The way words are written

  private func isFace(_ token: Int) -> Bool {
    tokens.kinds[token] == .emoji || tokens.kinds[token] == .emoticon
  }

  /// Whether two or more letters of ASCII are capitals and none is small.
  private func isCapitals(_ token: Int) -> Bool {
    var capitals = 0
    for byte in text[tokens.ranges[token].offsets] {
      if byte &- 0x61 < 26 { return false }
      if byte &- 0x41 < 26 { capitals += 1 }
    }
    return capitals >= 2
  }

  /// Whether at least two in five words of two letters or more are not in capitals.
  private var hasOtherThanCapitals: Bool {
    var capitals = 0
    var total = 0
    // The start of a text tells how it is written, and its length must not count for each word in capitals.
    for index in 0..<Swift.min(tokens.count, 64) where tokens.kinds[index] == .word {
      guard tokens.ranges[index].count > 1 else { continue }
      total += 1
      if isCapitals(index) { capitals += 1 }
    }
    return capitals * 5 <= total * 3
  }

  /// Whether a letter stands three times in a row.
  private func hasRun(_ token: Int) -> Bool {
    guard tokens.ranges[token].count >= 3 else { return false }
    let bytes = text[tokens.ranges[token].offsets]
    for index in bytes.indices.dropFirst(2)
    where bytes[index] == bytes[index - 1] && bytes[index] == bytes[index - 2] && bytes[index] | 0x20 >= 0x61
    {
      return true
    }
    return false
  }
}
