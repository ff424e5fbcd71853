import Glibc

/// The bytes of an input as they lie on disk, in memory, or come over a pipe.
///
/// Files are read with `pread` rather than mapped, so that a file that shrinks under the reader is an error instead of
/// the end of the process.
final class RawBytes {
  /// The name for messages: the path as given, or `standard input`.
  let name: String
  /// The bytes that a file had when it was opened; `nil` for what is no file.
  let size: Int?
  private let origin: Origin
  private var offset = 0
  /// Bytes that were looked at and not delivered.
  private var ahead: [UInt8] = []

  private enum Origin {
    case file(Int32)
    case stream(Int32, isOwned: Bool)
    case memory([UInt8])
  }

  /// Opens a file; `-` is standard input.
  init(path: String) throws(IngestError) {
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
      origin = .stream(descriptor, isOwned: true)
      size = nil
    }
  }

  /// Bytes that are in memory already.
  init(bytes: [UInt8], name: String) {
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

  /// The first bytes, which stay to be read; fewer where the input ends.
  func beginning(_ count: Int) throws(IngestError) -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { buffer.deallocate() }
    while bytes.count < count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(count - bytes.count)])
      let read = try next(into: rest, at: bytes.count)
      if read == 0 { break }
      bytes.append(contentsOf: rest[..<read])
    }
    ahead = bytes
    return bytes
  }

  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: The number of bytes, at least 1; 0 at the end of the input or for an empty buffer.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    var count = min(buffer.count, ahead.count - offset)
    if count > 0 {
      ahead.withUnsafeBytes { base.copyMemory(from: $0.baseAddress! + offset, byteCount: count) }
    } else {
      count = try next(into: buffer, at: offset)
    }
    offset += count
    if offset >= ahead.count { ahead = [] }
    return count
  }

  private func next(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(IngestError) -> Int {
    var count = 0
    switch origin {
    case .memory(let bytes):
      count = min(buffer.count, bytes.count - offset)
      if count > 0 {
        bytes.withUnsafeBytes { bytes in
          buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        }
      }
    case .file(let descriptor):
      repeat {
        count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      } while count < 0 && errno == EINTR
    case .stream(let descriptor, _):
      repeat {
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      } while count < 0 && errno == EINTR
    }
    guard count >= 0 else { throw .unreadable(file: name, byte: offset, code: errno) }
    if count == 0, let size, offset < size { throw .shrunk(file: name, byte: offset, size: size) }
    return count
  }
}
