/// What is done to the eight bytes of a machine word at once; the first one is the lowest.
extension UInt64 {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  static let spaceBits: UInt64 = 0x2020_2020_2020_2020

  /// Small letters for capital ones, where all bytes are ASCII.
  @inline(__always)
  var lowerCased: UInt64 {
    let fromA = self &+ 0x3F3F_3F3F_3F3F_3F3F  // 0x80 - "A" in every byte
    let beyondZ = self &+ 0x2525_2525_2525_2525  // 0x80 - "Z" - 1
    return self | (fromA & ~beyondZ & Self.highBits) >> 2
  }
}
