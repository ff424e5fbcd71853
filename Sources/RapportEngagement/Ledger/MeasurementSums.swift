public import RapportModel

/// What some rows of a report say together about one quantity, exactly.
public struct MeasurementSums: Hashable, Sendable {
  /// How many rows there are.
  public internal(set) var rows = 0
  /// The sum of the values.
  public internal(set) var value = FixedDecimal.zero
  /// The largest value.
  public internal(set) var largest: FixedDecimal?
  /// How many rows state what their value is a mean or share of.
  public internal(set) var rowsWithDenominator = 0
  /// The sum of those denominators.
  public internal(set) var denominator = FixedDecimal.zero
  /// The sum of value times denominator over those rows.
  public internal(set) var weighted = FixedDecimal.zero
  /// What keeps some of the values from being exact counts.
  public internal(set) var flags: EstimateFlags = []
  /// The days of the week that rows cover, Monday in the lowest bit; only kept for a single week.
  public internal(set) var weekdays: UInt8 = 0

  /// No rows yet.
  public init() {}

  /// Products beyond this bound are left out, so that no sum can leave the range of a decimal.
  static let largestProduct = FixedDecimal(nanos: 100_000_000_000_000_000_000_000_000_000)

  mutating func add(_ measurement: Measurement, weekdays: UInt8) {
    rows += 1
    value += measurement.value
    largest = max(largest ?? measurement.value, measurement.value)
    flags.formUnion(measurement.flags)
    self.weekdays |= weekdays
    guard let denominator = measurement.denominator, denominator >= .zero,
      let product = measurement.value.multiplied(by: denominator),
      product.nanos.magnitude <= Self.largestProduct.nanos.magnitude
    else { return }
    rowsWithDenominator += 1
    self.denominator += denominator
    weighted += product
  }

  mutating func merge(_ other: MeasurementSums) {
    rows += other.rows
    value += other.value
    if let theirs = other.largest { largest = max(largest ?? theirs, theirs) }
    rowsWithDenominator += other.rowsWithDenominator
    denominator += other.denominator
    weighted += other.weighted
    flags.formUnion(other.flags)
    weekdays |= other.weekdays
  }
}
