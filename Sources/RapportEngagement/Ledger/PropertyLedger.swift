public import RapportModel

/// What a ledger knows of one property.
public struct PropertyLedger: Hashable, Sendable {
  private let options: LedgerOptions
  private var weeks: [CalendarWeek?: WeekTallies] = [:]
  /// A sample of those who commented.
  public private(set) var authors: AuthorSample
  /// What was measured.
  public private(set) var measurements: [MeasurementSeries.Key: MeasurementSeries] = [:]

  init(_ options: LedgerOptions) {
    self.options = options
    authors = AuthorSample(capacity: options.sampledAuthors, commentCapacity: options.commentsPerAuthor)
  }

  /// The comments of one week by slice.
  private struct WeekTallies: Hashable {
    var all: CommentTally
    var topics: [UInt16: CommentTally] = [:]
    var variants: [String: CommentTally] = [:]

    subscript(slice: LedgerSlice) -> CommentTally? {
      switch slice {
      case .all: all
      case .topic(let topic): topics[topic]
      case .variant(let variant): variants[variant]
      }
    }

    var slices: [LedgerSlice] {
      [.all] + topics.keys.map(LedgerSlice.topic) + variants.keys.map(LedgerSlice.variant)
    }
  }

  private var emptyWeek: WeekTallies {
    WeekTallies(all: CommentTally(authorCapacity: options.countedAuthors))
  }
  private var emptySlice: CommentTally { CommentTally(authorCapacity: options.countedAuthorsInSlices) }

  mutating func add(_ observation: CommentObservation) {
    let (emptyWeek, emptySlice) = (emptyWeek, emptySlice)
    Self.add(observation, to: &weeks[observation.writtenAt?.day.week, default: emptyWeek], emptySlice)
    if observation.isVoice { authors.add(observation) }
  }

  private static func add(
    _ observation: CommentObservation, to week: inout WeekTallies, _ empty: CommentTally
  ) {
    week.all.add(observation)
    for topic in observation.topics { week.topics[topic, default: empty].add(observation) }
    if let variant = observation.variant { week.variants[variant, default: empty].add(observation) }
  }

  mutating func add(_ measurement: Measurement, source: InputID) {
    let key = MeasurementSeries.Key(
      name: measurement.name, definition: Definition(of: measurement), breakdown: Breakdown(of: measurement),
      table: SourceTable(input: source, table: measurement.table))
    measurements[key, default: MeasurementSeries()].add(measurement)
  }

  mutating func merge(_ other: PropertyLedger) {
    let (emptyWeek, emptySlice) = (emptyWeek, emptySlice)
    for (week, tallies) in other.weeks {
      Self.merge(tallies, into: &weeks[week, default: emptyWeek], emptySlice)
    }
    authors.merge(other.authors)
    for (key, series) in other.measurements { measurements[key, default: MeasurementSeries()].merge(series) }
  }

  private static func merge(_ other: WeekTallies, into week: inout WeekTallies, _ empty: CommentTally) {
    week.all.merge(other.all)
    for (topic, tally) in other.topics { week.topics[topic, default: empty].merge(tally) }
    for (variant, tally) in other.variants { week.variants[variant, default: empty].merge(tally) }
  }

  /// What was measured of the property as a whole: tables by variant of a split test repeat a part of it, and
  /// count only where there is nothing else.
  var wholeMeasurements: [MeasurementSeries.Key: MeasurementSeries] {
    func isByVariant(_ key: MeasurementSeries.Key) -> Bool {
      key.breakdown.dimensions.contains(Dimension.variant)
    }
    let whole = Set(measurements.keys.filter { !isByVariant($0) }.map(\.name))
    return measurements.filter { !isByVariant($0.key) || !whole.contains($0.key.name) }
  }

  /// Whether any comment was absorbed.
  public var hasComments: Bool { !weeks.isEmpty }

  /// The comments of one week; `nil` when there are none.
  public func comments(_ slice: LedgerSlice = .all, in week: CalendarWeek) -> CommentTally? {
    weeks[week]?[slice]
  }

  /// All comments of a slice, those without a date among them; `nil` when there are none.
  public func comments(_ slice: LedgerSlice = .all) -> CommentTally? {
    var total: CommentTally?
    for tallies in weeks.values {
      guard let tally = tallies[slice] else { continue }
      if total == nil { total = tally } else { total?.merge(tally) }
    }
    return total
  }

  /// The slices in which there are comments: all, topics by index, variants by name.
  public var slices: [LedgerSlice] { Set(weeks.values.flatMap(\.slices)).sorted() }

  /// The weeks in which comments were written, ascending.
  public var commentWeeks: [CalendarWeek] { weeks.keys.compactMap { $0 }.sorted() }
}

/// A part of a property's comments.
public enum LedgerSlice: Hashable, Sendable, Comparable {
  /// All of them.
  case all
  /// Those about a topic, by its index in the ledger's list.
  case topic(UInt16)
  /// Those of authors who saw a variant of a split test.
  case variant(String)
}
