import Glibc
import RapportModel

/// The bytes of one input: a file, standard input, or bytes in memory.
///
/// Bytes are read in order, in pieces of the reader's choice, and hashed on the way. Files are read with
/// `pread` rather than mapped, so that a file that shrinks under the reader ends early instead of ending the
/// process.
public final class ByteSource {
  /// The name for messages: the path as given, or `standard input`.
  public let name: String
  /// The number of bytes delivered so far.
  public private(set) var offset = 0
  /// The bytes that a file had when it was opened; `nil` for what is no file.
  public let size: Int?
  private let origin: Origin
  private var hash = ContentHash()

  private enum Origin {
    case file(Int32)
    case stream(Int32, isOwned: Bool)
    case memory([UInt8])
  }

  /// Opens a file; `-` is standard input.
  public init(path: String) throws(IngestError) {
    if path == "-" {
      name = "standard input"
      size = nil
      origin = .stream(STDIN_FILENO, isOwned: false)
      return
    }
    name = path
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT || code == ENOTDIR
        ? .missingFile(path) : .unreadable(file: path, byte: 0, code: code)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      Glibc.close(descriptor)
      throw .unreadable(file: path, byte: 0, code: code)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      Glibc.close(descriptor)
      throw .isFolder(path)
    case S_IFREG:
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
      origin = .file(descriptor)
      size = Int(status.st_size)
    default:
      size = nil
      origin = .stream(descriptor, isOwned: true)
    }
  }

  /// Bytes that are in memory already.
  public init(bytes: [UInt8], name: String) {
    self.name = name
    size = bytes.count
    origin = .memory(bytes)
  }

  deinit {
    switch origin {
    case .file(let descriptor), .stream(let descriptor, isOwned: true): Glibc.close(descriptor)
    case .stream, .memory: break
    }
  }

  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: The number of bytes, at least 1; 0 at the end of the input or for an empty buffer.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    var count = 0
    switch origin {
    case .memory(let bytes):
      count = min(buffer.count, bytes.count - offset)
      bytes.withUnsafeBytes { base.copyMemory(from: $0.baseAddress! + offset, byteCount: count) }
    case .file(let descriptor):
      repeat {
        count = pread(descriptor, base, buffer.count, off_t(offset))
      } while count < 0 && errno == EINTR
    case .stream(let descriptor, _):
      repeat { count = Glibc.read(descriptor, base, buffer.count) } while count < 0 && errno == EINTR
    }
    guard count >= 0 else { throw .unreadable(file: name, byte: offset, code: errno) }
    hash.update(UnsafeRawBufferPointer(start: base, count: count))
    offset += count
    return count
  }

  /// The XXH3-128 hash of the bytes delivered so far, in 32 hexadecimal digits, as `xxhsum -H2` prints it.
  public var contentHash: String { hash.hexadecimal }
}
