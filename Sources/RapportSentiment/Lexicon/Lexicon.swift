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
  public let entries: LexiconEntries

  /// A lexicon of these entries; of several with one term the last counts.
  public init(manifest: LexiconManifest, entries: some Sequence<LexiconEntry>) {
    var builder = LexiconEntries.Builder()
    for entry in entries { builder.set(entry.term, entry.valence) }
    self.init(manifest: manifest, builder.finish())
  }

  /// A lexicon of entries that were read.
  init(manifest: LexiconManifest, _ entries: LexiconEntries) {
    self.manifest = manifest
    self.entries = entries
  }

  /// The name, such as `en/vader`.
  public var name: String { manifest.name }
  /// The language as a BCP 47 tag.
  public var language: String { manifest.language }

  /// The same lexicon as one of another language.
  public func inLanguage(_ language: String) -> Lexicon {
    var manifest = manifest
    manifest.language = language
    return Lexicon(manifest: manifest, entries)
  }

  /// The valence of a term on the lexicon's own scale; `nil` when it has no such term.
  public func valence(of term: String) -> Double? {
    entries.index(of: term).map { entries.valence(at: $0) }
  }

  /// Maps a valence from the lexicon's own scale to the common one, -4...4.
  ///
  /// The common scale is VADER's, where ±4 is the most that human raters could give. The map is linear: the
  /// larger end of the lexicon's scale becomes 4.
  public func commonValence(_ valence: Double) -> Double {
    guard let magnitude = manifest.scale?.magnitude, magnitude > 0 else { return valence }
    return valence * 4 / magnitude
  }
}
