import RapportModel

/// Plain text with one comment a line.
enum TextLinesAdapter: ExportAdapter {
  static let format = "text"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.lines

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte, first != UInt8(ascii: "{"), first != UInt8(ascii: "["),
      first != UInt8(ascii: "<")
    else { return .none }
    // Control characters are a sign of something else.
    let isText = !sample.text.contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x1B) || ($0 > 0x1B && $0 < 0x20) }
    return isText && !sample.beginsWithAssignment && SpokenLines.areThere(in: sample) ? .possible : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let lines = JSONSplitter(input, layout: .lines, maximumLength: options.maximumRecordLength)
    var collector = CommentCollector(file: input.source.name, options: options)
    while let line = try lines.next() {
      if line.fault != nil {
        try collector.reject(
          line: line.line, byte: line.byteOffset,
          reason: "The line is longer than \(options.maximumRecordLength) bytes", raw: line.bytes, emit: emit)
        continue
      }
      var facts = CommentFacts(record: 0)
      facts.visibility = CommentCollector.visibility(of: line.bytes)
      collector.begin(facts)
      collector.set(.text, to: line.bytes)
      if options.keepsRawRecords { collector.set(.rawRecord, to: line.bytes) }
      try collector.end(emit: emit)
    }
    try collector.flush(emit: emit)
  }
}
