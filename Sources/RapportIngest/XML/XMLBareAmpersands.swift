/// Ampersands that begin no reference, as in `AT&T`, which XML forbids and exports hold nevertheless.
///
/// The parser would drop them with the name behind, so that it is given a stand-in of the same length, and places stay
/// right. What it finds goes through ``restore(in:from:)``.
struct XMLBareAmpersands {
  /// How many there were.
  private(set) var count = 0

  /// U+007F, a control character that XML allows; those of the text itself have to be replaced before.
  static let standIn: UInt8 = 0x7F
  private static let ampersand = UInt8(ascii: "&")
  /// How long a reference may be; the names of HTML are shorter.
  private static let longestReference = 40

  /// Puts the stand-in for ampersands.
  ///
  /// - Parameter isLast: Whether no bytes follow.
  /// - Returns: How many bytes at the end have to wait for those that follow.
  mutating func replace(in bytes: UnsafeMutableRawBufferPointer, isLast: Bool) -> Int {
    let readable = UnsafeRawBufferPointer(bytes)
    var index = firstOffset(of: Self.ampersand, in: readable, from: 0)
    while index < bytes.count {
      switch Self.look(at: readable, from: index) {
      case .reference: break
      case .open where !isLast: return bytes.count - index
      case .open, .other:
        bytes[index] = Self.standIn
        count += 1
      }
      index = firstOffset(of: Self.ampersand, in: readable, from: index + 1)
    }
    return 0
  }

  /// Puts ampersands for the stand-in, from an offset on.
  static func restore(in bytes: inout [UInt8], from start: Int = 0) {
    var index = bytes.withUnsafeBytes { firstOffset(of: standIn, in: $0, from: start) }
    while index < bytes.count {
      bytes[index] = ampersand
      index = bytes.withUnsafeBytes { firstOffset(of: standIn, in: $0, from: index + 1) }
    }
  }

  private enum Look {
    case reference, other
    /// The bytes end before it is clear.
    case open
  }

  /// What begins at an ampersand: a reference is a name or a number with its sign, and a semicolon.
  private static func look(at bytes: UnsafeRawBufferPointer, from start: Int) -> Look {
    var index = start + 1
    let end = min(bytes.count, start + longestReference)
    let isNumber = index < end && bytes[index] == UInt8(ascii: "#")
    if isNumber { index += 1 }
    let isHexadecimal = isNumber && index < end && bytes[index] == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ";") { return index > first ? .reference : .other }
      let isDigit = byte &- 0x30 < 10
      let isLetter = (byte | 0x20) &- 0x61 < 26
      let fits =
        if isHexadecimal {
          isDigit || (byte | 0x20) &- 0x61 < 6
        } else if isNumber {
          isDigit
        } else {
          isLetter || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
            || (index > first && (isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")))
        }
      if !fits { return .other }
      index += 1
    }
    return end == bytes.count && end < start + longestReference ? .open : .other
  }
}
