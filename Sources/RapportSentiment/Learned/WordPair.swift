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
