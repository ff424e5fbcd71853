/// The part of a text that a reader looks at: a buffer that slides over the text and grows where it must.
struct TextWindow: ~Copyable {
  /// The bytes; those in `start..<end` are read and not yet used up.
  private(set) var buffer: UnsafeMutableRawBufferPointer
  private(set) var start = 0
  private(set) var end = 0
  /// Whether the text ends with the bytes at hand.
  private(set) var isAtEnd: Bool
  /// The place of `start` in the text.
  private(set) var byteOffset = 0
  private let input: TextStream?

  /// Readable bytes after `end`, which the JSON parser asks for.
  private static let padding = 64

  /// A window on a text that arrives `size` bytes at once.
  init(_ input: TextStream, size: Int) {
    self.input = input
    isAtEnd = false
    buffer = .allocate(byteCount: max(16, size) + Self.padding, alignment: 16)
  }

  /// A window on all of a text.
  init(_ bytes: [UInt8]) {
    input = nil
    isAtEnd = true
    end = bytes.count
    buffer = .allocate(byteCount: bytes.count + Self.padding, alignment: 16)
    buffer.copyBytes(from: bytes)
  }

  deinit { buffer.deallocate() }

  /// The number of bytes at hand.
  var count: Int { end - start }

  /// The bytes at hand.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

  /// The number of readable bytes from `start` on, padding included.
  var readableCount: Int { buffer.count - start }

  /// Uses up bytes; pointers to them are valid until the next `refill`.
  mutating func advance(by count: Int) {
    start += count
    byteOffset += count
  }

  /// Reads on until one of these bytes was read, `limit` bytes are at hand or the text ends.
  ///
  /// A reader whose record is not complete yet waits for a byte that can complete it, so that it does not
  /// scan the same bytes again in vain.
  ///
  /// - Returns: Whether there is a byte more than before.
  mutating func refill(until first: UInt8, or second: UInt8, limit: Int) throws(IngestError) -> Bool {
    guard !isAtEnd, let input else { return false }
    if start > 0 {
      buffer.copyMemory(from: bytes)
      end -= start
      start = 0
    }
    let before = end
    while true {
      let capacity = buffer.count - Self.padding
      if end == capacity { grow(to: capacity * 2) }
      let count = try input.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[end..<(buffer.count - Self.padding)]))
      let piece = UnsafeRawBufferPointer(rebasing: buffer[end..<end + count])
      end += count
      if count == 0 {
        isAtEnd = true
        return end > before
      }
      if end >= limit || firstOffset(of: first, in: piece, from: 0) < count
        || (second != first && firstOffset(of: second, in: piece, from: 0) < count)
      {
        return true
      }
    }
  }

  private mutating func grow(to capacity: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + Self.padding, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
    buffer.deallocate()
    buffer = larger
  }
}
