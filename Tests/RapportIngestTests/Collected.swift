import RapportIngest
import RapportModel
import RapportTestSupport

/// Everything a reader said about one input.
struct Collected {
  var format = ""
  var comments: [CommentRow] = []
  var measurements: [Measurement] = []
  var totals: [TotalsRow] = []
  var unmeasured: [Int] = []
  var rejected: [RejectedRecord] = []
  var headers: [TableHeader] = []
  var lines: [ReportLine] = []
  var notes: [IngestNote] = []

  /// A comment with its texts as strings.
  struct CommentRow: Hashable {
    var facts: CommentFacts
    var texts: [CommentBatch.Field: String]

    subscript(_ field: CommentBatch.Field) -> String? { texts[field] }
    var text: String? { texts[.text] }
  }

  init(
    _ text: String, name: String = "input", format: String? = nil, options: IngestOptions = IngestOptions()
  ) throws {
    try self.init(Array(text.utf8), name: name, format: format, options: options)
  }

  init(
    _ bytes: [UInt8], name: String = "input", format: String? = nil, options: IngestOptions = IngestOptions()
  ) throws {
    let reader = try ExportReader(ByteSource(bytes: bytes, name: name), format: format, options: options)
    self.format = reader.adapter.format
    try reader.read { event throws(IngestError) in take(event) }
  }

  /// A file of the shared data.
  init(sample path: String, options: IngestOptions = IngestOptions()) throws {
    try self.init(try SharedData.bytes("samples/" + path), name: path, options: options)
  }

  private mutating func take(_ event: IngestEvent) {
    switch event {
    case .comments(let batch):
      for row in 0..<batch.count {
        var texts: [CommentBatch.Field: String] = [:]
        for field in CommentBatch.Field.allCases { texts[field] = batch.string(field, of: row) }
        comments.append(CommentRow(facts: batch.facts[row], texts: texts))
      }
    case .measurements(let found): measurements += found
    case .total(let row): totals.append(row)
    case .unmeasured(let record): unmeasured.append(record)
    case .rejected(let record): rejected.append(record)
    case .header(let header): headers.append(header)
    case .line(let line): lines.append(line)
    case .note(let note): notes.append(note)
    }
  }

  /// The records that gave measurements.
  var measuredRecords: Set<Int> { Set(measurements.map(\.record)) }

  /// Every record's number, however it ended.
  var allRecords: [Int] {
    (comments.map(\.facts.record) + measuredRecords + totals.map(\.record) + unmeasured
      + rejected.map(\.record))
      .sorted()
  }

  var noteCodes: Set<String> { Set(notes.map(\.code)) }

  func measurements(_ definition: String) -> [Measurement] {
    measurements.filter { $0.definitionID == definition }
  }
}
