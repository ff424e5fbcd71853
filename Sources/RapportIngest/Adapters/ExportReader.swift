public import RapportModel

/// One input, opened and recognised, ready to be read.
///
///     let reader = try ExportReader(path: "reviews.csv")
///     reader.adapter.format   // "csv"
///     try reader.read { event in
///       if case .comments(let batch) = event { print(batch.count) }
///     }
public final class ExportReader {
  /// The adapter that reads the input.
  public let adapter: any ExportAdapter.Type
  /// What the input holds, as far as its beginning tells.
  public private(set) lazy var kinds: Set<RecordKind> = adapter.kinds(
    of: input.opening, options: options)
  private let input: TextStream
  private let options: IngestOptions

  /// Opens a file, or standard input for `-`.
  ///
  /// - Parameter format: The format's name; `nil` to tell it from the content.
  public convenience init(
    path: String, format: String? = nil, options: IngestOptions = IngestOptions()
  ) throws(IngestError) {
    try self.init(ByteSource(path: path), format: format, options: options)
  }

  /// Opens a source.
  ///
  /// - Parameter format: The format's name; `nil` to tell it from the content.
  public init(
    _ source: ByteSource, format: String? = nil, options: IngestOptions = IngestOptions()
  ) throws(IngestError) {
    input = try TextStream(source, encoding: options.encoding, pieceSize: options.pieceSize)
    self.options = options
    let sample = input.opening
    guard sample.firstVisibleByte != nil || !sample.isComplete else { throw .emptyFile(source.name) }
    adapter = try FormatRegistry.adapter(
      for: input, named: format, maximumRecordLength: options.maximumRecordLength)
  }

  /// The first 64 KiB of the text, or all of it; more where the first records are longer.
  public var sample: [UInt8] { input.sample }

  /// The input's name for messages.
  public var name: String { input.source.name }

  /// The bytes read so far.
  public var bytesRead: Int { input.source.offset }
  /// The bytes there are; `nil` for what is no file.
  public var totalBytes: Int? { input.source.size }

  /// Reads the input once, from start to end.
  ///
  /// - Parameter emit: Receives what is found, in the order of the file. A batch may be kept; throwing
  ///   ``IngestError/stopped`` ends the reading.
  public func read(_ emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    try adapter.read(input, options: options, emit: emit)
    // What an adapter had no use for, such as white space at the end, counts for the hash too.
    try input.source.drain()
    for note in encodingNotes { try emit(.note(note)) }
  }

  /// Remembers in ``markedHash`` the hash of the first `count` bytes.
  package func mark(_ count: Int) { input.source.mark(count) }

  /// The hash of the bytes before the mark; `nil` until they were read.
  package var markedHash: String? { input.source.markedHash }

  /// The input's format and the hash of all its bytes, once ``read(_:)`` came to its end.
  public var stamp: InputStamp { InputStamp(format: adapter.format, hash: input.source.contentHash) }

  private var encodingNotes: [IngestNote] {
    var notes: [IngestNote] = []
    if let encoding = input.encoding, encoding != .utf8, input.encodingOrigin != .option {
      let origin = input.encodingOrigin == .mark ? "by its byte order mark" : "as its bytes suggest"
      notes.append(IngestNote("encoding", "Read as \(encoding.name), \(origin)"))
    }
    let encoding = input.encoding ?? .utf8
    if encoding == .utf8 || encoding == .windows1252, input.sample.contains(0) {
      notes.append(
        IngestNote(
          "nul-characters", "The text holds NUL characters; if it is in UTF-16, '--encoding' says so"))
    }
    if input.replacements > 0 {
      let encoding = (input.encoding ?? .utf8).name
      notes.append(
        IngestNote(
          "ill-formed",
          counted(input.replacements, "ill-formed part") + " of the \(encoding) text became U+FFFD"))
    }
    return notes
  }
}
