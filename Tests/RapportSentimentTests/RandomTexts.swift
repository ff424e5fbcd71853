import RapportTestSupport

extension SeededGenerator {
  /// Words that rules act on, marks, faces and awkward characters, in any order.
  mutating func text() -> String {
    let pieces = [
      "good", "GREAT", "bad", "awful", "not", "never", "no", "without", "doubt", "but", "although", "very",
      "kind of", "only", "the least", "at least", "sooo", "happy", "hate", "table", "xyzzy", ":)", ":(", "😍",
      "❤️",
      "👨‍👩‍👧", "!", "!!!", "?", "?!", ",", ".", "…", "#love", "@ann", "https://a.example/x", "it's", "don’t",
      "ΣΑΣ", "\u{301}",
      "好", "\u{200D}", "\u{FFFD}", "ß", "İ", "used to", "but now", "some people", "(", ")", "\n", "\u{A0}",
    ]
    let count = Int.random(in: 0...25, using: &self)
    let separator =
      Bool.random(using: &self) ? " " : ["", "  ", "\n", "\u{3000}"].randomElement(using: &self)!
    return (0..<count).map { _ in pieces.randomElement(using: &self)! }.joined(separator: separator)
  }
}
