import RapportModel
import RapportText

/// The words of the lexicons of several languages: for texts too short to tell their language otherwise.
///
///     let words = LexiconWords(["es", "pt"], from: .embedded)
///     words.counts(of: ["huele", "mal"])   // [("es", 2), ("pt", 1)]
struct LexiconWords: Sendable {
  private let languages: [String]
  /// For each word, by its hash, a bit for each language.
  private var members: [UInt64: UInt16] = [:]

  /// The words of the lexicons `base`, those of their phrases included.
  ///
  /// - Parameter languages: At most 16.
  init(_ languages: [String], from library: DataLibrary) {
    precondition(languages.count <= UInt16.bitWidth, "a bit for each language")
    self.languages = languages
    members.reserveCapacity(1 << 16)
    for (number, language) in languages.enumerated() {
      guard let bytes = try? library.contents(of: language + "/base/terms.tsv") else { continue }
      bytes.withUnsafeBytes { addTerms(of: $0, bit: 1 << UInt16(number)) }
    }
  }

  private mutating func addTerms(of table: UnsafeRawBufferPointer, bit: UInt16) {
    var isHeader = true
    forEachPiece(of: table[...], separatedBy: UInt8(ascii: "\n")) { line in
      defer { isHeader = false }
      guard !isHeader, let end = line.firstIndex(of: UInt8(ascii: "\t")) else { return }
      forEachPiece(of: line[..<end], separatedBy: UInt8(ascii: " ")) { word in
        members[ContentHash.short(of: UnsafeRawBufferPointer(rebasing: word)), default: 0] |= bit
      }
    }
  }

  /// How many of some words the lexicons of each language hold.
  ///
  /// - Parameter words: In small letters.
  func counts(of words: [String]) -> [(language: String, count: Int)] {
    var counts = languages.map { (language: $0, count: 0) }
    for var word in words {
      let bits = word.withUTF8 { members[ContentHash.short(of: UnsafeRawBufferPointer($0))] } ?? 0
      for number in languages.indices where bits >> UInt16(number) & 1 != 0 { counts[number].count += 1 }
    }
    return counts
  }
}
