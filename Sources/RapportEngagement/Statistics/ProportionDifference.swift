/// By how much two independent proportions differ.
///
///     let difference = ProportionDifference(Proportion(45, of: 500), Proportion(60, of: 490))
///     difference?.value      // -0.0324…
///     difference?.interval   // -0.0713…0.0061
public struct ProportionDifference: Hashable, Sendable {
  /// The first proportion less the second.
  public let value: Double
  /// The hybrid score interval of 95 %: Wilson's intervals of the two, combined.
  ///
  /// R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
  /// Medicine 17 (1998), method 10.
  public let interval: ConfidenceInterval
  /// The difference in standard errors of the pooled proportion; 0 where both are 0 or both are 1.
  public let z: Double

  /// The difference; `nil` unless both proportions lie in 0...1 of something.
  public init?(_ first: Proportion, _ second: Proportion) {
    guard let one = ConfidenceInterval.wilson(successes: first.part, of: first.whole),
      let other = ConfidenceInterval.wilson(successes: second.part, of: second.whole)
    else { return nil }
    let (p, q) = (first.share, second.share)
    value = p - q
    interval = ConfidenceInterval(
      low: value - ((p - one.low) * (p - one.low) + (other.high - q) * (other.high - q)).squareRoot(),
      high: value + ((one.high - p) * (one.high - p) + (q - other.low) * (q - other.low)).squareRoot())
    let pooled = (first.part + second.part) / (first.whole + second.whole)
    let variance = pooled * (1 - pooled) * (1 / first.whole + 1 / second.whole)
    z = variance > 0 ? value / variance.squareRoot() : 0
  }

  /// The probability of a difference at least as large where there is none, from the normal distribution of
  /// ``z``.
  public var p: Double { ChiSquared.probability(above: z * z, degrees: 1) }

  /// Whether the interval lies on one side of 0.
  public var excludesZero: Bool { interval.low > 0 || interval.high < 0 }
}

/// A part of a whole.
public struct Proportion: Hashable, Sendable {
  /// The part, at least 0.
  public var part: Double
  /// The whole, above 0.
  public var whole: Double

  /// A part of a whole; fractions are allowed, for effective sample sizes.
  public init(_ part: Double, of whole: Double) {
    self.part = part
    self.whole = whole
  }

  /// The part over the whole.
  public var share: Double { part / whole }

  /// The same share of a smaller or larger whole.
  public func scaled(toWhole whole: Double) -> Proportion { Proportion(share * whole, of: whole) }
}
