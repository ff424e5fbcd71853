/// Finds what ICU's words do not know: addresses, tags, emoji, emoticons, runs of marks.
///
/// Every function takes the offset where something may begin and returns the offset after it, or `nil` when it is not
/// there. A scanner lives as long as the text's buffer is valid.
struct TokenScanner {
  let text: UnsafeRawBufferPointer
  let tables: TokenTables
  /// Up to here no address begins that was not found already; so no stretch is scanned twice.
  var addressLimit = 0

  /// The byte at an offset; 0 beyond the end.
  func byte(at offset: Int) -> UInt8 { offset < text.count ? text[offset] : 0 }

  /// The traits of the character before an offset; none at the start of the text.
  func traits(before offset: Int) -> CharacterTraits {
    guard offset > 0 else { return [] }
    var start = offset - 1
    while start > 0 && offset - start < 4 && text[start] & 0xC0 == 0x80 { start -= 1 }
    return CharacterTraits(of: decodeScalar(text, at: start).scalar)
  }

  /// The traits of the character at an offset; none at the end of the text.
  func traits(at offset: Int) -> CharacterTraits {
    offset < text.count ? CharacterTraits(of: decodeScalar(text, at: offset).scalar) : []
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
  func hasBytes(_ bytes: [UInt8], at offset: Int) -> Bool {
    offset + bytes.count <= text.count && text[offset..<offset + bytes.count].elementsEqual(bytes)
  }

  /// Whether these small letters stand at an offset, in whatever case.
  func hasLetters(_ letters: StaticString, at offset: Int) -> Bool {
    guard offset + letters.utf8CodeUnitCount <= text.count else { return false }
    return (0..<letters.utf8CodeUnitCount).allSatisfy {
      text[offset + $0].lowerCased == letters.utf8Start[$0]
    }
  }

  /// What may begin with the byte at an offset, the most telling first.
  mutating func token(at offset: Int) -> (kind: TokenKind, end: Int)? {
    let first = text[offset]
    if let end = keycapEnd(at: offset, first) { return (.emoji, end) }
    if first.isAlphanumeric, offset >= addressLimit, let address = address(at: offset) { return address }
    if tables.mayBeginEmoticon(first), let end = emoticonEnd(at: offset) { return (.emoticon, end) }
    switch first {
    case UInt8(ascii: "@"): return mentionEnd(at: offset, sign: 1).map { (.mention, $0) }
    case UInt8(ascii: "#"): return hashtagEnd(at: offset, sign: 1).map { (.hashtag, $0) }
    case UInt8(ascii: "$"): return cashtagEnd(at: offset).map { (.cashtag, $0) }
    case ..<0x80: return nil
    default: break
    }
    let (scalar, width) = decodeScalar(text, at: offset)
    if scalar == 0xFF20, let end = mentionEnd(at: offset, sign: width) { return (.mention, end) }
    if scalar == 0xFF03, let end = hashtagEnd(at: offset, sign: width) { return (.hashtag, end) }
    return emojiEnd(at: offset, scalar, width).map { (.emoji, $0) }
  }
}
