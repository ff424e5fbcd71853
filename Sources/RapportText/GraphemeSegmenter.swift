public import RapportModel

/// Cuts text into what readers take for characters: extended grapheme clusters of UAX #29, by ICU, over UTF-8.
///
/// A segmenter belongs to one thread at a time.
public final class GraphemeSegmenter {
  private let iterator: BreakIterator

  /// A segmenter with rules of the user.
  public init(rules: BreakRules) throws(TextError) { iterator = try BreakIterator(rules: rules) }

  /// A segmenter with the rules `grapheme`: plain UAX #29.
  public convenience init() throws(TextError) { try self.init(rules: BreakRules(named: "grapheme")) }

  /// The ranges of all clusters; they leave no gap.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func graphemes(in text: some StringProtocol) -> [TextRange] {
    var text = String(text)
    return text.withUTF8 { bytes in
      var graphemes: [TextRange] = []
      iterator.forEachRange(in: UnsafeRawBufferPointer(bytes)) { grapheme, _ in
        graphemes.append(grapheme)
      }
      return graphemes
    }
  }
}
