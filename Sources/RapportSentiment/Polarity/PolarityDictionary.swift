public import RapportText

/// A lexicon and the shifters of its language, as patterns of a vocabulary that other dictionaries share.
///
///     var builder = try VocabularyBuilder()
///     let dictionary = try PolarityDictionary(inserting: lexicon, into: &builder)
///     let vocabulary = builder.build()
///     let scorer = PolarityScorer(dictionary: dictionary, vocabulary: vocabulary)
public struct PolarityDictionary: Sendable {
  /// The lexicon.
  public let lexicon: Lexicon
  /// The weights that were learned upon the lexicon; `nil` without such a table.
  public let weights: WeightTable?
  /// The ids of all rules in order: those of the shifters, and those of the scorer itself.
  public let rules: [String]
  /// Terms that the tokeniser never finds, mostly emoticons that it reads as single marks.
  public private(set) var unusableTerms: [String] = []
  /// What each pattern means, by its number; the vocabulary may have more patterns.
  private(set) var meanings: [RuleMeaning] = []
  /// The terms that patterns stand for, by their numbers, to name them in evidence.
  private(set) var terms: [String] = []
  /// The words of the table of weights.
  private(set) var weightDictionary: WeightDictionary?

  /// Adds a lexicon, the shifters of its language and the words that have no valence to a vocabulary.
  ///
  /// Where a term is both, the shifter counts. For a language without tables of its own, the lexicon is all
  /// there is.
  ///
  /// - Parameters:
  ///   - weights: A table that was learned upon the lexicon; with it, the scorer gives probabilities.
  ///   - disabledRules: Ids of rules that shall not act, as if the table had no such lines; their words stay known.
  ///       `negation` stands for `negation.not` and all others that begin so.
  ///   - enabledRules: Ids of rules that shall act although they are off unless asked for.
  /// - Throws: ``LexiconError`` when a table is missing or wrong, a rule is unknown, or text cannot be cut.
  public init(
    inserting lexicon: Lexicon, weights: WeightTable? = nil, from library: LexiconLibrary = LexiconLibrary(),
    into builder: inout VocabularyBuilder, disabledRules: Set<String> = [], enabledRules: Set<String> = []
  ) throws(LexiconError) {
    self.lexicon = lexicon
    self.weights = weights
    let hasTables = library.data.origin(of: lexicon.language + "/shifters/terms.tsv") != nil
    let shifters = hasTables ? try library.shifters(of: lexicon.language) : []
    let known = hasTables ? try library.rules(of: lexicon.language) : SentimentRule.wordless
    for name in disabledRules.union(enabledRules).sorted()
    where !known.contains(where: { $0.isPart(of: name) }) {
      throw .unknownRule(name: name, known: known.map(\.id))
    }
    rules = known.filter { rule in
      (rule.isOn || enabledRules.contains(where: rule.isPart)) && !disabledRules.contains(where: rule.isPart)
    }.map(\.id)
    let tokenizer: Tokenizer
    do { tokenizer = try Tokenizer(library: library.data) } catch { throw .unreadable(path: "und") }

    // The rules go from the terms of tokens to what these mean, and from matches to phrases.
    let reportsWords = builder.reportsWords
    builder.reportsWords = false
    defer { builder.reportsWords = reportsWords }
    for entry in lexicon.entries {
      let meaning = RuleMeaning(valence: lexicon.commonValence(entry.valence))
      insert(entry.term, meaning, tokenizer, &builder)
      // An emoticon's key keeps its case, but lexicons write `:d` for `:D` too.
      if Self.isFace(entry.term), entry.term.contains(where: \.isLowercase) {
        insert(entry.term.uppercased(), meaning, tokenizer, &builder)
      }
    }
    let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, UInt16($0)) })
    for shifter in shifters {
      if let rule = numbers[shifter.rule] {
        insert(shifter.term, RuleMeaning(shifter, rule: rule), tokenizer, &builder)
      } else {
        insert(shifter.term, .none, tokenizer, &builder)
      }
    }
    let clauses: ClauseFinder
    do {
      clauses = try ClauseFinder(language: lexicon.language, from: library.data, insertingInto: &builder)
    } catch { throw .unreadable(path: lexicon.language + "/clauses") }
    for pattern in clauses.patterns { insert(pattern, clauses, numbers) }
    let words = hasTables ? try library.words(of: lexicon.language) : []
    for word in words { insert(word, .none, tokenizer, &builder) }
    weightDictionary = weights.map { WeightDictionary(entries: $0.entries, insertingInto: &builder) }
    if let kinds = lexicon.manifest.variants, !kinds.isEmpty {
      let variants: TermVariants
      do { variants = try TermVariants(kinds, language: lexicon.language, from: library.data) } catch {
        throw .unreadable(path: lexicon.language + "/variants")
      }
      for term in lexicon.entries.map(\.term) + shifters.map(\.term) {
        insertForms(of: term, variants, &builder)
      }
    }
  }

  /// Gives the other ways of writing a term its meaning, where they are no terms of their own.
  private mutating func insertForms(
    of term: String, _ variants: TermVariants, _ builder: inout VocabularyBuilder
  ) {
    var forms: [PatternID] = []
    guard !Self.isFace(term),
      let pattern = try? builder.insert(term, variants: variants, { forms.append($0) })
    else { return }
    for form in forms {
      grow(to: form)
      guard terms[Int(form.rawValue)].isEmpty else { continue }
      terms[Int(form.rawValue)] = term
      meanings[Int(form.rawValue)] = meaning(of: pattern)
    }
  }

  /// Makes room for a pattern, and returns its number.
  @discardableResult
  private mutating func grow(to pattern: PatternID) -> Int {
    let number = Int(pattern.rawValue)
    while number >= meanings.count {
      meanings.append(.none)
      terms.append("")
    }
    return number
  }

  private mutating func insert(
    _ term: String, _ meaning: RuleMeaning, _ tokenizer: Tokenizer, _ builder: inout VocabularyBuilder
  ) {
    if Self.isFace(term), tokenizer.tokens(in: term).count != 1 {
      unusableTerms.append(term)
      return
    }
    // A pattern without a token is all that can go wrong.
    guard let pattern = try? builder.insert(term, style: Self.hasGap(term) ? .glob : .fixed) else {
      unusableTerms.append(term)
      return
    }
    let number = grow(to: pattern)
    terms[number] = term
    if meaning.role != .none {
      meanings[number].add(meaning)
      meanings[number].pattern = pattern
    }
  }

  /// Lets a conjunction or mark part clauses, unless it means something of its own.
  private mutating func insert(_ pattern: PatternID, _ clauses: ClauseFinder, _ numbers: [String: UInt16]) {
    let number = grow(to: pattern)
    let known = meanings[number]
    guard let role = clauses.role(of: pattern),
      known.role == .none || (known.role == .valence && known.valence == 0)
    else { return }
    let rule = role.isMark ? WordlessRule.clauseMark : .clauseWord
    guard let rule = numbers[rule.rawValue] else { return }
    meanings[number] = RuleMeaning(role, rule: rule)
    meanings[number].pattern = pattern
  }

  /// Forgets what patterns mean, once rules have tables of it.
  mutating func forgetMeanings() { meanings = [] }

  /// What a pattern means; nothing if another dictionary inserted it.
  func meaning(of pattern: PatternID) -> RuleMeaning {
    Int(pattern.rawValue) < meanings.count ? meanings[Int(pattern.rawValue)] : .none
  }

  /// Whether some word of a phrase may be any: *would be \* if*. A star within a word masks a letter.
  private static func hasGap(_ term: String) -> Bool {
    let (star, space) = (UInt8(ascii: "*"), UInt8(ascii: " "))
    var term = term
    return term.withUTF8 { bytes in
      bytes.indices.dropFirst().contains { index in
        bytes[index] == star && bytes[index - 1] == space
          && (index + 1 == bytes.count || bytes[index + 1] == space)
      }
    }
  }

  /// Whether a term has marks and no two letters or digits side by side, as emoticons do.
  ///
  /// Cut into single marks such a term would be found where none is meant: `):` behind any parenthesis.
  private static func isFace(_ term: String) -> Bool {
    var hasMark = false
    var wasLetter = false
    for byte in term.utf8 {
      let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
      if byte >= 0x80 || byte == 0x20 || (isLetter && wasLetter) { return false }
      hasMark = hasMark || !isLetter
      wasLetter = isLetter
    }
    return hasMark && term.utf8.count > 1 && !isMarkRun(term)
  }

  /// Whether a term is one mark repeated, or marks that end a sentence, such as `!!` and `?!`.
  private static func isMarkRun(_ term: String) -> Bool {
    term.utf8.allSatisfy { $0 == term.utf8.first }
      || term.utf8.allSatisfy { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
  }
}
