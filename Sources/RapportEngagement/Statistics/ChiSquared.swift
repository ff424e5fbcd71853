internal import RapportModel

/// The chi-squared distribution.
public enum ChiSquared {
  /// The probability of a value above `x`: the regularised incomplete gamma function *Q*(*k*/2, *x*/2).
  ///
  ///     ChiSquared.probability(above: 3.841458820694124, degrees: 1)   // 0.05
  ///
  /// With one degree of freedom and *x* = *z*², that is the two-sided *p* of a standard normal *z*.
  ///
  /// - Parameters:
  ///   - x: At least 0.
  ///   - degrees: The degrees of freedom, above 0.
  public static func probability(above x: Double, degrees: Double) -> Double {
    precondition(x >= 0 && degrees > 0, "outside the domain of the distribution")
    guard x > 0 else { return 1 }
    return upperGamma(degrees / 2, x / 2)
  }

  /// *Q*(*a*, *x*) by its power series near 0 and by its continued fraction beyond (DLMF 8.11.4 and 8.9.2), the
  /// latter evaluated with the method of Lentz.
  private static func upperGamma(_ a: Double, _ x: Double) -> Double {
    let factor = PortableMath.exp(a * PortableMath.log(x) - x - PortableMath.logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      for step in 1...10_000 {
        term *= x / (a + Double(step))
        sum += term
        if term < sum * 1e-17 { break }
      }
      return max(0, 1 - factor * sum)
    }
    var denominator = x + 1 - a
    var upper = 1e300
    var lower = 1 / denominator
    var fraction = lower
    for step in 1...10_000 {
      let i = Double(step)
      let numerator = -i * (i - a)
      denominator += 2
      lower = 1 / (numerator * lower + denominator)
      upper = denominator + numerator / upper
      let change = upper * lower
      fraction *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return factor * fraction
  }
}
