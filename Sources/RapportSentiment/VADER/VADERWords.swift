/// The words of a text as VADER sees them, found in one pass over the bytes.
///
/// White space, punctuation and case are those of Python 3, in which the published program is written:
/// `str.split`, `string.punctuation`, `str.lower` and `str.isupper`.
struct VADERWords {
  /// A word's index in the table, 0 when it is not there, and its roles.
  struct Word {
    var index: Int32
    var roles: VADERTable.Roles
  }

  private(set) var words: [Word] = []
  private(set) var knownCount = 0
  private(set) var capitalCount = 0
  private var key: [UInt8] = []

  /// Whether some words, but not all, are written in capitals.
  var hasMixedCapitals: Bool { capitalCount > 0 && capitalCount < words.count }

  mutating func find(in text: UnsafeBufferPointer<UInt8>, table: VADERTable) {
    table.withHandle { find(in: text, $0) }
  }

  private mutating func find(in text: UnsafeBufferPointer<UInt8>, _ table: VADERTable.Handle) {
    words.removeAll(keepingCapacity: true)
    knownCount = 0
    capitalCount = 0
    if key.count < table.longestKey { key = Array(repeating: 0, count: table.longestKey) }
    Self.forEachPiece(of: text) { append(stripped(text, $0, $1), table) }
  }

  /// Calls `body` with the start and the end of each piece between white space.
  @inline(__always)
  private static func forEachPiece(
    of text: UnsafeBufferPointer<UInt8>, _ body: (_ start: Int, _ end: Int) -> Void
  ) {
    var position = 0
    while position < text.count {
      let space = PythonText.spaceLength(in: text, at: position)
      if space > 0 {
        position += space
        continue
      }
      let start = position
      while position < text.count, PythonText.spaceLength(in: text, at: position) == 0 { position += 1 }
      body(start, position)
    }
  }

  /// The word without punctuation at its ends, unless at most two characters would be left of it, as of `:)`.
  private func stripped(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> UnsafeBufferPointer<UInt8> {
    var first = start
    var last = end
    while first < last, PythonText.isPunctuation(text[first]) { first += 1 }
    while last > first, PythonText.isPunctuation(text[last - 1]) { last -= 1 }
    var length = last - first
    if length > 2, length <= 8 {
      for offset in first..<last where text[offset] & 0xC0 == 0x80 { length -= 1 }
    }
    return UnsafeBufferPointer(rebasing: length <= 2 ? text[start..<end] : text[first..<last])
  }

  /// Where the words of a text stand, in the order of ``words``.
  func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    Self.forEachPiece(of: text) { start, end in
      let word = stripped(text, start, end)
      guard let base = text.baseAddress, let first = word.baseAddress else { return }
      ranges.append(first - base..<first - base + word.count)
    }
    return ranges
  }

  private mutating func append(_ word: UnsafeBufferPointer<UInt8>, _ table: VADERTable.Handle) {
    var lower: UInt8 = 0
    var upper: UInt8 = 0
    var union: UInt8 = 0
    var hasApostrophe = false
    var hash = WordHash()
    let fits = word.count <= table.longestKey
    key.withUnsafeMutableBufferPointer { key in
      for offset in 0..<word.count {
        var byte = word[offset]
        union |= byte
        let letter = byte | 0x20
        if letter >= 0x61 && letter <= 0x7A {
          lower |= byte & 0x20
          upper |= ~byte & 0x20
          byte = letter
        }
        hasApostrophe = hasApostrophe || byte == 0x27
        if fits { key[offset] = byte }
        hash.absorb(byte)
      }
    }
    guard union < 0x80 else {
      appendBeyondASCII(word, table)
      return
    }
    let index =
      fits
      ? key.withUnsafeBufferPointer {
        table.index(of: UnsafeBufferPointer(rebasing: $0[..<word.count]), hash: hash.value)
      } : 0
    let isNegated = hasApostrophe && Self.containsNegation(word)
    append(index, isCapitals: upper != 0 && lower == 0, isNegated: isNegated, table)
  }

  private mutating func appendBeyondASCII(
    _ word: UnsafeBufferPointer<UInt8>, _ table: VADERTable.Handle
  ) {
    // A word that is not ASCII can still be a term that is: the Kelvin sign is a capital k.
    var index = 0
    if table.hasKeysBeyondASCII || word.contains(0x84) {
      var lower = PythonText.lowercased(String(decoding: word, as: UTF8.self))
      index = lower.withUTF8 { bytes in
        var hash = WordHash()
        for byte in bytes { hash.absorb(byte) }
        return table.index(of: bytes, hash: hash.value)
      }
    }
    append(
      index, isCapitals: PythonText.isUppercase(word), isNegated: Self.containsNegation(word), table)
  }

  private mutating func append(
    _ index: Int, isCapitals: Bool, isNegated: Bool, _ table: VADERTable.Handle
  ) {
    var roles = table.roles[index]
    if isNegated { roles.insert(.negator) }
    if isCapitals {
      roles.insert(.capitals)
      capitalCount += 1
    }
    if !roles.isDisjoint(with: [.inLexicon, .booster, .negator]) { knownCount += 1 }
    words.append(Word(index: Int32(index), roles: roles))
  }

  /// Whether `n't` is in the word, in any case.
  private static func containsNegation(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 3 else { return false }
    for offset in 1..<(word.count - 1) where word[offset] == 0x27 {
      if word[offset - 1] | 0x20 == UInt8(ascii: "n"), word[offset + 1] | 0x20 == UInt8(ascii: "t") {
        return true
      }
    }
    return false
  }
}
