/// Web and e-mail addresses.
extension TokenScanner {
  /// The web or e-mail address at an offset where a letter or digit stands.
  mutating func address(at offset: Int) -> (kind: TokenKind, end: Int)? {
    var hasStop = false
    let run = runEnd(from: offset, &hasStop)
    addressLimit = run
    switch byte(at: run) {
    case UInt8(ascii: "@"): return emailEnd(at: run).map { (.email, $0) }
    case UInt8(ascii: ":"):
      if byte(at: run + 1) == UInt8(ascii: "/"), byte(at: run + 2) == UInt8(ascii: "/") {
        return urlEnd(offset, schemeEnd: run).map { (.url, $0) }
      }
      if run - offset == 6 && hasLetters("mailto", at: offset) {
        return mailEnd(from: run + 1).map { (.url, $0) }
      }
    default: break
    }
    // Most words end here: no host is without a full stop.
    guard hasStop, mayBeginBareAddress(at: offset) else { return nil }
    return bareURLEnd(from: offset).map { (.url, $0) }
  }

  /// The end of what may be a scheme, a host or the local part of an e-mail address.
  private func runEnd(from offset: Int, _ hasStop: inout Bool) -> Int {
    var end = offset
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 {
        guard has(byte, .inRun) else { break }
        // No name holds two full stops in a row, and a new one may begin behind them.
        if byte == UInt8(ascii: ".") {
          if self.byte(at: end + 1) == byte { break }
          hasStop = true
        }
        end += 1
      } else {
        let (scalar, width) = decodeScalar(text, at: end)
        let traits = tables.breaks.traits(of: scalar)
        guard traits.contains(.host), !traits.contains(.unspaced) else { break }
        end += width
      }
    }
    return end
  }

  // MARK: E-mail

  /// The end of an e-mail address whose `@` stands at an offset.
  private func emailEnd(at sign: Int) -> Int? {
    text[sign - 1] == UInt8(ascii: ".") ? nil : domainEnd(after: sign)
  }

  /// The end of the domain after the `@` at an offset; its last label has to be letters.
  func domainEnd(after sign: Int) -> Int? {
    var end: Int?
    var label = sign + 1
    while true {
      let next = labelEnd(from: label)
      guard next > label else { return end }
      if label > sign + 1 && next - label >= 2 && text[label..<next].allSatisfy(\.isLetter) { end = next }
      guard byte(at: next) == UInt8(ascii: ".") else { return end }
      label = next + 1
    }
  }

  /// The end of the letters, digits and inner hyphens of a domain's label.
  private func labelEnd(from start: Int) -> Int {
    var end = start
    while byte(at: end).isAlphanumeric || byte(at: end) == UInt8(ascii: "-") { end += 1 }
    while end > start && text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end
  }

  /// The end of the address after `mailto:`, with its headers.
  private mutating func mailEnd(from start: Int) -> Int? {
    var hasStop = false
    let run = runEnd(from: start, &hasStop)
    guard run > start, byte(at: run) == UInt8(ascii: "@"), let end = emailEnd(at: run) else { return nil }
    return byte(at: end) == UInt8(ascii: "?") ? pathEnd(from: end) : end
  }

  // MARK: Web

  /// The end of an address with a scheme, which ends where `://` begins.
  private mutating func urlEnd(_ start: Int, schemeEnd: Int) -> Int? {
    var scheme = schemeEnd
    while scheme > start && (text[scheme - 1].isLetter || "+-".utf8.contains(text[scheme - 1])) {
      scheme -= 1
    }
    let name = UnsafeRawBufferPointer(rebasing: text[scheme..<schemeEnd])
    guard let use = tables.schemeUse(name) else { return nil }
    guard scheme == start else {
      // "end.http://…": the address begins behind the full stop, if words do.
      addressLimit = scheme
      return nil
    }
    if start > 0 && Self.isTagSign(text[start - 1]) { return nil }
    let authority = schemeEnd + 3
    if use == .application {
      return traits(at: authority).isDisjoint(with: [.letter, .digit]) ? nil : pathEnd(from: authority)
    }
    guard let host = host(from: userEnd(from: authority)), isWebHost(host) else {
      // No address begins in the rest of what looks like one.
      addressLimit = max(addressLimit, runOfAddressEnd(from: authority))
      return nil
    }
    return end(ofAddressWith: host)
  }

  /// The end of `user:password@`, or the offset itself.
  private func userEnd(from start: Int) -> Int {
    var end = start
    while has(byte(at: end), .inUser) { end += 1 }
    return byte(at: end) == UInt8(ascii: "@") && end > start ? end + 1 : start
  }

  private static func isTagSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "$")
  }

  private func runOfAddressEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] < 0x80, !has(text[end], .notInAddress) { end += 1 }
    return end
  }

  private func isWebHost(_ host: WebHost) -> Bool {
    if host.isNumeric { return isPublicAddress(host) }
    if host.labelCount == 1 { return hasLetters("localhost", at: host.start) && host.end - host.start == 9 }
    let last = host.lastLabel
    let isInternational = last.count > 4 && hasLetters("xn--", at: last.lowerBound)
    return isInternational || (last.count >= 2 && host.lastLabelIsLetters && !host.hasUnderscoreInDomain)
  }

  /// Four numbers of the public part of the Internet: addresses of local networks lead nowhere from a comment.
  private func isPublicAddress(_ host: WebHost) -> Bool {
    var numbers: [Int] = []
    for field in text[host.start..<host.end].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    {
      guard field.count <= 3 else { return false }
      numbers.append(field.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    guard numbers.count == 4, numbers.allSatisfy({ $0 <= 255 }) else { return false }
    switch (numbers[0], numbers[1]) {
    case (0, _), (10, _), (127, _), (224..., _), (172, 16...31), (192, 168): return false
    default: return true
    }
  }

  /// Whether an address without a scheme may begin here: "user/shop.com" and "x_shop.com" go on with something else.
  private func mayBeginBareAddress(at offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let last = text[offset - 1]
    if last < 0x80 {
      return !Self.isTagSign(last) && last != UInt8(ascii: "/")
        && !(has(last, .inRun) && last != UInt8(ascii: "%") && last != UInt8(ascii: "+"))
    }
    let before = traits(before: offset)
    return before.contains(.unspaced)
      ? decodeBefore(offset) != 0xFF20 && decodeBefore(offset) != 0xFF03
      : before.isDisjoint(with: .wordCharacter)
  }

  private func decodeBefore(_ offset: Int) -> UInt32 {
    offset >= 3 ? decodeScalar(text, at: offset - 3).scalar : 0
  }

  /// The end of an address without a scheme: a host in a domain of the table, and what follows.
  private func bareURLEnd(from offset: Int) -> Int? {
    guard let host = host(from: offset), host.labelCount >= 2, !host.hasUnderscoreInDomain else { return nil }
    let end = host.end
    guard !isWordCharacter(at: end) || traits(at: end).contains(.unspaced), isOneCase(host.lastLabel),
      let isBare = tables.isBareDomain(text, host.lastLabel)
    else { return nil }
    let isWeb = isBare || (hasLetters("www.", at: offset) && host.labelCount >= 3)
    switch byte(at: end) {
    case UInt8(ascii: "/"): return self.end(ofAddressWith: host)
    case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"):
      guard isWeb else { return nil }
      return byte(at: end + 1).isAlphanumeric ? self.end(ofAddressWith: host) : end
    default: return isWeb ? end : nil
    }
  }

  /// "Done.Com" is two sentences rather than an address.
  func isOneCase(_ domain: Range<Int>) -> Bool {
    let capitals = text[domain].count { $0 &- 0x41 < 26 }
    return capitals == 0 || capitals == domain.count
  }

  /// The end of an address behind its host: port, path, query, fragment.
  private func end(ofAddressWith host: WebHost) -> Int {
    var end = host.end
    if byte(at: end) == UInt8(ascii: ":") && byte(at: end + 1).isDigit { end = digitsEnd(from: end + 1) }
    let next = byte(at: end)
    guard next == UInt8(ascii: "/") || next == UInt8(ascii: "?") || next == UInt8(ascii: "#") else {
      return end
    }
    if next == UInt8(ascii: "/") && host.end - host.start == 4 && hasLetters("t.co", at: host.start) {
      // Twitter's short links are letters and digits.
      var slug = end + 1
      while byte(at: slug).isAlphanumeric { slug += 1 }
      return byte(at: slug) == UInt8(ascii: "?") ? pathEnd(from: slug) : slug
    }
    return pathEnd(from: end)
  }
}

extension TokenScanner {
  // MARK: Path

  /// The end of a path, query or fragment: up to white space or a character that cannot stand in an address, without the
  /// punctuation of the sentence around it and without brackets that do not close in it.
  func pathEnd(from start: Int) -> Int {
    var offset = start
    var end = start
    var inQuery = false
    while offset < text.count {
      let byte = text[offset]
      if byte >= 0x80 {
        let (scalar, width) = decodeScalar(text, at: offset)
        let traits = tables.breaks.traits(of: scalar)
        guard traits.contains(.path) else { break }
        offset += width
        if !traits.isDisjoint(with: [.letter, .digit]) { end = offset }
        continue
      }
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        guard let closing = closingBracketEnd(from: offset) else { break }
        offset = closing
        end = offset
        continue
      }
      if byte == UInt8(ascii: "?") { inQuery = true }
      guard has(byte, .inPath) || (byte == UInt8(ascii: "|") && inQuery) else { break }
      if byte == UInt8(ascii: "'") && isPossessive(offset) { break }
      offset += 1
      if has(byte, .endsPath) { end = offset }
    }
    return end
  }

  /// Whether an apostrophe and the `s` of a genitive stand here: "a.example/b's".
  private func isPossessive(_ offset: Int) -> Bool {
    byte(at: offset + 1).lowerCased == UInt8(ascii: "s") && !isWordCharacter(at: offset + 2)
      && byte(at: offset + 2) != UInt8(ascii: "/")
  }

  /// The end of the bracket that closes the one at an offset, if it does so within a few words' length of address.
  private func closingBracketEnd(from start: Int) -> Int? {
    var open: [UInt8] = []
    var offset = start
    let limit = min(text.count, start + Self.longestBracket)
    while offset < limit {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard open.popLast() == byte else { return nil }
        if open.isEmpty { return offset + 1 }
      case 0x80...:
        let (scalar, width) = decodeScalar(text, at: offset)
        guard tables.breaks.traits(of: scalar).contains(.path) else { return nil }
        offset += width - 1
      default: if !has(byte, .inPath) { return nil }
      }
      offset += 1
    }
    return nil
  }

  private static let longestBracket = 128
}
