public import RapportModel

/// What a ledger knows of one property.
public struct PropertyLedger: Sendable {
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
    cells = TallyTable(options)
    allAuthors = DistinctCount(capacity: options.countedAuthors)
    authors = ClusterSample(limits: limits)
    threads = ClusterSample(limits: limits)
  }

  /// Takes down comments of the property.
  ///
  /// - Parameters:
  ///   - format: The format of their input, which is their source.
  ///   - pages: The names of their pages by number; `nil` for those that have no cells.
  mutating func add(_ group: CommentGroup, format: String, pages pageNames: [String?]) {
    let source = sources.add(format)
    let variantSlots = variantSlots(of: group)
    var entries: [TallyTable.Entry] = []
    entries.reserveCapacity(3 * group.comments.count)
    for (place, comment) in group.comments.enumerated() {
      let week = SliceKey.weekBits(comment.writtenAt?.day.week)
      entries.append(cells.entry(place, in: SliceKey(week, .source, source)))
      for (index, topic) in group.topics(of: comment).enumerated() {
        entries.append(
          cells.entry(
            place, in: SliceKey(week, .topic, Int(topic.topic)),
            topic: Int(comment.topicsStart) + index))
      }
      if !variantSlots.isEmpty, let variant = variantSlots[place] {
        entries.append(cells.entry(place, in: SliceKey(week, .variant, variant)))
      }
      if comment.page >= 0, let name = pageNames[Int(comment.page)] {
        entries.append(cells.entry(place, in: SliceKey(week, .page, pages.add(name))))
      }
    }
    cells.add(group, entries)
    days.add(group.comments)
    addQuantities(group)
    sample(group, variantSlots)
  }

  /// For each comment where its variant stands, if that is told apart; empty where there are none.
  private mutating func variantSlots(of group: CommentGroup) -> [Int?] {
    guard !group.variants.names.isEmpty else { return [] }
    for comment in group.comments where comment.variant >= 0 {
      let variant = Int(comment.variant)
      addVariant(group.variants.names[variant], hash: group.variants.hashes[variant])
    }
    // Only now, since a new one may push out others.
    return group.comments.map { comment in
      comment.variant < 0 ? nil : variants.slot(ofHash: group.variants.hashes[Int(comment.variant)])
    }
  }

  private mutating func addQuantities(_ group: CommentGroup) {
    func states(_ comment: CommentObservation) -> Bool {
      comment.role == .voice && comment.statedQuantities != 0
    }
    if histograms.isEmpty {
      guard group.comments.contains(where: states) else { return }
      histograms = Array(repeating: LogLinearHistogram(), count: CommentQuantity.allCases.count)
    }
    histograms.withUnsafeMutableBufferPointer { histograms in
      for comment in group.comments where states(comment) {
        group.forEachQuantity(of: comment) { histograms[$0].add($1) }
      }
    }
  }

  private mutating func sample(_ group: CommentGroup, _ variantSlots: [Int?]) {
    countAuthors(group)
    for (place, comment) in group.comments.enumerated() where comment.role != .uncounted {
      func sampled() -> SampledComment {
        let slot = variantSlots.isEmpty ? nil : variantSlots[place]
        return SampledComment(
          comment, group, variant: slot.map { UInt16($0) } ?? SampledComment.noVariant)
      }
      if comment.role == .voice {
        if let author = comment.author {
          authors.add(comment, to: author.hash, sampled)
        } else if comment.countsAsAuthor {
          authors.add(comment, to: comment.hash, isSingle: true, sampled)
        }
      }
      if let thread = comment.thread { threads.add(comment, to: thread, sampled) }
    }
  }

  /// Counts the authors of comments of people, and takes up those that the sample keeps, all at once.
  private mutating func countAuthors(_ group: CommentGroup) {
    var known: [UInt64] = []
    known.reserveCapacity(group.comments.count)
    for comment in group.comments where comment.role == .voice {
      guard let hash = comment.author?.hash else { continue }
      if allAuthors.mayKeep(hash) || authors.mayKeep(hash) {
        known.append(hash)
      } else {
        allAuthors.insert(hash)
      }
    }
    known.sort()
    known.removeRepeated()
    allAuthors.insert(ascending: known)
    authors.takeUp(ascending: known)
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
  /// The memory that all takes that comes of comments.
  var commentBytes: Int {
    MemoryLayout<Self>.stride + cells.allocatedBytes + days.allocatedBytes + allAuthors.allocatedBytes
      + authors.allocatedBytes + threads.allocatedBytes + histograms.allocatedBytes
      + histograms.reduce(0) { $0 + $1.allocatedBytes }
  }

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
    var all: CommentTally?
    for (slot, key) in cells.keys.enumerated() where key.axis == .source {
      if all == nil { all = cells.tallies[slot] } else { all?.mergeAllButAuthors(cells.tallies[slot]) }
    }
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
