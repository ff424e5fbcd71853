/// Tells of most words, by their first bytes alone, that no glob begins like them.
///
/// The first bytes of a word are hashed twice to choose bits among ten thousands: the first five, for globs with as many bytes
/// or more before their first wildcard; and as many as the shortest of the other globs have. A glob that begins with a wildcard
/// lets every word pass.
final class GlobFilter: Sendable {
  /// What a look-up reads; valid while the filter is there.
  let view: View

  private static let usualCount = 5

  init(_ globs: [Glob]) {
    var bitCount = 32_768
    while bitCount < 64 * globs.count { bitCount *= 2 }
    let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: bitCount / 64)
    bits.initialize(repeating: 0, count: bitCount / 64)
    let shortest = min(globs.map(\.literalCount).min() ?? Self.usualCount, Self.usualCount)
    view = View(
      bits: bits, usualMask: 1 << UInt64(8 * Self.usualCount) - 1, shortMask: 1 << UInt64(8 * shortest) - 1,
      shift: UInt64(64 - bitCount.trailingZeroBitCount))
    for glob in globs {
      let bytes = glob.pattern.withUnsafeBytes { machineWord(of: $0, from: 0) }
      let place = view.place(
        of: bytes, glob.literalCount >= Self.usualCount ? view.usualMask : view.shortMask)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  deinit { view.bits.deallocate() }

  struct View: BitwiseCopyable, @unchecked Sendable {
    // The bits are written once, before anybody else has the filter.
    fileprivate let bits: UnsafeMutablePointer<UInt64>
    fileprivate let usualMask: UInt64
    fileprivate let shortMask: UInt64
    fileprivate let shift: UInt64

    /// Whether a glob may match a key that begins with these eight bytes; zeros stand behind a shorter key.
    @inline(__always)
    func mayMatch(_ firstBytes: UInt64) -> Bool {
      (bit(of: firstBytes, usualMask) | bit(of: firstBytes, shortMask)) & 1 != 0
    }

    @inline(__always)
    private func bit(of firstBytes: UInt64, _ mask: UInt64) -> UInt64 {
      let place = place(of: firstBytes, mask)
      return bits[place >> 6] &>> UInt64(truncatingIfNeeded: place)
    }

    @inline(__always)
    fileprivate func place(of firstBytes: UInt64, _ mask: UInt64) -> Int {
      Int(truncatingIfNeeded: ((firstBytes & mask) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
  }
}
