import ArgumentParser
import Rapport
import RapportModel
import RapportSentiment

/// `rapport evaluate`
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract:
      "Measure a scorer on labelled texts: macro-F1, macro recall, accuracy, correlation, calibration.",
    discussion: """
      A file of labelled texts has the columns id, label, score and text, separated by tabs without quoting. Labels are \
      positive, neutral and negative; a file without neutral texts is scored with two classes unless '--classes' says \
      otherwise. Every text that is not empty gets a label. \
      '--compare' puts other lexicons beside the one in use, on the same texts: how much macro-F1 each gains, the \
      interval that holds 95 % of such gains when the texts are drawn anew, and how many labels are changed, \
      corrected and worsened.
      The column 'calibration' is the mean distance between confidence and the share of right labels; the last line \
      is the mean of the sets.

        rapport evaluate gold/*.tsv
        rapport evaluate gold/*.tsv --scorer vader --to json
        rapport evaluate gold/*.tsv --ablate
        rapport evaluate reviews.tsv --lexicon en/rapport --classes 2 --reliability
        rapport evaluate gold/*.tsv --compare en/rapport vader
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, md
  }

  @Argument(help: ArgumentHelp("Files of labelled texts.", valueName: "file"))
  var files: [String]

  @Option(help: "The output: table, csv, md (Markdown), or json with one object a file.")
  var to = Format.table

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Compare these lexicons with the one in use; 'vader' is the published algorithm.", valueName: "lexicon")
  )
  var compare: [String] = []

  @Flag(help: "Say what each rule is worth: score once more without each, and count the labels that change.")
  var ablate = false
  @Flag(help: "Also print how often labels of each confidence are right (always in json).")
  var reliability = false

  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func validate() throws {
    guard to != .md || ablate || !compare.isEmpty else {
      throw ValidationError("'--to md' goes with '--ablate' or '--compare'.")
    }
    guard !reliability || to == .table || to == .json else {
      throw ValidationError("'--reliability' goes with '--to table' or '--to json'.")
    }
    guard !ablate || !reliability else {
      throw ValidationError("'--reliability' goes without '--ablate'.")
    }
    guard compare.isEmpty || !ablate, compare.isEmpty || !reliability else {
      throw ValidationError("'--compare' goes without '--ablate' and '--reliability'.")
    }
  }

  func run() throws {
    let options = try scoring.options()
    var output = try ByteOutput(path: nil)
    if ablate { return try runAblation(output, options) }
    if !compare.isEmpty { return try runComparison(output, options) }
    switch to {
    case .table, .md: try output.write(EvaluationTable.header)
    case .csv: try output.write(EvaluationTable.csvHeader)
    case .json: break
    }
    var annotators: [SentimentClasses: Annotator] = [:]
    var evaluations: [Evaluation] = []
    var reliabilities = ""
    for path in files {
      let gold = try GoldFile(path: path)
      var options = options
      if options.classes == .all { options.classes = gold.hasNeutral ? .three : .two }
      let annotator = try annotators[options.classes] ?? Annotator(options)
      annotators[options.classes] = annotator
      let evaluation = gold.evaluation(of: annotator)
      evaluations.append(evaluation)
      switch to {
      case .table, .md:
        try output.write(EvaluationTable.row(gold.name, evaluation))
        if reliability { reliabilities += "\n" + EvaluationTable.reliability(gold.name, evaluation) }
      case .csv:
        let shares = EvaluationTable.shares(of: evaluation)
        try output.write(EvaluationTable.csvRow(gold.name, shares, count: evaluation.count))
      case .json:
        var json = JSONWriter()
        EvaluationTable.write(gold.name, evaluation, to: &json)
        json.endLine()
        try output.write(json.bytes)
      }
      try output.flush()
    }
    if evaluations.count > 1 {
      switch to {
      case .table, .md: try output.write(EvaluationTable.mean(evaluations))
      case .csv:
        let count = evaluations.reduce(0) { $0 + $1.count }
        try output.write(EvaluationTable.csvRow("mean", EvaluationTable.means(evaluations), count: count))
      case .json:
        var json = JSONWriter()
        EvaluationTable.writeMean(evaluations, to: &json)
        json.endLine()
        try output.write(json.bytes)
      }
    }
    try output.write(reliabilities)
    try output.finish()
  }

  private func runComparison(_ destination: consuming ByteOutput, _ options: ScoringOptions) throws {
    var output = destination
    let comparison = try LexiconComparison(
      of: files.map(GoldFile.init(path:)), with: compare, options)
    switch to {
    case .table: try output.write(ComparisonTable.table(comparison))
    case .md: try output.write(ComparisonTable.markdown(comparison))
    case .csv: try output.write(ComparisonTable.csv(comparison))
    case .json: try output.write(ComparisonTable.json(comparison))
    }
    try output.finish()
  }

  private func runAblation(_ destination: consuming ByteOutput, _ options: ScoringOptions) throws {
    var output = destination
    let ablation = try RuleAblation(of: files.map(GoldFile.init(path:)), options)
    switch to {
    case .table: try output.write(AblationTable.table(ablation))
    case .md: try output.write(AblationTable.markdown(ablation))
    case .csv:
      try output.write(AblationTable.csvHeader)
      for effect in ablation.effects { try output.write(AblationTable.csvRow(effect)) }
    case .json:
      for effect in ablation.effects {
        var json = JSONWriter()
        AblationTable.write(effect, to: &json)
        json.endLine()
        try output.write(json.bytes)
      }
    }
    try output.finish()
  }
}
