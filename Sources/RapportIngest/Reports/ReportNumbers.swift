import RapportModel

/// How the columns of numbers in one table are read, settled from their cells.
struct ReportNumbers {
  /// A column whose metric is known.
  struct Column {
    let index: Int
    let header: HeaderName
    let metric: MetricColumn
    fileprivate(set) var style = NumberColumn()

    /// Whether these are shares whose header does not say in what unit they are.
    fileprivate var statesNoUnit: Bool { metric.unit == .fraction && !metric.statesUnit }
  }

  /// The columns that are read, in the order of the table.
  private(set) var columns: [Column]
  /// What this table tells about the unit of the file's durations.
  private(set) var durationUnit: ReportContext.DurationUnit?
  /// What the user should know about the numbers.
  private(set) var notes: [IngestNote] = []

  private let headers: [HeaderName]

  /// - Parameter isDaily: Whether each row stands for a day.
  init(
    _ headers: [HeaderName], _ roles: ReportColumns, rows: RowStore, context: ReportContext,
    decimalMark: DecimalMark?, isDaily: Bool
  ) {
    self.headers = headers
    columns = headers.indices.compactMap { index in
      roles.metric(index).map { Column(index: index, header: headers[index], metric: $0) }
    }
    settleStyles(rows, option: decimalMark, otherwise: context.decimalMark)
    settleShares(rows)
    settleDurations(rows, context, isDaily: isDaily)
    settleRepeatedMetrics(rows)
  }

  // MARK: - Settling

  private mutating func settleStyles(_ rows: RowStore, option: DecimalMark?, otherwise: DecimalMark?) {
    var evidence = NumberColumn.Evidence()
    for place in columns.indices {
      let metric = columns[place].metric
      var style = NumberColumn()
      (style.factor, style.divisor) = (metric.factor, metric.divisor)
      for row in rows.rows where row.fieldCount >= headers.count {
        rows.withField(columns[place].index, of: row) { style.observe($0) }
      }
      columns[place].style = style
      evidence.point += style.evidence.point
      evidence.comma += style.evidence.comma
    }
    if evidence.mark == nil, evidence.point == 0 {
      for column in columns where column.metric.isWhole {
        evidence.groupedByPoint += column.style.evidence.groupedByPoint
        evidence.groupedByComma += column.style.evidence.groupedByComma
      }
    }
    for place in columns.indices {
      columns[place].style.settle(
        option: option, table: evidence, otherwise: otherwise ?? evidence.markOfCounts)
    }
    let shortened = columns.filter { $0.style.evidence.shortened > 0 }.map { "'\($0.header.text)'" }
    if !shortened.isEmpty {
      notes.append(
        IngestNote(
          "shortened",
          "Numbers such as 1.5K are read as what they show, which is rounded: \(shortened.joined(separator: ", "))"
        ))
    }
  }

  /// Leaves out columns of shares where some are more than the whole: they hold percentages, or something else, and
  /// nothing says which.
  private mutating func settleShares(_ rows: RowStore) {
    let left = columns.filter { column in
      guard column.statesNoUnit else { return false }
      var exceedsWhole = false
      for row in rows.rows {
        let cell = rows.withField(column.index, of: row) { column.style.read($0) }
        guard case .value(let value, let isPercent) = cell else { continue }
        if isPercent { return false }
        exceedsWhole = exceedsWhole || value > .one
      }
      return exceedsWhole
    }
    guard !left.isEmpty else { return }
    columns.removeAll { column in left.contains { $0.index == column.index } }
    let names = left.map { "'\($0.header.text)'" }.joined(separator: ", ")
    notes.append(
      IngestNote(
        "share-unit",
        "Shares above 1 without a percent sign were left out, with all of their columns: \(names); '(%)' behind the name says that they are percentages"
      ))
  }

  /// Finds out whether durations are milliseconds where the header does not say.
  private mutating func settleDurations(_ rows: RowStore, _ context: ReportContext, isDaily: Bool) {
    guard context.mayHoldMilliseconds else { return }
    let open = columns.indices.filter { place in
      let metric = columns[place].metric
      return metric.unit == .seconds && !metric.bases.isEmpty && !metric.statesUnit
    }
    guard !open.isEmpty else { return }
    let days = isDaily ? 1 : context.period?.dayCount ?? 1
    var largest = FixedDecimal.zero
    for row in rows.rows {
      for place in open {
        let column = columns[place]
        if case .value(let value, _) = rows.withField(column.index, of: row, { column.style.read($0) }) {
          largest = max(largest, value)
        }
      }
    }
    // Nobody spends more than all of the time on a property.
    let isImpossible = largest > FixedDecimal(Int64(86_400 * days))
    if isImpossible { durationUnit = .milliseconds }
    let table = "table \(context.table + 1)"
    if isImpossible || context.durationUnit == .milliseconds {
      for place in open { columns[place].style.divisor = 1000 }
      notes.append(
        IngestNote(
          "milliseconds",
          isImpossible
            ? "Engagement times of \(table) are read as milliseconds, since as seconds they exceed the time there is"
            : "Engagement times of \(table) are read as milliseconds, as in another table of the file"))
    } else if largest > FixedDecimal(3600) {
      notes.append(
        IngestNote(
          "durations",
          "Engagement times of \(table) are read as seconds, though some exceed an hour; the file does not tell the unit"
        ))
    }
  }

  /// Leaves one column of each metric where several state other numbers: that whose name says most exactly what
  /// is meant, else the first.
  private mutating func settleRepeatedMetrics(_ rows: RowStore) {
    var left: Set<Int> = []
    for (place, column) in columns.enumerated() where !left.contains(place) {
      let same = columns.indices.filter { columns[$0].metric.isSameQuantity(as: column.metric) }
      guard same.count > 1, same[0] == place else { continue }
      let best = same.min { columns[$0].metric.place < columns[$1].metric.place } ?? place
      let others = same.filter { $0 != best && differ(columns[best], columns[$0], rows) }
      guard !others.isEmpty else { continue }
      left.formUnion(same.filter { $0 != best })
      let names = others.map { "'\(columns[$0].header.text)'" }.joined(separator: ", ")
      notes.append(
        IngestNote(
          "repeated-metric",
          "Column '\(columns[best].header.text)' was taken for \(column.metric.name); other numbers of the same stand in \(names), which \(others.count == 1 ? "was" : "were") left out"
        ))
    }
    columns = columns.enumerated().filter { !left.contains($0.offset) }.map(\.element)
  }

  private func differ(_ left: Column, _ right: Column, _ rows: RowStore) -> Bool {
    rows.rows.contains { row in
      guard let left = value(left, row, rows), let right = value(right, row, rows) else { return false }
      return left != right
    }
  }

  private func value(_ column: Column, _ row: StoredRow, _ store: RowStore) -> FixedDecimal? {
    guard case .value(let value, _) = store.withField(column.index, of: row, { column.style.read($0) }) else {
      return nil
    }
    return value
  }

  // MARK: - Rows

  /// The numbers of a row by column, or why it cannot be used.
  func read(_ row: StoredRow, of store: RowStore) -> (values: [Int: FixedDecimal], failure: String?) {
    var values: [Int: FixedDecimal] = [:]
    var failure: String?
    let hasExtraCell =
      row.fieldCount > headers.count
      && (headers.count..<row.fieldCount).contains { !store.isEmpty($0, of: row) }
    if row.fieldCount < headers.count || hasExtraCell {
      failure = "Expected \(counted(headers.count, "field")), found \(row.fieldCount)"
    }
    for column in columns {
      let (cell, duration) = store.withField(column.index, of: row) {
        (column.style.read($0), column.metric.unit == .seconds ? DurationText.seconds($0) : nil)
      }
      if let duration {
        values[column.index] = duration
        continue
      }
      switch cell {
      case .value(let value, let isPercent):
        if column.statesNoUnit, !isPercent, value > .one {
          failure =
            failure ?? "Column '\(column.header.text)' holds a share above 1 that has no percent sign"
        } else {
          values[column.index] = value
        }
      case .missing: break
      case .ambiguous:
        failure =
          failure
          ?? "The decimal mark in column '\(column.header.text)' is ambiguous and no other cell settles it; '--decimal-mark' does"
      case .unreadable: failure = failure ?? "Column '\(column.header.text)' holds no number"
      }
    }
    return (values, failure)
  }

  /// What is measured in a row.
  struct Quantity {
    var metric: MetricColumn
    var unit: MeasurementUnit
    var value: FixedDecimal
    /// What it is a mean or share of.
    var denominator: FixedDecimal?
  }

  /// What is measured in a row, each quantity once.
  ///
  /// - Parameters:
  ///   - values: The numbers of the row by column.
  ///   - unit: The unit of a column's number in this row.
  func quantities(_ values: [Int: FixedDecimal], unit: (Column) -> MeasurementUnit) -> [Quantity] {
    var found: [Quantity] = []
    for column in columns {
      guard let value = values[column.index] else { continue }
      let unit = unit(column)
      // Some exports state a quantity under its old name and its new one.
      let isKnown = found.contains {
        $0.metric.definitionID == column.metric.definitionID && $0.unit == unit
      }
      if isKnown { continue }
      let denominator = column.metric.bases.lazy.compactMap { base in
        columns.lazy.filter { $0.metric.definitionID == base }.compactMap { values[$0.index] }.first
      }.first
      found.append(Quantity(metric: column.metric, unit: unit, value: value, denominator: denominator))
    }
    return found
  }
}
