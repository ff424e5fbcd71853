public import RapportModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a table is — a lexicon, a dictionary of topics, a list of shifters — where it comes from and what one
/// may do with it: the file `manifest.json` of its folder.
public struct LexiconManifest: Hashable, Sendable, Codable {
  /// The lowest and highest valence the source can state.
  public struct Scale: Hashable, Sendable, Codable {
    /// The most negative valence.
    public var lowest: Double
    /// The most positive valence.
    public var highest: Double

    /// A scale from `lowest` to `highest`.
    public init(lowest: Double, highest: Double) {
      self.lowest = lowest
      self.highest = highest
    }

    /// The distance of the farther end from 0.
    public var magnitude: Double { max(abs(lowest), abs(highest)) }
  }

  /// What a table holds.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Terms with their valences.
    case valences
    /// Words, pairs and features with weights that were learned from labelled texts.
    case weights
    /// Words and marks that change the valence of others.
    case shifters
    /// Words without valence.
    case words
    /// Topics with the patterns that name them.
    case topics
    /// Words and phrases that clauses begin with.
    case clauses
  }

  /// The name, which is the folder below `lexicons`, such as `en/vader`.
  public var name: String
  /// What the table holds.
  public var kind: Kind
  /// What people call it.
  public var title: String
  /// The language as a BCP 47 tag.
  public var language: String
  /// The version of the source.
  public var version: String
  /// The licence as an SPDX expression.
  public var licence: String
  /// The publication or package the table comes from.
  public var source: String
  /// The scale of the valences; `nil` for a table of words that have none.
  public var scale: Scale?
  /// The columns of `terms.tsv` in order.
  public var columns: [String]
  /// The XXH3-128 of `terms.tsv`: `xxh3-128:` and the digits that `xxhsum -H2` prints.
  public var hash: String
  /// The command that rebuilds the table; `nil` where a person wrote it.
  public var rebuiltBy: String?
  /// In what respects a text may write a term otherwise than the table; `nil` is in none.
  public var variants: Set<TermVariants.Kind>?
  /// The lexicon whose valences a table of weights builds upon; `nil` for other tables.
  public var lexicon: String?
  /// What a table of weights was learned from; `nil` for other tables.
  public var training: TrainingRecord?

  /// A manifest made of its parts.
  public init(
    name: String, kind: Kind = .valences, title: String = "", language: String, version: String = "",
    licence: String = "", source: String = "", scale: Scale?, columns: [String] = ["term", "valence"],
    hash: String = "", rebuiltBy: String? = nil, variants: Set<TermVariants.Kind>? = nil,
    lexicon: String? = nil, training: TrainingRecord? = nil
  ) {
    self.name = name
    self.kind = kind
    self.title = title
    self.language = language
    self.version = version
    self.licence = licence
    self.source = source
    self.scale = scale
    self.columns = columns
    self.hash = hash
    self.rebuiltBy = rebuiltBy
    self.variants = variants
    self.lexicon = lexicon
    self.training = training
  }

  private enum CodingKeys: String, CodingKey {
    case name, kind, title, language, version, licence, source, scale, columns, hash, variants
    case rebuiltBy = "rebuilt_by"
    case lexicon, training
  }

  /// What the manifest of a run states about the lexicon.
  public var stamp: LexiconStamp { LexiconStamp(name: name, version: version, licence: licence, hash: hash) }

  /// Reads the `manifest.json` of a table in a library.
  ///
  /// - Parameter path: The path of the manifest, such as `en/vader/manifest.json`.
  public init(at path: String, in library: DataLibrary) throws(DataLibraryError) {
    try self.init(json: library.contents(of: path), path: path)
  }

  /// Reads the bytes of a `manifest.json`.
  ///
  /// - Parameter path: Where they come from, for messages.
  public init(json: [UInt8], path: String) throws(DataLibraryError) {
    do {
      self = try JSONDecoder().decode(LexiconManifest.self, from: Data(json))
    } catch {
      throw .badManifest(path: path, cause: Self.cause(error))
    }
  }

  private static func cause(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has another type"
    default: "it is not well-formed JSON"
    }
  }
}
