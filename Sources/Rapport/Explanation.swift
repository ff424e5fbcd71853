public import RapportModel
public import RapportSentiment
public import RapportText
import RapportTopics

/// Why a text got its score: tokens, terms with what acted on them, topics.
///
///     let explanation = annotator.explanation(of: "Not bad, but slow.")
///     explanation.contributions[0].term       // "bad"
///     explanation.contributions[0].shifters   // the negator "Not", by rule id
public struct Explanation: Sendable {
  /// The text.
  public let text: String
  /// The findings.
  public let annotation: Annotation
  /// The tokens in reading order.
  public let tokens: [ExplainedToken]
  /// The terms that make up the score; empty for scorers that do not tell.
  public let contributions: [Evidence]
  /// What the entries of a table of weights add to the score; empty without such a table.
  public let weights: [WeightEvidence]
  /// The languages that the text is taken to be in, stretch by stretch.
  public let languages: [LanguageSegment]
  /// Phrases that make sarcasm likely; they change no score.
  public let sarcasm: [SarcasmFlag]
  /// The topics with the places that tell of them.
  public let topics: [(name: String, range: TextRange)]

  /// A token and whether some dictionary knows it.
  public struct ExplainedToken: Hashable, Sendable {
    /// Its place.
    public let range: TextRange
    /// Its kind.
    public let kind: TokenKind
    /// Whether some dictionary knows it.
    public let isKnown: Bool
  }

  /// The part of the text at a place.
  public func surface(_ range: TextRange) -> String {
    String(decoding: Array(text.utf8)[range.offsets], as: UTF8.self)
  }
}

extension Annotator {
  /// The findings about one text.
  public func annotation(of text: String) -> Annotation {
    var text = text
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      var tokens = TokenBatch()
      tokenize(bytes, into: &tokens)
      var matches: [PatternMatch] = []
      tokenizer.vocabulary.findMatches(in: tokens, into: &matches)
      return annotation(of: tokens, matches, in: bytes, language: nil)
    }
  }

  /// The findings about one text, with all that led to them.
  public func explanation(of text: String) -> Explanation {
    var tokens = TokenBatch()
    var copy = text
    copy.withUTF8 { tokenize(UnsafeRawBufferPointer($0), into: &tokens) }
    func range(_ span: Range<Int>) -> TextRange {
      TextRange(start: tokens[span.lowerBound].range.start, end: tokens[span.upperBound - 1].range.end)
    }
    var contributions: [Evidence] = []
    var weights: [WeightEvidence] = []
    var sarcasm: [SarcasmFlag] = []
    if case .polarity(let scorer, _) = engine {
      contributions = scorer.evidence(for: tokens, in: text)
      weights = scorer.weightEvidence(for: tokens, in: text)
      sarcasm = scorer.sarcasm(in: tokens, of: text)
    }
    return Explanation(
      text: text, annotation: annotation(of: text),
      tokens: tokens.map { .init(range: $0.range, kind: $0.kind, isKnown: $0.term.isKnown) },
      contributions: contributions, weights: weights, languages: identifier.segments(in: text),
      sarcasm: sarcasm,
      topics: tagger.matches(in: tokens, tokenizer.vocabulary).map {
        (topics[Int($0.topic)], range($0.tokens))
      })
  }
}
