/// What a character is, as far as tokens depend on it: the sets of `und/break-rules/traits.rules`, in their order.
struct CharacterTraits: OptionSet {
  let rawValue: UInt32

  static let letter = CharacterTraits(rawValue: 1 << 0)
  static let mark = CharacterTraits(rawValue: 1 << 1)
  static let digit = CharacterTraits(rawValue: 1 << 2)
  static let whiteSpace = CharacterTraits(rawValue: 1 << 3)
  /// Control, format, surrogate or no character at all: nothing that is seen.
  static let invisible = CharacterTraits(rawValue: 1 << 4)
  /// May begin an emoji.
  static let pictograph = CharacterTraits(rawValue: 1 << 5)
  /// Is an emoji, at least with U+FE0F after it.
  static let emoji = CharacterTraits(rawValue: 1 << 6)
  /// Is an emoji without U+FE0F.
  static let emojiPresentation = CharacterTraits(rawValue: 1 << 7)
  static let regionalIndicator = CharacterTraits(rawValue: 1 << 8)
  /// Belongs to the character before it, in an emoji too.
  static let extend = CharacterTraits(rawValue: 1 << 9)
  /// Cut into words by ICU's dictionaries.
  static let dictionary = CharacterTraits(rawValue: 1 << 10)
  /// May stand in a hashtag beside letters, marks and digits.
  static let tagJoiner = CharacterTraits(rawValue: 1 << 11)
  /// A Latin letter with an accent, or an accent.
  static let accent = CharacterTraits(rawValue: 1 << 12)
  /// May stand in the host of a web address.
  static let host = CharacterTraits(rawValue: 1 << 13)
  /// May stand in the path of a web address.
  static let path = CharacterTraits(rawValue: 1 << 14)
  /// Of a script that is written without spaces around Latin words.
  static let unspaced = CharacterTraits(rawValue: 1 << 15)
  /// A sign of money.
  static let currency = CharacterTraits(rawValue: 1 << 16)
  /// NFKC with folded case leaves any text of such characters alone.
  static let stable = CharacterTraits(rawValue: 1 << 17)

  /// Letters, the marks on them, and digits.
  static let wordCharacter: CharacterTraits = [.letter, .mark, .digit]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The traits of a scalar by the library's own table.
  init(of scalar: UInt32) { self = BreakTable.embedded.traits(of: scalar) }
}

extension UInt8 {
  /// An ASCII letter.
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// An ASCII digit.
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  /// An ASCII letter or digit.
  @inline(__always) var isAlphanumeric: Bool { isLetter || isDigit }
  /// The small letter of an ASCII capital; everything else as it is.
  @inline(__always) var lowerCased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
