/// Where the middle of some values lies and how far they spread, unimpressed by outliers.
///
/// The spread is the median absolute deviation times 1.4826, which equals the standard deviation of normal
/// values. Where more than half of the values are equal that is 0, and the interquartile range over 1.349
/// takes its place; where that is 0 too, there is no scale and every score is 0.
public struct RobustScale: Hashable, Sendable {
  /// The median.
  public let median: Double
  /// The spread in the unit of the values; 0 where the values do not differ enough to tell.
  public let spread: Double

  /// The scale of at least one value.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(of values: [Double]) {
    precondition(!values.isEmpty, "a scale needs values")
    let sorted = values.sorted()
    let median = Self.quantile(0.5, ofSorted: sorted)
    self.median = median
    let deviations = values.map { ($0 - median).magnitude }.sorted()
    let deviation = Self.quantile(0.5, ofSorted: deviations) / 0.6744897501960817
    let range = Self.quantile(0.75, ofSorted: sorted) - Self.quantile(0.25, ofSorted: sorted)
    spread = deviation > 0 ? deviation : range / 1.349
  }

  /// How many spreads a value lies above the median; 0 where there is no spread.
  public func score(of value: Double) -> Double { spread > 0 ? (value - median) / spread : 0 }

  /// The quantile that interpolates between neighbours, type 7 of Hyndman and Fan (1996).
  static func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
    let place = share * Double(values.count - 1)
    let lower = Int(place.rounded(.down))
    let upper = min(lower + 1, values.count - 1)
    return values[lower] + (place - Double(lower)) * (values[upper] - values[lower])
  }
}
