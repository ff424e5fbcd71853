/// A word, phrase or mark that changes the valence of others: a line of a table such as `en/shifters`.
public struct Shifter: Hashable, Sendable {
  /// What a shifter does.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Turns valences behind it in its clause.
    case negator
    /// Holds the word of a negator but negates nothing: *not only*.
    case exempt
    /// Strengthens the valences that follow closely.
    case intensifier
    /// Weakens the valences that follow closely.
    case downtoner
    /// Starts a clause and outweighs what came before it in the sentence: *but*.
    case contrast
    /// Starts a clause that the other one outweighs: *although*.
    case concession
    /// Ends the reach of negators and intensifiers.
    case boundary
    /// Ends a sentence.
    case sentence
    /// Ends a sentence and strengthens it.
    case exclamation
    /// Ends a sentence and weakens it.
    case question
  }

  /// The word, phrase or mark.
  public var term: String
  /// What it does.
  public var kind: Kind
  /// How strongly; `SOURCE.md` of the table says in what unit.
  public var factor: Double
  /// The id under which its effect is reported and can be switched off, such as `negation.never`.
  public var rule: String

  /// A shifter made of its parts.
  public init(term: String, kind: Kind, factor: Double, rule: String) {
    self.term = term
    self.kind = kind
    self.factor = factor
    self.rule = rule
  }
}

extension LexiconLibrary {
  /// The shifters of a language.
  ///
  /// - Throws: ``LexiconError`` with every bad line when some line is not as it must be.
  public func shifters(of language: String) throws(LexiconError) -> [Shifter] {
    let path = language + "/shifters/terms.tsv"
    var shifters: [Shifter] = []
    var issues: [LexiconIssue] = []
    for (index, row) in try rows(path).rows.enumerated() {
      if row.count == 4, let kind = Shifter.Kind(rawValue: String(row[1])), let factor = Double(row[2]) {
        shifters.append(Shifter(term: String(row[0]), kind: kind, factor: factor, rule: String(row[3])))
      } else {
        issues.append(LexiconIssue(.badShifter, line: index + 2, column: 1))
      }
    }
    guard issues.isEmpty else { throw .badEntries(path: path, issues: issues) }
    return shifters
  }

  /// The words of a language that are known and have no valence.
  public func words(of language: String) throws(LexiconError) -> [String] {
    try rows(language + "/words/terms.tsv").rows.compactMap { $0.first.map(String.init) }
  }
}
