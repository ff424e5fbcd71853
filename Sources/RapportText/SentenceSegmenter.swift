public import RapportModel

/// Cuts text into sentences: UAX #29, by ICU, over UTF-8.
///
///     let segmenter = try SentenceSegmenter()
///     segmenter.sentences(in: "It broke. Why?")   // "It broke. ", "Why?"
///
/// A segmenter belongs to one thread at a time.
public final class SentenceSegmenter {
  private let iterator: BreakIterator

  /// A segmenter with rules of the user.
  public init(rules: BreakRules) throws(TextError) { iterator = try BreakIterator(rules: rules) }

  /// A segmenter with the rules `sentence`: plain UAX #29.
  public convenience init() throws(TextError) { try self.init(rules: BreakRules(named: "sentence")) }

  /// The ranges of all sentences, each with the white space after it; they leave no gap.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func sentences(in text: some StringProtocol) -> [TextRange] {
    var text = String(text)
    return text.withUTF8 { sentences(in: UnsafeRawBufferPointer($0)) }
  }

  /// The ranges of all sentences, each with the white space after it; they leave no gap.
  public func sentences(in text: UnsafeRawBufferPointer) -> [TextRange] {
    var sentences: [TextRange] = []
    iterator.forEachRange(in: text) { sentence, _ in sentences.append(sentence) }
    return sentences
  }
}
