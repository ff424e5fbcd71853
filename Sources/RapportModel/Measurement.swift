/// An observed number with its definition, as an analytics export states it.
public struct Measurement: Hashable, Sendable {
  /// The property as the file names it, before aliases are resolved; `nil` where it names none.
  public var property: String?
  /// What the row is about beside time: page, city, device. Empty for a property's own number.
  public var dimensions: [Dimension]
  /// The canonical name of the quantity, such as `visits`.
  public var name: String
  /// What exactly was counted, such as `ga4.sessions`; numbers compare only where it is equal.
  public var definitionID: String
  /// The unit of `value`.
  public var unit: MeasurementUnit
  /// The number itself. A fraction for rates, seconds for durations.
  public var value: FixedDecimal
  /// What the value is a mean or share of; `nil` when the file does not tell.
  public var denominator: FixedDecimal?
  /// The days it covers; `nil` when the file does not tell.
  public var period: DayRange?
  /// The length of time that one row stands for.
  public var grain: Grain
  /// What keeps the number from being an exact count.
  public var flags: EstimateFlags
  /// The table of the file it stands in, counted from 0; tables may repeat one another's totals.
  public var table: Int
  /// The number of its record in the file, counted from 1.
  public var record: Int

  /// A measurement made of its parts.
  public init(
    property: String? = nil, dimensions: [Dimension] = [], name: String, definitionID: String,
    unit: MeasurementUnit, value: FixedDecimal, denominator: FixedDecimal? = nil, period: DayRange? = nil,
    grain: Grain = .range, flags: EstimateFlags = [], table: Int = 0, record: Int
  ) {
    self.property = property
    self.dimensions = dimensions
    self.name = name
    self.definitionID = definitionID
    self.unit = unit
    self.value = value
    self.denominator = denominator
    self.period = period
    self.grain = grain
    self.flags = flags
    self.table = table
    self.record = record
  }

  /// The page the row is about, as a path or an address.
  public var page: String? { dimensions.first { $0.name == Dimension.page }?.value }
}

/// One thing a row of a report is about, such as its page or its city.
public struct Dimension: Hashable, Sendable {
  /// The name of the dimension that holds pages.
  public static let page = "page"
  /// The name of the dimension that holds the identifiers of posts.
  public static let post = "post"
  /// The name of the dimension that holds variants of a split test.
  public static let variant = "variant"

  /// The canonical name, else the column's own.
  public var name: String
  /// The value in this row.
  public var value: String

  /// A dimension with its value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// The unit of a measured value.
public enum MeasurementUnit: Hashable, Sendable {
  /// A number of things.
  case count
  /// A share or rate; 0.36 for 36 %.
  case fraction
  /// A quotient of two numbers that is no share.
  case ratio
  /// Seconds.
  case seconds
  /// A place in a list; 1 is the best.
  case rank
  /// Money, with the ISO 4217 code of its currency where the file states one.
  case money(currency: String?)
}

/// The length of time one row stands for.
public enum Grain: String, Hashable, Sendable {
  /// A day.
  case day
  /// An ISO week.
  case week
  /// A calendar month.
  case month
  /// All days of the measurement's period.
  case range
}

/// Days from the first to the last, both included.
public struct DayRange: Hashable, Sendable {
  /// The first day.
  public let first: CalendarDay
  /// The last day, not before the first.
  public let last: CalendarDay

  /// The days from `first` to `last`; `nil` when they are in the wrong order.
  public init?(first: CalendarDay, last: CalendarDay) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// One day.
  public init(_ day: CalendarDay) {
    first = day
    last = day
  }

  /// The number of days, at least 1.
  public var dayCount: Int { Int(last.daysSinceEpoch - first.daysSinceEpoch) + 1 }

  /// Whether some day lies in both ranges.
  public func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }
}

/// What keeps a number from being an exact count.
public struct EstimateFlags: OptionSet, Hashable, Sendable {
  /// One bit for each flag.
  public let rawValue: UInt8

  /// The flags of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Computed from a sample of the events.
  public static let sampled = EstimateFlags(rawValue: 1)
  /// Small groups were withheld.
  public static let thresholded = EstimateFlags(rawValue: 2)
  /// A distinct count made by a sketch such as HyperLogLog.
  public static let sketched = EstimateFlags(rawValue: 4)
  /// Rare values were folded into one row.
  public static let otherRow = EstimateFlags(rawValue: 8)
  /// Requests of programs are counted too.
  public static let botsIncluded = EstimateFlags(rawValue: 16)
}
