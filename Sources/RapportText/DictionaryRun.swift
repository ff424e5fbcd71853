/// A run of a script without spaces, cut into words.
struct DictionaryRun {
  /// The ends of the words, in order. Valid until the next run is cut.
  var ends: UnsafeBufferPointer<WordEnd>
  /// Whether the run has nothing but letters, marks and digits of one script, and none of ASCII.
  var isOfOneScript: Bool

  /// No run.
  static var empty: DictionaryRun {
    DictionaryRun(ends: UnsafeBufferPointer(start: nil, count: 0), isOfOneScript: false)
  }
}

/// Where a word ends, and whether it is its own key.
struct WordEnd {
  private let bits: UInt32

  /// - Precondition: The offset is less than 2³¹.
  @inline(__always)
  init(_ offset: Int, isStable: Bool) {
    bits = UInt32(truncatingIfNeeded: offset) << 1 | (isStable ? 1 : 0)
  }

  /// The offset in the text.
  @inline(__always) var offset: Int { Int(bits >> 1) }

  /// Whether normalisation leaves the word as it is, with case folded or not.
  @inline(__always) var isStable: Bool { bits & 1 == 1 }
}
