/// Words with signs that word rules know nothing of.
extension TokenScanner {
  /// A word with letters masked: "sh*t", "f***ing", "f@#k".
  ///
  /// Letters, stars or two masking signs and more, letters again. Emphasis such as "*so*" and "a*b" is none.
  func maskedWordEnd(at offset: Int) -> Int? {
    var maskStart = offset
    while maskStart - offset <= Self.longestMaskedStem && byte(at: maskStart).isLetter { maskStart += 1 }
    guard Self.isMask(byte(at: maskStart)), !isInWord(offset) else { return nil }
    var end = maskStart
    var letters = maskStart - offset
    var masks = 0
    while end - offset <= Self.longestMaskedWord {
      let runStart = end
      while Self.isMask(byte(at: end)) { end += 1 }
      let run = end - runStart
      if run == 0 { break }
      let areStars = text[runStart..<end].allSatisfy { $0 == UInt8(ascii: "*") }
      let wordStart = end
      while byte(at: end).isLetter { end += 1 }
      // What follows a mask is the rest of the word.
      guard end > wordStart, areStars || (run >= 2 && maskStart - offset <= 3) else { return nil }
      letters += end - wordStart
      masks += run
    }
    guard letters >= (masks == 1 ? 3 : 2), end - offset <= Self.longestMaskedWord else { return nil }
    return isWordCharacter(at: end) || byte(at: end) == UInt8(ascii: ".") && byte(at: end + 1).isLetter
      ? nil : end
  }

  private static let longestMaskedStem = 8
  private static let longestMaskedWord = 20

  private static func isMask(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%")
  }

  /// The end of a word of letters with what belongs to it beyond the rules: the last full stop of an abbreviation
  /// ("U.S."), and an apostrophe that an export wrote as a character reference ("don&#39;t").
  func wordEnd(_ word: Range<Int>) -> Int {
    switch byte(at: word.upperBound) {
    case UInt8(ascii: "."): isDotted(word) ? word.upperBound + 1 : word.upperBound
    case UInt8(ascii: "&"): endAfterApostrophe(word.upperBound)
    default: word.upperBound
    }
  }

  /// Whether single letters and full stops take turns, and one more full stop, but no ellipsis, follows.
  private func isDotted(_ word: Range<Int>) -> Bool {
    guard word.count >= 3, byte(at: word.upperBound + 1) != UInt8(ascii: ".") else { return false }
    return word.allSatisfy { offset in
      (offset - word.lowerBound) % 2 == 0 ? text[offset].isLetter : text[offset] == UInt8(ascii: ".")
    }
  }

  private func endAfterApostrophe(_ end: Int) -> Int {
    guard let reference = CharacterReference.apostropheEnd(in: text, at: end), byte(at: reference).isLetter
    else {
      return end
    }
    var next = reference
    while byte(at: next).isLetter { next += 1 }
    return isWordCharacter(at: next) ? end : next
  }
}

/// The few character references of HTML that tokens depend on.
enum CharacterReference {
  /// The end of an apostrophe's reference at an offset.
  static func apostropheEnd(in text: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    for name in apostrophes
    where text[offset...].count >= name.utf8CodeUnitCount
      && (0..<name.utf8CodeUnitCount).allSatisfy({ text[offset + $0] == name.utf8Start[$0] })
    {
      return offset + name.utf8CodeUnitCount
    }
    return nil
  }

  private static let apostrophes: [StaticString] = [
    "&#39;", "&#039;", "&apos;", "&#x27;", "&rsquo;", "&#8217;", "&#x2019;",
  ]

  /// References in emoticons and what they stand for.
  static let angles: [(name: StaticString, sign: UInt8)] = [
    ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
  ]
}
