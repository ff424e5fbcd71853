import RapportModel

extension MeasurementSeries.Key {
  /// The order in files: by name, definition, dimensions, grain and table, texts by their bytes.
  func precedes(_ other: Self) -> Bool {
    let (ours, theirs) = (texts, other.texts)
    if ours != theirs { return ours.lexicographicallyPrecedes(theirs) }
    let (left, right) = (
      breakdown.dimensions.map(ByteName.init), other.breakdown.dimensions.map(ByteName.init)
    )
    if left != right { return left.lexicographicallyPrecedes(right) }
    if breakdown.grain != other.breakdown.grain { return breakdown.grain.code < other.breakdown.grain.code }
    return table < other.table
  }

  /// A definition without a currency comes before one with an empty one.
  private var texts: [ByteName] {
    [ByteName(name), ByteName(definition.id)] + (definition.currency.map { [ByteName($0)] } ?? [])
  }
}

extension MeasurementSeries.Key {
  func encode(to file: inout ByteEncoder, _ places: LedgerPlaces) {
    file.text(name)
    file.text(definition.id)
    file.optional(definition.currency) { $0.text($1) }
    file.list(breakdown.dimensions) { $0.text($1) }
    file.byte(breakdown.grain.code)
    file.count(places.place(of: table.input))
    file.count(table.table)
  }

  init(from file: inout ByteDecoder, _ names: LedgerNames) throws(LedgerFileError) {
    name = try file.text()
    definition = Definition(
      id: try file.text(),
      currency: try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in try file.text() })
    let dimensions = try file.names()
    let grain = Int(try file.byte())
    try file.require(grain < Grain.inOrder.count)
    breakdown = Breakdown(dimensions: dimensions, grain: Grain.inOrder[grain])
    table = SourceTable(input: try names.input(from: &file), table: try file.count())
  }
}

extension MeasurementSeries {
  func encode(to file: inout ByteEncoder) {
    file.list(weeks.sorted { $0.key < $1.key }) { file, week in
      file.signed(Int128(week.key.weeksSinceEpoch))
      week.value.encode(to: &file)
    }
    rest.encode(to: &file)
    file.optional(days) { file, days in
      file.signed(Int128(days.first.daysSinceEpoch))
      file.signed(Int128(days.last.daysSinceEpoch))
    }
    file.flag(hasUndatedRows)
    file.list(variantSums.sorted { $0.key < $1.key }) { file, variant in
      file.text(variant.key.string)
      variant.value.encode(to: &file)
    }
    members.encode(to: &file)
    values.encode(to: &file)
  }

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    self.init()
    let weeks = try file.list(of: 8) { (file: inout ByteDecoder) throws(LedgerFileError) in
      (try file.signed(within: CalendarWeek.inCalendar), try MeasurementSums(from: &file))
    }
    try file.requireAscending(weeks.lazy.map(\.0), by: <)
    for (week, sums) in weeks { self.weeks[CalendarWeek(weeksSinceEpoch: Int32(week))] = sums }
    rest = try MeasurementSums(from: &file)
    days = try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in
      let first = CalendarDay(daysSinceEpoch: Int32(try file.signed(within: CalendarDay.inCalendar)))
      let last = CalendarDay(daysSinceEpoch: Int32(try file.signed(within: CalendarDay.inCalendar)))
      guard let days = DayRange(first: first, last: last) else { throw file.damage }
      return days
    }
    hasUndatedRows = try file.flag()
    try file.require(!hasUndatedRows || days == nil)
    let variants = try file.list(of: 8, upTo: Self.mostVariants) {
      (file: inout ByteDecoder) throws(LedgerFileError) in
      (ByteName(try file.text()), try MeasurementSums(from: &file))
    }
    try file.requireAscending(variants.lazy.map(\.0), by: <)
    for (variant, sums) in variants { variantSums[variant] = sums }
    members = try DistinctCount(from: &file, capacity: Self.memberCapacity)
    values = try LogLinearHistogram(from: &file)
  }
}

extension MeasurementSums {
  func encode(to file: inout ByteEncoder) {
    file.count(rows)
    file.signed(value.nanos)
    file.optional(largest) { $0.signed($1.nanos) }
    file.count(rowsWithDenominator)
    file.signed(denominator.nanos)
    file.signed(weighted.nanos)
    file.byte(flags.rawValue)
    file.byte(weekdays)
  }

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    self.init()
    rows = try file.count()
    value = FixedDecimal(nanos: try file.signed())
    largest = try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in
      FixedDecimal(nanos: try file.signed())
    }
    rowsWithDenominator = try file.count()
    denominator = FixedDecimal(nanos: try file.signed())
    weighted = FixedDecimal(nanos: try file.signed())
    flags = EstimateFlags(rawValue: try file.byte())
    weekdays = try file.byte()
    try file.require((largest != nil) == (rows > 0) && rowsWithDenominator <= rows)
  }
}

extension Grain {
  /// The order of their codes in files.
  fileprivate static let inOrder: [Grain] = [.day, .week, .month, .range]

  fileprivate var code: UInt8 {
    switch self {
    case .day: 0
    case .week: 1
    case .month: 2
    case .range: 3
    }
  }
}
