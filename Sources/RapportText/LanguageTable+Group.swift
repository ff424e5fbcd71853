extension LanguageTable {
  /// The languages that are written in one script and told apart.
  ///
  /// They are numbered in the order of the file; a set of them is a number with a bit for each.
  final class Group: Sendable {
    let script: Script
    /// The name of the script.
    let scriptName: String
    /// The tag of a text that does not tell which of the languages it is in.
    let openTag: String
    let tags: [String]
    /// All of them.
    let all: Members
    /// Those that write with each letter, by scalar.
    private let letters: [Members]
    /// Those whose letters are not listed.
    let anyLetters: Members
    /// For each language that CLD2 may tell those that it is taken for, with a share in hundredths.
    let relatives: [String: [Relative]]
    /// For each language those that it is often taken for, or they for it.
    private let close: [Members]
    /// English, if it is among them.
    private let english: Members

    typealias Relative = (language: Int, share: Int)

    init(
      script: Script, tags: [String], letters: [Members], anyLetters: Members, relatives: [String: [Relative]]
    ) {
      self.script = script
      scriptName = script.name
      openTag = script == .latin ? "und" : "und-" + script.name
      self.tags = tags
      all = tags.count == Members.bitWidth ? .max : (1 << Members(tags.count)) - 1
      self.letters = letters
      self.anyLetters = anyLetters
      self.relatives = relatives
      var close = [Members](repeating: 0, count: tags.count)
      for (first, tag) in tags.enumerated() {
        for (second, share) in relatives[tag] ?? [] where share > 50 {
          close[first] |= 1 << Members(second)
          close[second] |= 1 << Members(first)
        }
      }
      self.close = close
      english = tags.firstIndex(of: "en").map { 1 << Members($0) } ?? 0
    }

    /// The languages that write with a letter; none when it is no letter of theirs, such as one of another script.
    func languages(ofLetter scalar: UInt32) -> Members {
      scalar < UInt32(letters.count) ? letters[Int(scalar)] : 0
    }

    /// Whether the two are taken for each other often.
    func areClose(_ first: Int, _ second: Int) -> Bool { close[first] >> Members(second) & 1 != 0 }

    /// Whether one of the two is English.
    func hasEnglish(_ first: Int, _ second: Int) -> Bool {
      (english >> Members(first) | english >> Members(second)) & 1 != 0
    }
  }
}
