internal import CICU

/// What language a text is taken to be in.
public struct LanguageGuess: Hashable, Sendable {
  /// A BCP 47 tag: a language such as `ja`, or `und` with or without a script, or `zxx` where nothing is language.
  public var tag: String
  /// How far the script tells, 0...1: the share of the letters that are in it.
  public var confidence: Double

  /// A guess with its confidence.
  public init(tag: String, confidence: Double) {
    self.tag = tag
    self.confidence = confidence
  }
}

/// Guesses the language of a text from the script of its letters.
///
///     let identifier = LanguageIdentifier()
///     identifier.language(of: "とても良い").tag    // "ja"
///     identifier.language(of: "很好").tag         // "zh"
///     identifier.language(of: "Very good").tag   // "und": Latin letters serve many languages
///     identifier.language(of: "Хорошо").tag      // "und-Cyrl"
///     identifier.language(of: "👍 10/10").tag     // "zxx": no letters
///
/// Scripts that one language is written in, in comments at least, give the language; others give `und` and the script,
/// and Latin only `und`.
public struct LanguageIdentifier: Sendable {
  /// An identifier.
  public init() {}

  /// The language of a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func language(of text: UnsafeRawBufferPointer) -> LanguageGuess {
    var latin = 0
    var others: [UInt32: Int] = [:]
    var offset = 0
    while offset < text.count {
      let (scalar, width) = decodeScalar(text, at: offset)
      offset += width
      if scalar < 0x80 {
        if UInt8(scalar).isLetter { latin += 1 }
      } else if CharacterTraits(of: scalar).contains(.letter) {
        others[rapport_character_script(scalar), default: 0] += 1
      }
    }
    others[Script.latin, default: 0] += latin
    // Letters that several scripts share, such as the prolonged sound mark, tell nothing.
    others[Script.common] = nil
    others[Script.inherited] = nil
    // Kana makes the ideographs around it Japanese.
    let kana = (others[Script.hiragana] ?? 0) + (others[Script.katakana] ?? 0)
    if kana > 0 {
      let ideographs = others.removeValue(forKey: Script.han) ?? 0
      others[Script.katakana] = nil
      others[Script.hiragana] = kana + ideographs
    }
    let letters = others.values.reduce(0, +)
    guard letters > 0, let script = others.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return LanguageGuess(tag: "zxx", confidence: 1)
    }
    return LanguageGuess(
      tag: Script.tag(of: script), confidence: Double(others[script] ?? 0) / Double(letters))
  }

  /// The language of a text.
  public func language(of text: some StringProtocol) -> LanguageGuess {
    var text = String(text)
    return text.withUTF8 { language(of: UnsafeRawBufferPointer($0)) }
  }
}

/// Codes of ISO 15924, four letters in one number.
private enum Script {
  static let latin = code("Latn")
  static let common = code("Zyyy")
  static let inherited = code("Zinh")
  static let han = code("Hani")
  static let hiragana = code("Hira")
  static let katakana = code("Kana")

  private static let languages = [
    latin: "und", han: "zh", hiragana: "ja", code("Hang"): "ko", code("Thai"): "th", code("Grek"): "el",
    code("Hebr"): "he", code("Laoo"): "lo", code("Khmr"): "km", code("Geor"): "ka", code("Armn"): "hy",
  ]

  static func tag(of script: UInt32) -> String {
    if let language = languages[script] { return language }
    let letters = (0..<4).map { UInt8(truncatingIfNeeded: script >> (24 - 8 * $0)) }
    return "und-" + String(decoding: letters, as: UTF8.self)
  }

  private static func code(_ name: StaticString) -> UInt32 {
    (0..<4).reduce(0) { $0 << 8 | UInt32(name.utf8Start[$1]) }
  }
}
