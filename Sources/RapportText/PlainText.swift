/// The fast path: pieces of a text that can be told at a glance, in plain ASCII.
///
/// A word is plain when it is letters, perhaps with an apostrophe between them, no more than a packed key holds, and what
/// follows says that nothing else can begin with it. Everything else is left to ``TokenCutter``, which finds the same
/// tokens by itself; the tests prove it.
///
/// Letters are found eight bytes at a time in a machine word, which is quicker here than vector registers: most words are
/// shorter than eight letters.
struct PlainText {
  /// What stands at a place.
  enum Piece {
    /// A byte that belongs to no token.
    case space
    /// A word by its key and length.
    case word(PackedKey, Int)
    /// A mark that is a token by itself.
    case mark(UInt8)
    /// Something that needs a closer look.
    case other
  }

  private let text: UnsafeRawBufferPointer
  private let tables: TokenTables
  private let traits: UnsafePointer<ByteTraits>
  /// From here on a word may reach beyond the text's end.
  private let tailStart: Int
  /// The bytes from there on, and zeros.
  private let tail: UnsafeRawPointer

  /// How many bytes a word is told by: two machine words and what follows them.
  private static let reach = 24

  /// Memory for the end of a text.
  final class TailBuffer {
    fileprivate let bytes = UnsafeMutableRawPointer.allocate(byteCount: 2 * PlainText.reach, alignment: 8)
    deinit { bytes.deallocate() }
  }

  /// - Parameter buffer: Has to outlive the value, and serves one at a time.
  init(_ text: UnsafeRawBufferPointer, _ tables: TokenTables, _ buffer: TailBuffer) {
    self.text = text
    self.tables = tables
    traits = tables.byteTraits
    tailStart = max(0, text.count - Self.reach)
    buffer.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: 2 * Self.reach)
    if let start = text.baseAddress {
      buffer.bytes.copyMemory(from: start + tailStart, byteCount: text.count - tailStart)
    }
    tail = UnsafeRawPointer(buffer.bytes)
  }

  /// What stands at an offset inside the text, behind which no word goes on.
  @inline(__always)
  func piece(at offset: Int) -> Piece {
    let byte = text[offset]
    let traits = traits[Int(byte)]
    if traits.contains(.letter) { return word(at: offset) }
    let next = offset + 1 < text.count ? text[offset + 1] : 0
    if next >= 0x80 { return .other }
    // No mark can be on this space.
    if traits.contains(.space) { return .space }
    let isMark = traits.contains(.mark) && next != byte && !tables.mayBeginEmoticon(byte, next)
    guard isMark, !(byte == UInt8(ascii: "!") && next == UInt8(ascii: "?")),
      !(byte == UInt8(ascii: "?") && next == UInt8(ascii: "!"))
    else { return .other }
    return .mark(byte)
  }

  @inline(__always)
  private func word(at offset: Int) -> Piece {
    let bytes = offset >= tailStart ? tail + (offset - tailStart) : text.baseAddress! + offset
    let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    var count = letterCount(low)
    if count == 8 { count += letterCount(high) }
    guard count <= PackedKey.capacity else { return .other }
    var end = bytes.load(fromByteOffset: count, as: UInt8.self)
    if end == UInt8(ascii: "'") {
      // "don't": the letters behind the apostrophe, as far as the sixteen bytes go.
      let behind = letterCount(after: count + 1, low, high)
      guard behind > 0, count + 1 + behind <= PackedKey.capacity else { return .other }
      count += 1 + behind
      end = bytes.load(fromByteOffset: count, as: UInt8.self)
    }
    guard mayEnd(bytes, count, end, low) else { return .other }
    let key = PackedKey(
      low: (low | Self.smallLetters) & Self.mask(of: min(count, 8)),
      high: count > 8 ? (high | Self.smallLetters) & Self.mask(of: count - 8) : 0, count: count)
    return .word(key, count)
  }

  /// The key of a short piece of ASCII, with small letters; `nil` when it is longer or holds other characters.
  @inline(__always)
  func key(of range: Range<Int>) -> PackedKey? {
    let count = range.count
    guard count <= PackedKey.capacity else { return nil }
    let bytes =
      range.lowerBound >= tailStart
      ? tail + (range.lowerBound - tailStart) : text.baseAddress! + range.lowerBound
    let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) & Self.mask(of: min(count, 8))
    let high =
      count > 8
      ? UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        & Self.mask(of: count - 8) : 0
    guard (low | high) & Self.highBits == 0 else { return nil }
    return PackedKey(low: Self.lowerCased(low), high: Self.lowerCased(high), count: count)
  }

  /// Small letters for capital ones in eight bytes of ASCII.
  @inline(__always)
  private static func lowerCased(_ bytes: UInt64) -> UInt64 {
    let fromA = bytes &+ 0x3F3F_3F3F_3F3F_3F3F  // 0x80 - "A" in every byte
    let beyondZ = bytes &+ 0x2525_2525_2525_2525  // 0x80 - "Z" - 1
    return bytes | (fromA & ~beyondZ & highBits) >> 2
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether a word of this length ends here for certain.
  @inline(__always)
  private func mayEnd(_ bytes: UnsafeRawPointer, _ count: Int, _ end: UInt8, _ low: UInt64) -> Bool {
    if end != UInt8(ascii: " ") {
      if end == UInt8(ascii: ".") {
        let next = bytes.load(fromByteOffset: count + 1, as: UInt8.self)
        // "..." ends a word, since no address holds two full stops in a row.
        if next >= 0x80 || (traits[Int(next)].contains(.inRun) && next != UInt8(ascii: ".")) { return false }
      } else {
        let after = traits[Int(end)]
        guard after.contains(.afterWord) else { return false }
        if count <= 3 && after.contains(.afterEmoticonLetters) { return false }
      }
    }
    return !isEmoticon(low, count)
  }

  /// Whether the letters are an emoticon of the table, or begin like one whose mouth goes on ("XDDDD").
  @inline(__always)
  private func isEmoticon(_ low: UInt64, _ count: Int) -> Bool {
    let first = UInt8(truncatingIfNeeded: low)
    guard traits[Int(first)].contains(.emoticonInitial) else { return false }
    if count >= 3 && low >> 8 & 0xFF == UInt64(UInt8(ascii: "D")) { return true }
    return count <= 3 && tables.letterEmoticons.contains(low & Self.mask(of: count))
  }

  private static let smallLetters: UInt64 = 0x2020_2020_2020_2020

  /// Ones over the first bytes.
  @inline(__always)
  private static func mask(of count: Int) -> UInt64 {
    count >= 8 ? .max : (1 << UInt64(8 * count)) &- 1
  }

  /// The number of ASCII letters that a word of eight bytes begins with.
  @inline(__always)
  private func letterCount(_ bytes: UInt64) -> Int {
    Self.noLetters(bytes).trailingZeroBitCount >> 3
  }

  /// The number of letters from the byte of this number on, as far as sixteen bytes go.
  @inline(__always)
  private func letterCount(after start: Int, _ low: UInt64, _ high: UInt64) -> Int {
    var noLetters = UInt128(Self.noLetters(high)) << 64 | UInt128(Self.noLetters(low))
    noLetters >>= UInt128(8 * start)
    return min(noLetters.trailingZeroBitCount >> 3, 16 - start)
  }

  /// The highest bit of every byte that is no ASCII letter.
  @inline(__always)
  private static func noLetters(_ bytes: UInt64) -> UInt64 {
    let small = (bytes | smallLetters) & ~highBits
    let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F  // 0x80 - "a" in every byte
    let beyondZ = small &+ 0x0505_0505_0505_0505  // 0x80 - "z" - 1
    return ~(fromA & ~beyondZ & ~bytes) & highBits
  }
}

extension PackedKey {
  /// Whether a letter may stand three times in a row.
  @inline(__always)
  var mayBeElongated: Bool {
    let text = UInt128(high & 0x00FF_FFFF_FFFF_FFFF) << 64 | UInt128(low)
    let count = UInt128(high >> 56)
    guard count >= 3 else { return false }
    let pairs = text ^ (text >> 8)
    let triples = pairs | (pairs >> 8)
    // A byte that is zero, among those that have two bytes of the key after them.
    let ones = UInt128(0x0101_0101_0101_0101) << 64 | 0x0101_0101_0101_0101
    let zeros = (triples &- ones) & ~triples & (ones << 7)
    return zeros & ((UInt128(1) << (8 * (count - 2))) &- 1) != 0
  }
}
