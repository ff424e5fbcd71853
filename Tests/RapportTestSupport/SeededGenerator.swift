/// Random numbers that can be had again from their seed: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Tests on random input print the seed, so that a failure can be looked at.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  /// What brings the same numbers back.
  public let seed: UInt64
  private var state: UInt64

  /// The generator of a seed, a new one unless stated.
  public init(seed: UInt64 = .random(in: 0...(.max))) {
    self.seed = seed
    state = seed
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed &>> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed &>> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed &>> 31
  }
}
