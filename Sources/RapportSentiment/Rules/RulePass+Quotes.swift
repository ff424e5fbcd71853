internal import RapportModel
internal import RapportText

/// What is quoted: lines that begin with `>`, and words in quotation marks.
extension RulePass {
  /// What standing in quotation marks makes of a word.
  private static let quotationFactor: Int32 = 5_000

  /// Leaves out what is quoted, where there is anything else.
  func dropQuotedLines(_ scratch: inout PolarityScorer.Scratch) {
    if let start = scratch.context.quotedLine { scratch.quotedLines.append(start..<tokens.count) }
    guard let rule = tables.rules.quotedReply, !scratch.quotedLines.isEmpty,
      scratch.quotedLines.elements.reduce(0, { $0 + $1.count }) < tokens.count
    else { return }
    for index in scratch.quotedLines.indices { weigh(scratch.quotedLines[index], 0, rule, &scratch) }
  }

  /// Whether a token is the mark at the start of a quoted line.
  func isQuoteMark(_ token: Int) -> Bool {
    let range = tokens[token].range.offsets
    switch text[range.lowerBound] {
    case UInt8(ascii: ">"): return range.allSatisfy { text[$0] == UInt8(ascii: ">") }
    case UInt8(ascii: "&"): return text[range].elementsEqual("&gt;".utf8)
    default: return false
    }
  }

  // MARK: Quotation marks

  /// Takes a mark for the beginning or the end of a quotation, if it is a quotation mark.
  ///
  /// Marks are taken in turn, since “ ends a quotation in German and begins one in English, and " is the same at both ends.
  func passQuotationMark(_ token: Int, _ scratch: inout PolarityScorer.Scratch) {
    guard isQuotationMark(token) else { return }
    if let start = scratch.context.openQuotation {
      if start + 1 < token { scratch.quotations.append(start + 1..<token) }
      scratch.context.openQuotation = nil
    } else {
      scratch.context.openQuotation = token
    }
  }

  /// Weighs what stands in quotation marks, where there is anything else.
  func weighQuotations(_ scratch: inout PolarityScorer.Scratch) {
    guard let rule = tables.rules.quotation else { return }
    let quoted = scratch.quotations.elements.reduce(0) { $0 + $1.count + 2 }
    if quoted >= tokens.count { return }
    for index in scratch.quotations.indices {
      weigh(scratch.quotations[index], Self.quotationFactor, rule, &scratch)
    }
  }

  /// Whether a mark is one of the double quotation marks; single ones are apostrophes as well.
  private func isQuotationMark(_ token: Int) -> Bool {
    let range = tokens[token].range.offsets
    switch (text[range.lowerBound], range.count) {
    case (UInt8(ascii: "\""), 1): return true
    // « and »
    case (0xC2, 2): return [0xAB, 0xBB].contains(text[range.lowerBound + 1])
    // “, ”, „ and ‟
    case (0xE2, 3): return text[range.lowerBound + 1] == 0x80 && 0x9C...0x9F ~= text[range.lowerBound + 2]
    default: return false
    }
  }
}
