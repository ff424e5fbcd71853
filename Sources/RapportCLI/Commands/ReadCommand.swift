import ArgumentParser
import Rapport
import RapportIngest
import RapportModel

/// `rapport read`
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Print the records of files in one canonical form, as JSON lines.",
    discussion: """
      A comment and a measurement are one object each, with the same members whatever the format; authors are \
      pseudonyms. With '--raw', records come as they are parsed, before any meaning.

        rapport read ga4.csv | head -3
        rapport read reviews.csv --raw
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
  }

  @Argument(help: ArgumentHelp("The files; '-' is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "The output: jsonl.")
  var to = Format.jsonl

  @Flag(help: "Records as parsed: a CSV record is an array of strings, a JSON value is itself.")
  var raw = false

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions

  func validate() throws {
    guard raw else { return }
    let meanings = [
      ("--date-order", input.dateOrder != nil), ("--decimal-mark", input.decimalMark != nil),
      ("--author-key", input.authorKey != nil),
    ]
    if let option = meanings.first(where: \.1)?.0 {
      throw ValidationError("'\(option)' goes without '--raw', which gives records before any meaning.")
    }
  }

  func run() throws {
    try input.uses(of: files).requireDistinct()
    let rejects = try RejectsFile(path: input.rejects, redactor: redaction.redactor())
    let sink = RecordSink(output: try ByteOutput(path: nil), rejects: rejects)
    let redactor = try redaction.redactor(for: input)
    for path in try input.paths(files) {
      if raw { try readRaw(path, sink, redactor) } else { try readCanonical(path, sink, redactor) }
    }
    try sink.finish(input)
  }

  private func readCanonical(_ path: String, _ sink: RecordSink, _ redactor: Redactor?) throws {
    let reader = try ExportReader(path: path, format: input.from, options: input.ingest)
    try sink.collecting { sink throws(IngestError) in
      try reader.read { event throws(IngestError) in
        switch event {
        case .comments(var batch):
          redactor?.redact(&batch, of: nil)
          for row in 0..<batch.count {
            try sink.write {
              CanonicalRecord.write(batch, row: row, platform: reader.adapter.format, file: path, to: &$0)
            }
          }
        case .measurements(let measurements):
          for measurement in measurements {
            try sink.write { CanonicalRecord.write(measurement, file: path, to: &$0) }
          }
        case .rejected(let record): try sink.reject(record, isStrict: input.strict)
        case .note(let note): input.messages.note("\(path): \(note.message).")
        case .header, .line, .total, .unmeasured: break
        }
      }
    }
  }

  private func readRaw(_ path: String, _ sink: RecordSink, _ redactor: Redactor?) throws {
    let options = try input.ingest
    try sink.collecting { sink throws(IngestError) in
      try RawRecords.read(
        ByteSource(path: path), format: input.from, options: options,
        record: { json throws(IngestError) in
          let json = redactor?.redacted(json: json) ?? json
          try sink.write { $0.raw(String(decoding: json, as: UTF8.self)) }
        },
        rejected: { record throws(IngestError) in try sink.reject(record, isStrict: input.strict) })
    }
  }
}

/// Where records go, in the shape that readers call: they throw nothing but their own errors.
private final class RecordSink {
  private var output: ByteOutput?
  private var rejects: RejectsFile?
  private var json = JSONWriter()
  private var count = 0
  private var failure: (any Error)?

  init(output: consuming ByteOutput, rejects: consuming RejectsFile) {
    self.output = consume output
    self.rejects = consume rejects
  }

  /// Runs `body`, and throws what stopped it.
  func collecting(_ body: (RecordSink) throws(IngestError) -> Void) throws {
    do {
      try body(self)
    } catch {
      throw failure ?? error
    }
  }

  func write(_ record: (inout JSONWriter) -> Void) throws(IngestError) {
    count += 1
    json.removeAll()
    record(&json)
    json.endLine()
    try stopping { try output?.write(json.bytes) }
  }

  func reject(_ record: RejectedRecord, isStrict: Bool) throws(IngestError) {
    count += 1
    try stopping {
      if isStrict { throw StrictModeError(record: record) }
      try rejects?.add(record)
    }
  }

  func finish(_ options: InputOptions) throws {
    if let output = output.take() { try output.finish() }
    if let rejects = rejects.take() {
      try rejects.finish(records: count, path: options.rejects, messages: options.messages)
    }
  }

  private func stopping(_ body: () throws -> Void) throws(IngestError) {
    do {
      try body()
    } catch {
      failure = error
      throw .stopped
    }
  }
}
