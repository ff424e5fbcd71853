internal import RapportModel
internal import RapportText

/// How words are written.
extension RulePass {
  /// What capitals make of a valence.
  private static let capitalsFactor: Int32 = 12_500
  /// What repeated letters make of a valence.
  private static let elongationFactor: Int32 = 11_000

  /// Strengthens a term for its capitals and repeated letters.
  func emphasize(_ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    if let rule = tables.rules.capitals, unit.allSatisfy(isCapitals), hasOtherThanCapitals {
      emphasize(unit, Self.capitalsFactor, rule, &scratch)
    }
    if let rule = tables.rules.elongation, unit.contains(where: hasRun) {
      emphasize(unit, Self.elongationFactor, rule, &scratch)
    }
  }

  private func emphasize(
    _ unit: Range<Int>, _ factor: Int32, _ rule: UInt16, _ scratch: inout PolarityScorer.Scratch
  ) {
    prepareShifts(&scratch)
    multiply(unit, by: factor, &scratch)
    record(rule, unit, .tokens(unit), factor, factor, &scratch)
  }

  /// Whether two or more letters of ASCII are capitals and none is small.
  private func isCapitals(_ token: Int) -> Bool {
    var capitals = 0
    for index in tokens[token].range.offsets {
      let byte = text[index]
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
    for index in 0..<Swift.min(tokens.count, 64) where tokens[index].kind == .word {
      guard tokens[index].range.count > 1 else { continue }
      total += 1
      if isCapitals(index) { capitals += 1 }
    }
    return capitals * 5 <= total * 3
  }

  /// Whether a letter stands three times in a row.
  private func hasRun(_ token: Int) -> Bool {
    let range = tokens[token].range.offsets
    guard range.count >= 3 else { return false }
    for index in range.lowerBound + 2..<range.upperBound
    where text[index] == text[index - 1] && text[index] == text[index - 2] && text[index] | 0x20 >= 0x61 {
      return true
    }
    return false
  }
}
