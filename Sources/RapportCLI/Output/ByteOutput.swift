import Glibc

/// A buffered way out: standard output, or a file that appears under its name only once it is whole.
///
/// A file is written beside its place and renamed onto it, so that nobody ever reads half of it; what is neither
/// absent nor a regular file (a pipe, a device) is written to directly.
struct ByteOutput: ~Copyable {
  private let descriptor: Int32
  private let pending: (temporary: String, final: String)?
  /// Where the temporary file stands among those that an interrupted run removes.
  private let place: Int?
  private let name: String
  private var buffer: [UInt8] = []
  private var isFinished = false

  private static let capacity = 1 << 16

  /// Standard output.
  static func standardOutput() -> ByteOutput {
    ByteOutput(descriptor: STDOUT_FILENO, pending: nil, place: nil, name: "standard output")
  }

  /// The file at `path`, or standard output for `-` and `nil`.
  init(path: String?) throws {
    guard let path, path != "-" else {
      self = .standardOutput()
      return
    }
    var status = stat()
    let exists = stat(path, &status) == 0
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    guard !exists || isRegular else {
      let descriptor = open(path, O_WRONLY)
      guard descriptor >= 0 else { throw OutputError(action: "open", name: path, code: errno) }
      self.init(descriptor: descriptor, pending: nil, place: nil, name: path)
      return
    }
    let temporary = "\(path).\(getpid()).partial"
    let mode = exists ? status.st_mode & 0o777 : 0o666
    // It is known before it is there, so that no signal comes between.
    let place = PartialFiles.add(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else {
      let code = errno
      PartialFiles.remove(place)
      throw OutputError(action: "create", name: path, code: code)
    }
    self.init(descriptor: descriptor, pending: (temporary, path), place: place, name: path)
  }

  private init(
    descriptor: Int32, pending: (temporary: String, final: String)?, place: Int?, name: String
  ) {
    self.descriptor = descriptor
    self.pending = pending
    self.name = name
    self.place = place
    buffer.reserveCapacity(Self.capacity)
  }

  deinit {
    guard !isFinished, let pending else { return }
    close(descriptor)
    unlink(pending.temporary)
    PartialFiles.remove(place)
  }

  mutating func write(_ text: some StringProtocol) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  mutating func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands everything to the system.
  mutating func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EPIPE { throw ClosedPipe() }
      guard count >= 0 else { throw OutputError(action: "write to", name: name, code: errno) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Completes the output; a file now appears under its name.
  consuming func finish() throws {
    try flush()
    isFinished = true
    guard let pending else { return }
    defer { PartialFiles.remove(place) }
    guard fsync(descriptor) == 0, close(descriptor) == 0 else {
      let code = errno
      unlink(pending.temporary)
      throw OutputError(action: "write to", name: name, code: code)
    }
    guard rename(pending.temporary, pending.final) == 0 else {
      let code = errno
      unlink(pending.temporary)
      throw OutputError(action: "rename to", name: name, code: code)
    }
  }
}

/// The reader of a pipe went away, which is a quiet success.
struct ClosedPipe: Error {}

/// The system refused to write.
struct OutputError: Error, CustomStringConvertible {
  let action: String
  let name: String
  let code: Int32

  var description: String {
    "Could not \(action) '\(name)': \(String(cString: strerror(code))). Choose another place with '-o', or free space."
  }
}
