import CArchive

/// Unpacks a compressed stream or a member of an archive.
final class Unpacker: @unchecked Sendable {
  /// Used by one thread at a time.
  private let handle: OpaquePointer
  private let feed: Feed?
  private let name: String
  /// Bytes that were looked at and not delivered.
  private var ahead: ArraySlice<UInt8> = []

  /// Unpacks gzip, bzip2, xz or Zstandard.
  init(stream packed: RawBytes, name: String) throws(IngestError) {
    self.name = name
    let feed = Feed(packed)
    guard
      let handle = rapport_unpacker_open_stream(
        { context, buffer, size in
          Unmanaged<Feed>.fromOpaque(context!).takeUnretainedValue().read(
            into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
        }, Unmanaged.passUnretained(feed).toOpaque())
    else { throw .damaged(file: name, cause: "there is not enough memory to unpack it") }
    self.handle = handle
    self.feed = feed
  }

  /// Unpacks a file of a zip or tar archive.
  init(member: String, ofArchive path: String, name: String) throws(IngestError) {
    feed = nil
    self.name = name
    guard let handle = rapport_unpacker_open_member(path, member) else {
      throw .damaged(file: name, cause: "there is not enough memory to unpack it")
    }
    self.handle = handle
  }

  deinit { rapport_unpacker_close(handle) }

  /// Packed bytes for the C side, which can only say that something went wrong.
  private final class Feed {
    let packed: RawBytes
    var failure: IngestError?

    init(_ packed: RawBytes) { self.packed = packed }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      do {
        return try packed.read(into: buffer)
      } catch {
        failure = error
        return -1
      }
    }
  }

  /// Whether the bytes of a stream are themselves an archive, as in `.tar.gz`.
  func holdsArchive() throws(IngestError) -> Bool {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Packing.magicSize, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let read = try read(into: rest).get()
      if read == 0 { break }
      count += read
    }
    ahead = Array(buffer[..<count])[...]
    return Packing(beginning: Array(ahead)) == .archive
  }

  /// Fills a buffer with unpacked bytes: how many, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, IngestError> {
    if !ahead.isEmpty {
      let part = ahead.prefix(buffer.count)
      buffer.copyBytes(from: part)
      ahead = ahead.dropFirst(part.count)
      return .success(part.count)
    }
    let count = rapport_unpacker_read(handle, buffer.baseAddress, buffer.count)
    guard count < 0 else { return .success(count) }
    if let failure = feed?.failure { return .failure(failure) }
    let cause = rapport_unpacker_error(handle).map { String(cString: $0) } ?? "its form is unknown"
    return .failure(.damaged(file: name, cause: cause))
  }
}

/// How bytes are packed.
enum Packing: Equatable {
  case none, stream, archive

  /// Tells packed bytes by how they begin.
  init(beginning bytes: [UInt8]) {
    switch bytes.withUnsafeBytes({ rapport_packing_of($0.baseAddress, $0.count) }) {
    case rapport_packing_stream: self = .stream
    case rapport_packing_archive: self = .archive
    default: self = .none
    }
  }

  /// How many bytes tell.
  static let magicSize = 512
}
