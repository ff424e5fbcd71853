/// What the fast path asks about single bytes and pairs of bytes, in one piece of memory.
struct PlainTables: BitwiseCopyable {
  /// What may begin with a byte.
  enum Start: UInt8 {
    /// An ASCII letter.
    case letter
    /// An ASCII digit.
    case digit
    /// White space that no mark can be on, unless what follows is beyond ASCII.
    case space
    /// A mark that begins nothing but itself, a run of itself, and emoticons.
    case mark
    /// `:`, which begins the names of emoji too.
    case colon
    /// `@`
    case mentionSign
    /// `#`
    case tagSign
    /// Something that needs a closer look.
    case other
  }

  /// What a byte behind letters means for them.
  enum Follow: UInt8 {
    /// They are a word.
    case ends
    /// A full stop: they are one, unless an address or an abbreviation goes on.
    case stop
    case apostrophe
    case digit
    /// A hyphen: they are a word, unless an address goes on.
    case hyphen
    case colon
    /// Something that needs a closer look.
    case other
  }

  private let memory: UnsafeMutableRawPointer
  private static let follows = 256
  private static let runs = 512
  private static let masks = 768
  /// Masks for no byte up to sixteen bytes.
  private static let maskCount = 17
  private static let pairs = 1088
  /// Where the letters lie that emoticons begin with, as they are packed in a word: of "XD" both, of "o_o" the first.
  private static let emoticonLetters = pairs + 65_536 / 8

  /// - Parameter emoticons: All that the tokeniser knows.
  init(_ bytes: [ByteTraits], emoticons: some Sequence<[UInt8]>) {
    let letters = Set(emoticons.compactMap(Self.letters(of:)))
    let byteCount = Self.emoticonLetters + 8 * (letters.count + 1)
    memory = .allocate(byteCount: byteCount, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    for byte in 0..<256 {
      let traits = bytes[byte]
      memory.storeBytes(of: Self.start(UInt8(byte), traits), toByteOffset: byte, as: Start.self)
      memory.storeBytes(
        of: Self.follow(UInt8(byte), traits), toByteOffset: Self.follows + byte, as: Follow.self)
      memory.storeBytes(
        of: traits.contains(.inRun) || byte >= 0x80, toByteOffset: Self.runs + byte, as: Bool.self)
    }
    for count in 0..<Self.maskCount {
      let mask: UInt128 = count == 16 ? .max : (1 << UInt128(8 * count)) - 1
      memory.storeBytes(
        of: UInt64(truncatingIfNeeded: mask), toByteOffset: Self.masks + 16 * count, as: UInt64.self)
      memory.storeBytes(
        of: UInt64(truncatingIfNeeded: mask >> 64), toByteOffset: Self.masks + 16 * count + 8, as: UInt64.self
      )
    }
    for emoticon in emoticons {
      let second = emoticon.count > 1 ? emoticon[1] : 0
      let pair = Int(second) << 8 | Int(emoticon[0])
      let byte = Self.pairs + pair >> 3
      memory.storeBytes(
        of: memory.load(fromByteOffset: byte, as: UInt8.self) | 1 << UInt8(pair & 7), toByteOffset: byte,
        as: UInt8.self)
    }
    // A zero ends them.
    for (index, word) in letters.enumerated() {
      memory.storeBytes(of: word, toByteOffset: Self.emoticonLetters + 8 * index, as: UInt64.self)
    }
  }

  /// The letters that an emoticon begins with; `nil` when there are none, or more than a word holds.
  private static func letters(of emoticon: [UInt8]) -> UInt64? {
    let letters = emoticon.prefix { $0.isLetter }
    return (1...8).contains(letters.count) ? letters.reversed().reduce(0) { $0 << 8 | UInt64($1) } : nil
  }

  func deallocate() { memory.deallocate() }

  @inline(__always)
  func start(_ byte: UInt8) -> Start {
    memory.load(fromByteOffset: Int(byte), as: Start.self)
  }

  @inline(__always)
  func follow(_ byte: UInt8) -> Follow {
    memory.load(fromByteOffset: Self.follows + Int(byte), as: Follow.self)
  }

  /// Whether a byte may stand in a scheme, a host or the local part of an e-mail address, or is beyond ASCII.
  @inline(__always)
  func mayStandInRun(_ byte: UInt8) -> Bool {
    memory.load(fromByteOffset: Self.runs + Int(byte), as: Bool.self)
  }

  /// Whether an emoticon begins with the two lowest bytes of a word.
  @inline(__always)
  func mayBeginEmoticon(_ word: UInt64) -> Bool {
    let pair = Int(truncatingIfNeeded: word & 0xFFFF)
    return memory.load(fromByteOffset: Self.pairs + pair >> 3, as: UInt8.self) >> UInt8(pair & 7) & 1 != 0
  }

  /// Whether these letters, as many as a word begins with, are an emoticon or the beginning of one.
  func areOfEmoticon(_ word: UInt64, count: Int) -> Bool {
    let letters = word & mask(of: min(count, 8)).low
    // A mouth may be repeated: "XDDD".
    if letters >> UInt64(8 * (min(count, 8) - 1)) == UInt64(UInt8(ascii: "D")) { return true }
    if count > 8 { return false }
    var place = Self.emoticonLetters
    while true {
      let known = memory.load(fromByteOffset: place, as: UInt64.self)
      if known == 0 || known == letters { return known != 0 }
      place += 8
    }
  }

  /// Ones over the first bytes of sixteen.
  @inline(__always)
  func mask(of count: Int) -> (low: UInt64, high: UInt64) {
    assert(count < Self.maskCount, "there are sixteen bytes")
    return (
      memory.load(fromByteOffset: Self.masks &+ 16 &* count, as: UInt64.self),
      memory.load(fromByteOffset: Self.masks &+ 16 &* count &+ 8, as: UInt64.self)
    )
  }

  private static func start(_ byte: UInt8, _ traits: ByteTraits) -> Start {
    if traits.contains(.letter) { return .letter }
    if traits.contains(.digit) { return .digit }
    if traits.contains(.space) { return .space }
    if traits.contains(.mark) { return .mark }
    switch byte {
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "@"): return .mentionSign
    case UInt8(ascii: "#"): return .tagSign
    default: return .other
    }
  }

  private static func follow(_ byte: UInt8, _ traits: ByteTraits) -> Follow {
    if traits.contains(.afterWord) { return .ends }
    if traits.contains(.digit) { return .digit }
    switch byte {
    case UInt8(ascii: "."): return .stop
    case UInt8(ascii: "'"): return .apostrophe
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: ":"): return .colon
    default: return .other
    }
  }
}
