extension TokenScanner {
  /// The web or e-mail address at an offset where a letter or digit stands.
  mutating func address(at offset: Int) -> (kind: TokenKind, end: Int)? {
    if let host = schemeEnd(at: offset), !traits(at: host).isDisjoint(with: [.letter, .digit]) {
      return (.url, urlEnd(from: host))
    }
    var runEnd = offset + 1
    while Self.isLocalPart(byte(at: runEnd)) { runEnd += 1 }
    addressLimit = runEnd
    if byte(at: runEnd) == UInt8(ascii: "@") { return emailEnd(at: runEnd).map { (.email, $0) } }
    return bareURLEnd(from: offset, runEnd).map { (.url, $0) }
  }

  private func schemeEnd(at offset: Int) -> Int? {
    switch text[offset].lowerCased {
    case UInt8(ascii: "h"):
      hasLetters("http://", at: offset) ? offset + 7 : hasLetters("https://", at: offset) ? offset + 8 : nil
    case UInt8(ascii: "f"): hasLetters("ftp://", at: offset) ? offset + 6 : nil
    default: nil
    }
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
  }

  // MARK: E-mail

  /// The end of the domain after the `@` at an offset; the last label has to be letters.
  private func emailEnd(at sign: Int) -> Int? {
    guard text[sign - 1] != UInt8(ascii: ".") else { return nil }
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

  // MARK: Web

  /// The end of an address without a scheme in a run of letters, digits and dots: `www.` and what follows, or a host
  /// in a domain of the table.
  private func bareURLEnd(from offset: Int, _ runEnd: Int) -> Int? {
    if hasLetters("www.", at: offset) && byte(at: offset + 4).isAlphanumeric {
      return urlEnd(from: offset + 4)
    }
    var domain: Range<Int>?
    var label = offset
    while true {
      let end = labelEnd(from: label)
      if end == label { break }
      if label > offset { domain = label..<end }
      guard byte(at: end) == UInt8(ascii: "."), byte(at: end + 1).isAlphanumeric else { break }
      label = end + 1
    }
    guard let domain, !isWordCharacter(at: domain.upperBound), isOneCase(domain),
      let isBare = tables.isBareDomain(text[domain].lazy.map(\.lowerCased))
    else { return nil }
    switch byte(at: domain.upperBound) {
    case UInt8(ascii: "/"): return urlEnd(from: domain.upperBound)
    case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"):
      guard isBare else { return nil }
      return byte(at: domain.upperBound + 1).isAlphanumeric
        ? urlEnd(from: domain.upperBound) : domain.upperBound
    default: return isBare ? domain.upperBound : nil
    }
  }

  /// "Done.Com" is two sentences rather than an address.
  private func isOneCase(_ domain: Range<Int>) -> Bool {
    let capitals = text[domain].count { $0 &- 0x41 < 26 }
    return capitals == 0 || capitals == domain.count
  }

  /// The end of an address whose host or path goes on at an offset: up to white space or a character that cannot stand
  /// in an address, without the punctuation of the sentence around it.
  private func urlEnd(from start: Int) -> Int {
    var end = start
    var brackets = [Int](repeating: 0, count: Self.brackets.count)
    while end < text.count {
      let (scalar, width) = decodeScalar(text, at: end)
      if scalar < 0x80 {
        guard scalar > 0x20, scalar != 0x7F, !Self.excluded.contains(UInt8(scalar)) else { break }
        for (index, pair) in Self.brackets.enumerated() {
          if scalar == pair.open { brackets[index] += 1 }
          if scalar == pair.close { brackets[index] -= 1 }
        }
      } else if scalar >= Self.firstScriptWithoutSpaces
        || CharacterTraits(of: scalar).isDisjoint(with: .wordCharacter)
      {
        break
      }
      end += width
    }
    while end > start {
      let last = text[end - 1]
      if let index = Self.brackets.firstIndex(where: { $0.close == UInt32(last) }) {
        guard brackets[index] < 0 else { break }
        brackets[index] += 1
      } else if !Self.trailing.contains(last) {
        break
      }
      end -= 1
    }
    return max(end, start)
  }

  /// From here on scripts are often written without spaces, so their letters do not go on with an address.
  private static let firstScriptWithoutSpaces: UInt32 = 0x0E00
  private static let excluded: [UInt8] = Array("\"<>\\^`{|}".utf8)
  private static let trailing: [UInt8] = Array(".,;:!?'*_~".utf8)
  private static let brackets: [(open: UInt32, close: UInt32)] = [(0x28, 0x29), (0x5B, 0x5D)]
}
