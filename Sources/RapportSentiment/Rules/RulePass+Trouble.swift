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

  /// *fixed*: what trouble follows is over, unless that is denied or only supposed.
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
      scratch.context.relief = ActiveShifter(meaning, context.position, unit)
    }
    scratch.context.addWord(isLight: false)
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
