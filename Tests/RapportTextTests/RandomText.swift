import RapportTestSupport

/// Random scalars, half of them letters, marks and joiners that interact and so come more often than chance would have it.
func randomText(of count: Int, using random: inout SeededGenerator) -> String {
  var text = ""
  for _ in 0..<count {
    let isInteresting = Bool.random(using: &random)
    let scalar =
      isInteresting
      ? interesting.randomElement(using: &random)
      : Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &random))
    if let scalar { text.unicodeScalars.append(scalar) }
  }
  return text
}

/// Random bytes that are mostly UTF-8: runs of one script, controls, joiners, any scalars, and sequences that are no text.
///
/// - Parameter count: About how many scalars to put together.
func randomBytes(of count: Int, using random: inout SeededGenerator) -> [UInt8] {
  var bytes: [UInt8] = []
  var made = 0
  while made < count {
    let run = min(count - made, Int.random(in: 1...8, using: &random))
    made += run
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: bytes += randomText(of: run, using: &random).utf8
    case 2, 3:
      let script = scripts.randomElement(using: &random)!
      for _ in 0..<run { bytes += String(Unicode.Scalar(UInt32.random(in: script, using: &random))!).utf8 }
    case 4, 5: for _ in 0..<run { bytes.append(UInt8.random(in: 0x20...0x7E, using: &random)) }
    case 6: for _ in 0..<run { bytes += controls.randomElement(using: &random)!.utf8 }
    default: for _ in 0..<run { bytes += illFormed.randomElement(using: &random)! }
    }
  }
  return bytes
}

private let interesting = Array(
  "aZé1 #@$:).-_/'’،️‍👍🏽🇩🇪ไทย日本カー\u{301}\u{200B}\u{AD}\r\n\"<3한&;*%".unicodeScalars)

/// Latin, Cyrillic, Greek, Hebrew, Arabic, Devanagari, Thai, Lao, Burmese, Khmer, kana, Han, Hangul, emoji, flags, plane 2.
private let scripts: [ClosedRange<UInt32>] = [
  0x41...0x17F, 0x370...0x3FF, 0x400...0x4FF, 0x591...0x5F4, 0x600...0x6FF, 0x900...0x97F, 0xE01...0xE5B,
  0xE80...0xEDF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x4E00...0x4FFF, 0xAC00...0xAD00,
  0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0x1F3FB...0x1F3FF, 0x20000...0x20100, 0xFF00...0xFFEF, 0x300...0x36F,
]

private let controls = [
  "\u{0}", "\t", "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200C}",
  "\u{200D}",
  "\u{200E}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{2060}", "\u{3000}", "\u{FE0F}", "\u{FEFF}", "\u{E0067}",
  "\u{E007F}", "\u{20E3}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}",
]

/// Halves of surrogate pairs, overlong forms, stray and missing continuation bytes, bytes that no UTF-8 has.
private let illFormed: [[UInt8]] = [
  [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xC0, 0x80], [0xC1, 0xBF],
  [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
  [0x80],
  [0xBF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x91], [0xE2, 0x28, 0xA1], [0xFE], [0xFF], [0xF0, 0x9F],
]
