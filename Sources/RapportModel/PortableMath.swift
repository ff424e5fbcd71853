/// Elementary functions that give the same bits on every machine.
///
/// A C library picks its code by processor, so the last bits of its results differ from machine to machine,
/// and with them the digits of a report. These use nothing but IEEE 754 arithmetic, which is exact by
/// definition of its rounding. Errors stay below 4 units in the last place, far below any interval shown.
package enum PortableMath {
  private static let ln2High = 0x1.62e42fefa38p-1
  private static let ln2Low = 0x1.ef35793c7673p-45

  /// The natural logarithm.
  ///
  /// With *x* = *m*·2ᵉ and *s* = (*m* − 1)/(*m* + 1): ln *m* = 2·(*s* + *s*³/3 + *s*⁵/5 + …).
  ///
  /// - Parameter x: Above 0 and finite.
  package static func log(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "a logarithm needs a positive finite number")
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    var sum = 0.0
    // |s| is below 0.1716, so that the term after s²³ is below 10⁻¹⁸.
    for power in stride(from: 23, through: 3, by: -2) { sum = (sum + 1 / Double(power)) * square }
    return exponent * ln2High + (2 * s * (1 + sum) + exponent * ln2Low)
  }

  /// The exponential function; 0 and infinity where the result leaves the range of `Double`.
  package static func exp(_ x: Double) -> Double {
    if x == 0 { return 1 }
    guard x > -745 else { return 0 }
    guard x < 710 else { return .infinity }
    let power = (x / (ln2High + ln2Low)).rounded()
    let rest = (x - power * ln2High) - power * ln2Low
    // |rest| is below 0.347, so that the term after the thirteenth power is below 10⁻¹⁷. Horner's scheme, without a
    // division.
    var sum = 1.0 / 6_227_020_800
    sum = sum * rest + 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 1.0 / 2
    sum = sum * rest + 1
    sum = sum * rest + 1
    return scaled(sum, by: Int(power))
  }

  /// *base* to the power of *exponent*, for a base of at least 0.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    if base == 0 { return exponent > 0 ? 0 : exponent == 0 ? 1 : .infinity }
    return exp(exponent * log(base))
  }

  /// The logarithm of the gamma function for *x* > 0.
  ///
  /// Stirling's series after the argument was raised above 15; Abramowitz and Stegun 6.1.41.
  package static func logGamma(_ x: Double) -> Double {
    var x = x
    var product = 1.0
    while x < 15 {
      product *= x
      x += 1
    }
    let inverse = 1 / x
    let square = inverse * inverse
    let series =
      inverse
      * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
    let halfLogOfTwoPi = 0.9189385332046727
    return (x - 0.5) * log(x) - x + halfLogOfTwoPi + series - log(product)
  }

  private static func scaled(_ value: Double, by power: Int) -> Double {
    // In two steps, since 2 to the power of 1024 or -1074 has no normal representation of its own.
    let half = power / 2
    return value * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: power - half, significand: 1)
  }
}
