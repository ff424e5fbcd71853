/// Two words of a text that pair.
///
/// A word pairs with the one before it, across marks. Intensifiers do not part a pair either: "I really like" holds "I
/// really", "really like" and "I like". A word that the lexicon rates also pairs as its class. Within what a negator denies
/// there are no pairs, but the negator pairs with the word behind it.
struct WordPair: BitwiseCopyable {
  /// The numbers of the words, the first one in the upper half.
  var key: UInt64
  /// Their tokens.
  var start: Int32
  var end: Int32

  @inline(__always) var first: Int32 { Int32(truncatingIfNeeded: key >> 32) }
  @inline(__always) var second: Int32 { Int32(truncatingIfNeeded: key) }

  @inline(__always)
  static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// Fibonacci hashing: the upper bits of a product with 2⁶⁴ over the golden ratio (Knuth, volume 3, section 6.4).
  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// How many pairs end with a word at most: with the word before and with an intensifier, of each three.
  static let mostOfWord = 6
}

/// A word as far as pairs depend on it, in one machine word.
struct PairEnd: BitwiseCopyable {
  /// The number in the upper half; below it the traits, the class of a rated word in the second byte.
  private var bits: UInt64

  /// No word; it pairs with none.
  static let none = PairEnd(number: -1)

  private static let beginsPair: UInt64 = 1
  private static let endsPair: UInt64 = 2
  private static let intensifier: UInt64 = 4
  private static let negated: UInt64 = 8
  private static let rated: UInt64 = 0xFF00

  /// - Parameter number: -1 for what is no word of the table.
  init(number: Int32) { bits = UInt64(UInt32(bitPattern: number)) << 32 }

  @inline(__always) var number: Int32 { Int32(truncatingIfNeeded: bits >> 32) }

  /// Whether the word is the first of a pair in the table.
  @inline(__always) var beginsPair: Bool { bits & Self.beginsPair != 0 }
  /// Whether the word is the second of a pair in the table.
  @inline(__always) var endsPair: Bool { bits & Self.endsPair != 0 }
  @inline(__always) var isIntensifier: Bool { bits & Self.intensifier != 0 }
  @inline(__always) var isNegated: Bool { bits & Self.negated != 0 }
  /// Whether the lexicon rates the word.
  @inline(__always) var isRated: Bool { bits & Self.rated != 0 }
  /// The class of a word that the lexicon rates.
  @inline(__always) var side: RatedSide? { RatedSide(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) }

  mutating func setBeginsPair() { bits |= Self.beginsPair }
  mutating func setEndsPair() { bits |= Self.endsPair }
  @inline(__always) mutating func setIntensifier() { bits |= Self.intensifier }

  /// The word in a text.
  @inline(__always)
  func inText(_ side: RatedSide.RawValue, isNegated: Bool) -> PairEnd {
    var end = self
    end.bits |= UInt64(side) << 8 | (isNegated ? Self.negated : 0)
    return end
  }

  /// Whether one of two is rated.
  @inline(__always)
  static func isEitherRated(_ first: PairEnd, _ second: PairEnd) -> Bool {
    (first.bits | second.bits) & rated != 0
  }

  /// The key of the pair of two.
  @inline(__always)
  static func key(_ first: PairEnd, _ second: PairEnd) -> UInt64 {
    first.bits & ~0xFFFF_FFFF | second.bits >> 32
  }

  /// 1 if the table has pairs that begin with the first and pairs that end with the second, and no negator parts them.
  @inline(__always)
  static func mayPair(_ first: PairEnd, _ second: PairEnd) -> Int {
    Int(truncatingIfNeeded: first.bits & ~(first.bits >> 3) & (second.bits >> 1) & 1)
  }
}

/// On which side the lexicon has a word.
enum RatedSide: UInt8 {
  case positive = 1
  case negative = 2

  var wordClass: WordClass { self == .positive ? .positive : .negative }
}
