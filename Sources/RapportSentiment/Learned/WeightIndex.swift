internal import RapportText

/// Finds the entries of a table of weights in the tokens of a text.
///
/// One step a token: its term leads to its word, and its word to the entries that are that word. Pairs are looked
/// for only where some pair begins with the first word and some pair ends with the second, and where a filter lets them
/// pass.
final class WeightIndex: Sendable {
  /// What is known about a word.
  private struct Word {
    /// -1 for what is no word of the table.
    var number: Int32 = -1
    /// The entry that is the word itself; -1 without one.
    var entry: Int32 = -1
    /// The entry that is the word when it is negated; -1 without one.
    var negatedEntry: Int32 = -1
    var traits: PairEnds.Traits = []
  }

  /// The words side by side, or the one word, that an entry may stand for.
  enum Place {
    case word(Int32)
    case negated(Int32)
    case pair(Int32, Int32)
  }

  /// An entry that was found.
  struct Found {
    fileprivate var entry: Int32
    /// The first and the last token.
    fileprivate var start: Int32
    fileprivate var end: Int32
  }

  /// Memory for what is found.
  struct Scratch: ~Copyable {
    fileprivate var found = ScratchList<Found>()
    fileprivate var ends = PairEnds()
    fileprivate var pairs = ScratchList<PairEnds.Pair>()
    fileprivate var counts = EntryCounts()
  }

  private let tables: RuleTables
  /// The word of each exact term, and at the end what other terms are: no word.
  private let wordOfTerm: FixedTable<Word>
  /// The words that are classes.
  private let classes: FixedTable<Word>
  private let classTraits: FixedTable<PairEnds.Traits>
  private let pairs: PairTable
  private let pairFilter: PairFilter
  private let entryCount: Int

  /// The index of a dictionary's entries.
  ///
  /// - Parameter vocabulary: Made by the builder that the dictionary was inserted into.
  init(_ dictionary: WeightDictionary, _ tables: RuleTables, _ vocabulary: Vocabulary) {
    self.tables = tables
    var words = dictionary.words.indices.map { Word(number: Int32($0)) }
    var pairs = PairTable(capacity: dictionary.entries.count { $0.form == .pair })
    for (index, entry) in dictionary.entries.enumerated() {
      let (first, second) = dictionary.wordsOfEntry[index]
      switch entry.form {
      case .feature: break
      case .word: if first >= 0 { words[Int(first)].entry = Int32(index) }
      case .negated: if first >= 0 { words[Int(first)].negatedEntry = Int32(index) }
      case .pair:
        guard first >= 0, second >= 0 else { continue }
        words[Int(first)].traits.insert(.beginsPair)
        words[Int(second)].traits.insert(.endsPair)
        _ = pairs.insert(first, second, index)
      }
    }
    self.pairs = pairs
    entryCount = dictionary.entries.count
    pairFilter = PairFilter(dictionary.wordsOfEntry)
    let classes = words.prefix(WordClass.allCases.count)
    self.classes = FixedTable(classes)
    classTraits = FixedTable(classes.map(\.traits))
    wordOfTerm = FixedTable(
      (0..<vocabulary.termCount).map { term in
        for pattern in vocabulary.patterns(of: TermID(rawValue: UInt32(term))) {
          let word = dictionary.word(of: pattern)
          if word >= 0 { return words[Int(word)] }
        }
        return Word()
      } + [Word()])
  }

  /// Calls `body` with each entry that is found, the tokens that it is found in, and what it is multiplied by: for how
  /// often it was found before, and for the rules that act there.
  ///
  /// Words come first, then pairs, each in reading order. Which places hold an entry cannot be foretold, and a branch for
  /// each would often go the wrong way; so what is found is put into lists, which grow or do not.
  @inline(__always)
  func forEachEntry(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ scratch: inout Scratch,
    _ body: (_ entry: Int, _ tokens: ClosedRange<Int>, _ factor: Double) -> Void
  ) {
    let shifts = rules.shifts
    scratch.counts.begin(entryCount: entryCount)
    findEntries(in: tokens, rules, &scratch)
    for found in scratch.found.elements {
      let span = Int(found.start)...Int(found.end)
      let factor =
        shifts.isEmpty ? 1 : TokenShift.entryFactor(shifts[span.lowerBound], shifts[span.upperBound])
      body(Int(found.entry), span, scratch.counts.share(of: Int(found.entry)) * factor)
    }
  }

  private func findEntries(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ scratch: inout Scratch
  ) {
    let mostPairs = tokens.count * PairEnds.mostOfWord
    scratch.found.refill(atMost: tokens.count + mostPairs) { list in
      var count = 0
      forEachWord(in: tokens, rules, &scratch.ends) { token, word, isNegated in
        let entry = isNegated ? word.negatedEntry : word.entry
        (list + count).initialize(to: Found(entry: entry, start: token, end: token))
        count &+= entry >= 0 ? 1 : 0
      }
      scratch.pairs.refill(atMost: mostPairs) { pairs in
        var count = 0
        scratch.ends.forEachPair(classTraits.elements) { pair, mayBeInTable in
          (pairs + count).initialize(to: pair)
          count &+= (mayBeInTable ? 1 : 0) & pairFilter.mayHold(pair.first, pair.second)
        }
        return count
      }
      for pair in scratch.pairs.elements {
        guard let entry = pairs.find(pair.first, pair.second) else { continue }
        (list + count).initialize(to: Found(entry: Int32(entry), start: pair.start, end: pair.end))
        count &+= 1
      }
      return count
    }
  }

  /// Calls `body` with each place of a text that an entry may stand for and with its tokens: the words, then the pairs.
  func forEachPlace(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ scratch: inout Scratch,
    _ body: (Place, ClosedRange<Int>) -> Void
  ) {
    forEachWord(in: tokens, rules, &scratch.ends) { token, word, isNegated in
      guard word.number >= 0 else { return }
      body(isNegated ? .negated(word.number) : .word(word.number), Int(token)...Int(token))
    }
    scratch.ends.forEachPair(classTraits.elements) { pair, _ in
      guard pair.first >= 0 && pair.second >= 0 else { return }
      body(.pair(pair.first, pair.second), Int(pair.start)...Int(pair.end))
    }
  }

  /// Calls `body` with the word that each token is, and whether it is negated, and gathers what may be part of a pair.
  @inline(__always)
  private func forEachWord(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ ends: inout PairEnds,
    _ body: (_ token: Int32, Word, _ isNegated: Bool) -> Void
  ) {
    let tables = tables.view
    ends.begin(atMost: tokens.count)
    for index in 0..<tokens.count {
      let token = tokens[index]
      let word = word(of: token.kind, token.term)
      let isNegated = !rules.shifts.isEmpty && rules.shifts[index].denial == .negated
      body(Int32(truncatingIfNeeded: index), word, isNegated)
      var traits = word.traits
      if isNegated { traits.insert(.isNegated) }
      if tables.role(of: token.term) == .intensifier { traits.insert(.isIntensifier) }
      ends.append(word.number, traits, token: index, isWord: token.kind != .punctuation)
    }
    ends.rate(rules.contributions)
  }

  /// The number of tokens but marks and intensifiers, which are not to make what they strengthen weigh less.
  func wordCount(of tokens: UnsafeBufferPointer<Token>) -> Int {
    let tables = tables.view
    var count = 0
    for token in tokens {
      let isMark = token.kind == .punctuation ? 1 : 0
      count &+= 1 &- (isMark | (tables.role(of: token.term) == .intensifier ? 1 : 0))
    }
    return count
  }

  @inline(__always)
  private func word(of kind: TokenKind, _ term: TermID) -> Word {
    switch kind {
    case .url, .email: return classes[Int(WordClass.address.number)]
    case .mention: return classes[Int(WordClass.mention.number)]
    case .number: return classes[Int(WordClass.number.number)]
    default: return wordOfTerm[min(Int(term.rawValue), wordOfTerm.count &- 1)]
    }
  }
}

extension TokenShift {
  /// What an entry is multiplied by: little where the word is asked for, below 0 where all that is said there is
  /// rejected.
  ///
  /// A negated word has an entry of its own, which says what the negation does to it. Of two words the first one is not
  /// negated.
  @inline(__always)
  fileprivate static func entryFactor(_ first: TokenShift, _ second: TokenShift) -> Double {
    let factor = Double(min(first.factor, second.factor)) / Double(one)
    return first.denial == .negated ? factor : factor * Double(first.positiveFactor) / Double(one)
  }
}
