extension ConfidenceInterval {
  /// The score interval of a proportion, without continuity correction.
  ///
  /// It keeps its confidence for few observations and for proportions near 0 and 1, where the textbook
  /// interval fails.
  ///
  ///     ConfidenceInterval.wilson(successes: 1, of: 5)   // 0.036…0.624
  ///
  /// - Parameters:
  ///   - successes: From 0 up to `trials`; fractions are allowed, for effective sample sizes.
  ///   - trials: The number of observations, above 0.
  /// - Returns: `nil` unless 0 ≤ `successes` ≤ `trials` and `trials` is above 0.
  ///
  /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
  public static func wilson(successes: Double, of trials: Double) -> ConfidenceInterval? {
    guard trials > 0, successes >= 0, successes <= trials else { return nil }
    let z = normalQuantile
    let width = trials + z * z
    let centre = (successes + z * z / 2) / width
    let half = z / width * (successes * (trials - successes) / trials + z * z / 4).squareRoot()
    // Rounding must not open the ends that are closed by definition.
    return ConfidenceInterval(
      low: successes == 0 ? 0 : max(0, centre - half), high: successes == trials ? 1 : min(1, centre + half))
  }
}
