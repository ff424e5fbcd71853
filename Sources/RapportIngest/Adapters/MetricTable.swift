import RapportModel

/// Reads a delimited file that holds one table of metrics.
struct MetricTable {
  private let headers: [HeaderName]
  private let separator: UInt8
  private let hasHeader: Bool
  private let titleCount: Int
  private let file: String
  private let options: IngestOptions
  private var table: ReportTable
  private var records = 0
  private var repeatedHeaders = 0
  /// The names of the columns.
  private let headerBytes: [[UInt8]]
  /// Whether a record below the header only explains the columns.
  private var explainsColumns: (CSVRecord) -> Bool = { _ in false }

  /// A table of no known vendor.
  init(plan: DelimitedPlan, file: String, options: IngestOptions) {
    headers = plan.headers
    headerBytes = headers.map { Array($0.text.utf8) }
    separator = plan.dialect.separator
    hasHeader = plan.hasHeader
    titleCount = plan.titleCount
    self.file = file
    self.options = options
    table = ReportTable(
      headers: headers,
      context: ReportContext(file: file, firstDay: options.firstDay, metrics: .unstated),
      options: options)
  }

  /// A vendor's table, whose first record names the columns.
  init(
    headers: [HeaderName], separator: UInt8, context: ReportContext, options: IngestOptions,
    explainsColumns: @escaping (CSVRecord) -> Bool = { _ in false }
  ) {
    self.headers = headers
    headerBytes = headers.map { Array($0.text.utf8) }
    self.separator = separator
    hasHeader = true
    titleCount = 0
    file = context.file
    self.options = options
    self.explainsColumns = explainsColumns
    table = ReportTable(headers: headers, context: context, options: options)
  }

  mutating func read(
    _ reader: CSVReader, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var titles = titleCount
    var awaitsHeader = hasHeader
    while let record = try reader.next() {
      if record.fault == nil, record.isEmpty {
        hold(.blank, record)
      } else if record.fault == nil, titles > 0 || (record.isComment && records == 0 && awaitsHeader) {
        if !record.isComment { titles -= 1 }
        hold(.preamble, record)
      } else if record.fault == nil, awaitsHeader {
        awaitsHeader = false
        table.hold([
          .header(
            TableHeader(
              table: 0, columns: headers.map(\.text), raw: Array(record.rawBytes), separator: separator))
        ])
        hold(.header, record)
      } else if records == 0, record.fault == nil, explainsColumns(record) {
        hold(.preamble, record)
      } else if hasHeader, record.fault == nil, record.repeats(headerBytes) {
        repeatedHeaders += 1
        hold(.preamble, record)
      } else {
        try append(record, emit)
      }
    }
    _ = try table.finish(emit: emit)
    if repeatedHeaders > 0 { try emit(.note(.repeatedHeader(repeatedHeaders))) }
  }

  private mutating func append(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    records += 1
    guard let fault = record.fault else { return try table.append(record, number: records, emit: emit) }
    let raw = Array(record.rawBytes)
    if options.keepsRawRecords {
      table.hold([.line(ReportLine(kind: .rejected, raw: raw, table: 0, record: records, dimensions: []))])
    }
    table.hold([
      .rejected(
        RejectedRecord(
          file: file, record: records, line: record.line, byte: record.byteOffset, reason: fault.description,
          raw: raw))
    ])
  }

  private mutating func hold(_ kind: ReportLine.Kind, _ record: CSVRecord) {
    guard options.keepsRawRecords else { return }
    table.hold([.line(ReportLine(kind: kind, raw: Array(record.rawBytes), table: 0, dimensions: []))])
  }
}
