import RapportModel

extension PropertyLedger {
  func encode(to file: inout ByteEncoder, _ places: LedgerPlaces) {
    let (sources, variants, pages) = (sources.sortedSlots, variants.sortedSlots, pages.sortedSlots)
    file.list(sources) { $0.text(self.sources.names[$1]) }
    file.flag(highestVariant < .max)
    file.list(variants) { $0.text(self.variants.names[$1]) }
    file.list(pages) { $0.text(self.pages.names[$1]) }
    allAuthors.encode(to: &file)

    let (sourcePlaces, variantPlaces, pagePlaces) = (
      inverse(of: sources), inverse(of: variants), inverse(of: pages)
    )
    var ordered = cells.keys.enumerated().map { slot, key in
      switch key.axis {
      case .source: (key.with(index: sourcePlaces[key.index]), slot)
      case .variant: (key.with(index: variantPlaces[key.index]), slot)
      case .page: (key.with(index: pagePlaces[key.index]), slot)
      case .topic, .signal, nil: (key, slot)
      }
    }
    ordered.sort { $0.0 < $1.0 }
    file.list(ordered) { file, cell in
      file.optional(cell.0.week) { $0.signed(Int128($1.weeksSinceEpoch)) }
      file.byte(UInt8(cell.0.axis?.rawValue ?? 0))
      file.count(cell.0.index)
      cells.tallies[cell.1].encode(to: &file, places)
    }
    file.list(days.sorted) { file, day in
      file.signed(Int128(day.day.daysSinceEpoch))
      day.sums.encode(to: &file)
    }
    authors.encode(to: &file, .authors, places, variants: variantPlaces)
    threads.encode(to: &file, .threads, places, variants: variantPlaces)
    file.list(histograms) { $1.encode(to: &$0) }
    file.list(measurements.sorted { $0.key.precedes($1.key) }) { file, series in
      series.key.encode(to: &file, places)
      series.value.encode(to: &file)
    }
  }

  init(from file: inout ByteDecoder, _ names: LedgerNames, limits: SampleLimits) throws(LedgerFileError) {
    self.init(names.options, limits: limits)
    for name in try file.names() { _ = sources.add(name) }
    let isPartial = try file.flag()
    for name in try file.names(upTo: Self.mostVariants) { _ = variants.add(name) }
    if isPartial { highestVariant = variants.hashes.max() ?? 0 }
    for name in try file.names() { _ = pages.add(name) }
    allAuthors = try DistinctCount(from: &file, capacity: names.options.countedAuthors)

    var last: SliceKey?
    for _ in 0..<(try file.count(upTo: file.remaining)) {
      let key = try cellKey(from: &file, names.options)
      if let last { try file.require(last < key) }
      last = key
      let capacity = cells.emptyTally(key.axis ?? .source).knownAuthors.capacity
      cells.insert(try CommentTally(from: &file, names, authorCapacity: capacity), for: key)
    }
    var lastDay: Int128?
    for _ in 0..<(try file.count(upTo: file.remaining)) {
      let day = try file.signed(within: CalendarDay.inCalendar)
      if let lastDay { try file.require(lastDay < day) }
      lastDay = day
      days.merge(try SentimentSums(from: &file), CalendarDay(daysSinceEpoch: Int32(day)))
    }
    authors = try ClusterSample(
      from: &file, .authors, names, limits: limits, variantCount: variants.names.count)
    threads = try ClusterSample(
      from: &file, .threads, names, limits: limits, variantCount: variants.names.count)
    histograms = try file.list(of: 1) { (file: inout ByteDecoder) throws(LedgerFileError) in
      try LogLinearHistogram(from: &file)
    }
    try file.require(histograms.isEmpty || histograms.count == CommentQuantity.allCases.count)
    var lastKey: MeasurementSeries.Key?
    for _ in 0..<(try file.count(upTo: file.remaining)) {
      let key = try MeasurementSeries.Key(from: &file, names)
      if let lastKey { try file.require(lastKey.precedes(key)) }
      lastKey = key
      measurements[key] = try MeasurementSeries(from: &file)
    }
  }

  private func cellKey(
    from file: inout ByteDecoder, _ options: LedgerOptions
  ) throws(LedgerFileError) -> SliceKey {
    let week = try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in
      CalendarWeek(weeksSinceEpoch: Int32(try file.signed(within: CalendarWeek.inCalendar)))
    }
    guard let axis = SliceKey.Axis(rawValue: UInt64(try file.byte())) else { throw file.damage }
    let index: Int
    switch axis {
    case .source: index = try file.place(in: sources.names.count)
    case .topic: index = try file.place(in: options.topics.count)
    case .signal: index = try file.place(in: options.signals.count)
    case .variant: index = try file.place(in: variants.names.count)
    case .page: index = try file.place(in: pages.names.count)
    }
    return SliceKey(week, axis, index)
  }
}

extension CalendarDay {
  /// The days of the years 1 to 9999.
  static let inCalendar: ClosedRange<Int128> = -719_162...2_932_896
}

extension CalendarWeek {
  /// The weeks that hold a day of the years 1 to 9999.
  static let inCalendar: ClosedRange<Int128> =
    Int128(
      CalendarDay(daysSinceEpoch: Int32(CalendarDay.inCalendar.lowerBound)).week.weeksSinceEpoch)...Int128(
      CalendarDay(daysSinceEpoch: Int32(CalendarDay.inCalendar.upperBound)).week.weeksSinceEpoch)
}
