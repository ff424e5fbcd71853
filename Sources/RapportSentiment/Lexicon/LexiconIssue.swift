public import RapportText

/// Something wrong with one entry of a lexicon file, with its place.
public struct LexiconIssue: Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// The line has no column for the valence.
    case missingValence
    /// The column of the valence holds no finite number.
    case badNumber
    /// The column of the term is empty.
    case emptyTerm
    /// The term stands on an earlier line too.
    case duplicate(firstLine: Int)
    /// The valence lies outside the scale.
    case outsideScale(LexiconManifest.Scale)
    /// The term has capital letters, so no look-up, which ignores case, can find it.
    case upperCase
    /// The term is not in Unicode normalisation form C.
    case notNormalized
    /// The bytes are not UTF-8.
    case notUTF8
    /// The line does not name a kind of shifter, a factor and a rule.
    case badShifter
    /// The header names no column of that name.
    case missingColumn(String)
    /// The line names no form of entry, or no feature, that there is.
    case unknownForm
    /// The term of a pair is not two words with one space between them.
    case notAPair
  }

  /// What is wrong.
  public var problem: Problem
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1 in characters.
  public var column: Int

  /// A problem at a place.
  public init(_ problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }

  /// Whether the entry could not be read; other problems leave it usable.
  public var isError: Bool {
    switch problem {
    case .missingValence, .badNumber, .emptyTerm, .notUTF8, .badShifter, .missingColumn, .unknownForm,
      .notAPair:
      true
    case .duplicate, .outsideScale, .upperCase, .notNormalized: false
    }
  }
}

extension LexiconIssue: CustomStringConvertible {
  /// The place and the problem, such as `line 12, column 8: the valence is no number`.
  public var description: String { "line \(line), column \(column): \(problem.sentence)" }
}

extension LexiconIssue.Problem {
  /// What is wrong, as a sentence without its full stop.
  var sentence: String {
    switch self {
    case .missingValence: "there is no valence after the term; separate the two with a tab"
    case .badNumber: "the valence is no number"
    case .emptyTerm: "the term is empty"
    case .duplicate(let firstLine): "the term stands on line \(firstLine) already; the last one counts"
    case .outsideScale(let scale): "the valence lies outside \(scale.lowest)...\(scale.highest)"
    case .upperCase: "the term has capital letters; look-ups ignore case, so write it in lower case"
    case .notNormalized: "the term is not in Unicode normalisation form C"
    case .notUTF8: "the line is not UTF-8"
    case .badShifter: "a shifter needs a term, a known kind, a factor and a rule, separated by tabs"
    case .missingColumn(let name): "the header has no column '\(name)'"
    case .unknownForm: "an entry is a word, negated, a pair or a feature of a known name"
    case .notAPair: "a pair needs two words with one space between them"
    }
  }
}
