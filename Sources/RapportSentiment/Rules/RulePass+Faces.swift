internal import RapportModel
internal import RapportText

/// Emoji and emoticons.
extension RulePass {
  /// What the same emoji once more makes of itself.
  private static let repeatedFactor: Int32 = 3_000
  /// What standing at the end makes of an emoji.
  private static let finalFactor: Int32 = 12_000

  /// Weighs emoji by where they stand.
  func weighEmoji(_ scratch: inout PolarityScorer.Scratch) {
    if let rule = tables.rules.emojiRepeat {
      for index in tokens.indices
      where index > 0 && tokens[index].term == tokens[index - 1].term && isFace(index)
        && tokens[index].term.isKnown
      {
        weigh(index..<index + 1, Self.repeatedFactor, rule, &scratch)
      }
    }
    if let rule = tables.rules.emojiFinal {
      var start = tokens.count
      while start > 0, isFace(start - 1) { start -= 1 }
      if start > 0, start < tokens.count { weigh(start..<tokens.count, Self.finalFactor, rule, &scratch) }
    }
  }

  /// Multiplies what tokens say.
  func weigh(
    _ span: Range<Int>, _ factor: Int32, _ rule: UInt16, _ scratch: inout PolarityScorer.Scratch
  ) {
    prepareShifts(&scratch)
    multiply(span, by: factor, &scratch)
    record(rule, span, .tokens(span), factor, factor, &scratch)
  }
}
