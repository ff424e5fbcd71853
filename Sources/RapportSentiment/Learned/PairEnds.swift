/// The words of a text that may be parts of pairs, in reading order and without marks.
///
/// A word pairs with the one before it, across marks. Intensifiers do not part a pair either: "I really like" holds "I
/// really", "really like" and "I like". A word that the lexicon rates also pairs as its class. Within what a negator denies
/// there are no pairs, but the negator pairs with the word behind it.
struct PairEnds: ~Copyable {
  /// What is true of a word.
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// The word is the first of a pair in the table.
    static let beginsPair = Traits(rawValue: 1)
    /// The word is the second of a pair in the table.
    static let endsPair = Traits(rawValue: 2)
    static let isNegated = Traits(rawValue: 4)
    static let isIntensifier = Traits(rawValue: 8)
  }

  /// Two words that pair.
  struct Pair {
    var first: Int32
    var second: Int32
    /// Their tokens.
    var start: Int32
    var end: Int32
  }

  // The first element of each is none, so that the first word has one before it.
  private var numbers = ScratchList<Int32>()
  private var tokens = ScratchList<Int32>()
  private var traits = ScratchList<Traits>()
  /// The class of each word that the lexicon rates; -1 for others.
  private var sides = ScratchList<Int32>()
  private var count = 1

  /// How many pairs end with a word at most: with the word before and with an intensifier, of each three.
  static let mostOfWord = 6

  /// Replaces all words by none, and makes room for more.
  mutating func begin(atMost most: Int) {
    numbers.refill(-1, times: most + 1)
    tokens.refill(0, times: most + 1)
    traits.refill([], times: most + 1)
    sides.refill(-1, times: most + 1)
    count = 1
  }

  /// Adds a word, or does as if.
  @inline(__always)
  mutating func append(_ number: Int32, _ traits: Traits, token: Int, isWord: Bool) {
    numbers[count] = number
    tokens[count] = Int32(truncatingIfNeeded: token)
    self.traits[count] = traits
    count &+= isWord ? 1 : 0
  }

  /// Notes of which class the words are that the lexicon rates.
  mutating func rate(_ contributions: UnsafeBufferPointer<PolarityScorer.Contribution>) {
    var index = 1
    for contribution in contributions {
      let side = (contribution.valence > 0 ? WordClass.positive : .negative).number
      while index < count, Int(tokens[index]) < contribution.tokens.lowerBound { index &+= 1 }
      while index < count, Int(tokens[index]) < contribution.tokens.upperBound {
        sides[index] = side
        index &+= 1
      }
    }
  }

  /// Calls `body` with each two words that pair, and whether the table has pairs that begin with the first and pairs that
  /// end with the second.
  ///
  /// - Parameter classes: What is true of the classes of rated words, by their numbers.
  @inline(__always)
  func forEachPair(_ classes: UnsafeBufferPointer<Traits>, _ body: (Pair, _ mayBeInTable: Bool) -> Void) {
    var last = 0
    var intensifier = 0
    for index in 1..<max(count, 1) {
      let second = traits[index]
      if !traits[last].contains(.isNegated) {
        let isFirst = traits[last].rawValue & Traits.beginsPair.rawValue
        let isSecond = second.rawValue &>> 1 & Traits.beginsPair.rawValue
        body(
          Pair(first: numbers[last], second: numbers[index], start: tokens[last], end: tokens[index]),
          isFirst & isSecond != 0)
      }
      // Most words are neither rated nor stand beside one that is, nor behind an intensifier, and one branch tells.
      if sides[last] & sides[index] >= 0 || intensifier > 0 {
        forEachOtherPair(of: index, last, intensifier, classes) { body($0, $1) }
      }
      if second.contains(.isIntensifier) {
        intensifier = index
      } else {
        (last, intensifier) = (index, 0)
      }
    }
  }

  /// The pairs that end with a word, but that with the word before it.
  private func forEachOtherPair(
    of index: Int, _ last: Int, _ intensifier: Int, _ classes: UnsafeBufferPointer<Traits>,
    _ body: (Pair, _ mayBeInTable: Bool) -> Void
  ) {
    func call(_ first: Int32, _ firstTraits: Traits, _ start: Int, _ second: Int32, _ secondTraits: Traits) {
      body(
        Pair(first: first, second: second, start: tokens[start], end: tokens[index]),
        firstTraits.contains(.beginsPair) && secondTraits.contains(.endsPair))
    }
    func callWithClasses(_ first: Int) {
      if traits[first].contains(.isNegated) { return }
      let (firstSide, secondSide) = (sides[first], sides[index])
      if secondSide >= 0 { call(numbers[first], traits[first], first, secondSide, classes[Int(secondSide)]) }
      if firstSide >= 0 { call(firstSide, classes[Int(firstSide)], first, numbers[index], traits[index]) }
    }
    callWithClasses(last)
    if intensifier > 0 && !traits[index].contains(.isIntensifier) {
      if !traits[intensifier].contains(.isNegated) {
        call(numbers[intensifier], traits[intensifier], intensifier, numbers[index], traits[index])
      }
      callWithClasses(intensifier)
    }
  }
}
