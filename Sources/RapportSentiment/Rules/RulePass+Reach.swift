internal import RapportModel
internal import RapportText

/// What reaches the words behind it, or those right before it.
extension RulePass {
  /// What is left of an intensifier with each further word, in ten-thousandths.
  private static let intensifierDecay: Int32 = 9_000
  /// What a negative valence is multiplied by when it is denied: *not bad* is hardly *good*.
  static let deniedNegativeFactor: Int32 = -1_000
  /// How many tokens before it an afterthought reaches.
  private static let afterthoughtReach = 4

  /// Writes to tokens what is in reach of them.
  func shift(_ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    // Nobody negates a face: "not good :(" says the same twice.
    guard !isFace(unit.lowerBound) else { return }
    prepareShifts(&scratch)
    var shift = scratch.shifts[unit.lowerBound]
    intensify(&shift, scratch.context.intensifiers.2, unit, &scratch)
    intensify(&shift, scratch.context.intensifiers.1, unit, &scratch)
    intensify(&shift, scratch.context.intensifiers.0, unit, &scratch)
    if let request = scratch.context.request,
      scratch.context.position - request.position <= RuleContext.requestReach
    {
      shift.positiveFactor = request.factor
      record(
        request.rule, request.tokens, .tokens(unit), shift.positiveFactor, TokenShift.one, &scratch)
    }
    if let comparison = scratch.context.comparison {
      shift.factor = TokenShift.product(shift.factor, comparison.factor)
      record(
        comparison.rule, comparison.tokens, .tokens(unit), comparison.factor, comparison.factor, &scratch)
    }
    if let negator = scratch.context.negator,
      scratch.context.position - negator.position <= RuleContext.negatorReach
    {
      deny(
        &shift, .negated, factor: negator.factor, negator.rule, negator.tokens, .tokens(unit),
        &scratch)
    }
    if let denier = scratch.context.denier {
      deny(
        &shift, .rejected, factor: denier.factor, denier.rule, denier.tokens, .tokens(unit),
        &scratch)
    }
    for token in unit { scratch.shifts[token] = shift }
  }

  /// Denies what is said, or, where it is denied already, takes that back.
  func deny(
    _ shift: inout TokenShift, _ denial: TokenShift.Denial, factor: Int32,
    negativeFactor: Int32 = deniedNegativeFactor, _ rule: UInt16, _ cause: Range<Int>,
    _ target: AppliedRule.Target, _ scratch: inout PolarityScorer.Scratch
  ) {
    if shift.denial == .none {
      shift.denial = denial
      shift.positiveFactor = factor
      shift.negativeFactor = negativeFactor
      record(rule, cause, target, shift.positiveFactor, shift.negativeFactor, &scratch)
    } else {
      shift.denial = .none
      shift.positiveFactor = TokenShift.one
      shift.negativeFactor = TokenShift.one
      record(rule, cause, target, TokenShift.one, TokenShift.one, &scratch)
    }
  }

  private func intensify(
    _ shift: inout TokenShift, _ shifter: ActiveShifter?, _ unit: Range<Int>,
    _ scratch: inout PolarityScorer.Scratch
  ) {
    guard let shifter else { return }
    let distance = scratch.context.position - shifter.position
    guard distance <= RuleContext.intensifierReach else { return }
    var share = shifter.factor - TokenShift.one
    for _ in 1..<max(distance, 1) { share = TokenShift.product(share, Self.intensifierDecay) }
    shift.factor = TokenShift.product(shift.factor, TokenShift.one + share)
    let factor = TokenShift.one + share
    record(shifter.rule, shifter.tokens, .tokens(unit), factor, factor, &scratch)
  }

  // MARK: What shifters begin

  func negate(
    _ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    let negator = ActiveShifter(meaning, scratch.context.position, unit)
    scratch.context.absence = meaning.role == .absence ? negator : nil
    if let known = scratch.context.negator, scratch.context.position - known.position <= 2,
      meaning.role != .furtherNegator, let rule = tables.rules.double
    {
      record(rule, unit, .tokens(unit), TokenShift.one, TokenShift.one, &scratch)
      scratch.context.negator = nil
    } else {
      scratch.context.negator = negator
    }
    scratch.context.reach = max(scratch.context.reach, scratch.context.position + RuleContext.negatorReach)
    scratch.context.addNegator(negator, isOfVerb: meaning.role == .verbNegator)
  }

  /// *Das empfehle ich nicht*: in some languages a negator that ends its clause denies what stands before it.
  ///
  /// Words that are said about the whole statement, such as *leider*, are not denied.
  func denyBefore(_ negator: ActiveShifter, _ scratch: inout PolarityScorer.Scratch) {
    guard let rule = tables.rules.behind, scratch.context.contentBeforeNegator > 0 else { return }
    prepareShifts(&scratch)
    var token = scratch.clauses[scratch.clauses.count - 1].start
    let end = negator.tokens.lowerBound
    var next = scratch.contributions.count
    while next > 0, scratch.contributions[next - 1].tokens.lowerBound >= token { next -= 1 }
    while token < end {
      var unit = token..<token + 1
      if next < scratch.contributions.count, scratch.contributions[next].tokens.lowerBound == token {
        unit = scratch.contributions[next].tokens
        next += 1
      }
      token = unit.upperBound
      let role = meaning(at: unit.lowerBound).role
      guard unit.upperBound <= end, !isFace(unit.lowerBound), unit.count > 1 || role.canBeDenied else {
        continue
      }
      var shift = scratch.shifts[unit.lowerBound]
      deny(&shift, .negated, factor: negator.factor, rule, negator.tokens, .tokens(unit), &scratch)
      for token in unit { scratch.shifts[token] = shift }
    }
  }

  /// *I don't think*: denies all that is thought, not only the next words.
  func doubt(
    _ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    if let negator = scratch.context.negator, scratch.context.position - negator.position <= 2 {
      var denier = negator
      denier.rule = meaning.rule
      denier.position = scratch.context.position
      denier.tokens = negator.tokens.lowerBound..<unit.upperBound
      scratch.context.denier = denier
      scratch.context.isDenialOpen = false
      scratch.context.negator = nil
      scratch.context.reach = .max
      // Not the thinking is denied.
      for token in unit { scratch.shifts[token] = .none }
    }
    scratch.context.addWord(isLight: false)
  }

  /// *I like it so much*: strengthens what came right before; within a clause (*so much better*) what follows.
  func strengthen(
    before unit: Range<Int>, _ meaning: RuleMeaning, _ scratch: inout PolarityScorer.Scratch
  ) {
    if isEnd(unit.upperBound) || isFace(unit.upperBound) {
      let start = max(
        scratch.clauses[scratch.clauses.count - 1].start, unit.lowerBound - Self.afterthoughtReach)
      prepareShifts(&scratch)
      multiply(start..<unit.lowerBound, by: meaning.factor, &scratch)
      record(meaning, unit, .tokens(start..<unit.lowerBound), meaning.factor, &scratch)
    } else {
      scratch.context.addIntensifier(ActiveShifter(meaning, scratch.context.position, unit))
    }
    scratch.context.addWord(isLight: true)
  }

  /// *better than the awful one*: what stands behind speaks of something else. *Worse things than this*: this is meant.
  func compare(
    _ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    if meaning.factor >= 0 {
      scratch.context.comparison = ActiveShifter(meaning, scratch.context.position, unit)
      scratch.context.reach = .max
    } else if let last = scratch.contributions.last, last.tokens.upperBound == unit.lowerBound,
      isEnd(unit.upperBound)
    {
      prepareShifts(&scratch)
      var shift = scratch.shifts[last.tokens.lowerBound]
      deny(
        &shift, .rejected, factor: meaning.factor, meaning.rule, unit, .tokens(last.tokens), &scratch)
      for token in last.tokens { scratch.shifts[token] = shift }
    }
    scratch.context.addWord(isLight: true)
  }

  // MARK: Tokens

  /// Makes room for what acts on each token.
  func prepareShifts(_ scratch: inout PolarityScorer.Scratch) {
    if scratch.shifts.isEmpty {
      scratch.shifts.append(.none, times: tokens.count)
    }
  }

  func multiply(_ span: Range<Int>, by factor: Int32, _ scratch: inout PolarityScorer.Scratch) {
    for token in span {
      scratch.shifts[token].factor = TokenShift.product(scratch.shifts[token].factor, factor)
    }
  }

  func isFace(_ token: Int) -> Bool {
    tokens[token].kind == .emoji || tokens[token].kind == .emoticon
  }

  /// Whether a mark or nothing stands at a place.
  func isEnd(_ token: Int) -> Bool { token >= tokens.count || tokens[token].kind == .punctuation }

  /// Whether a sentence, or the text, ends before a token.
  func endsSentence(before token: Int) -> Bool {
    if token >= tokens.count || startsLine(token) { return true }
    switch meaning(at: token).role {
    case .sentence, .exclamation, .question: return true
    default: return false
    }
  }

  /// Whether nothing stands between a token and the one before it.
  func isAttached(_ token: Int) -> Bool {
    token > 0 && token < tokens.count && tokens[token].range.start == tokens[token - 1].range.end
  }

  /// Whether a line ends before a token.
  @inline(__always)
  func startsLine(_ token: Int) -> Bool {
    let start = Int(tokens[token - 1].range.end)
    let end = Int(tokens[token].range.start)
    // Most gaps are one space. Where there is none, the first byte of the token is no line end either.
    if end &- start <= 1 { return text[start] == 0x0A }
    return hasLineEnd(start..<end)
  }

  private func hasLineEnd(_ gap: Range<Int>) -> Bool {
    gap.contains { text[$0] == 0x0A || text[$0] == 0x0D }
  }
}

extension RuleMeaning.Role {
  /// Whether a negator behind a word denies it: not words that are said about a statement, or that act on others.
  fileprivate var canBeDenied: Bool { self == .none || self == .valence || self == .trouble }
}
