/// Tells what people write from names, codes and addresses.
enum ProseText {
  /// How many words make a text prose where words have spaces between.
  private static let fewestWords = 3
  /// How many letters make a text prose in scripts that write without spaces.
  private static let fewestUnspacedLetters = 6
  /// The letters from here on belong to such scripts, as far as this matters.
  private static let firstUnspacedLetter: UInt32 = 0x0E00

  /// The letters of a text, and whether it is prose: at least three words, which are three quarters of what stands
  /// between spaces.
  ///
  /// A word is made of letters, and of marks, hyphens and apostrophes among them; what stands around it does not
  /// count. So `Mozilla/5.0 (X11; Linux x86_64)` has one word.
  static func look(at text: String) -> (letters: Int, isProse: Bool) {
    var letters = 0
    var unspaced = 0
    var pieces = 0
    var words = 0
    var word = Word()
    func close() {
      if word.hasLetters || word.isBroken { pieces += 1 }
      if word.hasLetters, !word.isBroken { words += 1 }
      word = Word()
    }
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if scalar == " " || properties.isWhitespace {
        close()
      } else if isLetter(scalar) {
        letters += 1
        if scalar.value >= firstUnspacedLetter { unspaced += 1 }
        word.takeLetter()
      } else if scalar != "'", scalar != "\u{2019}", scalar != "-",
        properties.generalCategory != .nonspacingMark
      {
        word.takeSign(isDigit: properties.numericType != nil)
      }
    }
    close()
    let isSpaced = words >= fewestWords && words * 4 >= pieces * 3
    return (letters, isSpaced || (unspaced >= fewestUnspacedLetters && unspaced * 2 >= letters))
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value | 0x20 &- 0x61 < 26 : scalar.properties.isAlphabetic
  }

  /// What stands between two spaces, as far as it was read.
  private struct Word {
    var hasLetters = false
    /// Whether signs stand between its letters, or digits anywhere beside them.
    var isBroken = false
    private var hasSignsBehind = false
    private var hasDigits = false

    mutating func takeLetter() {
      if hasSignsBehind || hasDigits { isBroken = true }
      hasLetters = true
    }

    mutating func takeSign(isDigit: Bool) {
      if isDigit { hasDigits = true }
      if hasLetters {
        if isDigit { isBroken = true } else { hasSignsBehind = true }
      }
    }
  }
}
