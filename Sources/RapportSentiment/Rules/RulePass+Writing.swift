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

  /// Leaves out a term that is a part of a name: *Hope Street*, *the Grand Hotel*.
  ///
  /// It has a capital although no sentence begins there, and so has the word beside it. Where capitals are common, as in a
  /// headline, they tell nothing.
  func passOverName(_ unit: Range<Int>, _ scratch: inout PolarityScorer.Scratch) {
    guard let rule = tables.rules.names, unit.allSatisfy({ isCapitalized($0) && isInsideSentence($0) }) else {
      return
    }
    let (before, behind) = (unit.lowerBound - 1, unit.upperBound)
    let isInName =
      isCapitalized(before) && isInsideSentence(before) || behind < tokens.count && isCapitalized(behind)
    guard isInName, hasFewCapitals else { return }
    prepareShifts(&scratch)
    multiply(unit, by: 0, &scratch)
    record(rule, unit, .tokens(unit), 0, 0, &scratch)
  }

  /// Whether a word has a capital of ASCII and then a small letter.
  private func isCapitalized(_ token: Int) -> Bool {
    let range = tokens[token].range.offsets
    return tokens[token].kind == .word && range.count > 1 && text[range.lowerBound] &- 0x41 < 26
      && text[range.lowerBound + 1] &- 0x61 < 26
  }

  /// Whether a word stands right before a token, in the same line.
  private func isInsideSentence(_ token: Int) -> Bool {
    token > 0 && tokens[token - 1].kind == .word && !startsLine(token)
  }

  /// Whether at most a third of the words behind the first of their sentences have a capital.
  private var hasFewCapitals: Bool {
    var capitals = 0
    var total = 0
    for index in 1..<Swift.min(tokens.count, 64) where tokens[index].kind == .word && isInsideSentence(index)
    {
      total += 1
      if isCapitalized(index) { capitals += 1 }
    }
    return capitals * 3 <= total
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
