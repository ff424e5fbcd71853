import RapportModel
import RapportSentiment
import RapportText

/// The default scorer with a tokeniser, as tests use it.
struct TestScorer {
  let scorer: PolarityScorer
  let vocabulary: Vocabulary

  init(
    _ lexicon: Lexicon? = nil, weights: WeightTable? = nil, classes: SentimentClasses = .all,
    disabledRules: Set<String> = [], enabledRules: Set<String> = []
  ) throws {
    let lexicon = try lexicon ?? LexiconLibrary().lexicon("en/base")
    var builder = try VocabularyBuilder()
    let dictionary = try PolarityDictionary(
      inserting: lexicon, weights: weights, into: &builder, disabledRules: disabledRules,
      enabledRules: enabledRules)
    vocabulary = builder.build()
    scorer = PolarityScorer(dictionary: dictionary, vocabulary: vocabulary, classes: classes)
  }

  /// A few words of known valence under the shifters of English.
  static let small = Result { try TestScorer(Lexicon.read(Array(smallTable.utf8), language: "en").lexicon) }
  /// The base lexicon.
  static let english = Result { try TestScorer() }
  /// The default lexicon of English.
  static let open = Result {
    let tables = try LexiconLibrary().sentimentTables("en/rapport-open")
    return try TestScorer(tables.lexicon, weights: tables.weights)
  }

  private static let smallTable = """
    term\tvalence
    good\t2
    great\t3
    love\t3
    hate\t-3
    better\t2
    thanks\t2
    thanks in advance\t2
    good luck\t2
    nice\t2
    bad\t-2
    awful\t-3
    crude\t-2
    crude oil\t0
    :)\t2
    :(\t-2
    😍\t3
    """

  func annotation(of text: String) throws -> Annotation {
    scorer.annotation(of: try tokens(in: text), in: text)
  }

  func score(_ text: String) throws -> SentimentScore? { try annotation(of: text).score }

  func evidence(_ text: String) throws -> [Evidence] {
    scorer.evidence(for: try tokens(in: text), in: text)
  }

  /// The tokens of a text, with hashtags split where the scorer wants it.
  func tokens(in text: String) throws -> TokenBatch {
    var tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: text)
    var text = text
    var splitter = HashtagSplitter()
    if scorer.splitsHashtags {
      text.withUTF8 { splitter.split(&tokens, in: UnsafeRawBufferPointer($0), vocabulary) }
    }
    return tokens
  }

  func weightEvidence(_ text: String) throws -> [WeightEvidence] {
    scorer.weightEvidence(for: try tokens(in: text), in: text)
  }

  /// What each term adds, rounded to thousandths.
  func contributions(_ text: String) throws -> [Double] {
    try evidence(text).map { ($0.contribution * 1000).rounded() / 1000 }
  }
}
