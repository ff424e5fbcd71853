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
      The column 'calibration' is the mean distance between confidence and the share of right labels; the last line \
      is the mean of the sets.

        rapport evaluate gold/*.tsv
        rapport evaluate gold/*.tsv --scorer vader --to json
        rapport evaluate gold/*.tsv --ablate
        rapport evaluate reviews.tsv --lexicon en/rapport --classes 2 --reliability
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, md
  }

  @Argument(help: ArgumentHelp("Files of labelled texts.", valueName: "file"))
  var files: [String]

  @Option(help: "The output: table, md (Markdown), or json with one object a file.")
  var to = Format.table

  @Flag(help: "Say what each rule is worth: score once more without each, and count the labels that change.")
  var ablate = false
  @Flag(help: "Also print how often labels of each confidence are right (always in json).")
  var reliability = false

  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func validate() throws {
    guard to != .md || ablate else { throw ValidationError("'--to md' goes with '--ablate'.") }
  }

  func run() throws {
    var output = try ByteOutput(path: nil)
    if ablate { return try runAblation(output) }
    if to == .table { try output.write(EvaluationTable.header) }
    var annotators: [SentimentClasses: Annotator] = [:]
    var evaluations: [Evaluation] = []
    var reliabilities = ""
    for path in files {
      let gold = try GoldFile(path: path)
      var options = try scoring.options()
      if options.classes == .all { options.classes = gold.hasNeutral ? .three : .two }
      let annotator = try annotators[options.classes] ?? Annotator(options)
      annotators[options.classes] = annotator
      let evaluation = gold.evaluation(of: annotator)
      evaluations.append(evaluation)
      switch to {
      case .table, .md:
        try output.write(EvaluationTable.row(gold.name, evaluation))
        if reliability { reliabilities += "\n" + EvaluationTable.reliability(gold.name, evaluation) }
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

  private func runAblation(_ destination: consuming ByteOutput) throws {
    var output = destination
    let ablation = try RuleAblation(of: files.map(GoldFile.init(path:)), scoring.options())
    switch to {
    case .table: try output.write(AblationTable.table(ablation))
    case .md: try output.write(AblationTable.markdown(ablation))
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
