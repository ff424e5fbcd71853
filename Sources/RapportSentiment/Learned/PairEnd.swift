/// A word as far as pairs depend on it, in one machine word.
struct PairEnd: BitwiseCopyable {
  /// The number in the upper half; below it the traits, the class of a rated word in the second byte.
  private var bits: UInt64

  /// No word; it pairs with none.
  static let none = PairEnd(number: -1)

  /// The word is the first of a pair in the table.
  private static let beginsPair: UInt64 = 1
  /// The word is the second of a pair in the table.
  private static let endsPair: UInt64 = 2
  private static let intensifier: UInt64 = 4
  private static let negated: UInt64 = 8
  private static let rated: UInt64 = 0xFF00

  /// - Parameter number: -1 for what is no word of the table.
  init(number: Int32) { bits = UInt64(UInt32(bitPattern: number)) << 32 }

  @inline(__always) var number: Int32 { Int32(truncatingIfNeeded: bits >> 32) }

  @inline(__always) var isIntensifier: Bool { bits & Self.intensifier != 0 }
  @inline(__always) var isNegated: Bool { bits & Self.negated != 0 }
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
