import Rapport
import RapportSentiment
import RapportText

extension ScoringOptionGroup {
  /// The options as the annotator takes them.
  ///
  /// - Parameter duplicates: Which comments are scored once.
  /// - Throws: ``CommandFailure`` when several lexicons are named, or when the folder of lexicons does not exist.
  func options(
    defaultLanguage: String? = nil, duplicates: DuplicateOptions? = nil
  ) throws -> ScoringOptions {
    guard lexiconNames.count < 2 else {
      throw CommandFailure(
        "'--lexicon' is there \(lexiconNames.count) times, and this command takes one lexicon. 'rapport score' and "
          + "'rapport explain' take several, and 'rapport evaluate' compares them with '--compare'.", .usage)
    }
    let options = try commonOptions(defaultLanguage: defaultLanguage, duplicates: duplicates)
    return lexiconNames.first.map(options.with(lexicon:)) ?? options
  }

  /// The lexicons side by side; often there is just one.
  ///
  /// - Parameters:
  ///   - targets: Things whose sentiment is wanted apart.
  ///   - findsAspects: Whether sentiment towards these, or else topics, is wanted.
  ///   - duplicates: Which comments are scored once.
  /// - Throws: ``CommandFailure`` when the folder of lexicons does not exist, and as ``LexiconPanel``.
  func panel(
    targets: [String], findsAspects: Bool, duplicates: DuplicateOptions? = nil
  ) throws -> LexiconPanel {
    guard !findsAspects || (scorer == .rapport && lexiconNames.first != Scorer.vader.rawValue) else {
      throw CommandFailure(
        "The published algorithm does not say what a text speaks of. Leave it or the aspects out.", .usage)
    }
    var options = try commonOptions(duplicates: duplicates)
    options.targets = targets
    options.findsAspects = findsAspects
    // Rows are written and no ledger.
    options.findsTopicScores = false
    return try LexiconPanel(lexiconNames, options)
  }

  private func commonOptions(
    defaultLanguage profileLanguage: String? = nil, duplicates: DuplicateOptions?
  ) throws -> ScoringOptions {
    var options = ScoringOptions()
    options.scorer = scorer
    options.addedTerms = addTerms
    options.language = language
    options.defaultLanguage = defaultLanguage ?? profileLanguage ?? options.defaultLanguage
    options.classes = classes.flatMap(SentimentClasses.init(rawValue:)) ?? .all
    options.disabledRules = rules.names(on: false)
    options.enabledRules = rules.names(on: true)
    options.duplicates = duplicates?.dedupe
    options.library = try LexiconFolder.library(lexicons)
    try requireLanguage(language, "--language", options)
    try requireLanguage(self.defaultLanguage, "--default-language", options)
    return options
  }

  /// Refuses what is no language that anything is known of, which would leave all texts unscored without a word.
  private func requireLanguage(_ tag: String?, _ option: String, _ options: ScoringOptions) throws {
    guard let tag else { return }
    let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let scored = LexiconLibrary(options.library).languages
    if scored.contains(language) || LanguageIdentifier.languages.contains(language) { return }
    // The user's own lexicon may be of any language.
    if !lexiconNames.isEmpty, (2...3).contains(language.utf8.count),
      language.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    {
      return
    }
    throw CommandFailure(
      "'\(option) \(tag)': no language has this tag. Give a tag such as 'en' or 'pt-BR'; there are lexicons of "
        + scored.map { "'\($0)'" }.joined(separator: ", ") + ".", .usage)
  }
}
