import RapportModel

/// The bytes of one input: a file, a member of an archive, standard input, or bytes in memory.
///
/// Bytes are read in order, in pieces of the reader's choice, and hashed on the way. What is packed (gzip, bzip2, xz,
/// Zstandard) is unpacked by a thread of its own.
///
///     try ByteSource(path: "reviews.csv.gz")
///     try ByteSource(path: "exports.zip!2025/reviews.csv")
public final class ByteSource {
  /// The name for messages: the path as given, or `standard input`.
  public let name: String
  /// The number of bytes delivered so far.
  public private(set) var offset = 0
  /// The bytes there are in all; `nil` for what is packed or no file.
  public let size: Int?
  /// Whether all bytes were delivered.
  private(set) var isAtEnd = false
  private let origin: Origin
  private var hash = ContentHash()
  /// Where to remember the hash.
  private var mark: Int?
  /// The hash of the bytes before the mark, once they were delivered.
  private(set) var markedHash: String?

  private enum Origin {
    case raw(RawBytes)
    case unpacked(ReadAhead)
  }

  /// Opens a file, or `ARCHIVE!MEMBER` where no file has that name; `-` is standard input.
  ///
  /// - Throws: ``IngestError``; for an archive as a whole ``IngestError/isArchive(_:members:)``.
  public init(path: String) throws(IngestError) {
    name = path == "-" ? "standard input" : path
    if let member = ArchiveMember(path: path) {
      let unpacker = try Unpacker(member: member.name, ofArchive: member.archive, name: name)
      size = nil
      origin = .unpacked(ReadAhead { unpacker.read(into: $0) })
      return
    }
    let raw = try RawBytes(path: path)
    switch Packing(beginning: try raw.beginning(Packing.magicSize)) {
    case .none:
      size = raw.size
      origin = .raw(raw)
    case .stream:
      let unpacker = try Unpacker(stream: raw, name: name)
      if try unpacker.holdsArchive() { throw Self.isArchive(path) }
      size = nil
      origin = .unpacked(ReadAhead { unpacker.read(into: $0) })
    case .archive: throw Self.isArchive(path)
    }
  }

  private static func isArchive(_ path: String) -> IngestError {
    .isArchive(path, members: (try? ArchiveMember.names(in: path)) ?? [])
  }

  /// Bytes that are in memory already.
  public init(bytes: [UInt8], name: String) {
    self.name = name
    size = bytes.count
    origin = .raw(RawBytes(bytes: bytes, name: name))
  }

  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: The number of bytes, at least 1; 0 at the end of the input or for an empty buffer.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard !buffer.isEmpty, !isAtEnd else { return 0 }
    let count =
      switch origin {
      case .raw(let raw): try raw.read(into: buffer)
      case .unpacked(let bytes): try bytes.read(into: buffer)
      }
    update(with: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    // A terminal would wait for more after its end.
    isAtEnd = count == 0
    return count
  }

  /// Remembers in ``markedHash`` the hash of the first `count` bytes, if they are not past.
  func mark(_ count: Int) {
    mark = count
    if offset == count { markedHash = contentHash }
  }

  private func update(with bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    if let mark, markedHash == nil, offset < mark, mark <= offset + bytes.count {
      hash.update(UnsafeRawBufferPointer(rebasing: bytes[..<(mark - offset)]))
      markedHash = contentHash
      rest = UnsafeRawBufferPointer(rebasing: bytes[(mark - offset)...])
    }
    hash.update(rest)
    offset += bytes.count
  }

  /// The XXH3-128 hash of the bytes delivered so far, in 32 hexadecimal digits, as `xxhsum -H2` prints it.
  ///
  /// Of what is packed it is the hash of the unpacked bytes, so that a file and its packed copy are the same input.
  public var contentHash: String { hash.hexadecimal }
}
