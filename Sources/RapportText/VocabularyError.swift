/// Why a pattern cannot be part of a vocabulary.
public enum VocabularyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pattern has no token.
  case emptyPattern(String)
  /// Every token would match.
  case matchesEverything(String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .emptyPattern(let pattern):
      "The pattern '\(pattern)' has no word or sign. Remove the entry."
    case .matchesEverything(let pattern):
      "The pattern '\(pattern)' matches every word. Give at least one character beside the wildcards."
    }
  }
}
