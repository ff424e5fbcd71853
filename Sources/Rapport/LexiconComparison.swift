import RapportModel
public import RapportSentiment

/// How several lexicons do on the same labelled texts.
///
///     let comparison = try LexiconComparison(of: [gold], with: ["en/rapport", "vader"], ScoringOptions())
///     comparison.sets[0].results[1].gain?.macroF1    // of en/rapport over the default
public struct LexiconComparison: Sendable {
  /// How one lexicon does on one set.
  public struct Result: Sendable {
    /// The name of the lexicon, or of the scorer.
    public var lexicon: String
    /// The figures.
    public var evaluation: Evaluation
    /// The labels beside those of the first lexicon.
    public var paired: PairedEvaluation
    /// What is gained over the first lexicon; `nil` for the first itself.
    public var gain: PairedDifferences?
  }

  /// What the lexicons make of one set.
  public struct Set: Sendable {
    /// The name of the set.
    public var name: String
    /// The results, those of the first lexicon first.
    public var results: [Result]
  }

  /// The results on each set, in the order in which the sets were given.
  public let sets: [Set]
  /// The mean gain of each lexicon over the first one, which has none.
  public let meanGains: [PairedDifferences?]

  /// Scores all texts with each lexicon.
  ///
  /// - Parameters:
  ///   - lexicons: Names or files of lexicons to compare with that of the options, or `vader` for the published algorithm with its own.
  ///   - options: With ``SentimentClasses/all``, sets without neutral texts get two classes, others three.
  /// - Throws: As ``Annotator/init(_:)``.
  /// - Complexity: O(*k* · *n*) for *k* lexicons and texts of *n* bytes, and what ``PairedDifferences`` takes.
  public init(of sets: [GoldFile], with lexicons: [String], _ options: ScoringOptions) throws {
    var others = options
    others.scorer = .rapport
    let contenders =
      [(Self.name(options), options)] + lexicons.map { ($0, others.with(lexicon: $0)) }
    var annotators: [[SentimentClasses: Annotator]] = contenders.map { _ in [:] }
    self.sets = try sets.map { gold in
      let classes = options.classes == .all ? (gold.hasNeutral ? .three : .two) : options.classes
      var firstLabels: [SentimentLabel] = []
      var results: [Result] = []
      for (index, (name, options)) in contenders.enumerated() {
        var options = options
        options.classes = classes
        let annotator = try annotators[index][classes] ?? Annotator(options)
        annotators[index][classes] = annotator
        let (evaluation, labels) = gold.outcome(of: annotator)
        if index == 0 { firstLabels = labels }
        var paired = PairedEvaluation()
        for (item, (first, label)) in zip(gold.items, zip(firstLabels, labels)) {
          paired.add(gold: item.label, first: first, second: label)
        }
        results.append(
          Result(
            lexicon: name, evaluation: evaluation, paired: paired,
            gain: index == 0 ? nil : PairedDifferences(of: [paired])))
      }
      return Set(name: gold.name, results: results)
    }
    let results = self.sets.map(\.results)
    meanGains = contenders.indices.map { index in
      index == 0 ? nil : PairedDifferences(of: results.map { $0[index].paired })
    }
  }

  /// What the lexicon of some options is called.
  private static func name(_ options: ScoringOptions) -> String {
    if let lexicon = options.lexicon { return lexicon }
    return options.scorer == .vader
      ? Scorer.vader.rawValue : LexiconLibrary(options.library).defaultName(of: options.defaultLanguage)
  }
}
