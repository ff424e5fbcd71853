internal import RapportModel
internal import RapportText

/// One pass over the tokens of a text that finds its sentiment terms and how each token is to be taken.
///
/// Shifters that reach forward are kept in a ``RuleContext`` and written to the tokens as these come. What is said
/// about whole clauses, such as by a *but* behind them, is kept with the clause and handed down to its tokens at the
/// end, so that the time is linear in the tokens whatever the text.
struct RulePass {
  let tables: RuleTables.View
  let tokens: UnsafeBufferPointer<Token>
  let text: UnsafeRawBufferPointer

  init(_ tables: RuleTables.View, _ tokens: UnsafeBufferPointer<Token>, _ text: UnsafeRawBufferPointer) {
    self.tables = tables
    self.tokens = tokens
    self.text = text
  }

  /// Finds what there is to find.
  ///
  /// - Parameter matches: All that the vocabulary finds in the tokens, in order.
  func run(_ matches: UnsafeBufferPointer<PatternMatch>, _ scratch: inout PolarityScorer.Scratch) {
    scratch.reset()
    var phrases = PhraseCursor(matches, tables)
    var index = 0
    while index < tokens.count {
      if index == 0 || startsLine(index) { startLine(at: index, &scratch) }
      if tokens[index].kind == .hashtag {
        passHashtag(index, &scratch)
      } else if scratch.context.isInHashtag {
        startClause(at: index, &scratch)
        scratch.context.isInHashtag = false
      }
      if tables.rules.quotation != nil, tokens[index].kind == .punctuation {
        passQuotationMark(index, &scratch)
      }
      scratch.context.position &+= 1
      if index < phrases.start {
        if tokens[index].kind == .number, let end = takeRating(at: index, phrases, &scratch) {
          index = end
          phrases.move(to: index)
        } else {
          takeWord(index, &scratch)
          index &+= 1
        }
      } else {
        let meaning = tables.meaning(of: phrases.phrase.pattern)
        var unit = phrases.phrase.tokens
        if meaning.role == .coordination { unit = conjunction(of: unit) }
        take(meaning, at: unit, &scratch)
        index = unit.upperBound
        phrases.move(to: index)
      }
    }
    closeClause(&scratch)
    resolveStandpoints(&scratch)
    handDown(&scratch)
    if scratch.hasFaces { weighEmoji(&scratch) }
    if scratch.context.quotedLine != nil || !scratch.quotedLines.isEmpty { dropQuotedLines(&scratch) }
    if !scratch.quotations.isEmpty { weighQuotations(&scratch) }
    if scratch.shifts.isEmpty { return }
    for index in scratch.contributions.indices {
      let contribution = scratch.contributions[index]
      scratch.contributions[index].value =
        scratch.shifts[contribution.tokens.lowerBound].shifted(contribution.valence)
    }
  }

  /// What a token means by itself.
  func meaning(at token: Int) -> RuleMeaning {
    let term = tokens[token].term
    return tables.role(of: term) == .none ? .none : tables.meaning(of: term)
  }

  // MARK: Words and phrases

  @inline(__always)
  private func takeWord(_ token: Int, _ scratch: inout PolarityScorer.Scratch) {
    let term = tokens[token].term
    let role = tables.role(of: term)
    if role.isQuick {
      if scratch.context.position <= scratch.context.reach { shift(token..<token + 1, &scratch) }
      scratch.context.addQuick(isFiller: role.isFiller, isMark: tokens[token].kind == .punctuation)
    } else {
      take(tables.meaning(of: term), at: token..<token + 1, &scratch)
    }
  }

  /// The part of a coordination that is not part of what it opens: its first word, unless it denies (*, nor*), and the marks
  /// before it.
  private func conjunction(of unit: Range<Int>) -> Range<Int> {
    let word = unit.first { tokens[$0].kind != .punctuation } ?? unit.lowerBound
    let denies = word > unit.lowerBound && meaning(at: word).role == .furtherNegator
    return unit.lowerBound..<(denies ? word : word + 1)
  }

  private func take(
    _ meaning: RuleMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    if scratch.context.absence != nil { endAbsence(before: meaning, at: unit, &scratch) }
    if scratch.context.position <= scratch.context.reach { shift(unit, &scratch) }
    apply(meaning, at: unit, &scratch)
  }

  private func apply(
    _ meaning: RuleMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    if meaning.answer != .none, answer(meaning, unit, &scratch) { return }
    if meaning.role == .trouble || meaning.role == .valence, praise(meaning, unit, &scratch) { return }
    let clause = scratch.clauses.count - 1
    switch meaning.role {
    case .mark, .dash:
      if meaning.role == .mark || !isAttached(unit.lowerBound) || !isAttached(unit.upperBound) {
        startClause(at: unit.lowerBound, isMark: true, &scratch)
      }
      return
    case .sentence, .exclamation, .question:
      endSentence(meaning, at: unit, &scratch)
      return
    case .boundary, .coordination:
      if scratch.context.wordCount == 0, clause == scratch.clauses[clause].sentence {
        scratch.context.asks = true
      }
      startClause(at: unit.lowerBound, &scratch)
    case .cause:
      startClause(at: unit.lowerBound, &scratch)
      scratch.context.denier = nil
    case .concession where isAfterthought(unit, scratch):
      // "Lovely staff though", "the acting, though, was fine": what it gives in to was said before.
      scratch.context.addWord(isLight: true)
    case .concession, .concessionPhrase:
      startClause(at: unit.lowerBound, &scratch)
      scratch.context.denier = nil
      concede(meaning, unit, &scratch)
      scratch.context.isConcessionPhrase = meaning.role == .concessionPhrase
    case .contrast where scratch.context.wordCount > 0 && endsSentence(before: unit.upperBound):
      // "I haven't tried it yet": at its end it opposes nothing in the sentence.
      scratch.context.addWord(isLight: true)
    case .contrast:
      startClause(at: unit.lowerBound, &scratch)
      scratch.context.denier = nil
      oppose(meaning, unit, &scratch)
    case .condition:
      startClause(at: unit.lowerBound, &scratch)
      takeStandpoint(.conditional, ActiveShifter(meaning, scratch.context.position, unit), &scratch)
    case .past: takeStandpoint(.past, ActiveShifter(meaning, scratch.context.position, unit), &scratch)
    case .until: endWhatWas(meaning, unit, &scratch)
    case .hearsay: takeStandpoint(.hearsay, ActiveShifter(meaning, scratch.context.position, unit), &scratch)
    case .supposed:
      takeStandpoint(.supposed, ActiveShifter(meaning, scratch.context.position, unit), &scratch)
    case .present:
      if scratch.clauses[clause].standpoint == .past, scratch.clauses[clause].hasSentiment {
        startClause(at: unit.lowerBound, &scratch)
      }
      scratch.context.addWord(isLight: true)
    case .firstPerson:
      if scratch.context.wordCount < 3 { scratch.clauses[clause].isFirstPerson = true }
      scratch.context.addWord(isLight: true)
    case .holder:
      if scratch.context.wordCount < 2 {
        scratch.context.holder = ActiveShifter(meaning, scratch.context.position, unit)
      }
      scratch.context.addWord(isLight: false)
    case .negator, .furtherNegator, .verbNegator, .absence: negate(meaning, unit, &scratch)
    case .relief: relieve(meaning, unit, &scratch)
    case .opinion: doubt(meaning, unit, &scratch)
    case .intensifier:
      scratch.context.addIntensifier(ActiveShifter(meaning, scratch.context.position, unit))
      scratch.context.addWord(isLight: true)
    case .afterthought: strengthen(before: unit, meaning, &scratch)
    case .request:
      scratch.context.request = ActiveShifter(meaning, scratch.context.position, unit)
      scratch.context.reach = max(scratch.context.reach, scratch.context.position + RuleContext.requestReach)
      scratch.context.addWord(isLight: false)
    case .comparison: compare(meaning, unit, &scratch)
    case .courtesy:
      prepareShifts(&scratch)
      multiply(unit, by: meaning.factor, &scratch)
      record(meaning, unit, .tokens(unit), meaning.factor, &scratch)
    case .sarcasm:
      scratch.sarcasm.append(RuleCause(rule: meaning.rule, tokens: unit))
      scratch.context.addWord(isLight: false)
    case .asker:
      if scratch.context.wordCount == 0, clause == scratch.clauses[clause].sentence {
        scratch.context.asks = true
      }
      scratch.context.addWord(isLight: false)
    case .exempt: scratch.context.addWord(isLight: false)
    case .light, .filler, .preposition, .ratio: scratch.context.addWord(isLight: true)
    case .none, .valence, .trouble: break
    }
    if meaning.valence != 0 {
      contribute(meaning, at: unit, &scratch)
    } else if meaning.role == .valence || meaning.role == .trouble {
      scratch.context.addWord(isLight: false)
    }
  }

  private func contribute(
    _ meaning: RuleMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    var clause = scratch.clauses.count - 1
    if let holder = scratch.context.holder, scratch.context.position <= holder.position + 2 {
      takeStandpoint(.other, holder, &scratch)
      clause = scratch.clauses.count - 1
    }
    // "but sadly it was not" leaves unsaid what it was not.
    if meaning.role != .light {
      scratch.clauses[clause].hasSentiment = true
      scratch.context.addWord(isLight: false)
    }
    scratch.contributions.append(
      PolarityScorer.Contribution(
        tokens: unit, pattern: meaning.pattern, valence: meaning.valence, value: meaning.valence,
        clause: clause))
    if unit.count > 1, self.meaning(at: unit.lowerBound).role == .firstPerson {
      scratch.clauses[clause].isFirstPerson = true
    }
    if isFace(unit.lowerBound) {
      scratch.hasFaces = true
    } else {
      emphasize(unit, &scratch)
      passOverName(unit, &scratch)
    }
    if scratch.context.isConcessionPhrase { endConcessionPhrase(behind: unit, &scratch) }
  }

  // MARK: Evidence

  func record(
    _ meaning: RuleMeaning, _ cause: Range<Int>, _ target: AppliedRule.Target, _ factor: Int32,
    _ scratch: inout PolarityScorer.Scratch
  ) {
    record(meaning.rule, cause, target, factor, factor, &scratch)
  }

  func record(
    _ rule: UInt16, _ cause: Range<Int>, _ target: AppliedRule.Target, _ positiveFactor: Int32,
    _ negativeFactor: Int32, _ scratch: inout PolarityScorer.Scratch
  ) {
    guard scratch.recordsRules else { return }
    scratch.applied.append(
      AppliedRule(
        rule: rule, cause: cause, target: target, positiveFactor: positiveFactor,
        negativeFactor: negativeFactor))
  }
}
