/// A column's name as files write it, with the form in which names are compared.
///
/// Letter case, spaces, underscores and other signs don't count: `Created At`, `created_at` and `createdAt`
/// are the same name.
package struct HeaderName: Hashable, Sendable {
  /// The name without surrounding white space.
  package let text: String
  /// Its letters and digits in lower case.
  package let key: String

  package init(_ name: some StringProtocol) {
    if let plain = Self.plain(name) {
      self = plain
      return
    }
    var text = Substring(name)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    self.text = String(text)
    key = text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "%" }
  }

  private init(text: String, key: String) { (self.text, self.key) = (text, key) }

  /// The same for a name in ASCII, as nearly all are, told by its bytes.
  private static func plain(_ name: some StringProtocol) -> HeaderName? {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      if byte >= 0x80 { return nil }
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if isKept(lower) { key.append(lower) }
    }
    // Space, and the controls from tab to carriage return.
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte &- 0x09 < 5 }
    let text = Array(name.utf8.drop(while: isSpace))
    let end = text.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0
    return HeaderName(
      text: String(decoding: text[..<end], as: UTF8.self), key: String(decoding: key, as: UTF8.self))
  }

  /// Whether a byte of small letters counts.
  private static func isKept(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "%")
  }

  /// Whether a cell is this name, in this spelling or another.
  ///
  /// A table has many cells and few of them are names, so that most are told by their first letter.
  func isSpelled(_ cell: String) -> Bool {
    var rest = key.utf8[...]
    var bytes = cell.utf8[...]
    while let byte = bytes.popFirst() {
      guard byte < 0x80 else { return HeaderName(cell).key == key }
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      guard Self.isKept(lower) else { continue }
      if rest.popFirst() == lower { continue }
      // A mark may follow that makes another letter of it.
      return bytes.first ?? 0 >= 0x80 && HeaderName(cell).key == key
    }
    return rest.isEmpty
  }
}
