public import RapportModel

/// Cuts text into words: UAX #29, by ICU, over UTF-8.
///
///     let segmenter = try WordSegmenter()
///     segmenter.words(in: "It's 20°, now.")   // It's, 20, now
///
/// Opening the first segmenter of a process takes some milliseconds, each further one some microseconds.
/// A segmenter belongs to one thread at a time.
public final class WordSegmenter {
  private let iterator: BreakIterator

  /// A segmenter with rules of the user.
  public init(rules: BreakRules) throws(TextError) { iterator = try BreakIterator(rules: rules) }

  /// A segmenter with the rules `word`: plain UAX #29.
  public convenience init() throws(TextError) { try self.init(rules: BreakRules(named: "word")) }

  /// The ranges of all words and numbers: the segments whose rule has a status other than 0.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func words(in text: some StringProtocol) -> [TextRange] {
    var text = String(text)
    return text.withUTF8 { bytes in
      var words: [TextRange] = []
      forEachSegment(in: UnsafeRawBufferPointer(bytes)) { segment, status in
        if status != 0 { words.append(segment) }
      }
      return words
    }
  }

  /// Calls `body` with every segment, words and all else, and the status of the rule that made it.
  ///
  /// Segments are in order, without gaps. Ill-formed UTF-8 counts as U+FFFD.
  public func forEachSegment(
    in text: UnsafeRawBufferPointer, _ body: (_ segment: TextRange, _ status: Int32) -> Void
  ) {
    iterator.forEachRange(in: text, body)
  }
}
