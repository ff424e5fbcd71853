/// How many columns of a terminal a text takes up.
///
/// East Asian wide and fullwidth characters and emoji take two, combining marks none. Terminals disagree on
/// rare sequences; this follows what most of them do, one user-perceived character at a time.
///
///     displayWidth("naïve")   // 5
///     displayWidth("日本 👍🏽")  // 7
package func displayWidth(_ text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + width(of: $1) }
}

private func width(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if first.value < 0x7F { return first.value < 0x20 ? 0 : hasEmojiSelector(scalars) ? 2 : 1 }
  switch first.properties.generalCategory {
  case .control, .nonspacingMark, .enclosingMark: return 0
  case .format where scalars.count == 1: return 0
  default: break
  }
  if first.properties.isEmojiPresentation || hasEmojiSelector(scalars) || isWide(first.value) { return 2 }
  return 1
}

private func hasEmojiSelector(_ scalars: String.UnicodeScalarView) -> Bool {
  scalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 }
}

private func isWide(_ scalar: UInt32) -> Bool {
  wideRanges.contains { $0.contains(scalar) }
}

/// The blocks whose characters are wide (W) or fullwidth (F) in EastAsianWidth.txt of Unicode 15.0, joined
/// where what lies between is unassigned. Unicode License v3.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
  0x16FE0...0x18CFF, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
]
