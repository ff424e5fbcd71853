import RapportModel

/// How the rows of one table are read, settled from the rows themselves.
struct ReportPlan {
  private let context: ReportContext
  private let headers: [HeaderName]
  private let columns: ReportColumns
  private let numbers: ReportNumbers
  private var dates: [Int: DateColumn] = [:]
  /// The currencies that the cells of columns of money name, in the order in which they come.
  private var currencies: [Int: [String]] = [:]
  /// Whether rows are of several currencies by a column of them.
  private var mixesCurrencies = false
  private let keepsLines: Bool
  /// What the user should know about the table.
  private(set) var notes: [IngestNote]

  init(headers: [HeaderName], rows: RowStore, context: ReportContext, options: IngestOptions) {
    self.context = context
    self.headers = headers
    keepsLines = options.keepsRawRecords
    columns = ReportColumns(
      headers, rows: rows, context: context, named: options.columns, dateOrder: options.dateOrder)
    numbers = ReportNumbers(
      headers, columns, rows: rows, context: context, decimalMark: options.decimalMark,
      isDaily: columns.roles.contains { $0 == .date || $0 == .dayNumber })
    notes = numbers.notes
    settleCurrencies(rows)
    settleDates(rows, option: options.dateOrder)
    noteUnknownColumns()
    noteUndatedRows()
  }

  /// What this table tells about the unit of the file's durations.
  var durationUnit: ReportContext.DurationUnit? { numbers.durationUnit }

  // MARK: - Settling

  private mutating func settleCurrencies(_ rows: RowStore) {
    let amounts = numbers.columns.filter(\.metric.isMoney).map(\.index)
    guard !amounts.isEmpty else { return }
    for index in amounts {
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

  private mutating func noteUnknownColumns() {
    let unknown = columns.indexes { $0 == .unknownMetric }.map { "'\(headers[$0].text)'" }
    if !unknown.isEmpty {
      notes.append(
        IngestNote(
          "unknown-columns", "Numbers of no known metric were left out: \(unknown.joined(separator: ", "))"))
    }
    let dimensions = columns.numericDimensions.map { "'\(headers[$0].text)'" }
    if !dimensions.isEmpty {
      notes.append(
        IngestNote(
          "numeric-dimensions",
          "Numbers of unknown columns were taken for what the rows are about, since nothing else tells rows apart: \(dimensions.joined(separator: ", "))"
        ))
    }
  }

  private mutating func noteUndatedRows() {
    let table = "table \(context.table + 1)"
    for case let role in columns.roles where role.isTime && role != .date {
      let counter = PeriodCounter(role, in: context)
      guard let reason = counter.reasonForNoDays else { continue }
      notes.append(IngestNote("undated", "The rows of \(table) have no date: \(reason)"))
      break
    }
    if let index = columns.undatable, context.period == nil {
      notes.append(
        IngestNote(
          "undated",
          "The rows of \(table) have no date: column '\(headers[index].text)' holds none with day, month and year"
        ))
    }
    if dates.values.contains(where: \.mayBeginWithYear) { notes.append(.yearPlace) }
    if dates.values.contains(where: \.isAmbiguous) {
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
      let (found, failure) = numbers.read(row, of: store)
      values.append(found)
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
      numbers: numbers.columns.map { column in
        let metric = column.metric
        let isDistinct = metric.flags.contains(.sketched) || metric.name.hasSuffix("visitors")
        let adds =
          switch metric.unit {
          case .count, .money: !isDistinct
          case .seconds: metric.bases.isEmpty
          case .fraction, .ratio, .rank: false
          }
        return (column.index, adds, isDistinct)
      })
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
    let quantities = numbers.quantities(values) { column in
      column.metric.unit(
        own: column.metric.isMoney ? store.withField(column.index, of: row, CurrencyText.currency) : nil,
        row: currency, others: currencies[column.index].flatMap { $0.count == 1 ? $0[0] : nil })
    }
    for quantity in quantities {
      let metric = quantity.metric
      measurements.append(
        Measurement(
          property: property, dimensions: metric.isMoney ? dimensions : ofAll, name: metric.name,
          definitionID: metric.definitionID, unit: quantity.unit, value: quantity.value,
          denominator: quantity.denominator, period: period, grain: grain,
          flags: isOther ? metric.flags.union(.otherRow) : metric.flags, table: context.table,
          record: row.record))
    }
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
      case .dayNumber, .periodNumber:
        let text = store.string(index, of: row)
        guard let number = Int(text), (0...36_600).contains(number) else {
          return (nil, text.isEmpty ? nil : "Column '\(name)' holds no number of days, weeks or months")
        }
        return (PeriodCounter(role, in: context).days(number), nil)
      default: continue
      }
    }
    return (context.period, nil)
  }
}
