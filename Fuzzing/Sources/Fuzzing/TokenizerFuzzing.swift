import RapportModel
import RapportText

/// What libFuzzer calls with every input. A fault ends the process, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  TokenizerCheck.shared.run(UnsafeRawBufferPointer(start: start, count: count))
  return 0
}

/// What must hold for the tokens of any bytes.
final class TokenizerCheck {
  // libFuzzer calls from one thread.
  nonisolated(unsafe) static let shared = TokenizerCheck()

  private let tokenizer: Tokenizer
  private let clauseFinder: ClauseFinder
  private let sentenceFinder: SentenceFinder
  private let segments: OracleSegments
  private var tokens = TokenBatch()
  private var again = TokenBatch()
  private var normalizer = TermNormalizer()

  private init() {
    do {
      var builder = try VocabularyBuilder()
      for pattern in [
        "good", "don't", "it", "so", "!", "?!", "bad*", "#good", "👍", ":)", "internationalisation", "日本",
        "not good", "a",
        "*able", "u.s", "100", "sh*t",
      ] {
        try builder.insert(pattern, style: .glob)
      }
      clauseFinder = try ClauseFinder(language: "en", insertingInto: &builder)
      sentenceFinder = try SentenceFinder()
      tokenizer = try Tokenizer(vocabulary: builder.build())
      segments = try OracleSegments()
    } catch {
      fatalError("\(error)")
    }
  }

  func run(_ text: UnsafeRawBufferPointer) {
    tokenizer.tokenize(text, into: &tokens)
    checkRanges(of: text)
    tokenizer.tokenize(text, into: &again)
    precondition(again == tokens, "a second run finds other tokens")
    precondition(tokenizer.oracleTokens(in: text, segments) == tokens, "the fast path and the rules differ")
    checkTerms(in: text)
    checkSentences(of: text)
  }

  private func checkRanges(of text: UnsafeRawBufferPointer) {
    var end = 0
    for range in tokens.ranges.map(\.offsets) {
      precondition(
        range.lowerBound >= end && !range.isEmpty && range.upperBound <= text.count, "ranges out of order")
      precondition(String(validating: text[range], as: UTF8.self) != nil, "a range cuts a character")
      precondition(!hasVisible(text[end..<range.lowerBound]), "a visible character between tokens")
      end = range.upperBound
    }
    precondition(!hasVisible(text[end...]), "a visible character after all tokens")
  }

  /// Whether there is a letter, digit or mark of ASCII.
  private func hasVisible(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    bytes.contains { (0x21...0x7E).contains($0) }
  }

  /// A token looked up by itself has the term that it has in its text.
  private func checkTerms(in text: UnsafeRawBufferPointer) {
    for token in tokens {
      let surface = UnsafeRawBufferPointer(rebasing: text[token.range.offsets])
      let term = tokenizer.vocabulary.termID(of: surface, kind: token.kind, using: &normalizer)
      precondition(term == token.term, "a token looked up by itself has another term")
    }
  }

  private func checkSentences(of text: UnsafeRawBufferPointer) {
    let sentences = sentenceFinder.sentences(in: text, tokens)
    checkParts(sentences, "sentences")
    checkParts(
      clauseFinder.clauses(in: tokens, sentences: sentences, tokenizer.vocabulary).map(\.tokens), "clauses")
  }

  private func checkParts(_ parts: [Range<Int>], _ name: String) {
    var end = 0
    for part in parts {
      precondition(part.lowerBound == end && !part.isEmpty, "\(name) leave tokens out")
      end = part.upperBound
    }
    precondition(end == tokens.count, "\(name) leave tokens out")
  }
}
