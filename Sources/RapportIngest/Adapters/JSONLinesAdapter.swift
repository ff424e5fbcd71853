/// JSON lines of no known vendor: one comment in one object a line.
enum JSONLinesAdapter: ExportAdapter {
  static let format = "jsonl"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "{") else { return .none }
    let isOneLine = !sample.text.dropLast().contains(UInt8(ascii: "\n"))
    return isOneLine || JSONSplitter.Layout(of: sample) == .lines ? .generic : .none
  }

  static func kinds(of sample: FileSample, options: IngestOptions) -> Set<RecordKind> {
    CommentObjects.isUsable(sample, options: options) ? kinds : []
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let objects = try CommentObjects(input, options: options)
    try objects.read(input, emit: emit)
  }
}
