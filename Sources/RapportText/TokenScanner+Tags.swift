extension TokenScanner {
  /// `@` and ASCII letters, digits or `_`, as the large platforms have it; not after a word or another `@`.
  func mentionEnd(at offset: Int, sign: Int) -> Int? {
    if isInWord(offset) || (offset > 0 && text[offset - 1] == UInt8(ascii: "@")) { return nil }
    var end = offset + sign
    while byte(at: end).isAlphanumeric || byte(at: end) == UInt8(ascii: "_") { end += 1 }
    return end > offset + sign ? end : nil
  }

  /// `#` and letters, marks, digits, `_` and joiners with at least one letter; not after a word or `&`, since `&#39;`
  /// is a character reference.
  func hashtagEnd(at offset: Int, sign: Int) -> Int? {
    if isInWord(offset) || (offset > 0 && text[offset - 1] == UInt8(ascii: "&")) { return nil }
    var end = offset + sign
    var hasLetter = false
    while end < text.count {
      let (scalar, width) = decodeScalar(text, at: end)
      let traits = CharacterTraits(of: scalar)
      let isJoiner =
        scalar == 0x5F || scalar == 0xB7 || scalar == 0x30FB || scalar == 0x200C || scalar == 0x200D
      if traits.isDisjoint(with: .wordCharacter) && !isJoiner { break }
      if traits.contains(.letter) { hasLetter = true }
      end += width
    }
    return hasLetter ? end : nil
  }

  /// `$` and one to six letters, then perhaps a class of shares (`$BRK.A`); not beside a word or another `$`.
  func cashtagEnd(at offset: Int) -> Int? {
    if isInWord(offset) || (offset > 0 && text[offset - 1] == UInt8(ascii: "$")) { return nil }
    var end = offset + 1
    while byte(at: end).isLetter && end - offset <= 6 { end += 1 }
    if end == offset + 1 { return nil }
    if byte(at: end) == UInt8(ascii: ".") {
      var shareClass = end + 1
      while byte(at: shareClass).isLetter && shareClass - end <= 2 { shareClass += 1 }
      if shareClass > end + 1 && !isWordCharacter(at: shareClass) { return shareClass }
    }
    return isWordCharacter(at: end) ? nil : end
  }

  /// An emoticon of the table, where none of its letters or brackets belongs to something else.
  func emoticonEnd(at offset: Int) -> Int? {
    for emoticon in tables.emoticons(beginningWith: text[offset]) where hasBytes(emoticon, at: offset) {
      var end = offset + emoticon.count
      let last = emoticon[emoticon.count - 1]
      if emoticon.count > 1 && (last == UInt8(ascii: "D") || Self.brackets.contains(last)) {
        while byte(at: end) == last { end += 1 }
      }
      if mayBeginEmoticon(at: offset, last: last) && mayEndEmoticon(at: end, last: last) { return end }
    }
    return nil
  }

  private static let brackets: [UInt8] = Array("()[]".utf8)
  /// What a face may end with that begins something else before a letter: "see:(note", "and:/or".
  private static let openers: [UInt8] = Array("([{</\\|*$@".utf8)

  /// A face of letters or a reversed one stands alone, since "x3" and "x):" are something else; in "10:30" or "1:3"
  /// there is none.
  private func mayBeginEmoticon(at offset: Int, last: UInt8) -> Bool {
    let before = traits(before: offset)
    let first = text[offset]
    if first.isAlphanumeric || Self.brackets.contains(first) {
      return offset == 0 || before.contains(.whiteSpace) || before.contains(.emoji)
    }
    return !(before.contains(.digit) && (last.isAlphanumeric || Self.openers.contains(last)))
  }

  private func mayEndEmoticon(at end: Int, last: UInt8) -> Bool {
    if last == UInt8(ascii: "/") && byte(at: end) == last { return false }
    return !(last.isAlphanumeric || Self.openers.contains(last)) || !isWordCharacter(at: end)
  }
}
