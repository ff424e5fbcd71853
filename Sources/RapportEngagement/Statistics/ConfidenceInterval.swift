/// The range in which a quantity lies with a confidence of 95 %.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower end.
  public var low: Double
  /// The upper end, not below `low`.
  public var high: Double

  /// An interval between two ends.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The interval of a `centre`, `half` to either side, cut off where the quantity cannot be.
  init(centre: Double, half: Double, within range: ClosedRange<Double>) {
    low = max(range.lowerBound, centre - half)
    high = min(range.upperBound, centre + half)
  }

  /// The 97.5 % quantile of the standard normal distribution, for two-sided intervals of 95 %.
  static let normalQuantile = 1.959963984540054
}
