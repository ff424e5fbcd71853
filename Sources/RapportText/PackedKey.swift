internal import CByteRuns

/// A key in two machine words, so that most keys are hashed and compared without a loop.
///
/// Up to fifteen bytes stand as they are, zeros after them, and their number in the highest byte. Of a longer key there
/// are a hash and a mark in the highest byte, and equal packed keys have to be compared byte by byte.
struct PackedKey: Equatable, BitwiseCopyable {
  var low: UInt64
  var high: UInt64

  /// The number of bytes that fit.
  static let capacity = 15
  private static let longMark: UInt64 = 0xFF << 56

  /// What stands for a token without a short key; equal to nothing that a table holds.
  static let none = PackedKey(low: 0, taggedHigh: 0xFE << 56)
  /// What a table holds where there is no key; equal to nothing else.
  static let absent = PackedKey(low: 0, taggedHigh: 0xFD << 56)

  @inline(__always)
  init(low: UInt64, high: UInt64, count: Int) {
    assert(count <= Self.capacity && high >> 56 == 0, "a longer key does not fit")
    self.low = low
    self.high = high | UInt64(truncatingIfNeeded: count) &<< 56
  }

  /// - Parameter taggedHigh: The later bytes, and the number of bytes or a mark in the highest one.
  @inline(__always)
  init(low: UInt64, taggedHigh: UInt64) {
    self.low = low
    high = taggedHigh
  }

  init(_ key: UnsafeRawBufferPointer) {
    if key.count <= Self.capacity {
      low = machineWord(of: key, from: 0)
      high = machineWord(of: key, from: 8) | UInt64(key.count) << 56
      return
    }
    var hash = UInt64(truncatingIfNeeded: key.count)
    var offset = 0
    while offset + 8 <= key.count {
      hash = mixed(hash ^ key.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0)
      offset += 8
    }
    low = mixed(hash, machineWord(of: key, from: offset))
    high = Self.longMark
  }

  /// The key of a piece of a text in at most fifteen ASCII characters, its small letters; ``none`` for others.
  init(lowerCasing piece: Range<Int>, of text: UnsafeRawBufferPointer) {
    guard piece.count <= Self.capacity else {
      self = .none
      return
    }
    let bytes = UnsafeRawBufferPointer(rebasing: text[piece])
    let (low, high) = (machineWord(of: bytes, from: 0), machineWord(of: bytes, from: 8))
    let isASCII = (low | high) & UInt64.highBits == 0
    self = isASCII ? PackedKey(low: low.lowerCased, high: high.lowerCased, count: bytes.count) : .none
  }

  /// Whether there is more to the key than what is packed.
  @inline(__always)
  var isLong: Bool { high >= Self.longMark }

  /// Whether this is ``none``, or a long key.
  @inline(__always)
  var isNoShortKey: Bool { high >> 63 != 0 }

  /// The number of bytes of a short key.
  @inline(__always)
  var count: Int { Int(truncatingIfNeeded: high >> 56) }

  /// A hash whose lower bits serve a table and whose highest byte tells keys apart that meet there.
  @inline(__always)
  var hash: UInt64 { mixed(low, high) }

  /// A short key without its first byte.
  func dropFirst() -> PackedKey {
    assert(!isNoShortKey && count > 0, "there is no first byte")
    let rest = high & 0x00FF_FFFF_FFFF_FFFF
    return PackedKey(low: low >> 8 | rest << 56, high: rest >> 8, count: count - 1)
  }

  /// Calls `body` with the bytes of a short key.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    assert(!isNoShortKey, "the bytes of a long key are elsewhere")
    return withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) {
      body(UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
  }

  /// Whether a byte of a short key stands three times in a row.
  @inline(__always)
  var hasRun: Bool { rapport_has_run(low, high) != 0 }
}

/// Up to eight bytes of a key from an offset on, the first one lowest; zeros beyond its end.
@inline(__always)
func machineWord(of key: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
  let count = key.count - offset
  func load<Word: FixedWidthInteger & BitwiseCopyable>(_ place: Int, _: Word.Type) -> UInt64 {
    UInt64(truncatingIfNeeded: Word(littleEndian: key.loadUnaligned(fromByteOffset: place, as: Word.self)))
  }
  switch count {
  case 8...: return load(offset, UInt64.self)
  // Two loads that overlap.
  case 4...7:
    return load(offset, UInt32.self) | load(offset + count - 4, UInt32.self) << UInt64(8 * (count - 4))
  case 2...3:
    return load(offset, UInt16.self) | load(offset + count - 2, UInt16.self) << UInt64(8 * (count - 2))
  case 1: return UInt64(key[offset])
  default: return 0
  }
}

/// Folds a 128-bit product, as wyhash does (Wang Yi).
@inline(__always)
private func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
  let product = (first ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: second ^ 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}
