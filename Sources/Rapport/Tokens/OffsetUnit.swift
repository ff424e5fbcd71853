/// What the offsets of tokens count.
public enum OffsetUnit: String, CaseIterable, Hashable, Sendable {
  /// Bytes of UTF-8, as everywhere else.
  case utf8
  /// Units of UTF-16, as in JavaScript, Java and Windows.
  case utf16
  /// Unicode scalars, as in Python.
  case scalar
}

/// Turns offsets in UTF-8 into another unit, for ascending offsets of one text.
struct OffsetConverter {
  private let bytes: [UInt8]
  private let unit: OffsetUnit
  private var byteOffset = 0
  private var converted = 0

  init(_ text: String, unit: OffsetUnit) {
    bytes = Array(text.utf8)
    self.unit = unit
  }

  /// The offset that lies `offset` bytes into the text.
  ///
  /// - Precondition: Not smaller than the last one that was asked for.
  mutating func callAsFunction(_ offset: Int) -> Int {
    if unit == .utf8 { return offset }
    while byteOffset < offset {
      let byte = bytes[byteOffset]
      // Continuation bytes begin nothing; four bytes are a pair of surrogates.
      if byte & 0xC0 != 0x80 { converted += unit == .utf16 && byte >= 0xF0 ? 2 : 1 }
      byteOffset += 1
    }
    return converted
  }
}
