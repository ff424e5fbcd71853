/// Tab-separated files of no known vendor; read like ``DelimitedAdapter``.
enum TabSeparatedAdapter: ExportAdapter {
  static let format = "tsv"
  static let kinds: Set<RecordKind> = [.comments, .metrics]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    let dialect = CSVDialect(detectedIn: sample.text)
    return dialect.separator == UInt8(ascii: "\t") ? DelimitedFile.recognition(of: sample, dialect) : .none
  }

  static func kinds(of sample: FileSample, options: IngestOptions) -> Set<RecordKind> {
    DelimitedFile.kinds(of: sample, separator: UInt8(ascii: "\t"), options)
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try DelimitedFile.read(input, separator: UInt8(ascii: "\t"), options: options, emit: emit)
  }
}
