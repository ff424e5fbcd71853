internal import RapportModel
internal import RapportText

/// What is said about clauses and sentences as a whole.
extension RulePass {
  /// What is left of a standpoint that the writer's own one outweighs, in ten-thousandths.
  private static let outweighedFactor: Int32 = 1_000
  /// How many clauses away a clause still outweighs another one.
  private static let outweighingReach = 3
  /// How many words an elliptical clause has at most.
  private static let ellipsisLength = 8
  /// What an answer or an elliptical clause makes of positive sentiment, in ten-thousandths.
  private static let rejectedFactor: Int32 = -8_000
  /// What *no* makes of trouble that was asked after.
  private static let deniedTroubleFactor: Int32 = -6_000

  // MARK: Borders

  func startClause(
    at token: Int, isMark: Bool = false, _ scratch: inout PolarityScorer.Scratch
  ) {
    // "I don't think, given …, that": what is thought is still to come.
    let isParenthesis = scratch.context.denier.map { scratch.context.position - $0.position == 1 } ?? false
    if isMark, scratch.context.denier != nil, !scratch.context.isDenialOpen {
      if isParenthesis { scratch.context.isDenialOpen = true } else { scratch.context.denier = nil }
    }
    let isEmpty = scratch.context.wordCount == 0
    closeClause(&scratch)
    // Several marks, or a mark and a conjunction, part two clauses and not more.
    if isEmpty, scratch.clauses[scratch.clauses.count - 1].factorBefore == TokenShift.one { return }
    let sentence = scratch.clauses[scratch.clauses.count - 1].sentence
    scratch.clauses.append(RuleClause(start: token, sentence: sentence))
  }

  func endSentence(
    _ meaning: RuleMeaning? = nil, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    closeClause(&scratch)
    scratch.context.denier = nil
    let next = scratch.clauses.count
    let sentence = scratch.clauses[next - 1].sentence
    scratch.context.question = nil
    if let meaning, meaning.role != .sentence {
      let length = tokens[unit.lowerBound].range.count
      let marks = meaning.role == .exclamation ? Int32(min(length, 3)) : 1
      let factor = TokenShift.one + (meaning.factor - TokenShift.one) * marks
      scratch.clauses[next - 1].sentenceFactor = factor
      record(meaning, unit, .clauses(sentence..<next), factor, &scratch)
      if meaning.role == .question, !scratch.context.asks { scratch.context.question = sentence..<next }
    }
    scratch.context.asks = false
    scratch.context.endClause()
    scratch.clauses.append(RuleClause(start: unit.lowerBound, sentence: next))
  }

  /// A line end ends a sentence, unless a mark did, and may begin or end a quotation.
  func startLine(at token: Int, _ scratch: inout PolarityScorer.Scratch) {
    if let start = scratch.context.quotedLine { scratch.quotedLines.append(start..<token) }
    scratch.context.quotedLine = isQuoteMark(token) ? token : nil
    scratch.context.openQuotation = nil
    if scratch.context.wordCount == 0,
      scratch.clauses[scratch.clauses.count - 1].sentence == scratch.clauses.count - 1
    {
      return
    }
    endSentence(nil, at: token..<token, &scratch)
  }

  /// Forgets what reaches no further, once it is seen what the clause leaves unsaid.
  func closeClause(_ scratch: inout PolarityScorer.Scratch) {
    if let negator = scratch.context.finalNegator { denyBefore(negator, &scratch) }
    if let negator = scratch.context.finalVerbNegator { rejectByEllipsis(negator, &scratch) }
    scratch.context.endClause()
  }

  /// The words of a split hashtag are a sentence of their own: no shifter reaches into them or out of them.
  func passHashtag(_ token: Int, _ scratch: inout PolarityScorer.Scratch) {
    let isInside = isAttached(token) && tokens[token - 1].kind == .hashtag
    let isFirst = !isInside && isAttached(token + 1) && tokens[token + 1].kind == .hashtag
    if isFirst { startClause(at: token, &scratch) }
    scratch.context.isInHashtag = isFirst || isInside
  }

  // MARK: Rejection

  /// *I thought it would be good, but it was not*: a clause of little but a negator rejects the one before.
  private func rejectByEllipsis(_ negator: ActiveShifter, _ scratch: inout PolarityScorer.Scratch) {
    let clause = scratch.clauses.count - 1
    guard let rule = tables.rules.ellipsis, clause > 0, !scratch.clauses[clause].hasSentiment,
      scratch.context.wordCount <= Self.ellipsisLength
    else { return }
    let isFirst = scratch.clauses[clause].sentence == clause
    let sentence = scratch.clauses[isFirst ? clause - 1 : clause].sentence
    let start = max(sentence, clause - 1 - Self.outweighingReach)
    var rejected: Int?
    var isSupposed = false
    for index in (start..<clause).reversed() {
      isSupposed = isSupposed || scratch.clauses[index].standpoint == .supposed
      if rejected == nil, scratch.clauses[index].hasSentiment { rejected = index }
    }
    // "The food was good, but the service was not" says nothing about the food.
    let isOfTheSame = scratch.context.contentBeforeNegator == 0
    let isOpposed = scratch.clauses[clause].factorBefore != TokenShift.one
    let isAlone = scratch.context.wordCount == 1
    guard isFirst ? isAlone || (isSupposed && isOfTheSame) : isSupposed || (isOpposed && isOfTheSame) else {
      return
    }
    scratch.clauses[clause].factorBefore = TokenShift.one
    reject(rejected ?? clause - 1, rule, negator.tokens, &scratch)
  }

  /// *Is it good? No*: a short answer to a question of yes or no. `false` if it is none.
  func answer(
    _ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) -> Bool {
    let clause = scratch.clauses.count - 1
    guard let question = scratch.context.question, scratch.context.wordCount == 0,
      scratch.clauses[clause].sentence == clause, isShortAnswer(until: unit.upperBound)
    else { return false }
    scratch.context.question = nil
    // What is answered is no longer open, so that its mark does nothing.
    scratch.clauses[question.upperBound - 1].sentenceFactor = TokenShift.one
    scratch.applied.removeLast {
      if case .clauses(let clauses) = $0.target { clauses == question } else { false }
    }
    if meaning.answer == .no {
      for index in question {
        reject(index, meaning.answerRule, unit, &scratch)
        // "Any problems? None" is praise, where "Is it bad? No" hardly is.
        scratch.clauses[index].rejectsTrouble = true
      }
    }
    scratch.context.addWord(isLight: false)
    return true
  }

  private func isShortAnswer(until token: Int) -> Bool {
    if isEnd(token) || isFace(token) || startsLine(token) { return true }
    switch meaning(at: token).role {
    case .firstPerson, .light, .preposition, .negator, .verbNegator, .absence, .intensifier, .contrast:
      return true
    default: return false
    }
  }

  private func reject(
    _ clause: Int, _ rule: UInt16, _ cause: Range<Int>, factor: Int32 = rejectedFactor,
    _ scratch: inout PolarityScorer.Scratch
  ) {
    if scratch.clauses[clause].rejection == nil {
      scratch.clauses[clause].rejection = RuleCause(rule: rule, tokens: cause)
      scratch.clauses[clause].rejectionFactor = factor
    } else {
      scratch.clauses[clause].rejection = nil
    }
  }

  // MARK: Clauses among one another

  /// *but*: what comes before counts less.
  func oppose(_ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    let clause = scratch.clauses.count - 1
    scratch.clauses[clause].factorBefore = meaning.factor
    scratch.clauses[clause].opposition = RuleCause(rule: meaning.rule, tokens: unit)
    scratch.contrastStart = scratch.contributions.count
  }

  /// *until they*: what comes before is so no longer.
  func endWhatWas(_ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    startClause(at: unit.lowerBound, &scratch)
    scratch.context.denier = nil
    let clause = scratch.clauses.count - 1
    for index in scratch.clauses[clause].sentence..<clause where scratch.clauses[index].standpoint == .own {
      reject(index, meaning.rule, unit, factor: meaning.factor, &scratch)
    }
    scratch.context.addWord(isLight: true)
  }

  /// *although*: this clause counts less.
  func concede(_ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    let clause = scratch.clauses.count - 1
    scratch.clauses[clause].factor = meaning.factor
    record(meaning, unit, .clauses(clause..<clause + 1), meaning.factor, &scratch)
  }

  /// Whether *though* stands at the end of a sentence or between marks.
  func isAfterthought(_ unit: Range<Int>, _ scratch: borrowing PolarityScorer.Scratch) -> Bool {
    if scratch.context.wordCount > 0 { return endsSentence(before: unit.upperBound) }
    return unit.lowerBound > 0 && tokens[unit.lowerBound - 1].kind == .punctuation
      && !endsSentence(before: unit.lowerBound - 1) && isEnd(unit.upperBound)
      && unit.upperBound < tokens.count
      && !endsSentence(before: unit.upperBound)
  }

  /// *despite the bad reviews we had a lovely time*: behind the opinion, or the last of several, it gives in no more.
  func endConcessionPhrase(behind unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    let next = unit.upperBound
    if next < tokens.count, meaning(at: next).role == .coordination || isEnd(next) { return }
    startClause(at: next, &scratch)
  }

  /// *used to*, *some people think*, *if*: whose and which opinion the clause tells.
  func takeStandpoint(
    _ standpoint: RuleClause.Standpoint, _ shifter: ActiveShifter, _ scratch: inout PolarityScorer.Scratch
  ) {
    if scratch.clauses[scratch.clauses.count - 1].hasSentiment {
      startClause(at: shifter.tokens.lowerBound, &scratch)
    }
    scratch.context.addWord(isLight: false)
    let clause = scratch.clauses.count - 1
    guard scratch.clauses[clause].standpoint == .own else { return }
    scratch.clauses[clause].standpoint = standpoint
    scratch.clauses[clause].standpointFactor = shifter.factor
    scratch.clauses[clause].standpointCause = RuleCause(rule: shifter.rule, tokens: shifter.tokens)
  }

  /// Lets the writer's own present opinion outweigh that of others and that of the past.
  ///
  /// A factor below 0 says that things are not so, unless the text has said that already: *it used to be good*, *it was supposed
  /// to be good*.
  func resolveStandpoints(_ scratch: inout PolarityScorer.Scratch) {
    for index in scratch.clauses.indices where scratch.clauses[index].standpoint != .own {
      let standpoint = scratch.clauses[index].standpoint
      let isOutweighed =
        tables.rules.ownOpinion != nil && standpoint.isOutweighed
        && isOwnOpinion(near: index, ofFirstPerson: standpoint == .other, scratch)
      var factor = scratch.clauses[index].standpointFactor
      if isOutweighed {
        factor = Self.outweighedFactor
        scratch.clauses[index].factorBefore = TokenShift.one
      }
      guard factor != TokenShift.one, let cause = scratch.clauses[index].standpointCause else { continue }
      guard factor >= 0 else {
        if scratch.clauses[index].rejection == nil {
          scratch.clauses[index].rejection = cause
          scratch.clauses[index].rejectionFactor = factor
        }
        continue
      }
      scratch.clauses[index].factor = TokenShift.product(scratch.clauses[index].factor, factor)
      record(cause.rule, cause.tokens, .clauses(index..<index + 1), factor, factor, &scratch)
    }
  }

  /// Whether the writer tells his own opinion of today in a clause that is near enough to outweigh another one.
  private func isOwnOpinion(
    near clause: Int, ofFirstPerson: Bool, _ scratch: borrowing PolarityScorer.Scratch
  ) -> Bool {
    let last = min(scratch.clauses.count - 1, clause + Self.outweighingReach)
    for index in max(0, clause - Self.outweighingReach)...last {
      let other = scratch.clauses[index]
      if other.standpoint == .own, other.hasSentiment, !ofFirstPerson || other.isFirstPerson { return true }
    }
    return false
  }

  /// Hands what is said about clauses down to their tokens, from the last clause back.
  func handDown(_ scratch: inout PolarityScorer.Scratch) {
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
        multiply(clause.start..<end, by: factor, &scratch)
      }
      if let rejection = clause.rejection {
        reject(
          clause.start..<end, rejection, clause.rejectionFactor, rejectsTrouble: clause.rejectsTrouble,
          &scratch)
      }
      if clause.factorBefore != TokenShift.one {
        factorBehind = TokenShift.product(factorBehind, clause.factorBefore)
        if let cause = clause.opposition {
          record(
            cause.rule, cause.tokens, .clauses(sentence..<index), clause.factorBefore, clause.factorBefore,
            &scratch)
        }
      }
      end = clause.start
    }
  }

  private func reject(
    _ span: Range<Int>, _ rejection: RuleCause, _ factor: Int32, rejectsTrouble: Bool,
    _ scratch: inout PolarityScorer.Scratch
  ) {
    prepareShifts(&scratch)
    for token in span where !isFace(token) {
      var shift = scratch.shifts[token]
      deny(
        &shift, .rejected, factor: factor,
        negativeFactor: rejectsTrouble && meaning(at: token).role == .trouble
          ? Self.deniedTroubleFactor : Self.deniedNegativeFactor,
        rejection.rule, rejection.tokens, .tokens(token..<token + 1), &scratch)
      scratch.shifts[token] = shift
    }
  }
}
