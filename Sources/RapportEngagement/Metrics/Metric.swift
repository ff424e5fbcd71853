/// A defined quantity: one column of the matrix.
///
/// What it is, how it comes about from observations, and what an empty cell means, in one value, so that code,
/// documentation and reports cannot disagree.
public struct Metric: Hashable, Sendable {
  /// The name used in files and profiles, such as `engaged_rate_ga4`.
  public var id: String
  /// The name that people read.
  public var title: String
  /// How it is computed, in words.
  public var formula: String
  /// The unit of its values.
  public var unit: Unit
  /// Which values are better.
  public var direction: Direction
  /// The part of a pillar that it speaks for; `nil` for an index made of other metrics.
  public var facet: Facet?
  /// How observations become one number.
  public var aggregation: Aggregation
  /// What a property that was observed without finding anything gets.
  public var emptyValue: EmptyValue
  /// Its share within its facet relative to the others, unless a profile says otherwise; 0 for metrics that
  /// are shown and not judged.
  public var weight: Double

  /// The unit of a metric's values.
  public enum Unit: String, Hashable, Sendable {
    /// A number of things.
    case count
    /// A share, 0...1.
    case fraction
    /// A quotient that is no share.
    case ratio
    /// A balance, -1...1.
    case balance
    /// Seconds.
    case seconds
    /// Money, in the currency that its definition names.
    case money
    /// A place on the scale of an index, 1...100.
    case index
  }

  /// Which values are better.
  public enum Direction: String, Hashable, Sendable {
    /// More is better.
    case higher = "+"
    /// Less is better.
    case lower = "−"
    /// It depends on what the property is for, so that the metric is never judged.
    case neutral = "○"
  }

  /// What a property gets for a time in which nothing was found.
  public enum EmptyValue: String, Hashable, Sendable {
    /// Nothing can be said.
    case notMeasurable
    /// Nothing was there, which is a finding.
    case zero
  }

  /// The metric with all that defines it.
  public init(
    id: String, title: String, formula: String, unit: Unit, direction: Direction, facet: Facet?,
    aggregation: Aggregation, emptyValue: EmptyValue = .notMeasurable, weight: Double = 1
  ) {
    self.id = id
    self.title = title
    self.formula = formula
    self.unit = unit
    self.direction = direction
    self.facet = facet
    self.aggregation = aggregation
    self.emptyValue = emptyValue
    self.weight = weight
  }

  /// Whether a value of 0 means that there was none of it at all, whatever the peers have.
  ///
  /// Such a zero is the worst possible value: a property that nobody acts on must not look average among
  /// others that nobody acts on.
  var hasAbsoluteZero: Bool {
    guard direction == .higher, facet?.pillar == .behaviour else { return false }
    return unit != .balance && unit != .index
  }

  /// Whether its values come from what people wrote.
  var isAttitude: Bool {
    switch aggregation {
    case .netSentiment, .negativeShare, .meanOverAuthors: true
    default: false
    }
  }
}
