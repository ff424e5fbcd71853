import RapportModel
import RapportSentiment
import RapportText

/// Scores texts in languages other than the default one, each cut and looked up in the tables of its language.
///
/// Owns buffers and belongs to one thread.
final class LanguageReader {
  private let scorers: LanguageScorers
  private let library: DataLibrary
  private var tokenizers: [String: Tokenizer] = [:]
  private var splitter = HashtagSplitter()
  private var matches: [PatternMatch] = []
  private var tokens = TokenBatch()
  private var scratch = PolarityScorer.Scratch()

  init(_ scorers: LanguageScorers, _ library: DataLibrary) {
    self.scorers = scorers
    self.library = library
  }

  /// The findings about a text in a language, as a tag such as `es`; `nil` for languages without tables.
  func annotation(of text: UnsafeRawBufferPointer, in language: String) -> Annotation? {
    guard let scorer = cut(text, in: language) else { return nil }
    tokenizers[language]?.vocabulary.findMatches(in: tokens, into: &matches)
    return scorer.annotation(of: tokens, matches, in: text, &scratch)
  }

  /// The scorer of a language and the tokens of a text as it sees them; `nil` for languages without tables.
  func reading(of text: String, in language: String) -> (scorer: PolarityScorer, tokens: TokenBatch)? {
    var text = text
    return text.withUTF8 { cut(UnsafeRawBufferPointer($0), in: language) }.map { ($0, tokens) }
  }

  private func cut(_ text: UnsafeRawBufferPointer, in language: String) -> PolarityScorer? {
    guard let scorer = scorers.scorer(of: language) else { return nil }
    if tokenizers[language] == nil {
      tokenizers[language] = try? Tokenizer(library: library, vocabulary: scorer.vocabulary)
    }
    guard let tokenizer = tokenizers[language] else { return nil }
    tokenizer.tokenize(text, into: &tokens)
    if scorer.splitsHashtags { splitter.split(&tokens, in: text, tokenizer.vocabulary) }
    return scorer
  }
}
