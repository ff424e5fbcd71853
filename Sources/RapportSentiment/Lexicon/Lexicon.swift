public import RapportText

/// A sentiment lexicon: terms, how positive or negative each is, and where that is known from.
///
/// A lexicon keeps the numbers of its source. Scorers ask for ``commonValence(_:)``, which maps them to the
/// scale they share.
///
///     let lexicon = try LexiconLibrary(data).lexicon(named: "en/pattern")
///     lexicon.valence(of: "awful")                 // -1
///     lexicon.commonValence(lexicon.valence(of: "awful")!)   // -4
public struct Lexicon: Hashable, Sendable {
  /// What the lexicon is and where it comes from.
  public let manifest: LexiconManifest
  /// The entries in the order of their source, each term once.
  public let entries: [LexiconEntry]
  private let indexes: [String: Int]

  /// A lexicon of these entries; of several with one term the last counts.
  public init(manifest: LexiconManifest, entries: [LexiconEntry]) {
    var table = EntryTable()
    for entry in entries { table.set(entry.term, entry.valence) }
    self.init(manifest: manifest, table)
  }

  init(manifest: LexiconManifest, _ table: EntryTable) {
    self.manifest = manifest
    entries = table.entries
    indexes = table.indexes
  }

  /// Entries in the making, each term once.
  struct EntryTable {
    fileprivate(set) var entries: [LexiconEntry] = []
    fileprivate var indexes: [String: Int] = [:]

    init(capacity: Int = 0) {
      entries.reserveCapacity(capacity)
      indexes.reserveCapacity(capacity)
    }

    func valence(of term: String) -> Double? { indexes[term].map { entries[$0].valence } }

    /// Gives a term its valence and returns the index of its entry.
    @discardableResult
    mutating func set(_ term: String, _ valence: Double) -> Int {
      // Most terms are new, so they are looked up and put in place at once.
      if let index = indexes.updateValue(entries.count, forKey: term) {
        indexes[term] = index
        entries[index].valence = valence
        return index
      }
      entries.append(LexiconEntry(term: term, valence: valence))
      return entries.count - 1
    }
  }

  /// The name, such as `en/vader`.
  public var name: String { manifest.name }
  /// The language as a BCP 47 tag.
  public var language: String { manifest.language }

  /// The same lexicon as one of another language.
  public func inLanguage(_ language: String) -> Lexicon {
    var manifest = manifest
    manifest.language = language
    return Lexicon(manifest: manifest, entries: entries)
  }

  /// The valence of a term on the lexicon's own scale; `nil` when it has no such term.
  public func valence(of term: String) -> Double? { indexes[term].map { entries[$0].valence } }

  /// Maps a valence from the lexicon's own scale to the common one, -4...4.
  ///
  /// The common scale is VADER's, where ±4 is the most that human raters could give. The map is linear: the
  /// larger end of the lexicon's scale becomes 4.
  public func commonValence(_ valence: Double) -> Double {
    guard let magnitude = manifest.scale?.magnitude, magnitude > 0 else { return valence }
    return valence * 4 / magnitude
  }
}

/// A term with its valence.
public struct LexiconEntry: Hashable, Sendable {
  /// The word, phrase, emoji or emoticon; words of a phrase are separated by one space.
  public var term: String
  /// The valence, on the scale of its lexicon.
  public var valence: Double

  /// A term with its valence.
  public init(term: String, valence: Double) {
    self.term = term
    self.valence = valence
  }
}
