internal import RapportText

/// What the terms of a vocabulary mean to the rules, laid out for a quick look.
final class RuleTables: Sendable {
  /// The rules that need no words.
  let rules: WordlessRules
  /// What each exact term does, and at the end what other terms do, which is nothing. Most do nothing, and this tells it
  /// from one byte.
  private let roles: FixedTable<RuleMeaning.Role>
  private let meanings: FixedTable<RuleMeaning>
  /// What each pattern of several tokens does, by its number.
  private let phraseRoles: FixedTable<RuleMeaning.Role>
  private let phraseMeanings: FixedTable<RuleMeaning>

  init(_ dictionary: PolarityDictionary, _ vocabulary: Vocabulary) {
    rules = WordlessRules(dictionary.rules)
    var isPhrase = [Bool](repeating: true, count: dictionary.meanings.count)
    let meanings = (0..<vocabulary.termCount).map { index in
      var meaning = RuleMeaning.none
      for pattern in vocabulary.patterns(of: TermID(rawValue: UInt32(index))) {
        let found = dictionary.meaning(of: pattern)
        if Int(pattern.rawValue) < isPhrase.count { isPhrase[Int(pattern.rawValue)] = false }
        // A hashtag's own entry stands before that of its word.
        if meaning.role == .none { meaning = found }
      }
      return meaning
    }
    let phraseMeanings = zip(dictionary.meanings, isPhrase).map { $1 ? $0 : .none }
    roles = FixedTable(meanings.map(\.quickRole) + [.none])
    self.meanings = FixedTable(meanings)
    phraseRoles = FixedTable(phraseMeanings.map(\.role))
    self.phraseMeanings = FixedTable(phraseMeanings)
  }

  /// What a pass over the tokens reads, without counting references; valid while the tables are there.
  var view: View {
    View(
      rules: rules, roles: roles.elements, meanings: meanings.elements, phraseRoles: phraseRoles.elements,
      phraseMeanings: phraseMeanings.elements)
  }

  struct View {
    let rules: WordlessRules
    fileprivate let roles: UnsafeBufferPointer<RuleMeaning.Role>
    fileprivate let meanings: UnsafeBufferPointer<RuleMeaning>
    fileprivate let phraseRoles: UnsafeBufferPointer<RuleMeaning.Role>
    fileprivate let phraseMeanings: UnsafeBufferPointer<RuleMeaning>

    /// What a token with this term does by itself.
    @inline(__always)
    func role(of term: TermID) -> RuleMeaning.Role {
      roles[min(Int(term.rawValue), roles.count &- 1)]
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
}
