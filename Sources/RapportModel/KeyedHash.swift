/// SipHash-2-4: a 64-bit hash that needs its key to be predicted.
///
/// The same key and bytes give the same hash on every machine and in every version, unlike `Hasher`.
/// Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012).
///
/// - Complexity: O(*n*) in the number of bytes, about 1.5 bytes a cycle.
public struct KeyedHash: Hashable, Sendable {
  private let key0: UInt64
  private let key1: UInt64

  /// A hash with a 128-bit key, given as two little-endian halves.
  public init(_ key0: UInt64, _ key1: UInt64) {
    self.key0 = key0
    self.key1 = key1
  }

  /// The hash of a text's UTF-8 bytes.
  public func hash(of text: some StringProtocol) -> UInt64 {
    var text = String(text)
    return text.withUTF8 { self(UnsafeRawBufferPointer($0)) }
  }

  /// The hash of some bytes.
  public func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = State(
      v0: key0 ^ 0x736f_6d65_7073_6575, v1: key1 ^ 0x646f_7261_6e64_6f6d,
      v2: key0 ^ 0x6c79_6765_6e65_7261, v3: key1 ^ 0x7465_6462_7974_6573)
    let wholeWords = bytes.count / 8
    for word in 0..<wholeWords {
      state.absorb(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)))
    }
    state.absorb(UInt64(truncatingIfNeeded: bytes.count) << 56 | Self.rest(of: bytes))
    state.v2 ^= 0xff
    for _ in 0..<4 { state.round() }
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3
  }

  /// The bytes behind the last whole word, as a number.
  @inline(__always)
  private static func rest(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count % 8
    if count == 0 { return 0 }
    if bytes.count > 8 {
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      return UInt64(littleEndian: last) &>> UInt64(64 - 8 * count)
    }
    var rest: UInt64 = 0
    for index in 0..<count { rest |= UInt64(bytes[index]) &<< UInt64(8 * index) }
    return rest
  }

  private struct State {
    var v0, v1, v2, v3: UInt64

    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    mutating func round() {
      v0 &+= v1
      v1 = v1 &<< 13 | v1 &>> 51
      v1 ^= v0
      v0 = v0 &<< 32 | v0 &>> 32
      v2 &+= v3
      v3 = v3 &<< 16 | v3 &>> 48
      v3 ^= v2
      v0 &+= v3
      v3 = v3 &<< 21 | v3 &>> 43
      v3 ^= v0
      v2 &+= v1
      v1 = v1 &<< 17 | v1 &>> 47
      v1 ^= v2
      v2 = v2 &<< 32 | v2 &>> 32
    }
  }
}
