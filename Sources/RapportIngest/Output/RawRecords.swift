public import RapportModel

/// Gives the records of a file as they are parsed, before any meaning.
///
/// A record of a delimited file is an array of strings, blank lines and preambles included; a JSON value is
/// itself; a line of text is a string; an XML element is an object with `name`, `attributes`, `text` and
/// `children`.
public enum RawRecords {
  /// How the records of a format are written.
  public enum Syntax: Hashable, Sendable {
    /// Fields with separators between.
    case delimited
    /// JSON values.
    case json
    /// Lines of text.
    case lines
    /// XML elements of these names, with their prefixes, wherever they stand.
    case elements(Set<String>)
  }

  /// Reads all records.
  ///
  /// - Parameters:
  ///   - format: The format's name; `nil` to tell it from the content.
  ///   - record: Receives each record as one JSON value on one line, without the line's end.
  ///   - rejected: Receives each record that cannot be parsed.
  public static func read(
    _ source: ByteSource, format: String? = nil, options: IngestOptions = IngestOptions(),
    record: ([UInt8]) throws(IngestError) -> Void,
    rejected: (RejectedRecord) throws(IngestError) -> Void
  ) throws(IngestError) {
    let input = try TextStream(source, encoding: options.encoding)
    let sample = input.opening
    if sample.isComplete, sample.text.isEmpty { return }
    let adapter = try FormatRegistry.adapter(
      for: input, named: format, maximumRecordLength: options.maximumRecordLength)
    switch adapter.syntax {
    case .delimited:
      let separator = options.separator ?? (adapter == TabSeparatedAdapter.self ? UInt8(ascii: "\t") : nil)
      let dialect = CSVDialect(detectedIn: input.sample, separator: separator)
      let reader = CSVReader(input, dialect: dialect, maximumRecordLength: options.maximumRecordLength)
      try readDelimited(reader, file: source.name, record: record, rejected: rejected)
    case .elements(let names):
      try readElements(names, input, options: options, record: record, rejected: rejected)
    case .json, .lines:
      let splitter = JSONSplitter(
        input, layout: adapter.syntax == .lines ? .lines : nil, maximumLength: options.maximumRecordLength)
      try readPieces(splitter, adapter.syntax, file: source.name, record: record, rejected: rejected)
    }
  }

  private static func readDelimited(
    _ reader: CSVReader, file: String, record: ([UInt8]) throws(IngestError) -> Void,
    rejected: (RejectedRecord) throws(IngestError) -> Void
  ) throws(IngestError) {
    var json = JSONWriter()
    var number = 0
    while let fields = try reader.next() {
      number += 1
      if let fault = fields.fault {
        try rejected(
          RejectedRecord(
            file: file, record: number, line: fields.line, byte: fields.byteOffset, reason: fault.description,
            raw: Array(fields.rawBytes)))
        continue
      }
      json.removeAll()
      json.array { json in for index in 0..<fields.count { json.value(fields[index]) } }
      try record(json.bytes)
    }
  }

  private static func readElements(
    _ names: Set<String>, _ input: TextStream, options: IngestOptions,
    record: ([UInt8]) throws(IngestError) -> Void,
    rejected: (RejectedRecord) throws(IngestError) -> Void
  ) throws(IngestError) {
    var elements = XMLComments(input, options: options)
    var json = JSONWriter()
    func emit(_ event: IngestEvent) throws(IngestError) {
      if case .rejected(let reject) = event { try rejected(reject) }
    }
    while let event = try elements.reader.next() {
      guard case .start(let tag) = event, names.contains(tag.name),
        let element = try elements.record(tag, emit: emit)
      else { continue }
      json.removeAll()
      json.value(element)
      try record(json.bytes)
    }
    try elements.finish(emit: emit)
  }

  private static func readPieces(
    _ splitter: JSONSplitter, _ syntax: Syntax, file: String,
    record: ([UInt8]) throws(IngestError) -> Void,
    rejected: (RejectedRecord) throws(IngestError) -> Void
  ) throws(IngestError) {
    let parser = JSONParser()
    var json = JSONWriter()
    var number = 0
    while let piece = try splitter.next() {
      number += 1
      var failure = piece.fault
      json.removeAll()
      if failure == nil, syntax == .lines {
        json.value(piece.bytes)
      } else if failure == nil {
        let result = parser.withDocument(piece.bytes, readableCount: piece.readableCount) { json.value($0) }
        if case .failure(let error) = result {
          failure = "\(error.reason), at byte \(error.offset) of the record"
        }
      }
      if let failure {
        try rejected(
          RejectedRecord(
            file: file, record: number, line: piece.line, byte: piece.byteOffset, reason: failure,
            raw: Array(piece.bytes)))
      } else {
        try record(json.bytes)
      }
    }
  }
}
