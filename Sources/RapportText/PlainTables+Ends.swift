internal import CByteRuns

/// Where a token ends that is not over at the first look, and yet plain.
///
/// Every function gives the number of bytes, or 0 where a closer look is needed.
extension PlainTables {
  /// A word that begins with letters.
  @inline(never)
  func wordEnd(_ glance: Glance, letterCount: Int) -> Int {
    if mayBeginEmoticon(glance.low) && areOfEmoticon(glance.low, count: letterCount) { return 0 }
    switch follow(glance[letterCount]) {
    case .ends: return letterCount
    case .stop: return endsAtStop(glance, letterCount) ? letterCount : 0
    case .apostrophe: return apostropheEnd(glance, letterCount)
    case .digit: return alphanumericEnd(glance)
    case .hyphen: return isOutsideAddress(glance, letterCount) ? letterCount : 0
    case .colon:
      // "http://", "mailto:"
      return glance[letterCount + 1] == UInt8(ascii: "/") || letterCount == 6 ? 0 : letterCount
    case .other: return 0
    }
  }

  /// Letters, an apostrophe and perhaps more letters: "don't", "guests'".
  private func apostropheEnd(_ glance: Glance, _ letterCount: Int) -> Int {
    guard letterCount < PackedKey.capacity else { return 0 }
    let behind = letterCount + 1
    let count = glance.letterCount(from: behind)
    if count == 0 {
      // A mark on the apostrophe may make a word of it.
      return glance[behind] < 0x80 ? letterCount : 0
    }
    let end = behind + count
    guard end <= PackedKey.capacity else { return 0 }
    switch follow(glance[end]) {
    case .ends: return end
    case .stop: return endsAtStop(glance, end) ? end : 0
    default: return 0
    }
  }

  /// Letters and digits; a separator with a digit behind it would go on.
  private func alphanumericEnd(_ glance: Glance) -> Int {
    let count = glance.alphanumericCount
    guard count <= PackedKey.capacity else { return 0 }
    switch follow(glance[count]) {
    case .ends:
      // A mark may be on the separator.
      let mayGoOn = glance[count + 1].isDigit || glance[count + 1] >= 0x80
      return glance[count] != UInt8(ascii: " ") && mayGoOn ? 0 : count
    case .stop: return endsAtStop(glance, count) ? count : 0
    default: return 0
    }
  }

  /// Whether a full stop behind a word belongs neither to an address nor to an abbreviation or number.
  @inline(__always)
  private func endsAtStop(_ glance: Glance, _ stop: Int) -> Bool {
    let next = glance[stop + 1]
    // "..." ends a word, since no address holds two full stops in a row.
    return next == UInt8(ascii: ".") || !mayStandInRun(next)
  }

  /// Whether what goes on with a hyphen is over soon, without a sign of an address.
  private func isOutsideAddress(_ glance: Glance, _ hyphen: Int) -> Bool {
    var end = hyphen + 1
    while end < Glance.reach {
      let byte = glance[end]
      if !mayStandInRun(byte) { return byte != UInt8(ascii: "@") && byte != UInt8(ascii: ":") }
      if byte == UInt8(ascii: ".") || byte >= 0x80 { return false }
      end += 1
    }
    return false
  }

  /// A mark, or a run of one, or of `!` and `?`.
  @inline(never)
  func runEnd(_ glance: Glance) -> Int {
    if mayBeginEmoticon(glance.low) { return 0 }
    let isOutcry = Glance.isExclamationOrQuestion(glance.first)
    var count = 1
    while glance[count] == glance.first || (isOutcry && Glance.isExclamationOrQuestion(glance[count])) {
      count += 1
      if count > PackedKey.capacity { return 0 }
    }
    return glance[count] < 0x80 ? count : 0
  }

  /// A number, a mention, a hashtag or a colon.
  ///
  /// - Parameter before: The byte before it, or a space at the start of the text.
  @inline(never)
  func signEnd(_ start: Start, _ glance: Glance, before: UInt8) -> Int {
    if mayBeginEmoticon(glance.low) { return 0 }
    switch start {
    case .digit: return alphanumericEnd(glance)
    case .mentionSign: return mayPrecedeMention(before) ? mentionEnd(glance) : 0
    case .tagSign: return mayPrecedeTag(before) ? hashtagEnd(glance) : 0
    case .colon: return isMark(glance) ? 1 : 0
    default: return 0
    }
  }

  /// What a sign with its end is.
  @inline(__always)
  func kind(of start: Start, _ glance: Glance, _ end: Int) -> TokenKind {
    switch start {
    case .digit: glance.digitCount >= end ? .number : .word
    case .mentionSign: .mention
    case .tagSign: .hashtag
    default: .punctuation
    }
  }

  /// Whether a colon is no more than a mark, and not repeated.
  private func isMark(_ colon: Glance) -> Bool {
    let next = colon[1]
    // Names of emoji are of what may stand in an address too: ":+1:".
    return next < 0x80 && next != UInt8(ascii: ":") && next != UInt8(ascii: "_") && !mayStandInRun(next)
  }

  /// `@` and a name, with nothing behind it that could belong to it.
  private func mentionEnd(_ glance: Glance) -> Int {
    let count = 1 + glance.nameCount
    guard count > 1, count <= PackedKey.capacity else { return 0 }
    switch glance[count] {
    case UInt8(ascii: "."): return endsAtStop(glance, count) ? count : 0
    case UInt8(ascii: "@"), 0x80...: return 0
    default: return count
    }
  }

  /// `#` and a name that begins with a letter.
  private func hashtagEnd(_ glance: Glance) -> Int {
    let count = 1 + glance.nameCount
    return glance[1].isLetter && count <= PackedKey.capacity && glance[count] < 0x80 ? count : 0
  }

  /// Whether a mention may begin behind a byte.
  @inline(__always)
  private func mayPrecedeMention(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80..., UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "&"),
      UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "_"):
      false
    default: !byte.isAlphanumeric
    }
  }

  /// Whether a hashtag may begin behind a byte.
  @inline(__always)
  private func mayPrecedeTag(_ byte: UInt8) -> Bool {
    byte < 0x80 && !byte.isAlphanumeric && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "&")
  }

  /// The key of a text that is one word of letters, no emoticon, and short; `nil` for others.
  func key(ofWord text: UnsafeRawBufferPointer) -> PackedKey? {
    guard (1...PackedKey.capacity).contains(text.count) else { return nil }
    let key = PackedKey(text)
    // What stands behind the letters is no letter.
    guard rapport_words_count(rapport_word_letters(key.low), rapport_word_letters(key.high)) == text.count
    else { return nil }
    if mayBeginEmoticon(key.low) && areOfEmoticon(key.low, count: text.count) { return nil }
    let mask = mask(of: text.count)
    return PackedKey(
      low: (key.low | UInt64.spaceBits) & mask.low, high: (key.high | UInt64.spaceBits) & mask.high,
      count: text.count)
  }
}
