import ArgumentParser
import Rapport

/// How to score; the same wherever comments are scored.
struct ScoringOptionGroup: ParsableArguments {
  @Option(help: "The scorer: 'rapport', or 'vader' for the published algorithm.")
  var scorer = Scorer.rapport

  @Option(
    name: .customLong("lexicon"),
    help: ArgumentHelp(
      "The sentiment lexicon, by name ('rapport lexicon list') or file; 'vader' is the published algorithm with its "
        + "own. 'score' and 'explain' take several and tell how far they disagree.",
      valueName: "lexicon"))
  var lexiconNames: [String] = []

  @Option(
    help: ArgumentHelp(
      "Lay the terms and valences of this file over the lexicon; it may have any format that a lexicon may have.",
      valueName: "file"))
  var addTerms: String?

  @Option(
    help: ArgumentHelp(
      "The language of all texts, such as 'en', instead of identifying it.", valueName: "tag"))
  var language: String?

  @Option(
    help: ArgumentHelp("The language of texts in Latin script whose language stays open.", valueName: "tag"))
  var defaultLanguage: String?

  @Option(
    help:
      "Label with 3 classes (positive, neutral, negative) or 2 (positive, negative) instead of 4 with mixed.")
  var classes: Int?

  @Option(
    help: ArgumentHelp("A folder of lexicons; its files win over the built-in ones.", valueName: "folder"))
  var lexicons: String?

  @Option(
    help: ArgumentHelp(
      "Rules to switch off or on, as 'rapport explain' names them: 'off=negation.never,contrast', 'on=courtesy'.",
      valueName: "off=id,id"))
  var rules: [RuleSwitches] = []

  @Option(help: "How many threads score; as many as there are processors unless stated.")
  var threads: Int?

  /// The names of the options that were given and change scores.
  var stated: [String] {
    [
      ("--scorer", scorer != .rapport), ("--lexicon", !lexiconNames.isEmpty),
      ("--add-terms", addTerms != nil),
      ("--language", language != nil), ("--default-language", defaultLanguage != nil),
      ("--classes", classes != nil), ("--lexicons", lexicons != nil), ("--rules", !rules.isEmpty),
    ].filter(\.1).map(\.0)
  }

  /// How many threads score.
  var threadCount: Int { threads ?? processorCount }

  /// Whether some lexicon is scored with rules.
  private var hasRules: Bool {
    scorer == .rapport && (lexiconNames.isEmpty || lexiconNames.contains { $0 != Scorer.vader.rawValue })
  }

  /// The files that these options name.
  var uses: FileUses {
    var uses = FileUses()
    for name in lexiconNames { uses.reads("'--lexicon'", name) }
    uses.reads("'--add-terms'", addTerms)
    return uses
  }

  func validate() throws {
    guard threads.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("'--threads' takes a number from 1 to 1024.")
    }
    guard rules.isEmpty || hasRules else {
      throw ValidationError(
        "'--rules' goes with '--scorer rapport'; the published algorithm has none to switch.")
    }
    guard classes.map({ $0 == 2 || $0 == 3 }) ?? true else {
      throw ValidationError("'--classes' takes 2 or 3; without it there are four labels, with 'mixed'.")
    }
  }
}
