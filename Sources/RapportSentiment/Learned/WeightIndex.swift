internal import RapportText

/// Finds the entries of a table of weights in the tokens of a text.
///
/// One step a token: its term leads to its word, and its word to the entries that are that word. Pairs are looked
/// for only where some pair begins with the first word and some pair ends with the second, and where a filter lets them
/// pass.
final class WeightIndex: Sendable {
  /// What is known about a word.
  private struct Word {
    var end = PairEnd.none
    /// The entry that is the word itself; -1 without one.
    var entry: Int32 = -1
    /// The entry that is the word when it is negated; -1 without one.
    var negatedEntry: Int32 = -1
  }

  /// The words side by side, or the one word, that an entry may stand for.
  enum Place {
    case word(Int32)
    case negated(Int32)
    case pair(Int32, Int32)
  }

  /// An entry that was found.
  fileprivate struct Found {
    var entry: Int32
    /// The first and the last token.
    var start: Int32
    var end: Int32
  }

  /// Memory for what is found.
  struct Scratch: ~Copyable {
    fileprivate var found = ScratchList<Found>()
    fileprivate var words = WordScratch()
    fileprivate var counts = EntryCounts()
    /// Whether this is what was found in the text that the rules read last.
    fileprivate(set) var isCurrent = false

    /// Says that the rules read another text.
    mutating func forget() { isCurrent = false }
  }

  /// Memory for what the tokens of a text are.
  fileprivate struct WordScratch: ~Copyable {
    var pairs = ScratchList<WordPair>()
    /// The side of each token that the lexicon rates; 0 for others.
    var sides = ScratchList<RatedSide.RawValue>()
    /// The tokens that are no marks.
    var ends = ScratchList<PlacedEnd>()
    /// How many words stand before each token, and in all; marks and intensifiers do not count.
    var wordsBefore = ScratchList<Int32>()
  }

  fileprivate struct PlacedEnd {
    var end: PairEnd
    var token: Int32
  }

  private let tables: RuleTables
  /// The word of each exact term, and at the end what other terms are: no word.
  private let wordOfTerm: FixedTable<Word>
  /// The words that are classes.
  private let classes: FixedTable<Word>
  private let classEnds: FixedTable<PairEnd>
  private let pairs: PairTable
  private let pairFilter: PairFilter
  private let entryCount: Int

  /// The index of a dictionary's entries.
  ///
  /// - Parameter vocabulary: Made by the builder that the dictionary was inserted into.
  init(_ dictionary: WeightDictionary, _ tables: RuleTables, _ vocabulary: Vocabulary) {
    self.tables = tables
    var words = dictionary.words.indices.map { Word(end: PairEnd(number: Int32($0))) }
    var pairs = PairTable(capacity: dictionary.entries.count { $0.form == .pair })
    for (index, entry) in dictionary.entries.enumerated() {
      let (first, second) = dictionary.wordsOfEntry[index]
      switch entry.form {
      case .feature: break
      case .word: if first >= 0 { words[Int(first)].entry = Int32(index) }
      case .negated: if first >= 0 { words[Int(first)].negatedEntry = Int32(index) }
      case .pair:
        guard first >= 0, second >= 0 else { continue }
        words[Int(first)].end.setBeginsPair()
        words[Int(second)].end.setEndsPair()
        _ = pairs.insert(first, second, index)
      }
    }
    self.pairs = pairs
    entryCount = dictionary.entries.count
    pairFilter = PairFilter(dictionary.wordsOfEntry)
    let classes = words.prefix(WordClass.allCases.count)
    self.classes = FixedTable(classes)
    classEnds = FixedTable(classes.map(\.end))
    wordOfTerm = FixedTable(
      (0..<vocabulary.termCount).map { index in
        let term = TermID(rawValue: UInt32(index))
        let number = vocabulary.patterns(of: term).lazy.map(dictionary.word(of:)).first { $0 >= 0 }
        var word = number.map { words[Int($0)] } ?? Word()
        if tables.view.role(of: term) == .intensifier { word.end.setIntensifier() }
        return word
      } + [Word()])
  }

  /// Calls `body` with each entry that is found, the tokens that it is found in, and what it is multiplied by: for how
  /// often it was found before, and for the rules that act there.
  ///
  /// Words come first, then pairs, each in reading order.
  ///
  /// - Returns: The number of tokens but marks and intensifiers, which are not to make what they strengthen weigh less.
  @inline(__always)
  func forEachEntry(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ scratch: inout Scratch,
    _ body: (_ entry: Int, _ tokens: ClosedRange<Int>, _ factor: Double) -> Void
  ) -> Int {
    let wordCount = findEntries(in: tokens, rules, &scratch)
    let shifts = rules.shifts
    scratch.counts.begin(entryCount: entryCount)
    for found in scratch.found.elements {
      let span = Int(found.start)...Int(found.end)
      let factor =
        shifts.isEmpty ? 1 : TokenShift.entryFactor(shifts[span.lowerBound], shifts[span.upperBound])
      body(Int(found.entry), span, scratch.counts.share(of: Int(found.entry)) * factor)
    }
    return wordCount
  }

  /// Calls `body` with each entry that ``forEachEntry(in:_:_:_:)`` would find in a part of a text, without looking again.
  ///
  /// What a word is does not depend on the words around it, and a pair is in the part when both of its words are.
  ///
  /// - Parameters:
  ///   - part: The tokens of the part; each term that the lexicon rates is within it or outside.
  ///   - text: What was found in the whole text.
  ///   - shifts: How each token of the part is to be taken, denied where it is in the text; empty where no rule acts on any.
  /// - Returns: The number of tokens but marks and intensifiers.
  @inline(__always)
  func forEachEntry(
    within part: Range<Int>, of text: borrowing Scratch, _ shifts: UnsafeBufferPointer<TokenShift>,
    _ scratch: inout Scratch, _ body: (_ entry: Int, _ factor: Double) -> Void
  ) -> Int {
    let (start, end) = (
      Int32(truncatingIfNeeded: part.lowerBound), Int32(truncatingIfNeeded: part.upperBound)
    )
    scratch.counts.begin(entryCount: entryCount)
    for found in text.found.elements where found.start >= start && found.end < end {
      let factor =
        shifts.isEmpty
        ? 1 : TokenShift.entryFactor(shifts[Int(found.start &- start)], shifts[Int(found.end &- start)])
      body(Int(found.entry), scratch.counts.share(of: Int(found.entry)) * factor)
    }
    return Int(text.words.wordsBefore[part.upperBound] &- text.words.wordsBefore[part.lowerBound])
  }

  /// Which places hold an entry cannot be foretold, and a branch for each would often go the wrong way; so what is found is
  /// put into a list, which grows or does not.
  private func findEntries(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ scratch: inout Scratch
  ) -> Int {
    let most = tokens.count * (1 + WordPair.mostOfWord)
    scratch.found.refill(atMost: most) { list in
      var count = 0
      readWords(in: tokens, rules, knownPairsOnly: true, &scratch.words) { token, word, isNegated in
        let entry = isNegated ? word.negatedEntry : word.entry
        (list + count).initialize(to: Found(entry: entry, start: token, end: token))
        count &+= entry >= 0 ? 1 : 0
      }
      for pair in scratch.words.pairs.elements {
        guard let entry = pairs.find(pair.key) else { continue }
        (list + count).initialize(to: Found(entry: Int32(entry), start: pair.start, end: pair.end))
        count &+= 1
      }
      return count
    }
    scratch.isCurrent = true
    return Int(scratch.words.wordsBefore[tokens.count])
  }

  /// Calls `body` with each place of a text that an entry may stand for and with its tokens: the words, then the pairs.
  func forEachPlace(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, _ scratch: inout Scratch,
    _ body: (Place, ClosedRange<Int>) -> Void
  ) {
    scratch.forget()
    readWords(in: tokens, rules, knownPairsOnly: false, &scratch.words) { token, word, isNegated in
      let number = word.end.number
      if number >= 0 { body(isNegated ? .negated(number) : .word(number), Int(token)...Int(token)) }
    }
    for pair in scratch.words.pairs.elements {
      body(.pair(pair.first, pair.second), Int(pair.start)...Int(pair.end))
    }
  }

  /// Calls `body` with the word that each token is, and whether it is negated; lists the pairs and counts the words.
  ///
  /// First the words and then the pairs, since a processor has too few registers for both at once.
  @inline(__always)
  private func readWords(
    in tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings, knownPairsOnly: Bool,
    _ scratch: inout WordScratch, _ body: (_ token: Int32, Word, _ isNegated: Bool) -> Void
  ) {
    rate(rules.contributions, tokens, &scratch.sides)
    let sides = scratch.sides.elements
    let words = wordOfTerm.elements
    let shifts = rules.shifts
    scratch.wordsBefore.refill(atMost: tokens.count + 1) { wordsBefore in
      var wordCount: Int32 = 0
      scratch.ends.refill(atMost: tokens.count) { ends in
        var count = 0
        for index in 0..<tokens.count {
          let token = tokens[index]
          let isUnsaid = sides[index] & Self.unsaid != 0
          let row = isUnsaid ? words.count &- 1 : min(Int(token.term.rawValue), words.count &- 1)
          let word = token.kind.isOfClass && !isUnsaid ? classWord(of: token, words[row]) : words[row]
          let isNegated = !shifts.isEmpty && shifts[index].denial == .negated
          let place = Int32(truncatingIfNeeded: index)
          body(place, word, isNegated)
          let end = word.end.inText(sides[index] & ~Self.unsaid, isNegated: isNegated)
          (ends + count).initialize(to: PlacedEnd(end: end, token: place))
          (wordsBefore + index).initialize(to: wordCount)
          let isWord = token.kind != .punctuation
          count &+= isWord ? 1 : 0
          wordCount &+= (isWord ? 1 : 0) & (word.end.isIntensifier ? 0 : 1)
        }
        return count
      }
      (wordsBefore + tokens.count).initialize(to: wordCount)
      return tokens.count + 1
    }
    scratch.pairs.refill(atMost: scratch.ends.count * WordPair.mostOfWord + 1) { pairs in
      var finder = PairFinder(pairFilter.view, classEnds.elements, knownOnly: knownPairsOnly)
      var count = 0
      for word in scratch.ends.elements { finder.add(word.end, token: word.token, to: pairs, &count) }
      return count
    }
  }

  /// Notes on which side the lexicon has the tokens.
  @inline(__always)
  private func rate(
    _ contributions: UnsafeBufferPointer<PolarityScorer.Contribution>, _ tokens: UnsafeBufferPointer<Token>,
    _ sides: inout ScratchList<RatedSide.RawValue>
  ) {
    sides.refill(0, times: tokens.count)
    for contribution in contributions {
      let side: RatedSide = contribution.valence > 0 ? .positive : .negative
      let mark = side.rawValue | (isContrary(contribution, tokens) ? Self.unsaid : 0)
      for token in contribution.tokens { sides[token] = mark }
    }
  }

  /// Marks the tokens of phrases that say the contrary of one of their words, such as *not bad* and *killer feature*.
  ///
  /// What was learned of these words holds where they mean what they say.
  private static let unsaid: RatedSide.RawValue = 4

  /// Whether a term is a phrase with a word that is rated on the other side, or numbers that are a rating.
  @inline(__always)
  private func isContrary(
    _ contribution: PolarityScorer.Contribution, _ tokens: UnsafeBufferPointer<Token>
  ) -> Bool {
    contribution.tokens.count > 1
      && (contribution.pattern == RuleMeaning.none.pattern
        || contribution.tokens.contains { index in
          let term = tokens[index].term
          let role = tables.view.role(of: term)
          return (role == .valence || role == .trouble)
            && tables.view.meaning(of: term).valence * contribution.valence < 0
        })
  }

  /// The class of a token for its word; of its term it matters only whether that is an intensifier.
  @inline(never)
  private func classWord(of token: Token, _ own: Word) -> Word {
    let wordClass: WordClass =
      switch token.kind {
      case .mention: .mention
      case .number: .number
      default: .address
      }
    var word = classes[Int(wordClass.number)]
    if own.end.isIntensifier { word.end.setIntensifier() }
    return word
  }
}

extension TokenKind {
  /// Whether all tokens of the kind are one word to a table of weights.
  @inline(__always)
  fileprivate var isOfClass: Bool {
    switch self {
    case .url, .email, .mention, .number: true
    default: false
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
