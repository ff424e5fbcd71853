/// The bytes among which a scan looks for the next special one, eight at a time.
struct BytePattern {
  private let repeated: UInt64

  @inline(__always)
  init(_ byte: UInt8) { repeated = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// A mask whose lowest bit is the high bit of the first byte of `word` that is this one; 0 without any.
  ///
  /// Bytes after the first may be marked wrongly, so that nothing but the first is to be taken from it, or from the
  /// union of several.
  @inline(__always)
  func mask(in word: UInt64) -> UInt64 {
    let difference = word ^ repeated
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}

extension UInt64 {
  /// Eight bytes in memory order, the first in the lowest bits.
  @inline(__always)
  init(bytesAt pointer: UnsafeRawPointer) {
    self = UInt64(littleEndian: pointer.loadUnaligned(as: UInt64.self))
  }

  /// The index of the first byte that a mask marks.
  @inline(__always)
  var firstMarkedByte: Int { trailingZeroBitCount >> 3 }
}

/// The offset of the first of `bytes` that equals `byte`, from `start` on; `bytes.count` when none does.
@inline(__always)
func firstOffset(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  guard let base = bytes.baseAddress else { return 0 }
  let pattern = BytePattern(byte)
  var index = start
  while index + 8 <= bytes.count {
    let mask = pattern.mask(in: UInt64(bytesAt: base + index))
    if mask != 0 { return index + mask.firstMarkedByte }
    index += 8
  }
  while index < bytes.count, bytes[index] != byte { index += 1 }
  return index
}
