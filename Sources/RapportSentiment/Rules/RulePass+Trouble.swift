internal import RapportModel
internal import RapportText

/// Trouble that is not there or that is over, which is praise: *no hidden fees*, *they fixed the bug*.
extension RulePass {
  /// How many words behind *no* or *fixed* the trouble may come.
  private static let troubleReach = 4
  /// How many words behind a negator it still denies that trouble is over: *never even fixed*.
  private static let deniedReliefReach = 3
  /// What a term with a negative valence of its own adds where it is over.
  private static let reliefValence = 1.5

  /// *no word about the delay*: trouble behind a preposition is what the thing is about that is not there, and is itself no
  /// less there.
  func endAbsence(
    before meaning: RuleMeaning, at unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    guard meaning.role == .trouble || meaning.valence < 0, let absence = scratch.context.absence,
      // "no problems with delays": they are of one kind.
      scratch.context.troubleEnd <= absence.tokens.lowerBound,
      (absence.tokens.upperBound..<unit.lowerBound).contains(where: {
        tables.role(of: tokens[$0].term) == .preposition
      })
    else { return }
    scratch.context.absence = nil
    scratch.context.negator = nil
  }

  /// *fixed*: what trouble follows is over, unless that is denied or only supposed; *has been fixed*, or *fixed* at the end of a
  /// clause: so is the trouble before it.
  func relieve(
    _ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    let context = scratch.context
    let isDenied = context.negator.map { context.position - $0.position <= Self.deniedReliefReach } ?? false
    let isSupposed = scratch.clauses[scratch.clauses.count - 1].standpoint != .own
    scratch.context.relief = nil
    if isDenied {
      // "It didn't fix the bug" does not deny the bug.
      scratch.context.negator = nil
      scratch.context.absence = nil
    } else if !isSupposed, context.request == nil, context.denier == nil {
      if meaning.factor < 0 || isEnd(unit.upperBound) {
        relieve(before: meaning, unit, &scratch)
      } else {
        scratch.context.relief = ActiveShifter(meaning, context.position, unit)
      }
    }
    scratch.context.addWord(isLight: false)
  }

  /// Takes the last term of the clause for praise if it is negative and stands near enough.
  private func relieve(
    before meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) {
    let last = scratch.contributions.count - 1
    guard last >= 0, scratch.contributions[last].clause == scratch.clauses.count - 1,
      scratch.contributions[last].valence < 0,
      unit.lowerBound - scratch.contributions[last].tokens.upperBound < Self.troubleReach
    else { return }
    let span = scratch.contributions[last].tokens.lowerBound..<unit.upperBound
    if !scratch.shifts.isEmpty { for token in span { scratch.shifts[token] = .none } }
    scratch.contributions[last].tokens = span
    scratch.contributions[last].valence = Self.reliefValence
    scratch.contributions[last].value = Self.reliefValence
    record(meaning.rule, unit, .tokens(span), TokenShift.one, TokenShift.one, &scratch)
  }

  /// Takes a term for praise if the trouble that it stands for is not there or over; `false` if it is neither.
  ///
  /// From the shifter to the term it is one phrase, and what stands between counts no more: *no annoying delays*.
  func praise(
    _ meaning: RuleMeaning, _ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch
  ) -> Bool {
    let isTrouble = meaning.role == .trouble
    guard isTrouble || meaning.valence < 0 else { return false }
    let position = scratch.context.position
    func inReach(_ shifter: ActiveShifter?) -> ActiveShifter? {
      shifter.flatMap { position - $0.position <= Self.troubleReach ? $0 : nil }
    }
    let relief = inReach(scratch.context.relief)
    let isOver = relief != nil
    guard var shifter = relief ?? (isTrouble ? inReach(scratch.context.absence) : nil) else { return false }
    let span = max(shifter.tokens.lowerBound, scratch.context.troubleEnd)..<unit.upperBound
    while let last = scratch.contributions.last, last.tokens.lowerBound >= span.lowerBound {
      scratch.contributions.removeLast()
    }
    if !scratch.shifts.isEmpty { for token in span { scratch.shifts[token] = .none } }
    let valence = isTrouble ? Double(meaning.factor) / Double(TokenShift.one) : Self.reliefValence
    let clause = scratch.clauses.count - 1
    scratch.clauses[clause].hasSentiment = true
    scratch.context.addWord(isLight: false)
    scratch.contributions.append(
      PolarityScorer.Contribution(
        tokens: span, pattern: meaning.pattern, valence: valence, value: valence, clause: clause))
    record(
      isOver ? shifter.rule : meaning.rule, shifter.tokens, .tokens(span), TokenShift.one, TokenShift.one,
      &scratch)
    scratch.context.negator = nil
    guard isTrouble else { return true }
    // "no delays or crashes"
    shifter.position = position
    scratch.context.troubleEnd = unit.upperBound
    if isOver { scratch.context.relief = shifter } else { scratch.context.absence = shifter }
    return true
  }
}
