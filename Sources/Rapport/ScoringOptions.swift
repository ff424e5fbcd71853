import RapportModel
public import RapportSentiment
public import RapportText

/// How comments are scored.
public struct ScoringOptions: Hashable, Sendable {
  /// The scorer.
  public var scorer = Scorer.rapport
  /// The lexicon, by name or file; `nil` for the scorer's own.
  public var lexicon: String?
  /// A file of terms to lay over the lexicon, whatever language it is of; `nil` for none.
  public var addedTerms: String?
  /// The language of all texts as a BCP 47 tag; `nil` to identify it text by text.
  public var language: String?
  /// The language of texts in Latin script whose language stays open.
  public var defaultLanguage = "en"
  /// Which labels there are.
  public var classes = SentimentClasses.all
  /// Rules that are switched off, by id; `negation` stands for all that begin so.
  public var disabledRules: Set<String> = []
  /// Rules that act although they are off unless asked for.
  public var enabledRules: Set<String> = []
  /// Things whose sentiment is wanted apart, as words and phrases with `*` and `?` for wildcards; without any these are
  /// the topics.
  public var targets: [String] = []
  /// Whether what is said of single things is told comment by comment.
  public var findsAspects = false
  /// Whether what is said of each topic is found for a ledger; without it a topic has the score of the whole comment.
  public var findsTopicScores = true
  /// Which records count as one comment and are scored once; `nil` for what each format declares.
  public var duplicates: DuplicateRule?
  /// Where lexicons and other language data come from.
  public var library = DataLibrary.embedded

  /// The defaults.
  public init() {}

  /// The same options with another lexicon, by name or file; `vader` stands for the published algorithm with its own one.
  public func with(lexicon: String) -> ScoringOptions {
    var options = self
    let isAlgorithm = lexicon == Scorer.vader.rawValue
    if isAlgorithm { options.scorer = .vader }
    options.lexicon = isAlgorithm ? nil : lexicon
    return options
  }

  /// The options that differ from their defaults, for the manifest.
  var manifestOptions: [Manifest.Option] {
    var options: [Manifest.Option] = []
    if scorer != .rapport { options.append(.init(name: "scorer", value: scorer.rawValue)) }
    if let language { options.append(.init(name: "language", value: language)) }
    if defaultLanguage != "en" { options.append(.init(name: "default-language", value: defaultLanguage)) }
    if classes != .all { options.append(.init(name: "classes", value: String(classes.rawValue))) }
    if let duplicates { options.append(.init(name: "dedupe", value: duplicates.rawValue)) }
    if !targets.isEmpty {
      options.append(.init(name: "target", value: targets.joined(separator: ",")))
    }
    for (name, rules) in [("rules-off", disabledRules), ("rules-on", enabledRules)] where !rules.isEmpty {
      options.append(.init(name: name, value: rules.sorted().joined(separator: ",")))
    }
    return options
  }
}

/// A way to score sentiment.
public enum Scorer: String, CaseIterable, Hashable, Sendable {
  /// Lexicon, valence shifters and clauses; the default.
  case rapport
  /// VADER as published, to compare with work already done.
  case vader
}
