import RapportModel

/// Delimited files of no known vendor: comments, or rows of metrics.
///
/// Columns are told by their names, in several languages, and by their content where names don't help.
enum DelimitedAdapter: ExportAdapter {
  static let format = "csv"
  static let kinds: Set<RecordKind> = [.comments, .metrics]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    let dialect = CSVDialect(detectedIn: sample.text)
    return dialect.separator == UInt8(ascii: "\t") ? .none : DelimitedFile.recognition(of: sample, dialect)
  }

  static func kinds(of sample: FileSample, options: IngestOptions) -> Set<RecordKind> {
    DelimitedFile.kinds(of: sample, separator: nil, options)
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try DelimitedFile.read(input, separator: nil, options: options, emit: emit)
  }
}

/// What files with commas and files with tabs have in common.
enum DelimitedFile {
  static func recognition(of sample: FileSample, _ dialect: CSVDialect) -> Recognition {
    if dialect.hasSeparatorLine { return .generic }
    guard let first = sample.firstVisibleByte, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else {
      return .none
    }
    guard first != UInt8(ascii: "<") else { return .none }
    guard let plan = try? sample.plan(DelimitedPlan.Question(dialect, IngestOptions())) else {
      return .none
    }
    if plan.hasKnownName { return .generic }
    // It may be lines of text that happen to have commas; a table has numbers or dates too.
    return plan.holdsData && plan.headers.count > 1 ? (plan.hasHeader ? .generic : .possible) : .none
  }

  static func kinds(of sample: FileSample, separator: UInt8?, _ options: IngestOptions) -> Set<RecordKind> {
    let dialect = CSVDialect(detectedIn: sample.text, separator: options.separator ?? separator)
    guard let plan = try? sample.plan(DelimitedPlan.Question(dialect, options)) else { return [] }
    switch plan.content {
    case .comments: return [.comments]
    case .metrics: return [.metrics]
    case .unusable: return []
    }
  }

  static func read(
    _ input: TextStream, separator: UInt8?, options: IngestOptions,
    emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let dialect = CSVDialect(detectedIn: input.sample, separator: options.separator ?? separator)
    let plan = try input.opening.plan(DelimitedPlan.Question(dialect, options))
    let reader = CSVReader(input, dialect: dialect, maximumRecordLength: options.maximumRecordLength)
    for note in plan.notes { try emit(.note(note)) }
    switch plan.content {
    case .comments(let comments):
      for note in comments.notes { try emit(.note(note)) }
      var table = CommentTable(plan: plan, comments: comments, file: input.source.name, options: options)
      try table.read(reader, emit: emit)
    case .metrics:
      var table = MetricTable(plan: plan, file: input.source.name, options: options)
      try table.read(reader, emit: emit)
    case .unusable:
      throw .noUsableColumn(file: input.source.name, columns: plan.hasHeader ? plan.headers.map(\.text) : [])
    }
  }
}
