import RapportModel

/// How the rows of one table are read, settled from the rows themselves.
struct ReportPlan {
  private let context: ReportContext
  private let headers: [HeaderName]
  private let columns: ReportColumns
  private var numbers: [Int: NumberColumn] = [:]
  private var metrics: [Int: MetricColumn] = [:]
  private var dates: [Int: DateColumn] = [:]
  /// The currencies that the cells of columns of money name, in the order in which they come.
  private var currencies: [Int: [String]] = [:]
  /// Whether rows are of several currencies by a column of them.
  private var mixesCurrencies = false
  private let keepsLines: Bool
  /// What this table tells about the unit of the file's durations.
  private(set) var durationUnit: ReportContext.DurationUnit?
  /// What the user should know about the table.
  private(set) var notes: [IngestNote] = []

  init(headers: [HeaderName], rows: RowStore, context: ReportContext, options: IngestOptions) {
    self.context = context
    self.headers = headers
    keepsLines = options.keepsRawRecords
    columns = ReportColumns(
      headers, rows: rows, context: context, names: options.columns, dateOrder: options.dateOrder)
    settleNumbers(rows, option: options.decimalMark)
    settleCurrencies(rows)
    settleDates(rows, option: options.dateOrder)
    settleDurations(rows)
    noteUnknownColumns()
    noteUndatedRows()
  }

  // MARK: - Settling

  private mutating func settleNumbers(_ rows: RowStore, option: DecimalMark?) {
    var evidence = NumberColumn.Evidence()
    for index in headers.indices {
      guard let metric = columns.metric(index) else { continue }
      metrics[index] = metric
      var column = NumberColumn()
      (column.factor, column.divisor) = (metric.factor, metric.divisor)
      for row in rows.rows where row.fieldCount >= headers.count {
        rows.withField(index, of: row) { column.observe($0) }
      }
      numbers[index] = column
      evidence.point += column.evidence.point
      evidence.comma += column.evidence.comma
    }
    for index in numbers.keys {
      numbers[index]?.settle(option: option, table: evidence, otherwise: context.decimalMark)
    }
  }

  private mutating func settleCurrencies(_ rows: RowStore) {
    guard metrics.contains(where: { $0.value.isMoney }) else { return }
    for (index, metric) in metrics where metric.isMoney {
      for row in rows.rows {
        guard let name = rows.withField(index, of: row, CurrencyText.currency) else { continue }
        if currencies[index, default: []].last != name, currencies[index]?.contains(name) != true {
          currencies[index, default: []].append(name)
        }
      }
    }
    guard columns.roles.contains(.currency) else { return }
    mixesCurrencies = Set(rows.rows.compactMap { currency(of: $0, in: rows) }).count > 1
  }

  private mutating func settleDates(_ rows: RowStore, option: DateOrder?) {
    for index in columns.indexes(where: { $0 == .date }) {
      var column = DateColumn(order: option)
      for row in rows.rows { rows.withField(index, of: row) { column.observe($0) } }
      column.settle(otherwise: context.dateOrder)
      dates[index] = column
    }
  }

  /// Finds out whether durations are milliseconds where the header does not say.
  private mutating func settleDurations(_ rows: RowStore) {
    guard context.mayHoldMilliseconds else { return }
    let open = metrics.filter { $0.value.unit == .seconds && !$0.value.bases.isEmpty && !$0.value.statesUnit }
    guard !open.isEmpty else { return }
    let isDaily = columns.roles.contains { $0 == .date || $0 == .dayNumber }
    let days = isDaily ? 1 : context.period?.dayCount ?? 1
    var largest = FixedDecimal.zero
    for row in rows.rows {
      for index in open.keys {
        if case .value(let value, _)? = rows.withField(index, of: row, { numbers[index]?.read($0) }) {
          largest = max(largest, value)
        }
      }
    }
    // Nobody spends more than all of the time on a property.
    let isImpossible = largest > FixedDecimal(Int64(86_400 * days))
    if isImpossible { durationUnit = .milliseconds }
    let table = "table \(context.table + 1)"
    if isImpossible || context.durationUnit == .milliseconds {
      for index in open.keys { numbers[index]?.divisor = 1000 }
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

  private mutating func noteUnknownColumns() {
    let unknown = columns.indexes { $0 == .unknownMetric }.map { "'\(headers[$0].text)'" }
    if !unknown.isEmpty {
      notes.append(
        IngestNote(
          "unknown-columns", "Numbers of no known metric were left out: \(unknown.joined(separator: ", "))"))
    }
  }

  private mutating func noteUndatedRows() {
    if columns.roles.contains(.dayNumber), context.firstDay == nil {
      notes.append(
        IngestNote(
          "undated",
          "Table \(context.table + 1) counts days from a first day that the file does not state, so its rows have no date"
        ))
    }
    if dates.values.contains(where: { $0.isAmbiguous }) {
      notes.append(
        IngestNote(
          "date-order", "Dates such as 3/4/2025 leave day and month open; '--date-order' settles them"))
    }
  }

  // MARK: - Rows

  /// Emits what each row is.
  ///
  /// - Parameter held: Events that belong before the rows of these indexes, in their order.
  func emitRows(
    of store: RowStore, between held: [(row: Int, event: IngestEvent)],
    to emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var values: [[Int: FixedDecimal]] = []
    var failures: [String?] = []
    for row in store.rows {
      let (numbers, failure) = read(row, of: store)
      values.append(numbers)
      failures.append(failure)
    }
    let totals =
      context.mayHoldTotals
      ? totalsRule.totals(in: store.rows, of: store, columnCount: headers.count, values: values) : [:]
    var measurements: [Measurement] = []
    var held = held[...]
    for (index, row) in store.rows.enumerated() {
      while let next = held.first, next.row <= index {
        if !measurements.isEmpty { try emit(.measurements(measurements)) }
        measurements.removeAll(keepingCapacity: true)
        try emit(next.event)
        held.removeFirst()
      }
      let dimensions = dimensions(of: row, in: store)
      let period = period(of: row, in: store)
      let post = post(of: row, in: store)
      func line(_ kind: ReportLine.Kind) -> IngestEvent {
        .line(
          ReportLine(
            kind: kind, raw: store.raw(of: row), table: context.table, record: row.record,
            dimensions: dimensions,
            property: property(of: row, in: store), period: period.range, post: post))
      }
      if let mark = totals[index] {
        if !measurements.isEmpty { try emit(.measurements(measurements)) }
        measurements.removeAll(keepingCapacity: true)
        if keepsLines { try emit(line(.total)) }
        try emit(.total(TotalsRow(table: context.table, record: row.record, line: row.line, mark: mark)))
      } else if let reason = failures[index] ?? period.failure {
        if !measurements.isEmpty { try emit(.measurements(measurements)) }
        measurements.removeAll(keepingCapacity: true)
        if keepsLines { try emit(line(.rejected)) }
        try emit(
          .rejected(
            RejectedRecord(
              file: context.file, record: row.record, line: row.line, byte: row.byteOffset, reason: reason,
              raw: store.raw(of: row))))
      } else {
        if keepsLines { try emit(line(.row)) }
        if values[index].isEmpty {
          try emit(.unmeasured(record: row.record))
        } else {
          append(
            row, of: store, values[index], dimensions: dimensions, period: period.range, to: &measurements)
        }
      }
      if measurements.count >= 4096 {
        try emit(.measurements(measurements))
        measurements.removeAll(keepingCapacity: true)
      }
    }
    if !measurements.isEmpty { try emit(.measurements(measurements)) }
    for next in held { try emit(next.event) }
  }

  private var totalsRule: TotalsRule {
    TotalsRule(
      keys: columns.keys,
      details: context.hasLabelledTotals ? columns.indexes { $0 == .detail } : nil,
      numbers: metrics.sorted { $0.key < $1.key }.map { column, metric in
        let isDistinct = metric.flags.contains(.sketched) || metric.name.hasSuffix("visitors")
        let adds =
          switch metric.unit {
          case .count, .money: !isDistinct
          case .seconds: metric.bases.isEmpty
          case .fraction, .ratio, .rank: false
          }
        return (column, adds, isDistinct)
      })
  }

  /// The numbers of a row by column, or why it cannot be used.
  private func read(_ row: StoredRow, of store: RowStore) -> ([Int: FixedDecimal], failure: String?) {
    var values: [Int: FixedDecimal] = [:]
    var failure: String?
    let hasExtraCell =
      row.fieldCount > headers.count
      && (headers.count..<row.fieldCount).contains { !store.isEmpty($0, of: row) }
    if row.fieldCount < headers.count || hasExtraCell {
      failure = "Expected \(counted(headers.count, "field")), found \(row.fieldCount)"
    }
    for (index, column) in numbers {
      let (cell, duration) = store.withField(index, of: row) {
        (column.read($0), metrics[index]?.unit == .seconds ? DurationText.seconds($0) : nil)
      }
      switch cell {
      case .value(let value, _): values[index] = value
      case .missing: break
      case .ambiguous:
        failure =
          "The decimal mark in column '\(headers[index].text)' is ambiguous and no other cell settles it; '--decimal-mark' does"
      case .unreadable:
        if let duration {
          values[index] = duration
        } else {
          failure = failure ?? "Column '\(headers[index].text)' holds no number"
        }
      }
    }
    return (values, failure)
  }

  private func append(
    _ row: StoredRow, of store: RowStore, _ values: [Int: FixedDecimal], dimensions: [Dimension],
    period: DayRange?, to measurements: inout [Measurement]
  ) {
    let property = property(of: row, in: store)
    let isOther = dimensions.contains { $0.value == "(other)" }
    let grain = grain(of: period)
    let currency = currency(of: row, in: store)
    var ofAll = dimensions
    // Money names its currency; other numbers are told apart by it as by any column.
    if mixesCurrencies, let currency { ofAll.append(Dimension(name: "currency", value: currency)) }
    var stated: Set<StatedQuantity> = []
    for index in headers.indices {
      guard let metric = metrics[index], let value = values[index] else { continue }
      // Some exports state a quantity under its old name and its new one.
      let unit = metric.unit(
        own: metric.isMoney ? store.withField(index, of: row, CurrencyText.currency) : nil, row: currency,
        others: currencies[index].flatMap { $0.count == 1 ? $0[0] : nil })
      guard stated.insert(StatedQuantity(definitionID: metric.definitionID, unit: unit)).inserted else {
        continue
      }
      let denominator = metric.bases.lazy.compactMap { base in
        metrics.first { $0.value.definitionID == base }.flatMap { values[$0.key] }
      }.first
      measurements.append(
        Measurement(
          property: property, dimensions: metric.isMoney ? dimensions : ofAll, name: metric.name,
          definitionID: metric.definitionID, unit: unit, value: value, denominator: denominator,
          period: period, grain: grain,
          flags: isOther ? metric.flags.union(.otherRow) : metric.flags, table: context.table,
          record: row.record))
    }
  }

  /// A quantity that a row states.
  private struct StatedQuantity: Hashable {
    var definitionID: String
    var unit: MeasurementUnit
  }

  // MARK: - What a row is about

  /// The currency that a column of currencies gives a row.
  private func currency(of row: StoredRow, in store: RowStore) -> String? {
    columns.roles.firstIndex(of: .currency).flatMap {
      CurrencyText.currency(named: store.string($0, of: row))
    }
  }

  private func dimensions(of row: StoredRow, in store: RowStore) -> [Dimension] {
    var dimensions: [Dimension] = []
    for (index, role) in columns.roles.enumerated() {
      guard case .dimension(let name) = role else { continue }
      dimensions.append(Dimension(name: name, value: store.string(index, of: row)))
    }
    if let segment = context.segment { dimensions.append(Dimension(name: "segment", value: segment)) }
    return dimensions
  }

  private func property(of row: StoredRow, in store: RowStore) -> String? {
    for index in columns.indexes(where: { $0 == .property }) where !store.isEmpty(index, of: row) {
      return store.string(index, of: row)
    }
    return context.property
  }

  private func post(of row: StoredRow, in store: RowStore) -> String? {
    let index = columns.roles.firstIndex { $0 == .post || $0 == .dimension(Dimension.post) }
    return index.flatMap { store.isEmpty($0, of: row) ? nil : store.string($0, of: row) }
  }

  /// The length of time that a row of these days stands for.
  private func grain(of period: DayRange?) -> Grain {
    if let grain = context.grain { return grain }
    for role in columns.roles {
      switch role {
      case .date: return period.map(PeriodText.grain) ?? (context.mayCoverAllTime ? .range : .day)
      case .dayNumber: return .day
      case .periodNumber(let grain): return grain
      default: continue
      }
    }
    return .range
  }

  /// The days a row covers, or why its date cannot be read.
  private func period(of row: StoredRow, in store: RowStore) -> (range: DayRange?, failure: String?) {
    for (index, role) in columns.roles.enumerated() {
      let name = headers[index].text
      switch role {
      case .date:
        guard let column = dates[index] else { continue }
        return store.withField(index, of: row) { cell in
          if NumberColumn.isMissing(cell) { return (nil, nil) }
          if let moment = column.read(cell) { return (DayRange(moment.day), nil) }
          if let days = PeriodText.days(cell, column) { return (days, nil) }
          if context.mayCoverAllTime, !cell.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) {
            return (nil, nil)
          }
          let isOpen = column.isAmbiguous || column.isContradictory
          return (
            nil,
            isOpen
              ? "The order of day and month in column '\(name)' is ambiguous and no other cell settles it; '--date-order' does"
              : "Column '\(name)' holds no date"
          )
        }
      case .dayNumber:
        let text = store.string(index, of: row)
        guard let number = Int(text), (0...36_600).contains(number) else {
          return (nil, text.isEmpty ? nil : "Column '\(name)' holds no number of days")
        }
        return (context.firstDay.map { DayRange($0.advanced(by: number)) }, nil)
      case .periodNumber: return (nil, nil)
      default: continue
      }
    }
    return (context.period, nil)
  }
}
