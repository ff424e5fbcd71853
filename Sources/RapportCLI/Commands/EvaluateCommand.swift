import ArgumentParser
import Rapport
import RapportModel
import RapportSentiment

/// `rapport evaluate`
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a scorer on labelled texts: macro-F1, macro recall, accuracy and correlation.",
    discussion: """
      A file of labelled texts has the columns id, label, score and text, separated by tabs without quoting. Labels are \
      positive, neutral and negative; a file without neutral texts is scored with two classes unless '--classes' says \
      otherwise. Every text that is not empty gets a label.

        rapport evaluate gold/*.tsv
        rapport evaluate gold/*.tsv --scorer vader --to json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: ArgumentHelp("Files of labelled texts.", valueName: "file"))
  var files: [String]

  @Option(help: "The output: table, or json with one object a file.")
  var to = Format.table

  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func run() throws {
    var output = try ByteOutput(path: nil)
    if to == .table { try output.write(EvaluationTable.header) }
    for path in files {
      let gold = try GoldFile(path: path)
      var options = try scoring.options()
      if options.classes == .all { options.classes = gold.hasNeutral ? .three : .two }
      let evaluation = try gold.evaluation(of: Annotator(options))
      switch to {
      case .table: try output.write(EvaluationTable.row(gold.name, evaluation))
      case .json:
        var json = JSONWriter()
        EvaluationTable.write(gold.name, evaluation, to: &json)
        json.endLine()
        try output.write(json.bytes)
      }
      try output.flush()
    }
    try output.finish()
  }
}
