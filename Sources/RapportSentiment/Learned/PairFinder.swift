/// Finds the pairs of a text while its words come one after the other.
struct PairFinder {
  private var last = PairEnd.none
  private var lastToken: Int32 = -1
  /// The intensifier right before, of several the last one; its token is -1 where there is none.
  private var intensifier = PairEnd.none
  private var intensifierToken: Int32 = -1
  private let filter: PairFilter.View
  /// The words that are classes, by their numbers.
  private let classes: UnsafeBufferPointer<PairEnd>
  /// Whether pairs are passed over that the table does not hold for sure.
  private let knownOnly: Bool

  @inline(__always)
  init(_ filter: PairFilter.View, _ classes: UnsafeBufferPointer<PairEnd>, knownOnly: Bool) {
    self.filter = filter
    self.classes = classes
    self.knownOnly = knownOnly
  }

  /// Appends the pairs that end with a word, and remembers the word.
  ///
  /// Which words are parts of pairs cannot be foretold, so what is found is put into a list, which grows or does not.
  ///
  /// - Parameter pairs: Has room for ``WordPair/mostOfWord`` more behind `count`, which tells how many there are.
  @inline(__always)
  mutating func add(
    _ word: PairEnd, token: Int32, to pairs: UnsafeMutablePointer<WordPair>, _ count: inout Int
  ) {
    let key = PairEnd.key(last, word)
    (pairs + count).initialize(to: WordPair(key: key, start: lastToken, end: token))
    count &+= admits(key, last, word)
    // Most words are neither rated nor stand beside one that is, nor behind an intensifier, and one branch tells.
    if PairEnd.isEitherRated(last, word) || intensifierToken >= 0 {
      count = countWithOthers(endingWith: word, token, in: pairs, count)
    }
    if word.isIntensifier {
      intensifier = word
      intensifierToken = token
    } else {
      last = word
      lastToken = token
      intensifierToken = -1
    }
  }

  /// 1 if two words make a pair that is wanted, else 0.
  @inline(__always)
  private func admits(_ key: UInt64, _ first: PairEnd, _ second: PairEnd) -> Int {
    knownOnly
      ? PairEnd.mayPair(first, second) & filter.mayHold(key)
      : !first.isNegated && first.number >= 0 && second.number >= 0 ? 1 : 0
  }

  /// Appends the pairs that end with a word, but that with the word before it.
  ///
  /// - Returns: The number of pairs, so that the loop over the words can keep it in a register.
  @inline(never)
  private func countWithOthers(
    endingWith word: PairEnd, _ token: Int32, in pairs: UnsafeMutablePointer<WordPair>, _ known: Int
  ) -> Int {
    var count = known
    func append(_ first: PairEnd, _ start: Int32, _ second: PairEnd) {
      let key = PairEnd.key(first, second)
      (pairs + count).initialize(to: WordPair(key: key, start: start, end: token))
      count &+= admits(key, first, second)
    }
    func appendClasses(_ first: PairEnd, _ start: Int32) {
      if first.isNegated || start < 0 { return }
      if let side = word.side { append(first, start, classes[Int(side.wordClass.number)]) }
      if let side = first.side { append(classes[Int(side.wordClass.number)], start, word) }
    }
    appendClasses(last, lastToken)
    if intensifierToken >= 0 && !word.isIntensifier {
      append(intensifier, intensifierToken, word)
      appendClasses(intensifier, intensifierToken)
    }
    return count
  }
}
