public import RapportModel

/// The rows of one table that say the same about the same: one quantity, by one definition, broken down in one
/// way.
///
/// Its rows add up; two series may tell of the same visits twice, and ``BreakdownChoice`` decides which of them
/// count.
public struct MeasurementSeries: Hashable, Sendable {
  /// What all rows of a series have in common.
  public struct Key: Hashable, Sendable {
    /// The canonical name of the quantity.
    public var name: String
    /// What exactly was counted.
    public var definition: Definition
    /// How the rows split the whole.
    public var breakdown: Breakdown
    /// The table they stand in.
    public var table: SourceTable
  }

  /// The sums of rows that lie within one ISO week.
  public internal(set) var weeks: [CalendarWeek: MeasurementSums] = [:]
  /// The sums of all other rows: longer than a week, across two, or of unknown time.
  public internal(set) var rest = MeasurementSums()
  /// The days from the first to the last that rows cover; `nil` when one of them does not tell.
  public internal(set) var days: DayRange?
  /// The sums of rows that are about a variant of a split test and nothing else, by variant; of more than 256
  /// variants, those with the lowest hashes.
  public var variants: [String: MeasurementSums] {
    Dictionary(variantSums.map { ($0.key.string, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
  /// The distribution of the rows' values, in units of 10⁻⁹.
  public internal(set) var values = LogLinearHistogram()
  var variantSums: [ByteName: MeasurementSums] = [:]
  var hasUndatedRows = false
  /// What the rows are about, as hashes of their dimensions' values.
  var members = DistinctCount(capacity: memberCapacity)

  init() {}

  static let memberCapacity = 256
  static let mostVariants = 256

  private static let memberHash = KeyedHash(0x6272_6561_6B64_6F77, 0x6E20_6D65_6D62_6572)

  mutating func add(_ measurement: Measurement) {
    let values = measurement.dimensions.sorted { ByteName($0.name) < ByteName($1.name) }.map(\.value)
    // A length before each value keeps ("ab", "c") apart from ("a", "bc").
    members.insert(Self.memberHash.hash(of: values.map { "\($0.utf8.count):\($0)" }.joined()))
    self.values.add(measurement.value.nanos)

    if let only = measurement.dimensions.first, measurement.dimensions.count == 1,
      only.name == Dimension.variant
    {
      variantSums[ByteName(only.value), default: MeasurementSums()].add(measurement, weekdays: 0)
      dropVariants()
    }

    guard let period = measurement.period else {
      hasUndatedRows = true
      days = nil
      rest.add(measurement, weekdays: 0)
      return
    }
    if !hasUndatedRows { days = days.map { $0.union(period) } ?? period }
    let week = period.first.week
    if week == period.last.week {
      let first = UInt8(period.first.daysSinceEpoch - week.firstDay.daysSinceEpoch)
      let mask = UInt8(truncatingIfNeeded: ((1 << period.dayCount) - 1) << Int(first))
      weeks[week, default: MeasurementSums()].add(measurement, weekdays: mask)
    } else {
      rest.add(measurement, weekdays: 0)
    }
  }

  mutating func merge(_ other: MeasurementSeries) {
    for (week, sums) in other.weeks { weeks[week, default: MeasurementSums()].merge(sums) }
    rest.merge(other.rest)
    hasUndatedRows = hasUndatedRows || other.hasUndatedRows
    if hasUndatedRows {
      days = nil
    } else if let theirs = other.days {
      days = days.map { $0.union(theirs) } ?? theirs
    }
    members.merge(other.members)
    values.merge(other.values)
    for (variant, sums) in other.variantSums {
      variantSums[variant, default: MeasurementSums()].merge(sums)
    }
    dropVariants()
  }

  private mutating func dropVariants() {
    guard variantSums.count > Self.mostVariants else { return }
    let ordered = variantSums.keys.sorted { ($0.hash, $0) < ($1.hash, $1) }
    for variant in ordered[Self.mostVariants...] { variantSums[variant] = nil }
  }

  /// The sums of all rows.
  public var total: MeasurementSums {
    var total = rest
    for sums in weeks.values { total.merge(sums) }
    return total
  }

  /// Whether some row of each may be about the same thing at the same time.
  ///
  /// Where a table does not tell its time, every time is possible.
  func mayRepeat(_ other: MeasurementSeries) -> Bool {
    if let days, let theirs = other.days, !days.overlaps(theirs) { return false }
    return members.sharesElement(with: other.members)
  }
}

/// A definition that numbers compare by.
public struct Definition: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// What exactly was counted, such as `ga4.sessions`.
  public var id: String
  /// The currency, for money.
  public var currency: String?

  init(id: String, currency: String?) {
    self.id = id
    self.currency = currency
  }

  /// The definition that a measurement follows.
  public init(of measurement: Measurement) {
    id = measurement.definitionID
    if case .money(let currency) = measurement.unit { self.currency = currency }
  }

  /// The identifier, with the currency behind a colon.
  public var description: String { currency.map { "\(id):\($0)" } ?? id }

  /// Orders by bytes.
  public static func < (left: Self, right: Self) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}

/// A table of an input.
public struct SourceTable: Hashable, Sendable, Comparable {
  /// The input.
  public var input: InputID
  /// The table in it, counted from 0.
  public var table: Int

  /// Orders by input, then by place in it.
  public static func < (left: Self, right: Self) -> Bool {
    (left.input, left.table) < (right.input, right.table)
  }
}

/// How the rows of a table split a whole.
public struct Breakdown: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The names of the dimensions, ascending; empty for a property's own numbers.
  public let dimensions: [String]
  /// The length of time of one row.
  public let grain: Grain

  /// The breakdown by some dimensions, ascending.
  init(dimensions: [String], grain: Grain) {
    self.dimensions = dimensions
    self.grain = grain
  }

  /// The breakdown that a measurement belongs to.
  public init(of measurement: Measurement) {
    dimensions = Set(measurement.dimensions.map(\.name)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    grain = measurement.grain
  }

  /// How much it is to be preferred; the lowest is best.
  ///
  /// A property's own number is what the product itself counted; days add up to it where things cannot fall
  /// on two days; pages can be left out of an export's first rows; other splits are often cut short.
  var rank: Int {
    if dimensions.isEmpty {
      switch grain {
      case .range: return 0
      case .day: return 1
      case .week, .month: return 2
      }
    }
    return dimensions == [Dimension.page] ? 3 : 4
  }

  /// Such as `total`, `by day` or `by page, device and week`.
  public var description: String {
    let parts = dimensions + (grain == .range ? [] : [grain.rawValue])
    return parts.isEmpty ? "total" : "by " + parts.joined(separator: ", ")
  }

  /// Orders by preference, then by name.
  public static func < (left: Self, right: Self) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    return left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}

extension DayRange {
  func union(_ other: DayRange) -> DayRange {
    DayRange(first: min(first, other.first), last: max(last, other.last)) ?? self
  }
}
