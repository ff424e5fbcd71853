/// A key in two machine words, so that most keys are hashed and compared without a loop.
///
/// Up to fifteen bytes stand as they are, zeros after them, and their number in the highest byte. Of a longer key there
/// are a hash and a mark in the highest byte, and equal packed keys have to be compared byte by byte.
struct PackedKey: Equatable {
  var low: UInt64
  var high: UInt64

  /// The number of bytes that fit.
  static let capacity = 15
  private static let longMark: UInt64 = 0xFF << 56

  @inline(__always)
  init(low: UInt64, high: UInt64, count: Int) {
    assert(count <= Self.capacity && high >> 56 == 0, "a longer key does not fit")
    self.low = low
    self.high = high | UInt64(count) << 56
  }

  init(_ key: UnsafeRawBufferPointer) {
    if key.count <= Self.capacity {
      low = word(of: key, from: 0)
      high = word(of: key, from: 8) | UInt64(key.count) << 56
      return
    }
    var hash = UInt64(truncatingIfNeeded: key.count)
    var offset = 0
    while offset + 8 <= key.count {
      hash = mixed(hash ^ key.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0)
      offset += 8
    }
    low = mixed(hash, word(of: key, from: offset))
    high = Self.longMark
  }

  /// Whether there is more to the key than what is packed.
  @inline(__always)
  var isLong: Bool { high >= Self.longMark }

  /// A hash whose lower bits serve a table and whose highest byte tells keys apart that meet there.
  @inline(__always)
  var hash: UInt64 { mixed(low, high) }
}

/// Up to eight bytes of a key from an offset on, the first one lowest; zeros beyond its end.
private func word(of key: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
  if offset + 8 <= key.count {
    return UInt64(littleEndian: key.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  var word: UInt64 = 0
  for index in offset..<max(offset, key.count) { word |= UInt64(key[index]) << UInt64(8 * (index - offset)) }
  return word
}

/// Folds a 128-bit product, as wyhash does (Wang Yi).
@inline(__always)
private func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
  let product = (first ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: second ^ 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}
