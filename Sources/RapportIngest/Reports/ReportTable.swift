import RapportModel

/// One table of a report: collects its rows, then turns them into measurements.
///
/// Which mark is the decimal one, which row repeats the sum of the others and in which order a date is written
/// shows only in the whole table. Tables larger than `limit` are settled by their beginning, and the rows
/// after it are read the same way.
struct ReportTable {
  private(set) var context: ReportContext
  private let headers: [HeaderName]
  private let options: IngestOptions
  private var store = RowStore()
  /// Events that belong between the rows, each before the row of this index.
  private var held: [(row: Int, event: IngestEvent)] = []
  private var plan: ReportPlan?
  /// The bytes of rows that are kept.
  private static let limit = 64 << 20

  /// A table with this header.
  init(headers: [HeaderName], context: ReportContext, options: IngestOptions) {
    self.headers = headers
    self.context = context
    self.options = options
  }

  /// The number of columns.
  var columnCount: Int { headers.count }

  /// Adds a row.
  mutating func append(
    _ record: CSVRecord, number: Int, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    store.append(record, number: number)
    if store.byteCount >= (plan == nil ? Self.limit : 1 << 20) {
      if plan == nil {
        try emit(
          .note(
            IngestNote(
              "long-table", "Table \(context.table + 1) was settled by its first \(store.rows.count) rows")))
      }
      try flush(emit: emit)
    }
  }

  /// Lets events wait for the rows before them.
  mutating func hold(_ events: [IngestEvent]) {
    for event in events { held.append((store.rows.count, event)) }
  }

  /// Turns the rows into events at the end of the table.
  ///
  /// - Returns: What the table tells about the durations of its file.
  mutating func finish(
    emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) -> ReportContext.DurationUnit? {
    try flush(emit: emit)
    return plan?.durationUnit ?? context.durationUnit
  }

  private mutating func flush(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    let isFirst = plan == nil
    let plan = plan ?? ReportPlan(headers: headers, rows: store, context: context, options: options)
    self.plan = plan
    if isFirst {
      for note in plan.notes where !store.rows.isEmpty { try emit(.note(note)) }
    }
    try plan.emitRows(of: store, between: held, to: emit)
    store.removeAll()
    held.removeAll()
  }
}
