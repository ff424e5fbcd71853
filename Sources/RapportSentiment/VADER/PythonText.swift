/// What Python 3 calls white space, punctuation and case.
enum PythonText {
  /// The number of bytes of the white space at a place, or 0: the characters at which `str.split` splits.
  ///
  /// - Parameter text: Well-formed UTF-8.
  @inline(__always)
  static func spaceLength(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let byte = text[position]
    if byte < 0x80 { return byte <= 0x20 && isSpace(byte) ? 1 : 0 }
    guard byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) else { return 0 }
    return spaceLengthBeyondASCII(in: text, at: position)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
  }

  private static func spaceLengthBeyondASCII(
    in text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> Int {
    guard position + 1 < text.count else { return 0 }
    let second = text[position + 1]
    if text[position] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard position + 2 < text.count else { return 0 }
    let third = text[position + 2]
    switch (text[position], second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third <= 0x8A || (0xA8...0xA9).contains(third) || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Whether the byte is in `string.punctuation`, which is ASCII.
  @inline(__always)
  static func isPunctuation(_ byte: UInt8) -> Bool {
    guard byte > 0x20, byte < 0x7F else { return false }
    let letter = byte | 0x20
    return !(letter >= 0x61 && letter <= 0x7A) && !(byte >= 0x30 && byte <= 0x39)
  }

  /// `str.lower`: the full mapping of each character, and a sigma that ends a word becomes ς.
  static func lowercased(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{3A3}" {
        result += isFinalSigma(at: index, in: scalars) ? "\u{3C2}" : "\u{3C3}"
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  private static func isFinalSigma(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    func isCased(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
      scalars.first { !$0.properties.isCaseIgnorable }?.properties.isCased ?? false
    }
    return isCased(scalars[..<index].reversed()) && !isCased(scalars[(index + 1)...])
  }

  /// `str.isupper`: some character is upper case and none is lower or title case.
  static func isUppercase(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if word.contains(where: { $0 &- 0x61 < 26 }) { return false }
    var hasUpper = false
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars where !isCaseless(scalar.value) {
      let properties = scalar.properties
      if properties.isLowercase || properties.generalCategory == .titlecaseLetter { return false }
      hasUpper = hasUpper || properties.isUppercase
    }
    return hasUpper
  }

  /// Whether a scalar lies where Unicode has no letters with case: Hebrew to Myanmar, punctuation, and
  /// the scripts of East Asia.
  private static func isCaseless(_ scalar: UInt32) -> Bool {
    (0x0590...0x109F).contains(scalar) || (0x2010...0x2060).contains(scalar)
      || (0x2E80...0xA63F).contains(scalar)
  }
}
