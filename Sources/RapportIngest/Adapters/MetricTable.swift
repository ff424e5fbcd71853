import RapportModel

/// Reads a delimited table of metrics of no known vendor.
struct MetricTable {
  private let plan: DelimitedPlan
  private let file: String
  private let options: IngestOptions
  private var table: ReportTable
  private var records = 0

  init(plan: DelimitedPlan, file: String, options: IngestOptions) {
    self.plan = plan
    self.file = file
    self.options = options
    table = ReportTable(
      headers: plan.headers,
      context: ReportContext(file: file, firstDay: options.firstDay, metrics: .unstated),
      options: options)
  }

  mutating func read(
    _ reader: CSVReader, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var titles = plan.titleCount
    var awaitsHeader = plan.hasHeader
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
              table: 0, columns: plan.headers.map(\.text), raw: Array(record.rawBytes),
              separator: plan.dialect.separator))
        ])
        hold(.header, record)
      } else {
        try append(record, emit)
      }
    }
    _ = try table.finish(emit: emit)
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
