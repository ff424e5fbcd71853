/// What stands at the start of some bytes, read as UTF-8.
enum UTF8Step {
  /// A well-formed sequence of this many bytes.
  case wellFormed(Int)
  /// The longest beginning of a well-formed sequence, or one stray byte: becomes one U+FFFD.
  case illFormed(Int)
  /// The bytes end inside a sequence that is well-formed so far.
  case incomplete
}

/// Reads one sequence by table 3-7 of the Unicode Standard; ill-formed parts are its "maximal subparts".
///
/// - Precondition: `bytes` holds at least one byte from `index` on.
@inline(__always)
func utf8Step(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UTF8Step {
  let lead = bytes[index]
  if lead < 0x80 { return .wellFormed(1) }
  let length: Int
  var lower: UInt8 = 0x80
  var upper: UInt8 = 0xBF
  switch lead {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, lower) = (3, 0xA0)
  case 0xED: (length, upper) = (3, 0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, lower) = (4, 0x90)
  case 0xF4: (length, upper) = (4, 0x8F)
  case 0xF1...0xF3: length = 4
  default: return .illFormed(1)
  }
  for offset in 1..<length {
    guard index + offset < bytes.count else { return .incomplete }
    let byte = bytes[index + offset]
    guard byte >= lower, byte <= upper else { return .illFormed(offset) }
    (lower, upper) = (0x80, 0xBF)
  }
  return .wellFormed(length)
}

/// The number of bytes at the start of `bytes` that are well-formed UTF-8.
///
/// - Complexity: O(*n*), eight bytes at a step where they are ASCII.
func wellFormedPrefix(of bytes: UnsafeRawBufferPointer) -> Int {
  var index = 0
  while index < bytes.count {
    while index + 16 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
      guard (words[0] | words[1]) & 0x8080_8080_8080_8080 == 0 else { break }
      index += 16
    }
    // What is not ASCII seldom comes alone, so the sequences are read one by one up to the next ASCII byte.
    var steps = 0
    while index < bytes.count, steps < 16 {
      guard case .wellFormed(let length) = utf8Step(bytes, at: index) else { return index }
      index += length
      steps += 1
    }
  }
  return index
}
