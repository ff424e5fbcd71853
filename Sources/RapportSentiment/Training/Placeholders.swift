/// What publishers of texts put in the place of something personal.
package enum Placeholders {
  /// The text with each bracket of capital letters, such as `[NAME]`, replaced by a mention.
  ///
  /// Otherwise the word in it would count as one that people wrote.
  package static func replaced(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      if first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")),
        end - rest.startIndex > 2,
        rest[(rest.startIndex + 1)..<end].allSatisfy({ $0 &- UInt8(ascii: "A") < 26 })
      {
        bytes += Array("@name".utf8)
        rest = rest[(end + 1)...]
      } else {
        bytes.append(first)
        rest.removeFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
