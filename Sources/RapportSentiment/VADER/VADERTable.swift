/// The words that mean something to VADER, found by their bytes.
///
/// A table of its own and not a ``Vocabulary``, because here words are cut at white space and nothing is
/// normalised but case.
struct VADERTable: Sendable {
  /// What a word is to the rules.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt32

    static let inLexicon = Roles(rawValue: 1 << 0)
    static let booster = Roles(rawValue: 1 << 1)
    static let negator = Roles(rawValue: 1 << 2)
    /// Part of an idiom, or of a booster of several words.
    static let inPhrase = Roles(rawValue: 1 << 3)
    static let no = Roles(rawValue: 1 << 4)
    static let or = Roles(rawValue: 1 << 5)
    static let least = Roles(rawValue: 1 << 6)
    static let atOrVery = Roles(rawValue: 1 << 7)
    static let never = Roles(rawValue: 1 << 8)
    static let soOrThis = Roles(rawValue: 1 << 9)
    static let without = Roles(rawValue: 1 << 10)
    static let doubt = Roles(rawValue: 1 << 11)
    static let kind = Roles(rawValue: 1 << 12)
    static let of = Roles(rawValue: 1 << 13)
    static let but = Roles(rawValue: 1 << 14)
    /// All cased letters of the occurrence are capitals.
    static let capitals = Roles(rawValue: 1 << 15)
  }

  /// The words that the rules name, with what they are to them.
  private static let namedWords: [(String, Roles)] = [
    ("no", .no), ("or", .or), ("nor", .or), ("least", .least), ("at", .atOrVery), ("very", .atOrVery),
    ("never", .never), ("so", .soOrThis), ("this", .soOrThis), ("without", .without), ("doubt", .doubt),
    ("kind", .kind), ("of", .of), ("but", .but),
  ]

  /// Two or three words that act together.
  struct Phrase: Sendable {
    var words: [Int32]
    var value: Double
  }

  private(set) var roles: [Roles] = [[]]
  private(set) var valences: [Double] = [0]
  private(set) var boosts: [Double] = [0]
  /// Idioms, whose value replaces the valence.
  private(set) var idioms: [Phrase] = []
  /// Boosters of several words, whose value is added.
  private(set) var boosterPhrases: [Phrase] = []

  private var keys: [ArraySlice<UInt8>] = [[]]
  private var slots: [Int32] = []
  private var slotBytes: [UInt8] = []
  private var slotRanges: [(start: Int32, count: Int32)] = [(0, 0)]
  private var longestKey = 0
  private var hasKeysBeyondASCII = false

  /// A table of a lexicon and VADER's own boosters, negators and idioms.
  init(lexicon: Lexicon, shifters: [VADERShifter]) {
    var indexes: [String: Int32] = [:]
    for entry in lexicon.entries {
      let word = insert(entry.term, &indexes)
      roles[word].insert(.inLexicon)
      valences[word] = lexicon.commonValence(entry.valence)
    }
    for (word, role) in Self.namedWords { roles[insert(word, &indexes)].insert(role) }
    for shifter in shifters {
      let words = shifter.term.split(separator: " ").map { insert(String($0), &indexes) }
      if words.count == 1 {
        switch shifter.kind {
        case .negator: roles[words[0]].insert(.negator)
        case .booster:
          roles[words[0]].insert(.booster)
          boosts[words[0]] = shifter.value
        // Idioms are looked for from a neighbour's place, so one word is never found.
        case .idiom: break
        }
      } else {
        let phrase = Phrase(words: words.map(Int32.init), value: shifter.value)
        if shifter.kind == .idiom { idioms.append(phrase) } else { boosterPhrases.append(phrase) }
        for word in words { roles[word].insert(.inPhrase) }
      }
    }
    fillSlots()
  }

  private mutating func insert(_ word: String, _ indexes: inout [String: Int32]) -> Int {
    if let index = indexes[word] { return Int(index) }
    let index = roles.count
    indexes[word] = Int32(index)
    roles.append([])
    valences.append(0)
    boosts.append(0)
    let key = ArraySlice(word.utf8)
    keys.append(key)
    longestKey = max(longestKey, key.count)
    hasKeysBeyondASCII = hasKeysBeyondASCII || key.contains { $0 >= 0x80 }
    return index
  }

  private mutating func fillSlots() {
    // One slot in sixteen at most is taken, so that nearly every look-up ends at its first slot.
    var capacity = 16
    while capacity < keys.count * 16 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    for index in 1..<keys.count {
      slotRanges.append((Int32(slotBytes.count), Int32(keys[index].count)))
      slotBytes += keys[index]
      var slot = Int(truncatingIfNeeded: Self.hash(keys[index])) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(index)
    }
    keys = []
  }

  private static func hash(_ key: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in key { hash.absorb(byte) }
    return hash.value
  }

  /// The table as pointers, valid for the call of ``withHandle(_:)`` only.
  struct Handle {
    fileprivate let slots: UnsafeBufferPointer<Int32>
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let ranges: UnsafeBufferPointer<(start: Int32, count: Int32)>
    /// What each word is to the rules.
    let roles: UnsafeBufferPointer<Roles>
    /// The length in bytes of the longest word.
    let longestKey: Int
    /// Whether some word is not ASCII.
    let hasKeysBeyondASCII: Bool

    /// The index of a word, or 0 when the table does not hold it.
    ///
    /// - Parameters:
    ///   - key: The bytes of the word in lower case.
    ///   - hash: The ``WordHash`` of these bytes.
    @inline(__always)
    func index(of key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        let index = Int(slots[slot])
        if isKey(key, at: index) { return index }
        slot = (slot + 1) & mask
      }
      return 0
    }

    @inline(__always)
    private func isKey(_ key: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
      let range = ranges[index]
      guard Int(range.count) == key.count else { return false }
      for offset in 0..<key.count where bytes[Int(range.start) + offset] != key[offset] { return false }
      return true
    }
  }

  /// Calls `body` with the table as pointers.
  func withHandle<Result>(_ body: (Handle) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      slotBytes.withUnsafeBufferPointer { bytes in
        slotRanges.withUnsafeBufferPointer { ranges in
          roles.withUnsafeBufferPointer { roles in
            body(
              Handle(
                slots: slots, bytes: bytes, ranges: ranges, roles: roles, longestKey: longestKey,
                hasKeysBeyondASCII: hasKeysBeyondASCII))
          }
        }
      }
    }
  }
}

/// The hash that ``VADERTable`` finds words by: FNV-1a, with its high bits folded in at the end.
struct WordHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  mutating func absorb(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  @inline(__always)
  var value: UInt64 { state ^ (state >> 29) }
}

/// A booster, negator or idiom of VADER.
struct VADERShifter: Hashable, Sendable {
  enum Kind: String, Sendable { case booster, negator, idiom }

  var term: String
  var kind: Kind
  var value: Double
}
