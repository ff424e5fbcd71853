extension TokenScanner {
  /// The end of the emoji at an offset: the whole grapheme cluster, with skin tones, joined emoji, tags and U+FE0F; a
  /// pair of regional indicators is a flag (UTS #51).
  func emojiEnd(at offset: Int, _ scalar: UInt32, _ width: Int) -> Int? {
    let traits = tables.breaks.traits(of: scalar)
    var end = offset + width
    if traits.contains(.regionalIndicator) {
      guard self.traits(at: end).contains(.regionalIndicator) else { return nil }
      end += 4
    } else if !traits.contains(.pictograph) || !isShownAsEmoji(scalar, traits, next: end) {
      return nil
    }
    while end < text.count {
      let (scalar, width) = decodeScalar(text, at: end)
      if scalar == zeroWidthJoiner {
        end += width
        guard self.traits(at: end).contains(.pictograph) else { return end }
        end += decodeScalar(text, at: end).width
      } else if tables.breaks.traits(of: scalar).contains(.extend) {
        end += width
      } else {
        break
      }
    }
    return end
  }

  /// `0`…`9`, `#` or `*` in a keycap.
  func keycapEnd(at offset: Int, _ first: UInt8) -> Int? {
    guard byte(at: offset + 1) >= 0x80 else { return nil }
    guard first.isDigit || first == UInt8(ascii: "#") || first == UInt8(ascii: "*") else { return nil }
    let sign = hasBytes("\u{FE0F}", at: offset + 1) ? offset + 4 : offset + 1
    return hasBytes("\u{20E3}", at: sign) ? sign + 3 : nil
  }

  /// Whether a pictograph is meant as an emoji: by itself, by U+FE0F after it, or since it is a picture that people
  /// type without U+FE0F, such as the heart U+2764. Signs like © and ™, arrows and circled ideographs are text, and
  /// so are stars and notes that are no emoji at all. Places kept for new emoji count as emoji.
  private func isShownAsEmoji(_ scalar: UInt32, _ traits: CharacterTraits, next: Int) -> Bool {
    if traits.contains(.emojiPresentation) || hasBytes("\u{FE0F}", at: next) { return true }
    if traits.contains(.invisible) { return scalar >= 0x1F000 }
    return traits.contains(.emoji) && scalar >= 0x2300 && scalar != 0x24C2
      && !(0x3000...0x32FF).contains(scalar)
  }
}

private let zeroWidthJoiner: UInt32 = 0x200D
