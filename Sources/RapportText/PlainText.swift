internal import CByteRuns

/// The fast path: a text as far as its tokens can be told at a glance, in plain ASCII.
///
/// Words of letters, also with an apostrophe in them, short numbers, marks and runs of them, mentions and hashtags are
/// plain where what follows says that nothing else can begin with them, and where a packed key holds them. Everything else
/// is left to ``TokenCutter``, which finds the same tokens by itself; the tests prove it.
///
/// Letters and spaces are told for a window of 64 bytes at once. From then on the way from one word to the next is a few
/// operations on the window's bits, and what is done with each word can overlap with the words after it.
struct PlainText {
  private let text: UnsafeRawBufferPointer
  private let tables: PlainTables
  /// Where to read: the text, and near its end a copy of the rest with zeros behind it.
  private var bytes: UnsafeRawPointer
  /// The offset in the text of what is read first.
  private var origin = 0
  /// From here on a window would reach beyond what can be read.
  private var limit: Int
  private let tail: UnsafeRawPointer
  private let tailStart: Int

  /// How far from its beginning a window is used: a word that begins there is seen to its end, if it is plain.
  private static let lastInWindow = 47
  /// How many tokens are cut without asking for room: those of a window, and one that takes a closer look.
  static let mostAtOnce = lastInWindow + 2
  /// How far behind the beginning of a window bytes are looked at.
  private static let reach = lastInWindow + Glance.reach
  /// How much memory the end of a text needs.
  static let tailByteCount = 2 * reach

  /// - Parameter tail: As many bytes as ``tailByteCount`` says, the second half of them zeros. They outlive the value and
  ///     serve one at a time.
  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, _ tables: PlainTables, tail: UnsafeMutableRawPointer) {
    self.text = text
    self.tables = tables
    self.tail = UnsafeRawPointer(tail)
    tailStart = max(0, text.count &- Self.reach)
    limit = tailStart
    bytes = text.baseAddress ?? self.tail
    if text.count < Self.reach {
      tail.initializeMemory(as: UInt8.self, repeating: 0, count: Self.reach)
    }
    tail.copyMemory(from: bytes + tailStart, byteCount: text.count &- tailStart)
  }

  /// Cuts tokens into a block until it has no room for those of a window, the text ends, or something needs a closer look.
  ///
  /// - Parameter offset: Where a token may begin; moves behind the last one.
  /// - Returns: Whether something at the offset needs a closer look.
  @inline(__always)
  mutating func cut(from offset: inout Int, into block: inout TokenBlock) -> Bool {
    while block.hasRoom(for: Self.mostAtOnce) {
      if offset >= limit && !moveToTail(offset) { return false }
      let windowBytes = bytes + (offset &- origin)
      let window = rapport_window_at(windowBytes)
      var place = 0
      defer { offset &+= place }
      while place <= Self.lastInWindow {
        let letters = window.letters &>> UInt64(truncatingIfNeeded: place)
        let glance = Glance(windowBytes + place)
        var count: Int
        // Most are words, so a branch of their own pays.
        if _fastPath(letters & 1 != 0) {
          count = (~letters).trailingZeroBitCount
          if count > PackedKey.capacity { return true }
          if tables.follow(glance[count]) != .ends || tables.mayBeginEmoticon(glance.low) {
            count = tables.wordEnd(glance, letterCount: count)
            if count == 0 { return true }
          }
          block.append(.word, offset &+ place, count, glance.smallKey(tables.mask(of: count), count))
        } else {
          let start = tables.start(glance.first)
          if start == .space {
            guard glance[1] < 0x80 else { return true }
            place &+= 1
            continue
          }
          if start == .mark {
            count = 1
            if glance[1] >= 0x80 || glance[1] == glance.first || tables.mayBeginEmoticon(glance.low)
              || glance.isOutcry
            {
              count = tables.runEnd(glance)
              if count == 0 { return true }
            }
            block.append(.punctuation, offset &+ place, count, glance.key(tables.mask(of: count), count))
          } else {
            if start == .other { return offset &+ place < text.count }
            let before = offset &+ place > 0 ? text[offset &+ place &- 1] : UInt8(ascii: " ")
            count = tables.signEnd(start, glance, before: before)
            if count == 0 { return true }
            block.append(
              tables.kind(of: start, glance, count), offset &+ place, count,
              glance.lowerCasedKey(tables.mask(of: count), count))
          }
        }
        place &+= count
        // No mark can be on this space.
        place &+= Int(truncatingIfNeeded: window.spaces &>> UInt64(truncatingIfNeeded: place) & 1)
      }
    }
    return false
  }

  /// Begins to read the copy of the text's end; says whether there is anything left.
  private mutating func moveToTail(_ offset: Int) -> Bool {
    bytes = tail
    origin = tailStart
    limit = text.count
    return offset < limit
  }

  /// The key of a short token in ASCII, its small letters; ``PackedKey/none`` for others.
  func key(of range: Range<Int>) -> PackedKey {
    let count = range.count
    guard count <= PackedKey.capacity else { return .none }
    let glance = Glance(
      range.lowerBound >= tailStart
        ? tail + (range.lowerBound - tailStart) : text.baseAddress! + range.lowerBound)
    let mask = tables.mask(of: count)
    guard (glance.low & mask.low | glance.high & mask.high) & UInt64.highBits == 0 else { return .none }
    return glance.lowerCasedKey(mask, count)
  }

  /// The key of a short word whose bytes are its key; ``PackedKey/none`` for a long one, or one that may be elongated.
  func key(ofStableWord range: Range<Int>) -> PackedKey {
    guard range.count <= PackedKey.capacity else { return .none }
    let word = UnsafeRawBufferPointer(rebasing: text[range])
    return Elongation.mayBeElongated(word) ? .none : PackedKey(word)
  }
}

/// Sixteen bytes of a text, and some more behind them.
struct Glance {
  private let bytes: UnsafeRawPointer
  /// The first eight bytes, the first one lowest.
  let low: UInt64
  /// The eight bytes after them.
  let high: UInt64

  /// How many bytes are read at most.
  static let reach = 32

  @inline(__always)
  init(_ bytes: UnsafeRawPointer) {
    self.bytes = bytes
    low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  @inline(__always) var first: UInt8 { UInt8(truncatingIfNeeded: low) }

  /// A byte by its number.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    assert(index < Self.reach, "no glance reaches so far")
    return bytes.load(fromByteOffset: index, as: UInt8.self)
  }

  /// The number of letters from a byte on, up to sixteen.
  @inline(__always)
  func letterCount(from start: Int) -> Int { Int(rapport_letters_count(bytes + start)) }

  /// The number of digits at the beginning, up to sixteen.
  @inline(__always) var digitCount: Int { Int(rapport_digits_count(bytes)) }

  /// The number of letters and digits at the beginning, up to sixteen.
  @inline(__always) var alphanumericCount: Int { Int(rapport_alphanumerics_count(bytes)) }

  /// The number of letters, digits and underscores behind the first byte, up to sixteen.
  @inline(__always) var nameCount: Int { Int(rapport_names_count(bytes + 1)) }

  /// Whether `!` and `?` stand side by side.
  @inline(__always)
  var isOutcry: Bool {
    Self.isExclamationOrQuestion(first) && Self.isExclamationOrQuestion(self[1])
  }

  @inline(__always)
  static func isExclamationOrQuestion(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  /// A key of bytes as they stand.
  @inline(__always)
  func key(_ mask: (low: UInt64, high: UInt64), _ count: Int) -> PackedKey {
    PackedKey(low: low & mask.low, high: high & mask.high, count: count)
  }

  /// A key of letters, digits and apostrophes.
  @inline(__always)
  func smallKey(_ mask: (low: UInt64, high: UInt64), _ count: Int) -> PackedKey {
    PackedKey(
      low: (low | UInt64.spaceBits) & mask.low, high: (high | UInt64.spaceBits) & mask.high, count: count)
  }

  /// A key of any ASCII.
  @inline(__always)
  func lowerCasedKey(_ mask: (low: UInt64, high: UInt64), _ count: Int) -> PackedKey {
    PackedKey(low: (low & mask.low).lowerCased, high: (high & mask.high).lowerCased, count: count)
  }
}
