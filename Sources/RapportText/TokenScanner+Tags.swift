extension TokenScanner {
  // MARK: Mentions

  /// `@` and ASCII letters, digits or `_`, as the large platforms have it; then perhaps the host of a fediverse account
  /// (`@ann@social.example`) or the domain of a handle (`@ann.example.com`).
  ///
  /// Not after a word, but for a retweet's "RT"; not after signs that hide a letter ("f*@k"); and not where an accented
  /// letter goes on with the name.
  func mentionEnd(at offset: Int, sign: Int) -> Int? {
    guard mayBeginMention(at: offset) else { return nil }
    var end = offset + sign
    while byte(at: end).isAlphanumeric || byte(at: end) == UInt8(ascii: "_") { end += 1 }
    if end == offset + sign || traits(at: end).contains(.accent) { return nil }
    if byte(at: end) == UInt8(ascii: "@") { return domainEnd(after: end) ?? end }
    if byte(at: end) == UInt8(ascii: "."), let domain = handleDomainEnd(from: offset + sign) { return domain }
    return end
  }

  private func mayBeginMention(at offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let last = text[offset - 1]
    if last.isAlphanumeric { return isAfterRetweet(offset) }
    if last < 0x80 { return !Self.beforeNoMention.contains(last) }
    let before = traits(before: offset)
    return before.contains(.unspaced) || before.isDisjoint(with: .wordCharacter)
  }

  /// Whether "RT" stands before the sign, by itself.
  private func isAfterRetweet(_ offset: Int) -> Bool {
    offset >= 2 && text[offset - 2].lowerCased == UInt8(ascii: "r")
      && text[offset - 1].lowerCased == UInt8(ascii: "t") && !isInWord(offset - 2)
  }

  private static let beforeNoMention: [UInt8] = Array("_!#$%&*@".utf8)

  /// The end of a handle that is a host in a top-level domain of the table.
  private func handleDomainEnd(from start: Int) -> Int? {
    guard let host = host(from: start), host.labelCount >= 2, isOneCase(host.lastLabel),
      let isBare = tables.isBareDomain(text, host.lastLabel), isBare || host.labelCount >= 3
    else { return nil }
    return host.end
  }

  // MARK: Hashtags and cashtags

  /// `#` and letters, marks, digits and joiners with at least one letter, or `#` and emoji; not after a word or `&`,
  /// since `&#39;` is a character reference.
  func hashtagEnd(at offset: Int, sign: Int) -> Int? {
    if isInWord(offset) || (offset > 0 && text[offset - 1] == UInt8(ascii: "&")) { return nil }
    var end = offset + sign
    var hasLetter = false
    // A tag may begin with emoji; behind letters they are emoji of their own.
    while end < text.count, text[end] >= 0x80 {
      let (scalar, width) = decodeScalar(text, at: end)
      guard let next = emojiEnd(at: end, scalar, width) else { break }
      end = next
      hasLetter = true
    }
    while end < text.count {
      let (scalar, width) = decodeScalar(text, at: end)
      let traits = tables.breaks.traits(of: scalar)
      if traits.isDisjoint(with: [.wordCharacter, .tagJoiner]) { break }
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
    // An underscore is decoration, unless a word goes on after it.
    let next = byte(at: end) == UInt8(ascii: "_") ? end + 1 : end
    return isWordCharacter(at: next) ? nil : end
  }

  // MARK: Emoticons

  /// An emoticon of the table, where none of its letters or brackets belongs to something else.
  func emoticonEnd(at offset: Int) -> Int? {
    let firstBytes = machineWord(of: text, from: offset)
    for emoticon in tables.emoticons(beginningWith: text[offset])
    where emoticon.matches(firstBytes, text, at: offset) {
      var end = offset + emoticon.count
      let last = text[end - 1]
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
  /// there is none, and "see:3" is no face either.
  private func mayBeginEmoticon(at offset: Int, last: UInt8) -> Bool {
    let before = traits(before: offset)
    let first = text[offset]
    if first.isAlphanumeric || Self.brackets.contains(first) {
      return offset == 0 || before.contains(.whiteSpace) || before.contains(.emoji)
    }
    if last.isDigit && before.contains(.letter) { return false }
    return !(before.contains(.digit) && (last.isAlphanumeric || Self.openers.contains(last)))
  }

  private func mayEndEmoticon(at end: Int, last: UInt8) -> Bool {
    if last == UInt8(ascii: "/") && byte(at: end) == last { return false }
    return !(last.isAlphanumeric || Self.openers.contains(last)) || !isWordCharacter(at: end)
  }
}
