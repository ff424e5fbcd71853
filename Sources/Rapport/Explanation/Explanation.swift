public import RapportModel
public import RapportSentiment
public import RapportText
import RapportTopics

/// Why a text got its score: tokens, terms with what acted on them, topics, and what it says of each.
///
///     let explanation = annotator.explanation(of: "Not bad, but slow.")
///     explanation.contributions[0].term       // "bad"
///     explanation.contributions[0].shifters   // the negator "Not", by rule id
public struct Explanation: Sendable {
  /// The text, redacted if it has to be.
  public private(set) var text: String
  /// The findings.
  public let annotation: Annotation
  /// The language whose tables scored the text; that of the findings unless it stays open.
  public let scoredLanguage: String
  /// The tokens in reading order.
  public let tokens: [ExplainedToken]
  /// The terms that make up the score; those of VADER name no shifters.
  public let contributions: [Evidence]
  /// What the entries of a table of weights add to the score; empty without such a table.
  public let weights: [WeightEvidence]
  /// The languages that the text is taken to be in, stretch by stretch.
  public let languages: [LanguageSegment]
  /// Phrases that make sarcasm likely; they change no score.
  public let sarcasm: [SarcasmFlag]
  /// The topics with the places that tell of them.
  public let topics: [(name: String, range: TextRange)]
  /// What the text says of each thing that was asked for, or else of each topic, place by place.
  public let aspects: [(name: String, sentiment: AspectSentiment)]
  /// The clauses that ``Evidence/clause`` counts; empty for scorers that know none.
  public let clauses: [TextRange]
  /// What each further lexicon makes of the text; empty with one lexicon.
  public internal(set) var furtherAnnotations: [(lexicon: String, annotation: Annotation)] = []

  /// How far the lexicons disagree about the label; `nil` where fewer than two scored the text.
  public var disagreement: Double? {
    LabelAgreement.disagreement(
      of: ([annotation] + furtherAnnotations.map(\.annotation)).compactMap { $0.score?.label })
  }

  /// A token and whether some dictionary knows it.
  public struct ExplainedToken: Hashable, Sendable {
    /// Its place.
    public let range: TextRange
    /// Its kind.
    public let kind: TokenKind
    /// Whether some dictionary knows it.
    public let isKnown: Bool
  }

  /// The same with what leads to a person covered in the text; places and scores stay.
  public func redacted(by redactor: Redactor) -> Explanation {
    var explanation = self
    explanation.text = redactor.redacted(text)
    return explanation
  }

  /// The part of the text at a place.
  public func surface(_ range: TextRange) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: Int(range.start))
    return String(decoding: bytes[start..<bytes.index(start, offsetBy: range.count)], as: UTF8.self)
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
    var aspectSentiments: [AspectSentiment] = []
    let annotation = self.annotation(of: text)
    copy.withUTF8 {
      let bytes = UnsafeRawBufferPointer($0)
      tokenize(bytes, into: &tokens)
      guard annotation.score != nil else { return }
      var matches: [PatternMatch] = []
      tokenizer.vocabulary.findMatches(in: tokens, into: &matches)
      aspectSentiments = aspects(of: tokens, matches, annotation.score)
    }
    func range(_ span: Range<Int>) -> TextRange {
      TextRange(start: tokens[span.lowerBound].range.start, end: tokens[span.upperBound - 1].range.end)
    }
    var contributions: [Evidence] = []
    var weights: [WeightEvidence] = []
    var sarcasm: [SarcasmFlag] = []
    var clauses: [TextRange] = []
    // What is known depends on the tables that the text is scored by.
    var scoredTokens = tokens
    let language = copy.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return scoredLanguage(of: guess(tokens, in: bytes), tokens, in: bytes)
    }
    if case .polarity(_, let own) = engine, language != own,
      let other = others?.reading(of: text, in: language)
    {
      scoredTokens = other.tokens
      contributions = other.scorer.evidence(for: other.tokens, in: text)
      weights = other.scorer.weightEvidence(for: other.tokens, in: text)
      sarcasm = other.scorer.sarcasm(in: other.tokens, of: text)
      clauses = other.scorer.clauses(of: other.tokens, in: text)
    } else if case .polarity(let scorer, _) = engine {
      contributions = scorer.evidence(for: tokens, in: text)
      weights = scorer.weightEvidence(for: tokens, in: text)
      sarcasm = scorer.sarcasm(in: tokens, of: text)
      clauses = scorer.clauses(of: tokens, in: text)
    } else if case .vader(let scorer) = engine {
      contributions = scorer.evidence(for: text)
    }
    return Explanation(
      text: text, annotation: annotation, scoredLanguage: language,
      tokens: scoredTokens.map { .init(range: $0.range, kind: $0.kind, isKnown: $0.term.isKnown) },
      contributions: contributions, weights: weights, languages: identifier.segments(in: text),
      sarcasm: sarcasm,
      topics: tagger.matches(in: tokens, tokenizer.vocabulary).map {
        (topics[Int($0.topic)], range($0.tokens))
      }, aspects: aspectSentiments.map { (aspectNames[Int($0.aspect)], $0) }, clauses: clauses)
  }
}
