public import RapportModel

/// What a ledger knows of one property.
public struct PropertyLedger: Sendable {
  let options: LedgerOptions
  var cells: TallyTable
  /// Counts and sums of all comments by day.
  public internal(set) var days = DayTable()
  /// The different authors that are known of all comments of people.
  var allAuthors: DistinctCount
  /// A sample of those who commented.
  public internal(set) var authors: ClusterSample
  /// A sample of the threads, with the comments of staff among them.
  public internal(set) var threads: ClusterSample
  /// The numbers that platforms state with comments of people, by ``CommentQuantity/index``; empty where there
  /// are none.
  var histograms: [LogLinearHistogram] = []
  /// What was measured.
  public internal(set) var measurements: [MeasurementSeries.Key: MeasurementSeries] = [:]
  /// The formats of the inputs that comments came from.
  var sources = NameTable()
  /// The variants of split tests that authors saw; see ``dropVariants()``.
  var variants = NameTable()
  /// Variants whose hash is above this one are not told apart.
  var highestVariant = UInt64.max
  /// The pages that have cells.
  var pages = NameTable()

  init(_ options: LedgerOptions, limits: SampleLimits) {
    self.options = options
    cells = TallyTable(options)
    allAuthors = DistinctCount(capacity: options.countedAuthors)
    authors = ClusterSample(limits: limits)
    threads = ClusterSample(limits: limits)
  }

  /// Which slices a comment belongs to.
  struct Slices {
    var source: Int
    var topics: ArraySlice<UInt16>
    var variant: Int?
    var page: Int?
  }

  mutating func add(_ observation: CommentObservation, _ slices: Slices) {
    let day = observation.writtenAt?.day
    let week = SliceKey.weekBits(day?.week)
    cells.add(observation, to: SliceKey(week, .source, slices.source))
    for topic in slices.topics { cells.add(observation, to: SliceKey(week, .topic, Int(topic))) }
    if let variant = slices.variant { cells.add(observation, to: SliceKey(week, .variant, variant)) }
    if let page = slices.page { cells.add(observation, to: SliceKey(week, .page, page)) }
    if let day { days.add(observation, day) }
    sample(observation, slices)
    guard observation.role == .voice, !observation.quantities.isEmpty else { return }
    if histograms.isEmpty {
      histograms = Array(repeating: LogLinearHistogram(), count: CommentQuantity.allCases.count)
    }
    observation.quantities.forEach { histograms[$0.index].add(Int128($1)) }
  }

  private mutating func sample(_ observation: CommentObservation, _ slices: Slices) {
    func comment() -> SampledComment {
      SampledComment(
        observation, topics: TopicList(slices.topics),
        variant: slices.variant.map { UInt16($0) } ?? SampledComment.noVariant)
    }
    if observation.role == .voice {
      if let author = observation.author {
        allAuthors.insert(author.hash)
        authors.add(observation, to: author.hash, comment)
      } else {
        authors.add(observation, to: observation.hash, isSingle: true, comment)
      }
    }
    if observation.role != .uncounted, let thread = observation.thread {
      threads.add(observation, to: thread, comment)
    }
  }

  mutating func add(_ measurement: Measurement, source: InputID) {
    let key = MeasurementSeries.Key(
      name: measurement.name, definition: Definition(of: measurement), breakdown: Breakdown(of: measurement),
      table: SourceTable(input: source, table: measurement.table))
    measurements[key, default: MeasurementSeries()].add(measurement)
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
}

// MARK: - What is known

extension PropertyLedger {
  /// Whether any comment was absorbed.
  public var hasComments: Bool { !cells.keys.isEmpty }

  /// The comments of one week; `nil` when there are none.
  public func comments(_ slice: LedgerSlice = .all, in week: CalendarWeek) -> CommentTally? {
    guard slice == .all else {
      return axisPlace(of: slice).flatMap { cells[SliceKey(week, $0.axis, $0.index)] }
    }
    return sum(sources.names.indices.lazy.compactMap { cells[SliceKey(week, .source, $0)] })
  }

  /// All comments of a slice, those without a date among them; `nil` when there are none.
  public func comments(_ slice: LedgerSlice = .all) -> CommentTally? {
    guard slice == .all else {
      guard let place = axisPlace(of: slice) else { return nil }
      return sum(
        cells.keys.indices.lazy.filter {
          cells.keys[$0].axis == place.axis && cells.keys[$0].index == place.index
        }
        .map { cells.tallies[$0] })
    }
    var all = sum(cells.keys.indices.lazy.filter { cells.keys[$0].axis == .source }.map { cells.tallies[$0] })
    all?.knownAuthors = allAuthors
    return all
  }

  /// The distribution of a number that platforms state with comments, over comments of people.
  public func histogram(of quantity: CommentQuantity) -> LogLinearHistogram {
    histograms.isEmpty ? LogLinearHistogram() : histograms[quantity.index]
  }

  /// The slices in which there are comments: all, then by source, topic, signal, variant and page.
  public var slices: [LedgerSlice] {
    guard hasComments else { return [] }
    return Set(cells.keys.compactMap { slice($0) }).union([.all]).sorted()
  }

  /// The weeks in which comments were written, ascending.
  public var commentWeeks: [CalendarWeek] { Set(cells.keys.compactMap(\.week)).sorted() }

  /// The variant of a split test that the author of a sampled comment saw.
  public func variant(of comment: SampledComment) -> String? {
    comment.variant == SampledComment.noVariant ? nil : variants.names[Int(comment.variant)]
  }

  private func sum(_ tallies: some Sequence<CommentTally>) -> CommentTally? {
    tallies.reduce(into: nil) { (sum: inout CommentTally?, tally) in
      if sum == nil { sum = tally } else { sum?.merge(tally) }
    }
  }

  private func axisPlace(of slice: LedgerSlice) -> (axis: SliceKey.Axis, index: Int)? {
    switch slice {
    case .all: nil
    case .source(let name): sources.slot(of: name).map { (.source, $0) }
    case .topic(let index): (.topic, Int(index))
    case .signal(let index): (.signal, Int(index))
    case .variant(let name): variants.slot(of: name).map { (.variant, $0) }
    case .page(let name): pages.slot(of: name).map { (.page, $0) }
    }
  }

  private func slice(_ key: SliceKey) -> LedgerSlice? {
    switch key.axis {
    case .source: .source(sources.names[key.index])
    case .topic: .topic(UInt16(key.index))
    case .signal: .signal(UInt16(key.index))
    case .variant: .variant(variants.names[key.index])
    case .page: .page(pages.names[key.index])
    case nil: nil
    }
  }
}
