internal import CByteRuns

/// What the fast path asks about bytes: their classes, what tokens begin with them, and where emoticons may begin.
struct PlainTables: BitwiseCopyable {
  /// The classes of bytes that a window tells apart.
  let classes: OpaquePointer
  private let memory: UnsafeMutableRawPointer
  /// How a window's tokens become keys: two masks and the highest byte of a key, by the number of bytes.
  private static let keyCount = 65
  private static let keyStride = 32
  private static let kinds = keyCount * keyStride
  private static let pairs = kinds + 256
  /// Where the letters lie that emoticons begin with, as they are packed in a word: of "XD" both, of "o_o" the first.
  private static let emoticonLetters = pairs + 65_536 / 8

  /// - Parameters:
  ///   - emoticons: All that the tokeniser knows.
  ///   - way: How windows are filled, one of those that the processor has.
  init(_ bytes: [ByteTraits], emoticons: some Sequence<[UInt8]>, _ way: WindowWay) {
    guard let classes = rapport_byte_classes_open(Self.classes(bytes, emoticons), way.inC) else {
      preconditionFailure("there is no memory for the classes of bytes")
    }
    self.classes = classes
    let letters = Set(emoticons.compactMap(Self.letters(of:)))
    let byteCount = Self.emoticonLetters + 8 * (letters.count + 1)
    memory = .allocate(byteCount: byteCount, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    for count in 0..<Self.keyCount {
      let isShort = count <= PackedKey.capacity
      let mask: UInt128 = isShort ? (1 << UInt128(8 * count)) - 1 : 0
      let parts = [
        UInt64(truncatingIfNeeded: mask), UInt64(truncatingIfNeeded: mask >> 64),
        isShort ? UInt64(count) << 56 : PackedKey.none.high,
      ]
      for (index, part) in parts.enumerated() {
        memory.storeBytes(of: part, toByteOffset: Self.keyStride * count + 8 * index, as: UInt64.self)
      }
    }
    for byte in 0..<256 {
      memory.storeBytes(
        of: Self.kind(of: UInt8(byte), bytes[byte]), toByteOffset: Self.kinds + byte, as: TokenKind.self)
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

  func deallocate() {
    rapport_byte_classes_close(classes)
    memory.deallocate()
  }

  /// The classes of each ASCII byte, as bits in the order of a window's members.
  private static func classes(_ bytes: [ByteTraits], _ emoticons: some Sequence<[UInt8]>) -> [UInt16] {
    var classes = [UInt16](repeating: 0, count: 128)
    func add(_ number: Int, _ members: some Sequence<UInt8>) {
      for byte in members where byte < 0x80 { classes[Int(byte)] |= 1 << UInt16(number) }
    }
    func add(_ number: Int, _ traits: ByteTraits) {
      add(number, (0..<128).lazy.filter { bytes[Int($0)].contains(traits) })
    }
    add(0, .letter)
    add(1, .digit)
    add(2, .space)
    // Zeros stand behind the end of a text, and belong to no token in it.
    add(2, [0])
    add(3, .mark)
    for (number, members) in ["'", ".", "-", "_", ":", "@#", "!?", "*"].enumerated() {
      add(4 + number, members.utf8)
    }
    let faces = emoticons.filter { $0.count > 1 }
    for (number, isLetter) in [(12, true), (14, false)] {
      let some = faces.filter { $0[0].isLetter == isLetter }
      add(number, some.map { $0[0] })
      add(number + 1, some.map { $0[1] })
    }
    return classes
  }

  /// The kind of a plain token that begins with a byte.
  private static func kind(of byte: UInt8, _ traits: ByteTraits) -> TokenKind {
    if traits.contains(.letter) { return .word }
    if traits.contains(.digit) { return .number }
    switch byte {
    case UInt8(ascii: "@"): return .mention
    case UInt8(ascii: "#"): return .hashtag
    default: return .punctuation
    }
  }

  /// The letters that an emoticon begins with; `nil` when there are none, or more than a word holds.
  private static func letters(of emoticon: [UInt8]) -> UInt64? {
    let letters = emoticon.prefix { $0.isLetter }
    return (1...8).contains(letters.count) ? letters.reversed().reduce(0) { $0 << 8 | UInt64($1) } : nil
  }

  /// The kind of a plain token that begins with a byte, if it is digits throughout or begins with none.
  @inline(__always)
  func kind(_ byte: UInt8) -> TokenKind {
    memory.load(fromByteOffset: Self.kinds &+ Int(byte), as: TokenKind.self)
  }

  /// The key of the first bytes of sixteen, up to sixty-four; ``PackedKey/none`` for more than fifteen.
  @inline(__always)
  func key(_ low: UInt64, _ high: UInt64, count: Int) -> PackedKey {
    assert((0..<Self.keyCount).contains(count), "a window holds no more")
    let parts = memory + Self.keyStride &* count
    return PackedKey(
      low: low & parts.load(as: UInt64.self),
      taggedHigh: high & parts.load(fromByteOffset: 8, as: UInt64.self)
        | parts.load(fromByteOffset: 16, as: UInt64.self))
  }

  /// Whether an emoticon begins with these bytes.
  @inline(__always)
  func mayBeginEmoticon(_ first: UInt8, _ second: UInt8) -> Bool {
    let pair = Int(second) << 8 | Int(first)
    return memory.load(fromByteOffset: Self.pairs + pair >> 3, as: UInt8.self) >> UInt8(pair & 7) & 1 != 0
  }

  /// Whether an emoticon may begin at an address from which sixteen bytes can be read.
  func mayBeginEmoticon(_ bytes: UnsafeRawPointer) -> Bool {
    let first = bytes.load(as: UInt8.self)
    guard mayBeginEmoticon(first, bytes.load(fromByteOffset: 1, as: UInt8.self)) else { return false }
    return !first.isLetter
      || areOfEmoticon(rapport_word_at(bytes), count: Int(rapport_letters_count(bytes)))
  }

  /// Whether these letters, as many as a word begins with, are an emoticon or the beginning of one.
  private func areOfEmoticon(_ word: UInt64, count: Int) -> Bool {
    let count = min(count, 8)
    let letters = count == 8 ? word : word & (1 << UInt64(8 * count) - 1)
    // A mouth may be repeated: "XDDD".
    if letters >> UInt64(8 * (count - 1)) == UInt64(UInt8(ascii: "D")) { return true }
    var place = Self.emoticonLetters
    while true {
      let known = memory.load(fromByteOffset: place, as: UInt64.self)
      if known == 0 || known == letters { return known != 0 }
      place += 8
    }
  }

  /// The key of a text that is one word of letters, also with apostrophes between them, no emoticon, and short; `nil` for
  /// others.
  func key(ofWord text: UnsafeRawBufferPointer) -> PackedKey? {
    guard (1...PackedKey.capacity).contains(text.count) else { return nil }
    let key = PackedKey(text)
    // What stands behind the letters is no letter.
    let isLetters =
      rapport_words_count(rapport_word_letters(key.low), rapport_word_letters(key.high)) == text.count
    guard isLetters || Self.isLettersAndApostrophes(text) else { return nil }
    let second = UInt8(truncatingIfNeeded: key.low >> 8)
    if mayBeginEmoticon(text[0], second), !isLetters || areOfEmoticon(key.low, count: text.count) {
      return nil
    }
    return self.key(key.low | UInt64.spaceBits, key.high | UInt64.spaceBits, count: text.count)
  }

  private static func isLettersAndApostrophes(_ text: UnsafeRawBufferPointer) -> Bool {
    var wasLetter = false
    for byte in text {
      guard byte.isLetter || (byte == UInt8(ascii: "'") && wasLetter) else { return false }
      wasLetter = byte.isLetter
    }
    return wasLetter
  }
}
