/// Puts right texts whose UTF-8 bytes were written as one character each, as in `\u{C3}\u{A9}` for `é`.
enum Mojibake {
  /// The text as it was meant; itself unless all of its characters are bytes and these are well-formed UTF-8.
  static func repaired(_ text: String) -> String {
    var bytes: [UInt8] = []
    var isPlain = true
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return text }
      isPlain = isPlain && byte < 0x80
      bytes.append(byte)
    }
    if isPlain { return text }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}
