/// The text of an input as well-formed UTF-8, in pieces of the reader's choice.
///
/// The encoding comes from the bytes: a byte order mark, the pattern of NUL bytes, else UTF-8 unless the
/// first bytes that are not ASCII say otherwise, in which case it is Windows-1252. An option may name it.
/// The same bytes give the same text however they are cut into pieces.
public final class TextStream {
  /// What is read.
  public let source: ByteSource
  /// The first 64 KiB of text, or all of it; what recognition works on. More where the first records are longer.
  public private(set) var sample: [UInt8] = []
  /// Whether `sample` is the whole text.
  public private(set) var isSampleComplete = false
  /// The same as a sample of the file.
  private(set) lazy var opening = FileSample(
    name: source.name, text: sample, isComplete: isSampleComplete)
  /// The encoding, once some byte decided it; text that is ASCII so far leaves it open.
  public private(set) var encoding: TextEncoding?
  /// How many bytes readers ask for at once.
  let pieceSize: Int
  /// Where the encoding comes from.
  public private(set) var encodingOrigin = EncodingOrigin.bytes

  private var decoder = TextDecoder(.utf8)
  /// Stands in for `decoder` where an option names another encoding.
  private var converter: EncodingConverter?
  /// Bytes that were read and not decoded, from `pendingStart` on.
  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var isAtEnd = false
  /// How much of `sample` was delivered.
  private var sampleOffset = 0

  /// Where the encoding of a text comes from.
  public enum EncodingOrigin: Hashable, Sendable {
    /// A byte order mark.
    case mark
    /// The bytes themselves.
    case bytes
    /// The reader's options.
    case option
  }

  static let sampleSize = 65_536
  package static let usualPieceSize = 256 << 10
  /// How many bytes from the first one beyond ASCII decide between UTF-8 and Windows-1252.
  private static let decisionWindow = 4096

  /// The text of a source, of which the first bytes are read at once.
  ///
  /// - Parameter encoding: The name of the encoding; `nil` to tell it from the bytes.
  public convenience init(_ source: ByteSource, encoding name: String? = nil) throws(IngestError) {
    try self.init(source, encoding: name, pieceSize: Self.usualPieceSize)
  }

  init(_ source: ByteSource, encoding name: String?, pieceSize: Int) throws(IngestError) {
    self.source = source
    self.pieceSize = pieceSize
    try fillPending(to: Self.sampleSize)
    let start = pending[...]
    let mark = TextEncoding.byteOrderMark(of: start)
    if let name {
      let named = TextEncoding(named: name)
      // "UTF-16" leaves the order of the bytes to the mark.
      let isOrderOpen = !name.lowercased().hasSuffix("le") && !name.lowercased().hasSuffix("be")
      let marked = mark.map { $0.encoding == named || (isOrderOpen && $0.length == 2) ? $0.encoding : named }
      if case .other = named {
        guard let converter = EncodingConverter(named: name) else {
          throw .unknownEncoding(name, known: TextEncoding.detectable.map(\.name))
        }
        self.converter = converter
      }
      settle(marked ?? named, from: .option)
      if let mark, mark.encoding == encoding { pendingStart = mark.length }
    } else if let mark {
      settle(mark.encoding, from: .mark)
      pendingStart = mark.length
    } else if let wide = TextEncoding.nulPattern(of: start) {
      settle(wide, from: .bytes)
    }
    try readSample(to: Self.sampleSize)
  }

  /// Lets the sample grow to some number of bytes, or to the end of the text. Nothing may have been read yet.
  func growSample(to count: Int) throws(IngestError) {
    precondition(sampleOffset == 0, "The sample grows before it is read")
    guard count > sample.count, !isSampleComplete else { return }
    try readSample(to: count)
    opening = FileSample(name: source.name, text: sample, isComplete: isSampleComplete)
  }

  /// The number of ill-formed parts that became U+FFFD so far.
  public var replacements: Int { converter?.replacements ?? decoder.replacements }

  /// Fills `buffer` from its start with the next text; may cut a sequence of bytes in two.
  ///
  /// - Returns: The number of bytes, at least 1; 0 at the end of the text or for an empty buffer.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    if sampleOffset < sample.count {
      let count = min(buffer.count, sample.count - sampleOffset)
      sample.withUnsafeBytes { bytes in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sampleOffset..<sampleOffset + count]))
      }
      sampleOffset += count
      return count
    }
    guard !isSampleComplete, !buffer.isEmpty else { return 0 }
    return try decode(into: buffer)
  }

  // MARK: - Decoding

  private func settle(_ encoding: TextEncoding, from origin: EncodingOrigin) {
    self.encoding = encoding
    encodingOrigin = origin
    decoder = TextDecoder(encoding)
  }

  private func readSample(to size: Int) throws(IngestError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size - sample.count, alignment: 16)
    defer { buffer.deallocate() }
    var filled = 0
    while filled + 4 <= buffer.count {
      let count = try decode(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 {
        isSampleComplete = true
        break
      }
      filled += count
    }
    sample += buffer[..<filled]
  }

  /// Decodes the next text into a buffer.
  private func decode(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    if buffer.count < 4 || smallStart < small.count { return try decodeIntoSmall(buffer) }
    while true {
      if pendingStart == pending.count {
        pending.removeAll(keepingCapacity: true)
        pendingStart = 0
        if encoding == nil || encoding == .utf8 {
          if let count = try readDirectly(into: buffer) { return count }
          continue
        }
        try fillPending(to: Self.sampleSize)
      }
      if encoding == nil, let count = try copyASCII(into: buffer) { return count }
      let (taken, written) = pending.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[pendingStart...])
        return converter?.decode(rest, into: buffer, isLast: isAtEnd)
          ?? decoder.decode(rest, into: buffer, isLast: isAtEnd)
      }
      pendingStart += taken
      if written > 0 || (isAtEnd && pendingStart == pending.count) { return written }
      // The bytes end inside a sequence.
      try fillPending(to: max(64, buffer.count))
    }
  }

  /// Reads bytes where they are wanted and leaves them there as long as they are well-formed UTF-8.
  ///
  /// - Returns: The number of bytes, or `nil` when the first of them have to be decoded.
  private func readDirectly(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int? {
    let count = isAtEnd ? 0 : try source.read(into: buffer)
    guard count > 0 else {
      isAtEnd = true
      return 0
    }
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
    let good = encoding == nil ? asciiPrefix(of: bytes) : wellFormedPrefix(of: bytes)
    if good < count { pending.append(contentsOf: bytes[good...]) }
    return good > 0 ? good : nil
  }

  /// While the encoding is open: copies ASCII, or decides the encoding at the first other byte.
  ///
  /// - Returns: The number of bytes copied, or `nil` when the encoding was decided.
  private func copyASCII(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int? {
    let count = pending.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[pendingStart...].prefix(buffer.count))
      let ascii = asciiPrefix(of: rest)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<ascii]))
      return ascii
    }
    if count > 0 {
      pendingStart += count
      return count
    }
    if pendingStart == pending.count { return isAtEnd ? 0 : nil }
    try fillPending(to: Self.decisionWindow)
    let looksLikeUTF8 = pending.withUnsafeBytes { bytes in
      let window = bytes[pendingStart...].prefix(Self.decisionWindow)
      return isRatherUTF8(UnsafeRawBufferPointer(rebasing: window))
    }
    settle(looksLikeUTF8 ? .utf8 : .windows1252, from: .bytes)
    return nil
  }

  /// Decodes one character for a buffer that may be too small for it and keeps what does not fit.
  private func decodeIntoSmall(_ buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    if smallStart == small.count {
      let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
      defer { scratch.deallocate() }
      let count = try decode(into: scratch)
      small = Array(scratch[..<count])
      smallStart = 0
    }
    let part = small[smallStart...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    smallStart += part.count
    return part.count
  }

  private var small: [UInt8] = []
  private var smallStart = 0

  /// Reads on until `count` bytes are pending or the source ends.
  private func fillPending(to count: Int) throws(IngestError) {
    if pendingStart > 0 {
      pending.removeFirst(pendingStart)
      pendingStart = 0
    }
    while pending.count < count, !isAtEnd {
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: count - pending.count, alignment: 16)
      defer { piece.deallocate() }
      let read = try source.read(into: piece)
      if read == 0 { isAtEnd = true }
      pending.append(contentsOf: piece[..<read])
    }
  }
}

/// The number of bytes before the first one beyond ASCII.
private func asciiPrefix(of bytes: UnsafeRawBufferPointer) -> Int {
  var index = 0
  while index + 16 <= bytes.count {
    let words = bytes.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
    guard (words[0] | words[1]) & 0x8080_8080_8080_8080 == 0 else { break }
    index += 16
  }
  while index < bytes.count, bytes[index] < 0x80 { index += 1 }
  return index
}

/// Whether the bytes hold at least as many well-formed sequences beyond ASCII as ill-formed parts, so that a
/// few damaged bytes don't turn all of a UTF-8 text into Windows-1252.
private func isRatherUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var wellFormed = 0
  var illFormed = 0
  var index = 0
  while index < bytes.count {
    switch utf8Step(bytes, at: index) {
    case .wellFormed(let length):
      if length > 1 { wellFormed += 1 }
      index += length
    case .illFormed(let length):
      illFormed += 1
      index += length
    case .incomplete:
      // Cut off by the window, or by the end of the text.
      return wellFormed >= illFormed && (wellFormed > 0 || illFormed > 0 || bytes.count - index > 1)
    }
  }
  return wellFormed >= illFormed
}
