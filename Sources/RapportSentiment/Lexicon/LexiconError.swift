import RapportModel
public import RapportText

/// Why a lexicon could not be loaded.
public enum LexiconError: Error, Hashable, Sendable {
  /// No lexicon has this name, and no file this path.
  case unknownLexicon(name: String, known: [String])
  /// The table of this name holds something else than valences.
  case otherKind(name: String, kind: LexiconManifest.Kind)
  /// The file cannot be read.
  case unreadable(path: String)
  /// A file of the library is missing or not what it should be.
  case library(DataLibraryError)
  /// No rule has this id, or begins with it.
  case unknownRule(name: String, known: [String])
  /// Entries that cannot be read.
  case badEntries(path: String, issues: [LexiconIssue])
}

extension LexiconError: CustomStringConvertible {
  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .unknownLexicon(let name, let known):
      "No lexicon '\(name)'. Known are \(known.map { "'\($0)'" }.joined(separator: ", ")), or give a file."
    case .unknownRule(let name, let known):
      "No rule '\(name)'. Known are \(known.joined(separator: ", ")); 'negation' stands for all that begin so."
    case .otherKind(let name, let kind):
      "'\(name)' is no sentiment lexicon, but a table of \(kind.rawValue). 'rapport lexicon list' names all tables; those called "
        + "'base', 'rapport' and the like have valences or weights."
    case .unreadable(let path): "Cannot read '\(path)'. Check that it exists and is readable."
    case .library(let error): error.description
    case .badEntries(let path, let issues):
      "\(counted(issues.count, "bad entry", "bad entries")) in '\(path)':\n"
        + issues.map { "  \($0)" }.joined(separator: "\n")
        + "\nCorrect \(issues.count == 1 ? "it" : "them"). A first line 'term<tab>valence' says that valences lie within -4...4."
    }
  }
}
