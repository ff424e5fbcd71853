/// Tells in a few operations of most pairs of numbers that they are not in a set.
///
/// Bits that the hashes of the pairs choose, sixteen for each, so that one in sixteen others passes.
struct PairFilter: ~Copyable, Sendable {
  private let bits: FixedTable<UInt64>
  private let shift: UInt64

  /// - Parameter pairs: The set; what has a number below 0 is no pair.
  init(_ pairs: [(first: Int32, second: Int32)]) {
    let pairs = pairs.filter { $0.first >= 0 && $0.second >= 0 }
    var bitCount = 64
    while bitCount < 16 * pairs.count { bitCount *= 2 }
    shift = UInt64(64 - bitCount.trailingZeroBitCount)
    var words = [UInt64](repeating: 0, count: bitCount / 64)
    for pair in pairs {
      let place = Self.place(WordPair.key(pair.first, pair.second), shift)
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    bits = FixedTable(words)
  }

  /// What a look reads, without a reference to the filter; valid while it is there.
  @inline(__always) var view: View { View(bits: bits.elements, shift: shift) }

  struct View {
    fileprivate let bits: UnsafeBufferPointer<UInt64>
    fileprivate let shift: UInt64

    /// 1 if the pair of a key may be in the set, 0 if it is not.
    @inline(__always)
    func mayHold(_ key: UInt64) -> Int {
      let place = PairFilter.place(key, shift)
      return Int(truncatingIfNeeded: bits[place >> 6] &>> UInt64(place & 63) & 1)
    }
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: WordPair.hash(key) &>> shift)
  }
}
