import RapportText

/// The words of the lexicons of several languages: for texts too short to tell their language otherwise.
///
///     let words = LexiconWords(["es", "pt"], from: .embedded)
///     words.counts(of: ["huele", "mal"])   // [("es", 2), ("pt", 1)]
///
/// Words are held as hashes of 56 bits, so that one in some hundred thousand million is taken for another one.
struct LexiconWords: Sendable {
  private let languages: [String]
  /// The hash of a word with a bit for each language below it, at or after the slot that the hash says; 0 where there is none.
  private var slots: [UInt64] = []
  private var count = 0

  private static let mostLanguages = 8
  private static let bits: UInt64 = 0xFF

  /// The words of the lexicons `base`, those of their phrases included.
  ///
  /// - Parameter languages: At most 8.
  init(_ languages: [String], from library: DataLibrary) {
    precondition(languages.count <= Self.mostLanguages, "a bit for each language")
    self.languages = languages
    slots = Array(repeating: 0, count: 1 << 17)
    for (number, language) in languages.enumerated() {
      guard let table = try? library.contents(of: language + "/base/terms.tsv") else { continue }
      table.withUnsafeBytes { addTerms(of: $0, bit: 1 << UInt64(number)) }
    }
  }

  /// Adds the words of the first column.
  private mutating func addTerms(of table: UnsafeRawBufferPointer, bit: UInt64) {
    var hash = Hash()
    var isTerm = false
    for byte in table {
      switch byte {
      case UInt8(ascii: "\n"): (hash, isTerm) = (Hash(), true)
      case UInt8(ascii: "\t"), UInt8(ascii: " "):
        if isTerm { insert(hash.value, bit) }
        hash = Hash()
        if byte == UInt8(ascii: "\t") { isTerm = false }
      default: if isTerm { hash.add(byte) }
      }
    }
  }

  private mutating func insert(_ hash: UInt64, _ bit: UInt64) {
    let slot = slot(of: hash)
    if slots[slot] == 0 { count += 1 }
    slots[slot] |= hash | bit
    if 2 * count > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 { slots[slot(of: entry & ~Self.bits)] = entry }
  }

  /// The slot of a word, or the one where it belongs.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> 8) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] & ~Self.bits != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// How many of some words the lexicons of each language hold.
  ///
  /// - Parameter words: In small letters.
  func counts(of words: [String]) -> [(language: String, count: Int)] {
    var counts = languages.map { (language: $0, count: 0) }
    for word in words {
      var hash = Hash()
      for byte in word.utf8 { hash.add(byte) }
      let entry = slots[slot(of: hash.value)]
      for number in languages.indices where entry >> UInt64(number) & 1 != 0 { counts[number].count += 1 }
    }
    return counts
  }

  /// FNV-1a (Fowler, Noll, Vo), of which the lower byte is left out.
  private struct Hash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    var value: UInt64 { state & ~LexiconWords.bits }
  }
}
