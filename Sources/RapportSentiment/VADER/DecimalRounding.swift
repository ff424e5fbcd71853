extension Double {
  /// The number rounded to `places` decimal places as Python's `round` does it.
  ///
  /// What counts is the exact value of the binary number, so 0.00005, which is stored a little above, goes
  /// up; a true tie goes to the even digit.
  ///
  /// - Precondition: -1 ≤ self ≤ 1 and 0 ≤ places ≤ 9.
  package func rounded(toPlaces places: Int) -> Double {
    assert(magnitude <= 1 && (0...9).contains(places))
    guard self != 0 else { return 0 }
    var power: UInt64 = 1
    for _ in 0..<places { power *= 10 }
    // self = significand × 2^-shift, exactly.
    let shift = 52 - Int(exponent)
    let significand = significandBitPattern | 1 << 52
    let product = UInt128(significand) * UInt128(power)
    guard isNormal, shift < 127 else { return 0 }
    let half = UInt128(1) << UInt128(shift - 1)
    let rest = product & ((half << 1) - 1)
    var quotient = UInt64(product >> UInt128(shift))
    if rest > half || (rest == half && quotient & 1 == 1) { quotient += 1 }
    let magnitude = Double(quotient) / Double(power)
    return self < 0 ? -magnitude : magnitude
  }
}
