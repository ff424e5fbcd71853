/// What chats and web pages write with signs: references to people, channels and pictures, and character references.
extension TokenScanner {
  /// `<@U123|ann>`, `<@!123>`, `<#C123|general>`, `<!here>` of Slack and Discord as mentions; `<:party:123>` as emoji.
  func reference(at offset: Int) -> (kind: TokenKind, end: Int)? {
    let sign = byte(at: offset + 1)
    let isPicture =
      sign == UInt8(ascii: ":") || (sign == UInt8(ascii: "a") && byte(at: offset + 2) == UInt8(ascii: ":"))
    guard isPicture || sign == UInt8(ascii: "@") || sign == UInt8(ascii: "#") || sign == UInt8(ascii: "!")
    else {
      return nil
    }
    var end = offset + 2
    while end - offset < Self.longestReference && Self.isReferenceCharacter(byte(at: end)) { end += 1 }
    guard byte(at: end) == UInt8(ascii: ">"), end > offset + 2, text[end - 1].isAlphanumeric else {
      return nil
    }
    return (isPicture ? .emoji : .mention, end + 1)
  }

  private static let longestReference = 80

  private static func isReferenceCharacter(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "!&_-.|:^".utf8.contains(byte)
  }

  /// An emoji by its name: `:tada:`, `:+1:`.
  func shortcodeEnd(at offset: Int) -> Int? {
    var end = offset + 1
    var hasLetter = false
    while end - offset < Self.longestShortcode {
      let byte = byte(at: end)
      hasLetter = hasLetter || byte.isLetter
      guard byte.isAlphanumeric || "_+-".utf8.contains(byte) else { break }
      end += 1
    }
    guard byte(at: end) == UInt8(ascii: ":"), end - offset > 2 else { return nil }
    let isThumb = hasBytes(":+1:", at: offset) || hasBytes(":-1:", at: offset)
    return (hasLetter || isThumb) && !isInWord(offset) && !isWordCharacter(at: end + 1) ? end + 1 : nil
  }

  private static let longestShortcode = 40

  /// A character reference of HTML such as `&amp;`, `&#39;` or `&#x27;`.
  func entityEnd(at offset: Int) -> Int? {
    var end = offset + 1
    if byte(at: end) == UInt8(ascii: "#") {
      let isHexadecimal = byte(at: end + 1).lowerCased == UInt8(ascii: "x")
      let start = end + (isHexadecimal ? 2 : 1)
      end = start
      while end - start < 7 && (byte(at: end).isDigit || (isHexadecimal && byte(at: end).isLetter)) {
        end += 1
      }
      return end > start && byte(at: end) == UInt8(ascii: ";") ? end + 1 : nil
    }
    while end - offset <= 8 && byte(at: end).isAlphanumeric { end += 1 }
    let isName = end - offset > 2 && byte(at: offset + 1).isLetter
    return isName && byte(at: end) == UInt8(ascii: ";") ? end + 1 : nil
  }
}
