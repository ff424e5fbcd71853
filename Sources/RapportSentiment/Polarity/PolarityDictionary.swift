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
  /// What patterns are called in evidence, by their numbers.
  private var names: [PatternName] = []
  /// The names that are no terms of the lexicon.
  private var otherTerms: [String] = []
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
    let entries = lexicon.entries
    for index in entries.indices {
      let meaning = RuleMeaning(valence: lexicon.commonValence(entries.valence(at: index)))
      let isSmallFace = entries.withTerm(at: index) { term in
        insert(term, .entry(index), meaning, tokenizer, &builder)
        return Self.isFace(term) && term.contains { $0 &- UInt8(ascii: "a") < 26 }
      }
      // An emoticon's key keeps its case, but lexicons write `:d` for `:D` too.
      if isSmallFace { insert(entries[index].term.uppercased(), meaning, tokenizer, &builder) }
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
      for term in entries.lazy.map(\.term) + shifters.map(\.term) {
        insertForms(of: term, variants, &builder)
      }
    }
  }

  /// Gives the other ways of writing a term its meaning, where they are no terms of their own.
  private mutating func insertForms(
    of term: String, _ variants: TermVariants, _ builder: inout VocabularyBuilder
  ) {
    var forms: [PatternID] = []
    var name = term
    guard !name.withUTF8({ Self.isFace(UnsafeRawBufferPointer($0)) }),
      let pattern = try? builder.insert(term, variants: variants, { forms.append($0) })
    else { return }
    for form in forms {
      grow(to: form)
      guard names[Int(form.rawValue)] == .none else { continue }
      grow(to: pattern)
      names[Int(form.rawValue)] = names[Int(pattern.rawValue)]
      meanings[Int(form.rawValue)] = meaning(of: pattern)
    }
  }

  /// Makes room for a pattern, and returns its number.
  @discardableResult
  private mutating func grow(to pattern: PatternID) -> Int {
    let number = Int(pattern.rawValue)
    while number >= meanings.count {
      meanings.append(.none)
      names.append(.none)
    }
    return number
  }

  private mutating func insert(
    _ term: String, _ meaning: RuleMeaning, _ tokenizer: Tokenizer, _ builder: inout VocabularyBuilder
  ) {
    var bytes = term
    let isUsable = bytes.withUTF8 {
      insert(UnsafeRawBufferPointer($0), .other(otherTerms.count), meaning, tokenizer, &builder)
    }
    if isUsable { otherTerms.append(term) }
  }

  /// - Returns: Whether the tokeniser finds such a term.
  @discardableResult
  private mutating func insert(
    _ term: UnsafeRawBufferPointer, _ name: PatternName, _ meaning: RuleMeaning, _ tokenizer: Tokenizer,
    _ builder: inout VocabularyBuilder
  ) -> Bool {
    // A pattern without a token is all that can go wrong.
    guard !Self.isFace(term) || tokenizer.tokens(in: String(decoding: term, as: UTF8.self)).count == 1,
      let pattern = try? builder.insert(term, style: Self.hasGap(term) ? .glob : .fixed)
    else {
      unusableTerms.append(String(decoding: term, as: UTF8.self))
      return false
    }
    let number = grow(to: pattern)
    names[number] = name
    if meaning.role != .none {
      meanings[number].add(meaning)
      meanings[number].pattern = pattern
    }
    return true
  }

  /// Lets a conjunction or mark part clauses, unless it means something of its own.
  private mutating func insert(_ pattern: PatternID, _ clauses: ClauseFinder, _ numbers: [String: UInt16]) {
    let number = grow(to: pattern)
    let known = meanings[number]
    if known.role == .negator, case .conjunction(.coordination) = clauses.role(of: pattern) {
      meanings[number].role = .furtherNegator
    }
    guard let role = clauses.role(of: pattern),
      known.role == .none || (known.role == .valence && known.valence == 0)
    else { return }
    let rule = role.isMark ? WordlessRule.clauseMark : .clauseWord
    guard let rule = numbers[rule.rawValue] else { return }
    meanings[number] = RuleMeaning(role, rule: rule)
    meanings[number].pattern = pattern
  }

  /// Forgets what patterns mean, once rules and weights have tables of it.
  mutating func forgetMeanings() {
    meanings = []
    weightDictionary = nil
  }

  /// What a pattern means; nothing if another dictionary inserted it.
  func meaning(of pattern: PatternID) -> RuleMeaning {
    Int(pattern.rawValue) < meanings.count ? meanings[Int(pattern.rawValue)] : .none
  }

  /// The term that a pattern stands for, to name it in evidence.
  func name(of pattern: PatternID) -> String? {
    guard Int(pattern.rawValue) < names.count else { return nil }
    let name = names[Int(pattern.rawValue)]
    if let entry = name.entry { return lexicon.entries[entry].term }
    return name.other.map { otherTerms[$0] }
  }

  /// Whether some word of a phrase may be any: *would be \* if*. A star within a word masks a letter.
  private static func hasGap(_ term: UnsafeRawBufferPointer) -> Bool {
    let (star, space) = (UInt8(ascii: "*"), UInt8(ascii: " "))
    return term.indices.dropFirst().contains { index in
      term[index] == star && term[index - 1] == space
        && (index + 1 == term.count || term[index + 1] == space)
    }
  }

  /// Whether a term has marks and no two letters or digits side by side, as emoticons do.
  ///
  /// Cut into single marks such a term would be found where none is meant: `):` behind any parenthesis.
  private static func isFace(_ term: UnsafeRawBufferPointer) -> Bool {
    var hasMark = false
    var wasLetter = false
    for byte in term {
      let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
      if byte >= 0x80 || byte == 0x20 || (isLetter && wasLetter) { return false }
      hasMark = hasMark || !isLetter
      wasLetter = isLetter
    }
    return hasMark && term.count > 1 && !isMarkRun(term)
  }

  /// Whether a term is one mark repeated, or marks that end a sentence, such as `!!` and `?!`.
  private static func isMarkRun(_ term: UnsafeRawBufferPointer) -> Bool {
    term.allSatisfy { $0 == term[0] }
      || term.allSatisfy { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
  }
}

/// Where the term is kept that a pattern stands for.
private struct PatternName: Equatable {
  private var place: Int32

  /// A pattern without a name.
  static let none = PatternName(place: .min)

  /// An entry of the lexicon.
  static func entry(_ index: Int) -> PatternName { PatternName(place: Int32(index)) }

  /// Another term.
  static func other(_ index: Int) -> PatternName { PatternName(place: ~Int32(index)) }

  var entry: Int? { place >= 0 ? Int(place) : nil }
  var other: Int? { place < 0 && self != .none ? Int(~place) : nil }
}
