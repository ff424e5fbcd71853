internal import RapportText

/// Finds the entries of a table of weights in the tokens of a text.
///
/// One step a token: its term leads to its word, and its word to the entries that are that word. Pairs are looked
/// for only where some pair begins with the first word and some pair ends with the second.
struct WeightIndex: Sendable {
  /// What is known about a word.
  private struct Word {
    /// The entry that is the word itself; -1 without one.
    var entry: Int32 = -1
    /// The entry that is the word when it is negated; -1 without one.
    var negatedEntry: Int32 = -1
    var beginsPair = false
    var endsPair = false
  }

  /// The words side by side, or the one word, that an entry may stand for.
  enum Place {
    case word(Int32)
    case negated(Int32)
    case pair(Int32, Int32)
  }

  private let tables: RuleTables
  private let wordOfTerm: [Int32]
  private var words: [Word]
  private var pairs = PairTable()

  /// The index of a dictionary's entries.
  ///
  /// - Parameter vocabulary: Made by the builder that the dictionary was inserted into.
  init(_ dictionary: WeightDictionary, _ tables: RuleTables, _ vocabulary: Vocabulary) {
    self.tables = tables
    wordOfTerm = (0..<vocabulary.termCount).map { term in
      for pattern in vocabulary.patterns(of: TermID(rawValue: UInt32(term))) {
        let word = dictionary.word(of: pattern)
        if word >= 0 { return word }
      }
      return -1
    }
    words = [Word](repeating: Word(), count: dictionary.words.count)
    let pairCount = dictionary.entries.count { $0.form == .pair }
    pairs = PairTable(capacity: pairCount)
    for (index, entry) in dictionary.entries.enumerated() {
      let (first, second) = dictionary.wordsOfEntry[index]
      switch entry.form {
      case .feature: break
      case .word: if first >= 0 { words[Int(first)].entry = Int32(index) }
      case .negated: if first >= 0 { words[Int(first)].negatedEntry = Int32(index) }
      case .pair:
        guard first >= 0, second >= 0 else { continue }
        words[Int(first)].beginsPair = true
        words[Int(second)].endsPair = true
        _ = pairs.insert(first, second, index)
      }
    }
  }

  /// Calls `body` with each entry that is found, the tokens that it is found in, and what it is multiplied by for
  /// the rules that act there.
  @inline(__always)
  func forEachEntry(
    in tokens: TokenBatch, _ shifts: [TokenShift], _ contributions: [PolarityScorer.Contribution],
    _ body: (_ entry: Int, _ tokens: ClosedRange<Int>, _ factor: Double) -> Void
  ) {
    forEachPlace(in: tokens, shifts, contributions) { place, tokens, factor in
      switch place {
      case .word(let word):
        if words[Int(word)].entry >= 0 { body(Int(words[Int(word)].entry), tokens, factor) }
      case .negated(let word):
        if words[Int(word)].negatedEntry >= 0 { body(Int(words[Int(word)].negatedEntry), tokens, factor) }
      case .pair(let first, let second):
        guard words[Int(first)].beginsPair, words[Int(second)].endsPair else { return }
        if let entry = pairs.find(first, second) { body(entry, tokens, factor) }
      }
    }
  }

  /// Calls `body` with each place of a text that an entry may stand for, and what the rules multiply it by.
  ///
  /// A word pairs with the one before it, across marks. Intensifiers do not part a pair either: "I really like" holds "I
  /// really", "really like" and "I like". A word that the lexicon rates also pairs as its class. Within what a negator denies
  /// there are no pairs, but the negator pairs with the word behind it.
  ///
  /// - Parameters:
  ///   - shifts: How each token is to be taken; empty where no rule acts.
  ///   - contributions: The terms that the lexicon rates, in reading order.
  @inline(__always)
  func forEachPlace(
    in tokens: TokenBatch, _ shifts: [TokenShift], _ contributions: [PolarityScorer.Contribution],
    _ body: (Place, ClosedRange<Int>, _ factor: Double) -> Void
  ) {
    var last = PairEnd()
    var intensifier: PairEnd?
    var next = 0
    for index in 0..<tokens.count {
      let kind = tokens.kinds[index]
      let word = word(of: kind, tokens.terms[index])
      let shift = shifts.isEmpty ? .none : shifts[index]
      if word >= 0 {
        body(shift.denial == .negated ? .negated(word) : .word(word), index...index, shift.entryFactor)
      }
      if kind == .punctuation { continue }
      while next < contributions.count, contributions[next].tokens.upperBound <= index { next += 1 }
      let side = next < contributions.count ? Self.side(of: contributions[next], at: index) : -1
      let this = PairEnd(word: word, side: side, token: index, shift: shift)
      forEachPair(last, this, body)
      if tables.role(of: tokens.terms[index]) == .intensifier {
        intensifier = this
      } else {
        if let intensifier { forEachPair(intensifier, this, body) }
        intensifier = nil
        last = this
      }
    }
  }

  /// A word that may be part of a pair.
  private struct PairEnd {
    var word: Int32 = -1
    var side: Int32 = -1
    var token = 0
    var shift = TokenShift.none
  }

  @inline(__always)
  private func forEachPair(
    _ first: PairEnd, _ second: PairEnd, _ body: (Place, ClosedRange<Int>, _ factor: Double) -> Void
  ) {
    if first.shift.denial == .negated { return }
    let span = first.token...second.token
    let factor = TokenShift.pairFactor(first.shift, second.shift)
    if first.word >= 0 && second.word >= 0 { body(.pair(first.word, second.word), span, factor) }
    if first.word >= 0 && second.side >= 0 { body(.pair(first.word, second.side), span, factor) }
    if first.side >= 0 && second.word >= 0 { body(.pair(first.side, second.word), span, factor) }
  }

  /// The number of tokens but marks and intensifiers, which are not to make what they strengthen weigh less.
  func wordCount(of tokens: TokenBatch) -> Int {
    var count = 0
    for index in 0..<tokens.count
    where tokens.kinds[index] != .punctuation && tables.role(of: tokens.terms[index]) != .intensifier {
      count += 1
    }
    return count
  }

  @inline(__always)
  private func word(of kind: TokenKind, _ term: TermID) -> Int32 {
    switch kind {
    case .url, .email: return WordClass.address.number
    case .mention: return WordClass.mention.number
    case .number: return WordClass.number.number
    default: return Int(term.rawValue) < wordOfTerm.count ? wordOfTerm[Int(term.rawValue)] : -1
    }
  }

  @inline(__always)
  private static func side(of contribution: PolarityScorer.Contribution, at token: Int) -> Int32 {
    guard contribution.tokens.lowerBound <= token else { return -1 }
    return contribution.valence > 0 ? WordClass.positive.number : WordClass.negative.number
  }
}

extension TokenShift {
  /// What the entry of a word is multiplied by: little where the word is asked for, below 0 where all that is said there
  /// is rejected.
  ///
  /// A negated word has an entry of its own, which says what the negation does to it.
  @inline(__always)
  fileprivate var entryFactor: Double {
    let factor = Double(factor) / Double(Self.one)
    return denial == .negated ? factor : factor * Double(positiveFactor) / Double(Self.one)
  }

  /// What the entry of two words is multiplied by; the first one is not negated.
  @inline(__always)
  fileprivate static func pairFactor(_ first: TokenShift, _ second: TokenShift) -> Double {
    let factor = Double(min(first.factor, second.factor)) / Double(one)
    return factor * Double(first.positiveFactor) / Double(one)
  }
}
