import RapportModel
import RapportText

/// Finds a term in texts, with what stands before and after it: keywords in context.
///
///     let concordance = try Concordance(of: "deliver*", window: 3)
///     concordance.lines(in: document)   // "the parcel was", "delivered", "to my neighbour"
public final class Concordance {
  /// An occurrence.
  public struct Line: Hashable, Sendable {
    /// The document's identifier.
    public var id: String
    /// The property it belongs to.
    public var property: String
    /// The text before, up to the window.
    public var left: String
    /// The occurrence as it stands.
    public var keyword: String
    /// The text after, up to the window.
    public var right: String
    /// The offset of its first byte.
    public var start: Int
    /// The offset after its last byte.
    public var end: Int
  }

  private let pattern: PatternID
  private let window: Int
  private let tokenizer: Tokenizer

  /// Looks for a word or phrase, in which `*` stands for any run of characters and `?` for one.
  ///
  /// - Parameter window: How many tokens of context each side shows.
  /// - Throws: ``VocabularyError`` for a term without a word, ``TextError`` when break rules are missing.
  public init(of term: String, window: Int = 5) throws {
    var builder = try VocabularyBuilder()
    pattern = try builder.insert(term, style: term.contains { $0 == "*" || $0 == "?" } ? .glob : .fixed)
    self.window = window
    tokenizer = try Tokenizer(vocabulary: builder.build())
  }

  /// The occurrences in a document, in reading order.
  public func lines(in document: TextDocument) -> [Line] {
    let tokens = tokenizer.tokens(in: document.text)
    let bytes = Array(document.shownText.utf8)
    func text(_ range: Range<Int>) -> String {
      guard let first = range.first, let last = range.last else { return "" }
      return Self.oneLine(bytes[Int(tokens[first].range.start)..<Int(tokens[last].range.end)])
    }
    var lines: [Line] = []
    tokenizer.vocabulary.forEachMatch(in: tokens) { match in
      guard match.pattern == pattern else { return }
      let found = match.tokens
      lines.append(
        Line(
          id: document.id, property: document.property,
          left: text(max(0, found.lowerBound - window)..<found.lowerBound), keyword: text(found),
          right: text(found.upperBound..<min(tokens.count, found.upperBound + window)),
          start: Int(tokens[found.lowerBound].range.start), end: Int(tokens[found.upperBound - 1].range.end)))
    }
    return lines
  }

  /// The text with line breaks and tabs as spaces.
  private static func oneLine(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
