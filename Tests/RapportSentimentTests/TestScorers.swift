import RapportModel
import RapportSentiment
import RapportText

/// The default scorer with a tokeniser, as tests use it.
struct TestScorer {
  let scorer: PolarityScorer
  let vocabulary: Vocabulary

  init(
    _ lexicon: Lexicon? = nil, classes: SentimentClasses = .all, disabledRules: Set<String> = []
  ) throws {
    let lexicon = try lexicon ?? LexiconLibrary().lexicon("en/base")
    var builder = try VocabularyBuilder()
    let dictionary = try PolarityDictionary(inserting: lexicon, into: &builder, disabledRules: disabledRules)
    vocabulary = builder.build()
    scorer = PolarityScorer(dictionary: dictionary, vocabulary: vocabulary, classes: classes)
  }

  /// A few words of known valence under the shifters of English.
  static let small = Result { try TestScorer(Lexicon.read(Array(smallTable.utf8), language: "en").lexicon) }
  /// The base lexicon.
  static let english = Result { try TestScorer() }

  private static let smallTable = """
    term\tvalence
    good\t2
    great\t3
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
    scorer.annotation(of: try Tokenizer(vocabulary: vocabulary).tokens(in: text), in: text)
  }

  func score(_ text: String) throws -> SentimentScore? { try annotation(of: text).score }

  func evidence(_ text: String) throws -> [Evidence] {
    scorer.evidence(for: try Tokenizer(vocabulary: vocabulary).tokens(in: text), in: text)
  }

  /// What each term adds, rounded to thousandths.
  func contributions(_ text: String) throws -> [Double] {
    try evidence(text).map { ($0.contribution * 1000).rounded() / 1000 }
  }
}
