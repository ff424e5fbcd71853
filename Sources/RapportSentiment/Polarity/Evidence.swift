public import RapportModel

/// A phrase that is mostly meant the other way round, such as *yeah right*.
///
/// It flags a text and changes no score: whether somebody mocks cannot be told from words alone.
public struct SarcasmFlag: Hashable, Sendable {
  /// Where the phrase stands.
  public var range: TextRange
  /// The id of the rule.
  public var rule: String
}

/// Why a score came out: one term that contributed, and what acted on it.
public struct Evidence: Hashable, Sendable {
  /// A shifter that changed the valence of a term.
  public struct AppliedShifter: Hashable, Sendable {
    /// The id of the rule.
    public var rule: String
    /// Where the word or mark stands; the term's own place for rules about how it is written.
    public var range: TextRange
    /// What the valence was multiplied by.
    public var factor: Double
  }

  /// Where the term stands in the text.
  public var range: TextRange
  /// The term as the lexicon has it.
  public var term: String
  /// Its valence on the common scale, -4...4, before anything acted on it.
  public var valence: Double
  /// What acted on it, in the order of its doing.
  public var shifters: [AppliedShifter]
  /// What it adds to the sums of the text.
  public var contribution: Double
  /// The clause it stands in, counted from 0.
  public var clause: Int
}
