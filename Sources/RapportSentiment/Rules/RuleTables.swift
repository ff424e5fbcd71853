internal import RapportText

/// What the terms of a vocabulary mean to the rules, laid out for a quick look.
final class RuleTables: Sendable {
  /// The rules that need no words.
  let rules: WordlessRules
  /// What each exact term does; most do nothing, and this tells it from one byte.
  private let roles: [RuleMeaning.Role]
  private let meanings: [RuleMeaning]
  /// What each pattern of several tokens does, by its number.
  private let phraseRoles: [RuleMeaning.Role]
  private let phraseMeanings: [RuleMeaning]

  init(_ dictionary: PolarityDictionary, _ vocabulary: Vocabulary) {
    rules = WordlessRules(dictionary.rules)
    var isPhrase = [Bool](repeating: true, count: dictionary.meanings.count)
    meanings = (0..<vocabulary.termCount).map { index in
      var meaning = RuleMeaning.none
      for pattern in vocabulary.patterns(of: TermID(rawValue: UInt32(index))) {
        let found = dictionary.meaning(of: pattern)
        if Int(pattern.rawValue) < isPhrase.count { isPhrase[Int(pattern.rawValue)] = false }
        // A hashtag's own entry stands before that of its word.
        if meaning.role == .none { meaning = found }
      }
      return meaning
    }
    roles = meanings.map(\.role)
    phraseMeanings = zip(dictionary.meanings, isPhrase).map { $1 ? $0 : .none }
    phraseRoles = phraseMeanings.map(\.role)
  }

  /// What a token with this term does by itself.
  @inline(__always)
  func role(of term: TermID) -> RuleMeaning.Role {
    let number = Int(term.rawValue)
    return number < roles.count ? roles[number] : .none
  }

  /// What a token with this term means by itself.
  ///
  /// - Precondition: It has a role.
  @inline(__always)
  func meaning(of term: TermID) -> RuleMeaning { meanings[Int(term.rawValue)] }

  /// Whether a pattern is a phrase that does something.
  @inline(__always)
  func isPhrase(_ pattern: PatternID) -> Bool {
    let number = Int(pattern.rawValue)
    return number < phraseRoles.count && phraseRoles[number] != .none
  }

  /// What a phrase means.
  ///
  /// - Precondition: It does something.
  @inline(__always)
  func meaning(of pattern: PatternID) -> RuleMeaning { phraseMeanings[Int(pattern.rawValue)] }
}
