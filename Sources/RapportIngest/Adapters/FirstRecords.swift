/// Finds out whether the sample of a text holds its first two records whole, and makes it hold them.
enum FirstRecords {
  /// How long the sample of a text of lines may become. Beyond it, nobody names columns or closes quotes.
  private static let longestLines = 1 << 20
  /// The separators of a line beyond which it is not waited for, since whoever writes so many means harm.
  private static let mostSeparators = 50_000

  /// Lets the sample grow until it holds the first two records, which most samples do.
  ///
  /// - Returns: Whether it grew.
  static func take(of input: TextStream, maximumRecordLength: Int) throws(IngestError) -> Bool {
    var hasGrown = false
    while !input.isSampleComplete, input.sample.count < maximumRecordLength, !areWhole(in: input.opening) {
      let before = input.sample.count
      try input.growSample(to: min(before * 4, maximumRecordLength))
      // A few bytes short is as full as it gets where characters are cut off.
      if input.sample.count == before { break }
      hasGrown = true
    }
    return hasGrown
  }

  /// Whether the first two records are whole, or not worth waiting for.
  static func areWhole(in sample: FileSample) -> Bool {
    switch sample.firstVisibleByte {
    case UInt8(ascii: "{"), UInt8(ascii: "["): areWholeValues(sample.text)
    case UInt8(ascii: "<"): true
    default: areWholeLines(sample.text)
    }
  }

  /// Whether two lines with something on them have ended, and one more below a line that names the separator.
  private static func areWholeLines(_ text: [UInt8]) -> Bool {
    var separators = 0
    var rest = text.prefix(4).map { $0 | 0x20 }.elementsEqual("sep=".utf8.map { $0 | 0x20 }) ? 3 : 2
    var isQuoted = false
    // A quote within a field is an ordinary byte.
    var isAtFieldStart = true
    var isBlank = true
    for byte in text {
      if isQuoted {
        isQuoted = byte != UInt8(ascii: "\"")
        isAtFieldStart = !isQuoted
        continue
      }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if !isBlank { rest -= 1 }
        if rest == 0 { return true }
        isBlank = true
        isAtFieldStart = true
        continue
      case UInt8(ascii: "\""): isQuoted = isAtFieldStart
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"):
        isAtFieldStart = true
        isBlank = false
        separators += 1
        if separators > mostSeparators { return true }
        continue
      default: break
      }
      isBlank = isBlank && byte <= 0x20
      isAtFieldStart = false
    }
    // Half of it, since a sample ends a few bytes early where a character would be cut.
    return text.count > longestLines / 2
  }

  /// Whether two values have ended, or two elements of an array at the top.
  private static func areWholeValues(_ text: [UInt8]) -> Bool {
    var rest = 2
    var depth = 0
    var strings = JSONStringState()
    // Whether a number, a word or a string stands outside of all brackets.
    var isSingle = false
    // The array at the top has no end that counts.
    let start = text.firstIndex { $0 > 0x20 }.map { text[$0] == UInt8(ascii: "[") ? $0 + 1 : $0 } ?? 0
    for byte in text[start...] {
      if strings.takes(byte) {
        isSingle = depth <= 0
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { rest -= 1 }
        if rest == 0 { return true }
      case UInt8(ascii: ","), 0x0A, 0x20:
        if isSingle, depth <= 0 { rest -= 1 }
        if rest == 0 { return true }
        isSingle = false
      default: isSingle = depth <= 0
      }
    }
    return false
  }
}
