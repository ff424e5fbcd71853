/// What marks mean behind words: abbreviations, names with an exclamation mark, and the words that sentences begin with.
final class SentenceTerms: Sendable {
  /// What a word is that a mark may belong to.
  enum Use: String {
    /// An abbreviation that a name follows.
    case title
    /// An abbreviation that may end a sentence.
    case abbreviation
    /// A name that ends with an exclamation mark.
    case name
  }

  private let uses: [[UInt8]: Use]
  private let starters: Set<[UInt8]>

  /// The terms of the library's own files.
  static let embedded: SentenceTerms = {
    do { return try SentenceTerms(from: .embedded) } catch { preconditionFailure("\(error)") }
  }()

  init(from library: DataLibrary) throws(TextError) {
    var uses: [[UInt8]: Use] = [:]
    try forEachRow(of: "und/sentences/terms.tsv", in: library) { row in
      uses[Array(row.first)] = Use(rawValue: String(decoding: row.second, as: UTF8.self)) ?? .abbreviation
    }
    var starters: Set<[UInt8]> = []
    try forEachRow(of: "und/sentences/starters.tsv", in: library) { starters.insert(Array($0.first)) }
    self.uses = uses
    self.starters = starters
  }

  /// What a word in small letters is before a mark; `nil` when it is nothing special.
  func use(of word: [UInt8]) -> Use? { uses[word] }

  /// Whether sentences begin with this word in small letters.
  func isStarter(_ word: [UInt8]) -> Bool { starters.contains(word) }
}
