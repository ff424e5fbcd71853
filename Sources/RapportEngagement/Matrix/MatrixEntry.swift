public import RapportModel

/// One cell of the matrix with all that is needed to judge it: a row of the tidy long form.
public struct MatrixEntry: Hashable, Sendable {
  /// The property.
  public var property: PropertyID
  /// The time it is about.
  public var period: MatrixPeriod
  /// The identifier of the metric.
  public var indicator: String
  /// What exactly was counted; `nil` for what comes from comments and for indexes.
  public var definition: String?
  /// The value in the metric's unit; `nil` where it was not measured or is withheld, which is never 0.
  public var value: Double?
  /// The sample size that the uncertainty comes from: authors for attitude, the denominator for rates; for an
  /// index, the number of metrics in it.
  public var n: Int?
  /// The bounds of the interval of 95 %; for people counted in several rows, hard bounds.
  public var interval: ConfidenceInterval?
  /// The value on a scale from 0, worst, to 1, best; `nil` where nothing allows a judgement.
  public var normalised: Double?
  /// The share of comparable properties, itself among them, that have a lower value, with half of those that have an
  /// equal one, in percent; `nil` where there are too few. See ``PercentileRank``.
  public var percentile: Double?
  /// For an index, the share of the weight that was measured, 0...1.
  public var coverage: Double?
  /// For a total, such as visits or comments, how many days it covers; `nil` where the files do not tell.
  public var days: Int?
  /// What a reader must know.
  public var flags: MatrixFlags

  /// A cell that nothing was measured for.
  public init(
    property: PropertyID, period: MatrixPeriod, indicator: String, flags: MatrixFlags = .notMeasured
  ) {
    self.property = property
    self.period = period
    self.indicator = indicator
    self.flags = flags
  }
}

/// The time that a cell is about.
public enum MatrixPeriod: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// All that was read.
  case all
  /// An ISO week.
  case week(CalendarWeek)

  /// `all`, or the week as `2025-W10`.
  public var description: String {
    switch self {
    case .all: "all"
    case .week(let week): week.description
    }
  }
}

/// What a reader must know about a cell.
public struct MatrixFlags: OptionSet, Hashable, Sendable {
  /// One bit for each flag.
  public let rawValue: UInt32

  /// The flags of these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Nothing was measured.
  public static let notMeasured = MatrixFlags(rawValue: 1 << 0)
  /// Fewer authors than the profile asks for.
  public static let withheld = MatrixFlags(rawValue: 1 << 1)
  /// The number is an estimate: sampled, sketched or with groups withheld at its source, or here from a sample.
  public static let estimated = MatrixFlags(rawValue: 1 << 2)
  /// The sum of rows that split the whole by page, city or the like; what falls in two rows counts twice.
  public static let summedOverRows = MatrixFlags(rawValue: 1 << 3)
  /// People counted once per row: an upper bound that cannot be compared.
  public static let upperBound = MatrixFlags(rawValue: 1 << 4)
  /// Tables that may repeat the ones counted were left out.
  public static let overlappingSources = MatrixFlags(rawValue: 1 << 5)
  /// The property has the quantity by another definition too, which was left out.
  public static let otherDefinitions = MatrixFlags(rawValue: 1 << 6)
  /// Some rows do not say what they are a mean of, so that each row weighs the same.
  public static let unweighted = MatrixFlags(rawValue: 1 << 7)
  /// Numerator and denominator cover different days, so that they were not divided.
  public static let differentDays = MatrixFlags(rawValue: 1 << 8)
  /// The numerator exceeds the denominator, so that it is not a share of it.
  public static let exceedsWhole = MatrixFlags(rawValue: 1 << 9)
  /// Only some days of the week were measured.
  public static let partialWeek = MatrixFlags(rawValue: 1 << 10)
  /// Comments without a known author, each of which counts as an author of its own.
  public static let authorsUnknown = MatrixFlags(rawValue: 1 << 11)
  /// Too few comparable properties to judge the value.
  public static let fewPeers = MatrixFlags(rawValue: 1 << 12)
  /// Comparable properties do not differ enough to set a scale.
  public static let noSpread = MatrixFlags(rawValue: 1 << 13)
  /// Too little of the weight was measured to state the index.
  public static let lowCoverage = MatrixFlags(rawValue: 1 << 14)
  /// Part of the weight was not measured.
  public static let partialCoverage = MatrixFlags(rawValue: 1 << 15)
  /// Of an index: nothing of attention was judged.
  public static let attentionMissing = MatrixFlags(rawValue: 1 << 16)
  /// Of an index: nothing of interaction was judged.
  public static let interactionMissing = MatrixFlags(rawValue: 1 << 17)
  /// Of an index: nothing of action was judged.
  public static let actionMissing = MatrixFlags(rawValue: 1 << 18)
  /// Of an index: nothing of experience was judged.
  public static let experienceMissing = MatrixFlags(rawValue: 1 << 19)

  /// An average per person made of rows in each of which the same people may be counted: a lower bound that cannot be
  /// compared.
  public static let peopleRepeated = MatrixFlags(rawValue: 1 << 20)
  /// A total that was compared per day, since comparable properties cover other lengths of time.
  public static let perDay = MatrixFlags(rawValue: 1 << 21)

  /// That nothing of a facet was judged, for the indexes it is part of.
  static func missing(_ facet: Facet) -> MatrixFlags {
    switch facet {
    case .attention: .attentionMissing
    case .interaction: .interactionMissing
    case .action: .actionMissing
    case .experience: .experienceMissing
    }
  }

  /// Those that name a facet of which nothing was judged.
  static let missingFacets = MatrixFlags(Facet.allCases.map(missing))

  /// The facets of which nothing was judged, in the order of reports.
  public var facetsMissing: [Facet] { Facet.allCases.filter { contains(.missing($0)) } }

  /// The names used in files, in the order of the bits.
  private static let names = [
    "not measured", "withheld", "estimated", "summed over rows", "upper bound", "overlapping sources",
    "other definitions", "unweighted", "different days", "exceeds whole", "partial week", "authors unknown",
    "few peers", "no spread", "low coverage", "partial coverage", "attention missing", "interaction missing",
    "action missing", "experience missing", "people repeated", "per day",
  ]

  /// The names of the flags that are set, in a fixed order.
  public var names: [String] {
    Self.names.indices.filter { rawValue & 1 << $0 != 0 }.map { Self.names[$0] }
  }
}
