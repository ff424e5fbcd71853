internal import CICU

/// What a character is, as far as tokens depend on it.
struct CharacterTraits: OptionSet {
  let rawValue: UInt32

  static let letter = CharacterTraits(RAPPORT_LETTER)
  static let mark = CharacterTraits(RAPPORT_MARK)
  static let digit = CharacterTraits(RAPPORT_DIGIT)
  static let whiteSpace = CharacterTraits(RAPPORT_WHITE_SPACE)
  /// Control, format, surrogate or no character at all: nothing that is seen.
  static let invisible = CharacterTraits(RAPPORT_INVISIBLE)
  /// May begin an emoji.
  static let pictograph = CharacterTraits(RAPPORT_PICTOGRAPH)
  /// Is an emoji, at least with U+FE0F after it.
  static let emoji = CharacterTraits(RAPPORT_EMOJI)
  /// Is an emoji without U+FE0F.
  static let emojiPresentation = CharacterTraits(RAPPORT_EMOJI_PRESENTATION)
  static let regionalIndicator = CharacterTraits(RAPPORT_REGIONAL_INDICATOR)
  /// Belongs to the character before it, in an emoji too.
  static let extend = CharacterTraits(RAPPORT_EXTEND)

  /// Letters, the marks on them, and digits.
  static let wordCharacter: CharacterTraits = [.letter, .mark, .digit]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ flag: some BinaryInteger) { rawValue = UInt32(flag) }

  /// The traits of a scalar.
  init(of scalar: UInt32) {
    rawValue = scalar < 0x80 ? Self.ascii[Int(scalar)] : rapport_character_traits(scalar)
  }

  private static let ascii: [UInt32] = (0..<0x80).map { rapport_character_traits($0) }
}

extension UInt8 {
  /// An ASCII letter.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// An ASCII digit.
  var isDigit: Bool { self &- 0x30 < 10 }
  /// An ASCII letter or digit.
  var isAlphanumeric: Bool { isLetter || isDigit }
  /// The small letter of an ASCII capital; everything else as it is.
  var lowerCased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
