internal import CByteRuns
internal import RapportModel

/// The words of a text, by which its language is told, with their scripts.
struct WordList: ~Copyable {
  struct Word: BitwiseCopyable {
    /// The key of a short word in ASCII; ``PackedKey/none`` for others.
    let key: PackedKey
    /// Where the key belongs in the table of words.
    let slot: UInt32
    var script: Script
    private let start: UInt16
    private let length: UInt8
    /// Whether it stands with one capital letter inside a sentence.
    let isName: Bool
    /// Whether it may speak for a language.
    var isKept = true
    /// The languages that list it.
    var languages: LanguageTable.Members = 0
    /// The languages that lack one of its letters.
    var lacking: LanguageTable.Members = 0

    @inline(__always)
    init(start: Int, count: Int, _ script: Script, key: PackedKey, slot: Int, isName: Bool) {
      self.key = key
      self.slot = UInt32(truncatingIfNeeded: slot)
      self.script = script
      self.start = UInt16(truncatingIfNeeded: start)
      length = UInt8(truncatingIfNeeded: count)
      self.isName = isName
    }

    /// The number of bytes.
    @inline(__always) var count: Int { Int(length) }
    @inline(__always) var range: Range<Int> { Int(start)..<Int(start) &+ count }
  }

  /// Room for as many words as there can be in the bytes that are looked at.
  private let words: UnsafeMutablePointer<Word>
  private var count = 0
  private let reach: Int
  private var weights: [(script: Script, weight: Int)] = []
  /// The script of most of the words; `nil` when there are no letters.
  private(set) var script: Script?
  /// The share of the letters that are in it, counted in bytes.
  private(set) var scriptShare = 0.0
  /// The number of letters of the words that were weighed.
  var letterCount = 0

  /// A longer word is none: it is looked at no further.
  private static let longestWord = 64

  /// An empty list.
  ///
  /// - Parameter reach: How much of a text is looked at, in bytes.
  init(reach: Int) {
    precondition(reach <= UInt16.max, "a word's place has sixteen bits")
    self.reach = reach
    words = .allocate(capacity: reach)
  }

  deinit { words.deallocate() }

  var indices: Range<Int> { 0..<count }

  @inline(__always)
  subscript(index: Int) -> Word {
    get {
      assert(indices.contains(index), "there is no such word")
      return words[index]
    }
    nonmutating set {
      assert(indices.contains(index), "there is no such word")
      words[index] = newValue
    }
  }

  /// Notes that a word speaks for no language.
  mutating func drop(_ index: Int) {
    words[index].isKept = false
    letterCount -= words[index].count
  }

  /// Collects the words at the beginning of a text.
  ///
  /// - Parameter table: Where the words will be looked up.
  mutating func fill(_ tokens: TokenBatch, _ text: UnsafeRawBufferPointer, lookingUpIn table: KeyTable.View) {
    if !weights.isEmpty { weights.removeAll(keepingCapacity: true) }
    letterCount = 0
    let words = words
    var count = 0
    var isKana = false
    // Most texts are in one script, so a run of words is weighed at once.
    var run = (script: Script.latin, weight: 0)
    for index in tokens.indices where tokens[index].kind == .word {
      let start = Int(tokens[index].range.start)
      let end = Int(tokens[index].range.end)
      if end > reach { break }
      let length = end &- start
      guard length <= Self.longestWord, let script = Self.script(of: text, start, end, &isKana) else {
        continue
      }
      let key = PackedKey(lowerCasing: start, length, of: text)
      let slot = table.slot(of: key)
      rapport_prefetch(table.slots + slot)
      (words + count).initialize(
        to: Word(
          start: start, count: length, script, key: key, slot: slot,
          isName: Self.isCapital(text[start]) && script == .latin && Self.isName(index, tokens, text)))
      count &+= 1
      if script != run.script {
        add(run.weight, to: run.script)
        run = (script, 0)
      }
      run.weight &+= length
    }
    self.count = count
    if weights.isEmpty, run.script == .latin, count > 0 {
      (script, scriptShare) = (.latin, 1)
      return
    }
    add(run.weight, to: run.script)
    if count == 0 { weighHashtags(tokens, text, &isKana) }
    decide(isKana)
  }

  /// Where there are no words, hashtags may at least tell the script.
  private mutating func weighHashtags(
    _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer, _ isKana: inout Bool
  ) {
    for index in tokens.indices where tokens.kinds[index] == .hashtag {
      let range = tokens.ranges[index].offsets
      if range.upperBound > reach { break }
      if let script = Self.script(of: text, range.lowerBound, range.upperBound, &isKana) {
        add(range.count, to: script)
      }
    }
  }

  /// Calls `body` with the letters of the words in a script.
  func forEachLetter(of script: Script, _ text: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) {
    for index in indices where self[index].script == script {
      let word = self[index]
      var offset = word.range.lowerBound
      while offset < word.range.upperBound {
        let (scalar, width) = decodeScalar(text, at: offset)
        body(scalar)
        offset += width
      }
    }
  }

  /// Letters of most scripts but Latin are several bytes long, so they outweigh the Latin names and brands that stand in texts of
  /// every script.
  private mutating func add(_ weight: Int, to script: Script) {
    if weight == 0 { return }
    for index in weights.indices where weights[index].script == script {
      weights[index].weight += weight
      return
    }
    weights.append((script, weight))
  }

  private mutating func decide(_ isKana: Bool) {
    // Kana makes the ideographs around it Japanese.
    if isKana {
      for index in weights.indices where [.han, .katakana].contains(weights[index].script) {
        let weight = weights[index].weight
        weights[index].weight = 0
        add(weight, to: .hiragana)
      }
      for index in indices where [.han, .katakana].contains(words[index].script) {
        words[index].script = .hiragana
      }
    }
    var best: (script: Script, weight: Int)?
    // The first of several that weigh the same counts.
    for entry in weights where entry.weight > best?.weight ?? 0 { best = entry }
    script = best?.script
    let sum = weights.reduce(0) { $0 + $1.weight }
    scriptShare = best.map { Double($0.weight) / Double(sum) } ?? 0
  }

  /// The script of the first letter that has one; notes kana wherever it stands.
  @inline(__always)
  private static func script(
    of text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ isKana: inout Bool
  ) -> Script? {
    text[start].isLetter ? .latin : scriptOfOthers(text, start, end, &isKana)
  }

  @inline(never)
  private static func scriptOfOthers(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ isKana: inout Bool
  ) -> Script? {
    var found: Script?
    var offset = start
    while offset < end {
      let (scalar, width) = decodeScalar(text, at: offset)
      offset += width
      let isLetter = scalar < 0x80 ? UInt8(scalar).isLetter : CharacterTraits(of: scalar).contains(.letter)
      guard isLetter else { continue }
      let script = Script(of: scalar)
      // Letters that several scripts share tell nothing.
      guard script != .common && script != .inherited else { continue }
      if script == .hiragana || script == .katakana { isKana = true }
      if found == nil { found = script }
      // Only words that begin with an ideograph may go on in kana.
      if found != .han { break }
    }
    return found
  }

  /// Whether a byte is an ASCII capital, or may begin another one such as "É".
  @inline(__always)
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte == 0xC3 }

  /// Whether a Latin word is written like a name: one capital letter, inside a sentence.
  @inline(never)
  private static func isName(_ index: Int, _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = tokens[index].range.offsets
    let first = text[range.lowerBound]
    let width = first < 0x80 ? 1 : 2
    let isCapital =
      first &- 0x41 < 26 || (first == 0xC3 && range.count > 1 && text[range.lowerBound + 1] < 0x9F)
    guard isCapital, range.count > width, !(text[range.lowerBound + width] &- 0x41 < 26), index > 0 else {
      return false
    }
    switch tokens[index - 1].kind {
    case .word, .number: return true
    case .punctuation:
      switch text[Int(tokens[index - 1].range.start)] {
      // The last three are the bytes of "’".
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "-"),
        0xE2, 0x80, 0x99:
        return true
      default: return false
      }
    default: return false
    }
  }
}

extension PackedKey {
  /// The key of a word of at most fifteen ASCII characters; ``none`` for others.
  @inline(__always)
  fileprivate init(lowerCasing start: Int, _ count: Int, of text: UnsafeRawBufferPointer) {
    guard count <= Self.capacity else {
      self = .none
      return
    }
    if start &+ 16 <= text.count {
      let bytes = text.baseAddress! + start
      let low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
      let high = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      // Without a branch, as the lengths of words cannot be foreseen.
      let mask = ((1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1
      let (lowMask, highMask) = count < 8 ? (mask, 0) : (.max, mask)
      let isASCII = (low & lowMask | high & highMask) & UInt64.highBits == 0
      // Of a word's characters that are no letters, those in keys have this bit anyway.
      let key = PackedKey(
        low: (low | UInt64.spaceBits) & lowMask, high: (high | UInt64.spaceBits) & highMask, count: count)
      self = isASCII ? key : .none
    } else {
      self.init(lowerCasing: start..<start &+ count, of: text)
    }
  }
}
