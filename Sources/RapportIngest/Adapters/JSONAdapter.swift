/// JSON of no known vendor: an array of objects, or objects one after the other, one comment each.
enum JSONAdapter: ExportAdapter {
  static let format = "json"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte else { return .none }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    return isJSON && JSONSplitter.Layout(of: sample) == .documents ? .generic : .none
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
