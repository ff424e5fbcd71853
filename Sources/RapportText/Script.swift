internal import CICU

/// A script as ISO 15924 names it, such as `Latn`.
struct Script: Hashable, Sendable {
  /// The four letters, the first one highest.
  private let code: UInt32

  static let latin = Script("Latn")
  static let arabic = Script("Arab")
  static let han = Script("Hani")
  static let hiragana = Script("Hira")
  static let katakana = Script("Kana")
  /// Shared by scripts, such as the prolonged sound mark of kana.
  static let common = Script("Zyyy")
  static let inherited = Script("Zinh")

  init(_ name: StaticString) { code = (0..<4).reduce(0) { $0 << 8 | UInt32(name.utf8Start[$1]) } }

  /// The script of this name; `nil` unless it has four letters.
  init?(_ name: some Sequence<UInt8>) {
    let letters = Array(name)
    guard letters.count == 4, letters.allSatisfy(\.isLetter) else { return nil }
    code = letters.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The script of a character.
  init(of scalar: UInt32) {
    code = scalar < 0x80 ? Self.latin.code : rapport_character_script(scalar)
  }

  /// The name, such as `Latn`.
  var name: String {
    String(unsafeUninitializedCapacity: 4) { bytes in
      for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: code >> (24 - 8 * index)) }
      return 4
    }
  }

  /// The language that comments in this script are in, where there is but one; `nil` where several come into question.
  var onlyLanguage: String? { self == .latin ? nil : Self.languages[self] }

  /// The languages that are told by their script.
  static var languagesByScript: [String] { languages.values.sorted() }

  private static let languages: [Script: String] = [
    .han: "zh", .hiragana: "ja", .katakana: "ja", Script("Hang"): "ko", Script("Bopo"): "zh",
    Script("Thai"): "th", Script("Laoo"): "lo", Script("Khmr"): "km", Script("Mymr"): "my",
    Script("Grek"): "el", Script("Hebr"): "he", Script("Geor"): "ka", Script("Armn"): "hy",
    Script("Taml"): "ta", Script("Telu"): "te", Script("Knda"): "kn", Script("Mlym"): "ml",
    Script("Gujr"): "gu", Script("Guru"): "pa", Script("Orya"): "or", Script("Sinh"): "si",
    Script("Tibt"): "bo", Script("Thaa"): "dv",
  ]
}
