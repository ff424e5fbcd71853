internal import RapportModel
internal import RapportText

/// Emoji, emoticons and lines that quote somebody.
extension RulePass {
  /// What the same emoji once more makes of itself.
  private static let repeatedFactor: Int32 = 3_000
  /// What standing at the end makes of an emoji.
  private static let finalFactor: Int32 = 12_000

  /// Weighs emoji by where they stand.
  func weighEmoji(_ scratch: inout PolarityScorer.Scratch) {
    guard scratch.hasFaces else { return }
    if let rule = tables.rules.emojiRepeat {
      for index in tokens.indices.dropFirst()
      where tokens.terms[index] == tokens.terms[index - 1] && isFace(index) && tokens.terms[index].isKnown {
        weigh(index..<index + 1, Self.repeatedFactor, rule, &scratch)
      }
    }
    if let rule = tables.rules.emojiFinal {
      var start = tokens.count
      while start > 0, isFace(start - 1) { start -= 1 }
      if start > 0, start < tokens.count { weigh(start..<tokens.count, Self.finalFactor, rule, &scratch) }
    }
  }

  /// Leaves out what is quoted, where there is anything else.
  func dropQuotedLines(_ scratch: inout PolarityScorer.Scratch) {
    var quoted = scratch.quotedLines
    if let start = context.quotedLine { quoted.append(start..<tokens.count) }
    guard let rule = tables.rules.quotedReply, !quoted.isEmpty,
      quoted.reduce(0, { $0 + $1.count }) < tokens.count
    else { return }
    for line in quoted { weigh(line, 0, rule, &scratch) }
  }

  /// Whether a token is the mark at the start of a quoted line.
  func isQuoteMark(_ token: Int) -> Bool {
    let surface = text[tokens.ranges[token].offsets]
    return surface.allSatisfy { $0 == UInt8(ascii: ">") } || surface.elementsEqual("&gt;".utf8)
  }

  private func weigh(
    _ span: Range<Int>, _ factor: Int32, _ rule: UInt16, _ scratch: inout PolarityScorer.Scratch
  ) {
    prepareShifts(&scratch)
    multiply(span, by: factor, &scratch)
    record(rule, span, .tokens(span), factor, factor, &scratch)
  }
}
