/// What full stops mean: abbreviations, and the words that sentences begin with.
final class SentenceTerms: Sendable {
  /// What may follow an abbreviation.
  enum Use { case title, abbreviation }

  private let uses: [[UInt8]: Use]
  private let starters: Set<[UInt8]>

  /// The terms of the library's own files.
  static let embedded: SentenceTerms = {
    do { return try SentenceTerms(from: .embedded) } catch { preconditionFailure("\(error)") }
  }()

  init(from library: DataLibrary) throws(TextError) {
    var uses: [[UInt8]: Use] = [:]
    try forEachRow(of: "und/sentences/terms.tsv", in: library) { row in
      uses[Array(row.first)] = row.second.elementsEqual("title".utf8) ? .title : .abbreviation
    }
    var starters: Set<[UInt8]> = []
    try forEachRow(of: "und/sentences/starters.tsv", in: library) { starters.insert(Array($0.first)) }
    self.uses = uses
    self.starters = starters
  }

  /// What a word in small letters is before a full stop; `nil` when it is no abbreviation.
  func use(of word: [UInt8]) -> Use? { uses[word] }

  /// Whether sentences begin with this word in small letters.
  func isStarter(_ word: [UInt8]) -> Bool { starters.contains(word) }
}
