/// The bytes among which a scan looks for the next special one, eight at a time.
///
/// The masks have the high bit set of every byte that equals the one sought, and no other: the usual shorter
/// test for a zero byte also marks some bytes above a true one.
struct BytePattern {
  private let repeated: UInt64

  @inline(__always)
  init(_ byte: UInt8) { repeated = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// A mask of the bytes of `word` that are this one.
  @inline(__always)
  func mask(in word: UInt64) -> UInt64 {
    let difference = word ^ repeated
    let low = (difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
    return ~(low | difference | 0x7F7F_7F7F_7F7F_7F7F)
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
