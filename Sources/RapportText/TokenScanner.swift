/// Finds what words do not know: addresses, tags, emoji, emoticons, numbers with signs, markup.
///
/// Every function takes the offset where something may begin and returns the offset after it, or `nil` when it is not
/// there. A scanner lives as long as the text's buffer is valid.
package struct TokenScanner {
  private(set) var text: UnsafeRawBufferPointer
  let tables: TokenTables
  /// Up to here no address begins that was not found already; so no stretch is scanned twice.
  var addressLimit = 0

  package init(text: UnsafeRawBufferPointer, tables: TokenTables) {
    self.text = text
    self.tables = tables
  }

  /// Goes on with another text.
  mutating func begin(_ text: UnsafeRawBufferPointer) {
    self.text = text
    addressLimit = 0
  }

  /// What may begin with the byte at an offset, the most telling first.
  mutating func token(at offset: Int) -> (kind: TokenKind, end: Int)? {
    let first = text[offset]
    if first >= 0x80 { return tokenBeyondASCII(at: offset, first) }
    if let end = keycapEnd(at: offset, first) { return (.emoji, end) }
    if first.isAlphanumeric, offset >= addressLimit, let address = address(at: offset) { return address }
    if tables.mayBeginEmoticon(first, byte(at: offset + 1)), let end = emoticonEnd(at: offset) {
      return (.emoticon, end)
    }
    switch first {
    case UInt8(ascii: "@"): return mentionEnd(at: offset, sign: 1).map { (.mention, $0) }
    case UInt8(ascii: "#"): return hashtagEnd(at: offset, sign: 1).map { (.hashtag, $0) }
    case UInt8(ascii: "$"):
      if let end = cashtagEnd(at: offset) { return (.cashtag, end) }
      return moneyEnd(at: offset, sign: 1).map { (.number, $0) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return numberEnd(at: offset).map { (.number, $0) }
    case UInt8(ascii: "<"): return reference(at: offset)
    case UInt8(ascii: "&"): return entityEnd(at: offset).map { (.punctuation, $0) }
    case UInt8(ascii: ":"): return shortcodeEnd(at: offset).map { (.emoji, $0) }
    default: return first.isLetter ? maskedWordEnd(at: offset).map { (.word, $0) } : nil
    }
  }

  private mutating func tokenBeyondASCII(at offset: Int, _ first: UInt8) -> (kind: TokenKind, end: Int)? {
    if tables.mayBeginEmoticon(first, byte(at: offset + 1)), let end = emoticonEnd(at: offset) {
      return (.emoticon, end)
    }
    let (scalar, width) = decodeScalar(text, at: offset)
    let traits = tables.breaks.traits(of: scalar)
    if traits.contains(.letter) {
      guard !traits.contains(.unspaced), offset >= addressLimit else { return nil }
      return address(at: offset)
    }
    switch scalar {
    case 0xFF20: return mentionEnd(at: offset, sign: width).map { (.mention, $0) }
    case 0xFF03: return hashtagEnd(at: offset, sign: width).map { (.hashtag, $0) }
    default: break
    }
    if traits.contains(.currency) { return moneyEnd(at: offset, sign: width).map { (.number, $0) } }
    return emojiEnd(at: offset, scalar, width).map { (.emoji, $0) }
  }

  /// Whether the character at an offset is a letter of a script without spaces, and no emoticon begins with it.
  func isOnlyInWords(at offset: Int) -> Bool {
    !tables.mayBeginEmoticon(text[offset], byte(at: offset + 1))
      && tables.breaks.traits(of: decodeScalar(text, at: offset).scalar)
        .isSuperset(of: [.letter, .unspaced, .dictionary])
  }

  // MARK: Looking around

  /// The byte at an offset; 0 beyond the end.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < text.count ? text[offset] : 0 }

  /// Whether a byte may do this.
  @inline(__always)
  func has(_ byte: UInt8, _ traits: ByteTraits) -> Bool { tables.byteTraits[Int(byte)].contains(traits) }

  /// The traits of the character before an offset; none at the start of the text.
  func traits(before offset: Int) -> CharacterTraits {
    guard offset > 0 else { return [] }
    var start = offset - 1
    while start > 0 && offset - start < 4 && text[start] & 0xC0 == 0x80 { start -= 1 }
    return tables.breaks.traits(of: decodeScalar(text, at: start).scalar)
  }

  /// The traits of the character at an offset; none at the end of the text.
  func traits(at offset: Int) -> CharacterTraits {
    offset < text.count ? tables.breaks.traits(of: decodeScalar(text, at: offset).scalar) : []
  }

  /// Whether a letter, mark, digit or `_` stands before an offset.
  func isInWord(_ offset: Int) -> Bool {
    guard offset > 0 else { return false }
    return text[offset - 1] == UInt8(ascii: "_") || !traits(before: offset).isDisjoint(with: .wordCharacter)
  }

  /// Whether a letter, mark, digit or `_` stands at an offset.
  func isWordCharacter(at offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: "_") || !traits(at: offset).isDisjoint(with: .wordCharacter)
  }

  /// Whether the bytes stand at an offset.
  func hasBytes(_ bytes: StaticString, at offset: Int) -> Bool {
    guard offset + bytes.utf8CodeUnitCount <= text.count else { return false }
    return (0..<bytes.utf8CodeUnitCount).allSatisfy { text[offset + $0] == bytes.utf8Start[$0] }
  }

  /// Whether these small letters stand at an offset, in whatever case.
  func hasLetters(_ letters: StaticString, at offset: Int) -> Bool {
    guard offset + letters.utf8CodeUnitCount <= text.count else { return false }
    return (0..<letters.utf8CodeUnitCount).allSatisfy {
      text[offset + $0].lowerCased == letters.utf8Start[$0]
    }
  }

  /// The end of the ASCII digits at an offset.
  func digitsEnd(from offset: Int) -> Int {
    var end = offset
    while byte(at: end).isDigit { end += 1 }
    return end
  }
}
