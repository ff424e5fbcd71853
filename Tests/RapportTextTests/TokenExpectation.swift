import RapportModel
import RapportText
import Testing

extension String {
  /// The part of the text at a range of its UTF-8 offsets.
  func slice(_ range: TextRange) -> String { String(decoding: Array(utf8)[range.offsets], as: UTF8.self) }
}

/// Checks the kinds and surfaces of a text's tokens, that slicing gives the surfaces, and that a second run and a
/// second tokeniser find the same.
func expectTokens(
  _ expected: [(TokenKind, String)], in text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let tokenizer = try Tokenizer()
  let tokens = tokenizer.tokens(in: text)
  let found = tokens.map { "\($0.kind) \(text.slice($0.range))" }
  #expect(found == expected.map { "\($0.0) \($0.1)" }, sourceLocation: sourceLocation)
  expectOrderedRanges(tokens, in: Array(text.utf8), sourceLocation: sourceLocation)
  #expect(tokenizer.tokens(in: text) == tokens, "a second run", sourceLocation: sourceLocation)
  #expect(try Tokenizer().tokens(in: text) == tokens, "a second tokeniser", sourceLocation: sourceLocation)
}

/// Checks that ranges are in order and in bounds, do not overlap, and hold well-formed UTF-8.
func expectOrderedRanges(
  _ tokens: TokenBatch, in text: [UInt8], _ comment: @autoclosure () -> Comment = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var end = 0
  for token in tokens {
    let range = token.range.offsets
    let isSound =
      range.lowerBound >= end && !range.isEmpty && range.upperBound <= text.count
      && String(validating: text[range], as: UTF8.self) != nil
    guard isSound else {
      Issue.record("token \(token) after offset \(end): \(comment())", sourceLocation: sourceLocation)
      return
    }
    end = range.upperBound
  }
}
