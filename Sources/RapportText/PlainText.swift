internal import CByteRuns

/// The fast path: a text as far as its tokens can be told at a glance, in plain ASCII.
///
/// Sixty-four bytes are told apart at once, and ``PlainWindow`` says where the tokens in them begin and end. From then on a
/// token is a few operations on machine words, without a branch that depends on what it is. A chunk that is not plain is
/// left to ``TokenCutter``, which would find the same tokens in the others by itself; the tests prove it.
struct PlainText {
  private let text: UnsafeRawBufferPointer
  private let tables: PlainTables
  private let window: UnsafeMutablePointer<rapport_window>

  /// How many tokens are cut without asking for room: one a byte of a window.
  static let mostAtOnce = 64
  /// How much memory is needed, on an address that is a multiple of eight.
  static let byteCount = MemoryLayout<rapport_window>.stride

  /// - Parameter memory: As many bytes as ``byteCount`` says. They outlive the value and serve one at a time.
  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, _ tables: PlainTables, memory: UnsafeMutableRawPointer) {
    self.text = text
    self.tables = tables
    window = memory.assumingMemoryBound(to: rapport_window.self)
  }

  /// Cuts tokens into a block until it has no room for those of a window, the text ends, or a chunk is not plain.
  ///
  /// - Parameter offset: Where a chunk or white space begins; moves to where the next one does.
  /// - Returns: Whether what stands at the offset is not plain.
  @inline(__always)
  func cut(from offset: inout Int, into block: inout TokenBlock) -> Bool {
    let bytes = UnsafeRawPointer(window) + MemoryLayout<rapport_window>.offset(of: \.bytes)!
    while offset < text.count && block.hasRoom(for: Self.mostAtOnce) {
      rapport_window_fill(
        tables.classes, text.baseAddress! + offset, UInt64(text.count &- offset), window)
      let plain = PlainWindow(window.pointee) { tables.mayBeginEmoticon(bytes + $0) }
      append(plain, at: offset, to: &block)
      offset &+= plain.length
      if plain.isDoubtful { return offset < text.count }
    }
    return false
  }

  @inline(__always)
  private func append(_ plain: PlainWindow, at offset: Int, to block: inout TokenBlock) {
    let small = UnsafeRawPointer(window) + MemoryLayout<rapport_window>.offset(of: \.small)!
    let first = block.count
    var (starts, ends) = (plain.starts, plain.ends)
    while starts != 0 {
      let (start, end) = (starts.trailingZeroBitCount, ends.trailingZeroBitCount)
      starts &= starts &- 1
      ends &= ends &- 1
      let bytes = small + start
      let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
      let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      block.append(
        tables.kind(UInt8(truncatingIfNeeded: low)), offset &+ start, end &- start,
        tables.key(low, high, count: end &- start))
    }
    var mixed = plain.mixed
    while mixed != 0 {
      // The token is the last one that begins before this place.
      let before = plain.starts & ((mixed & (0 &- mixed)) &- 1)
      block.tokens[first &+ before.nonzeroBitCount &- 1].kind = .word
      mixed &= mixed &- 1
    }
  }
}
