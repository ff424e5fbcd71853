internal import CICU

/// Turns the surface of a token into the key that the vocabulary knows it by.
///
/// The text itself is never changed; keys serve look-up only.
///
/// * Letters: NFKC with case folding (Unicode's NFKC_Casefold), and typographic apostrophes become `'`.
/// * Emoji lose U+FE0F, U+FE0E and skin tones, so that one entry serves all their forms.
/// * Emoticons keep their case; a repeated mouth counts once: `:)))` is `:)`.
/// * Character references of HTML in words and emoticons become what they stand for: `don&#39;t`, `&lt;3`.
/// * Abbreviations lose their last full stop: `U.S.` is `u.s`.
///
///       var normalizer = TermNormalizer()
///       normalizer.key(of: "Don’t", kind: .word)   // "don't"
///       normalizer.key(of: "👍🏽", kind: .emoji)     // "👍"
///
/// It owns buffers that it uses again, so each thread needs its own.
public struct TermNormalizer {
  private var key: [UInt8] = []

  /// A normaliser with empty buffers.
  public init() {}

  /// The key of a surface form.
  public mutating func key(of surface: some StringProtocol, kind: TokenKind = .word) -> String {
    var surface = String(surface)
    return surface.withUTF8 { bytes in
      withKey(of: UnsafeRawBufferPointer(bytes), kind: kind) { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The bytes of the key of a surface form.
  mutating func key(of surface: UnsafeRawBufferPointer, kind: TokenKind) -> [UInt8] {
    withKey(of: surface, kind: kind, Array.init)
  }

  /// Calls `body` with the key of a surface form, which is valid for the call only.
  ///
  /// - Complexity: O(*n*) in the number of bytes; ASCII does not go through ICU.
  public mutating func withKey<Result>(
    of surface: UnsafeRawBufferPointer, kind: TokenKind, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    key.removeAll(keepingCapacity: true)
    switch kind {
    case .emoji: appendEmoji(surface)
    case .emoticon: appendEmoticon(surface)
    default:
      if surface.allSatisfy({ $0 < 0x80 }) { appendLowerCased(surface) } else { appendFolded(surface) }
      if kind == .word { simplifyWord() }
    }
    return key.withUnsafeBytes(body)
  }

  private mutating func appendLowerCased(_ surface: UnsafeRawBufferPointer) {
    key.append(contentsOf: surface)
    key.withUnsafeMutableBufferPointer { key in
      for index in key.indices { key[index] = key[index].lowerCased }
    }
  }

  private mutating func appendFolded(_ surface: UnsafeRawBufferPointer) {
    if appendPlain(surface) { return straightenApostrophes() }
    key.removeAll(keepingCapacity: true)
    // NFKC makes some characters longer: U+FDFA becomes eleven times as long.
    var length = surface.count * 2 + 64
    var status: Int32
    repeat {
      let capacity = length
      status = 0
      key = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        status = buffer.withMemoryRebound(to: CChar.self) {
          rapport_nfkc_casefold(surface.baseAddress, surface.count, $0.baseAddress, capacity, &length)
        }
        count = status <= 0 ? length : 0
      }
    } while status == rapport_icu_buffer_overflow
    straightenApostrophes()
  }

  /// Appends what folding leaves as it is, such as Chinese and most small letters, what only becomes ASCII, such as
  /// the marks in Chinese, and ASCII in small letters; `false` when there is anything else.
  private mutating func appendPlain(_ surface: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset < surface.count {
      let (scalar, width) = decodeScalar(surface, at: offset)
      if scalar < 0x80 {
        key.append(UInt8(truncatingIfNeeded: scalar).lowerCased)
      } else if Self.fullWidth.contains(scalar) {
        key.append(UInt8(truncatingIfNeeded: scalar &- Self.fullWidth.lowerBound &+ 0x21).lowerCased)
      } else {
        // Bytes that are no text would become U+FFFD.
        guard scalar != 0xFFFD, CharacterTraits(of: scalar).contains(.stable) else { return false }
        for index in offset..<offset + width { key.append(surface[index]) }
      }
      offset += width
    }
    return true
  }

  /// The full-width forms of U+0021 to U+007E.
  private static let fullWidth: ClosedRange<UInt32> = 0xFF01...0xFF5E

  /// U+2018, U+2019 and U+02BC become U+0027, in place.
  private mutating func straightenApostrophes() {
    var write = 0
    var read = 0
    while read < key.count {
      let isQuotationMark =
        read + 2 < key.count && key[read] == 0xE2 && key[read + 1] == 0x80 && key[read + 2] & 0xFE == 0x98
      let isModifierLetter = read + 1 < key.count && key[read] == 0xCA && key[read + 1] == 0xBC
      if isQuotationMark || isModifierLetter {
        key[write] = 0x27
        read += isQuotationMark ? 3 : 2
      } else {
        key[write] = key[read]
        read += 1
      }
      write += 1
    }
    key.removeSubrange(write...)
  }

  /// An apostrophe written as a character reference becomes one; the last full stop of an abbreviation goes, so that
  /// "U.S." is "U.S".
  private mutating func simplifyWord() {
    if let start = key.firstIndex(of: UInt8(ascii: "&")) {
      let end = key.withUnsafeBytes { CharacterReference.apostropheEnd(in: $0, at: start) }
      if let end { key.replaceSubrange(start..<end, with: CollectionOfOne(0x27)) }
    }
    if key.count > 1 && key.last == UInt8(ascii: ".") { key.removeLast() }
  }

  private mutating func appendEmoji(_ surface: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < surface.count {
      let (scalar, width) = decodeScalar(surface, at: offset)
      let isVariation = scalar == 0xFE0E || scalar == 0xFE0F
      let isSkinTone = (0x1F3FB...0x1F3FF).contains(scalar)
      // A skin tone alone is an emoji of its own.
      if !isVariation && !(isSkinTone && offset > 0) {
        key.append(contentsOf: surface[offset..<offset + width])
      }
      offset += width
    }
  }

  private mutating func replaceReferences(_ name: StaticString, by sign: UInt8) {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var start = 0
    while start + bytes.count <= key.count {
      if key[start] == bytes[0] && key[start..<start + bytes.count].elementsEqual(bytes) {
        key.replaceSubrange(start..<start + bytes.count, with: CollectionOfOne(sign))
      }
      start += 1
    }
  }

  private mutating func appendEmoticon(_ surface: UnsafeRawBufferPointer) {
    var end = surface.count
    while end > 2 && surface[end - 1] == surface[end - 2] { end -= 1 }
    key.append(contentsOf: surface[..<end])
    for angle in CharacterReference.angles { replaceReferences(angle.name, by: angle.sign) }
  }
}
