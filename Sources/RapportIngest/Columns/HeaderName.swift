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
}
