/// The scalar at an offset and the number of its bytes; 0xFFFD and the length of the maximal ill-formed
/// subsequence (Unicode, section 3.9) where the bytes are not UTF-8.
@inline(__always)
func decodeScalar(_ text: UnsafeRawBufferPointer, at offset: Int) -> (scalar: UInt32, width: Int) {
  let first = text[offset]
  if first < 0x80 { return (UInt32(first), 1) }
  if first & 0xF0 == 0xE0 && offset + 2 < text.count {
    // Three bytes, which the scripts without spaces mostly have.
    let (second, third) = (text[offset + 1], text[offset + 2])
    let scalar = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    let isWellFormed =
      second & 0xC0 == 0x80 && third & 0xC0 == 0x80 && scalar >= 0x800 && scalar & 0xF800 != 0xD800
    if isWellFormed { return (scalar, 3) }
  }
  return decodeMultibyteScalar(text, at: offset, first)
}

private func decodeMultibyteScalar(
  _ text: UnsafeRawBufferPointer, at offset: Int, _ first: UInt8
) -> (scalar: UInt32, width: Int) {
  let count: Int
  // The second byte's bounds keep out overlong forms, surrogates and what lies beyond U+10FFFF.
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch first {
  case 0xC2...0xDF: count = 2
  case 0xE0: (count, second) = (3, 0xA0...0xBF)
  case 0xED: (count, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: count = 3
  case 0xF0: (count, second) = (4, 0x90...0xBF)
  case 0xF4: (count, second) = (4, 0x80...0x8F)
  case 0xF1...0xF3: count = 4
  default: return (0xFFFD, 1)
  }
  var scalar = UInt32(first) & (0x7F >> UInt32(count))
  for index in 1..<count {
    guard offset + index < text.count else { return (0xFFFD, index) }
    let byte = text[offset + index]
    guard index == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { return (0xFFFD, index) }
    scalar = scalar << 6 | UInt32(byte & 0x3F)
  }
  return (scalar, count)
}
