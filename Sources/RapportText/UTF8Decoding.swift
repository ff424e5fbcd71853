/// The scalar at an offset and the number of its bytes; 0xFFFD and the length of the maximal ill-formed
/// subsequence (Unicode, section 3.9) where the bytes are not UTF-8.
@inline(__always)
func decodeScalar(_ text: UnsafeRawBufferPointer, at offset: Int) -> (scalar: UInt32, width: Int) {
  let first = text[offset]
  if first < 0x80 { return (UInt32(first), 1) }
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
