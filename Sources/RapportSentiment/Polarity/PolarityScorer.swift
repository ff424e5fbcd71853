public import RapportModel
public import RapportText

/// Scores how positive or negative a text is, from the valences of its words and what shifts them.
///
/// Each term of the lexicon contributes its valence, of overlapping ones the longest. Shifters change contributions
/// within their clause: negators, intensifiers, contrast, capitals and so on, each a rule with an id that the
/// evidence names. With the sums P of what is positive and N of what is negative, and c = 4:
///
/// * polarity = (P − N) / (P + N + c), in -1...1: a long text full of praise approaches 1 but a text as much
///   for as against stays near 0 whatever its length
/// * positive strength = P / (P + c) and negative strength = N / (N + c)
///
/// c is the valence of the strongest word there is; a text needs as much to reach half strength.
///
/// With a ``WeightTable`` the label is the likeliest one, confidence is its probability, and polarity is the
/// probability of positive less that of negative.
///
///     let scorer = PolarityScorer(dictionary: dictionary, vocabulary: vocabulary)
///     let tokens = Tokenizer(vocabulary: vocabulary).tokens(in: text)
///     scorer.annotation(of: tokens, in: text).score?.label    // .positive
///
/// Immutable; several threads may use one scorer, each with a ``Scratch`` of its own. See
/// `docs/sentiment.md`.
public final class PolarityScorer: Sendable {
  /// Which labels the scorer gives.
  public let classes: SentimentClasses
  /// What the scorer knows.
  public let dictionary: PolarityDictionary
  /// What the terms of its tokens are.
  public let vocabulary: Vocabulary
  let tables: RuleTables
  /// The weights that decide, where a table of them is in use.
  let model: WeightModel?

  /// A scorer for tokens whose terms are of this vocabulary.
  ///
  /// - Parameters:
  ///   - dictionary: Inserted into the builder that made the vocabulary.
  ///   - classes: Which labels to give.
  public init(
    dictionary: PolarityDictionary, vocabulary: Vocabulary, classes: SentimentClasses = .all
  ) {
    self.vocabulary = vocabulary
    self.classes = classes
    let tables = RuleTables(dictionary, vocabulary)
    self.tables = tables
    model = dictionary.weightDictionary.map { WeightModel($0, tables, vocabulary) }
    var dictionary = dictionary
    dictionary.forgetMeanings()
    self.dictionary = dictionary
  }

  /// Whether texts are to be scored with hashtags split by ``HashtagSplitter``.
  public var splitsHashtags: Bool { tables.rules.hashtag != nil }

  /// The findings about a text.
  ///
  /// Not scored when it has no token (`empty`), or, unless fewer classes are asked for, when the vocabulary
  /// knows none of its words (`no evidence`).
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the text, looked up in the scorer's vocabulary.
  ///   - matches: All that ``Vocabulary/findMatches(in:into:)`` finds in them.
  ///   - text: The text itself, for the way its words are written.
  /// - Complexity: O(*n*) in the tokens.
  public func annotation(
    of tokens: TokenBatch, _ matches: [PatternMatch], in text: UnsafeRawBufferPointer,
    _ scratch: inout Scratch
  ) -> Annotation {
    let language = dictionary.lexicon.language
    if tokens.isEmpty, text.allSatisfy({ $0 <= 0x20 }) { return .unscored(.empty, language: language) }
    let coverage = coverage(of: tokens)
    findContributions(tokens, matches, text, &scratch)
    // "10/10" has no word that could be known.
    if coverage == 0, classes == .all, scratch.contributions.isEmpty {
      return .unscored(.noEvidence, language: language)
    }
    let score =
      if let model {
        tokens.withUnsafeBufferPointer { self.score(model, $0, coverage: coverage, &scratch) }
      } else { score(scratch.contributions.elements, coverage: coverage) }
    return .scored(score, language: language)
  }

  /// The findings about a text whose matches nobody else needs.
  public func annotation(
    of tokens: TokenBatch, in text: UnsafeRawBufferPointer, _ scratch: inout Scratch
  ) -> Annotation {
    annotation(of: tokens, matches(in: tokens), in: text, &scratch)
  }

  /// The findings about a text.
  public func annotation(of tokens: TokenBatch, in text: String) -> Annotation {
    var scratch = Scratch()
    var text = text
    return text.withUTF8 { annotation(of: tokens, in: UnsafeRawBufferPointer($0), &scratch) }
  }

  func matches(in tokens: TokenBatch) -> [PatternMatch] {
    var matches: [PatternMatch] = []
    vocabulary.findMatches(in: tokens, into: &matches)
    return matches
  }

  /// The terms that make up the score of a text, in reading order, with what acted on them.
  public func evidence(for tokens: TokenBatch, in text: String) -> [Evidence] {
    var scratch = Scratch(recordsRules: true)
    var text = text
    text.withUTF8 { findContributions(tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch) }
    func range(_ unit: Range<Int>) -> TextRange { Self.range(of: unit, in: tokens) }
    let shifters = scratch.appliedByContribution()
    return scratch.contributions.elements.enumerated().map { index, contribution in
      Evidence(
        range: range(contribution.tokens), term: term(of: contribution, in: tokens, text),
        valence: contribution.valence,
        shifters: shifters[index].map { applied in
          let factor = contribution.valence > 0 ? applied.positiveFactor : applied.negativeFactor
          return Evidence.AppliedShifter(
            rule: dictionary.rules[Int(applied.rule)], range: range(applied.cause),
            factor: Double(factor) / Double(TokenShift.one))
        }, contribution: contribution.value, clause: contribution.clause)
    }
  }

  /// The term of a contribution as the lexicon has it; as the text has it where it is none, such as *8/10*.
  private func term(of contribution: Contribution, in tokens: TokenBatch, _ text: String) -> String {
    if let name = dictionary.name(of: contribution.pattern) { return name }
    let range = Self.range(of: contribution.tokens, in: tokens)
    return String(decoding: text.utf8.dropFirst(Int(range.start)).prefix(range.count), as: UTF8.self)
  }

  /// The phrases that make sarcasm likely, in reading order.
  public func sarcasm(in tokens: TokenBatch, of text: String) -> [SarcasmFlag] {
    var scratch = Scratch()
    var text = text
    text.withUTF8 { findContributions(tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch) }
    return scratch.sarcasm.elements.map {
      SarcasmFlag(range: Self.range(of: $0.tokens, in: tokens), rule: dictionary.rules[Int($0.rule)])
    }
  }

  static func range(of unit: Range<Int>, in tokens: TokenBatch) -> TextRange {
    TextRange(start: tokens[unit.lowerBound].range.start, end: tokens[unit.upperBound - 1].range.end)
  }

  /// Finds what each term adds to the sums of a text, and how each token is to be taken.
  func findContributions(
    _ tokens: TokenBatch, _ matches: [PatternMatch], _ text: UnsafeRawBufferPointer,
    _ scratch: inout Scratch
  ) {
    tokens.withUnsafeBufferPointer { tokens in
      matches.withUnsafeBufferPointer { matches in
        let pass = RulePass(tables.view, tokens, text)
        pass.run(matches, &scratch)
        scratch.weights.forget()
      }
    }
  }

  /// A bit for each kind of token that the vocabulary may be expected to know.
  private static let countedKinds = [TokenKind.word, .hashtag, .emoji, .emoticon].reduce(0 as UInt16) {
    $0 | 1 << UInt16($1.rawValue)
  }

  /// The share of words, hashtags, emoji and emoticons that the vocabulary knows.
  private func coverage(of tokens: TokenBatch) -> Double {
    var known = 0
    var total = 0
    tokens.withUnsafeBufferPointer { tokens in
      for token in tokens {
        let counts = Int(Self.countedKinds &>> UInt16(token.kind.rawValue) & 1)
        total &+= counts
        known &+= counts & (token.term.isKnown ? 1 : 0)
      }
    }
    return total == 0 ? 0 : Double(known) / Double(total)
  }
}
