/// A column's name as files write it, with the form in which names are compared.
///
/// Letter case, spaces, underscores and other signs don't count: `Created At`, `created_at` and `createdAt`
/// are the same name.
struct HeaderName: Hashable, Sendable {
  /// The name without surrounding white space.
  let text: String
  /// Its letters and digits in lower case.
  let key: String

  init(_ name: some StringProtocol) {
    var text = Substring(name)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    self.text = String(text)
    key = text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "%" }
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
      guard lower &- 0x61 < 26 || lower &- 0x30 < 10 || lower == UInt8(ascii: "%") else { continue }
      if rest.popFirst() == lower { continue }
      // A mark may follow that makes another letter of it.
      return bytes.first ?? 0 >= 0x80 && HeaderName(cell).key == key
    }
    return rest.isEmpty
  }
}
