import ArgumentParser
import Rapport
import RapportModel

/// `rapport explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a text gets its score: terms, what acted on them by rule, topics.",
    discussion: """
        rapport explain "Not bad, but the checkout is slow."
        rapport explain "I can't complain 👍" --to json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The text; standard input when left out.")
  var text: [String] = []

  @Option(help: "The output: text or json.")
  var to = Format.text

  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func run() throws {
    let text =
      try self.text.isEmpty
      ? String(decoding: InputFile.bytes(of: "-"), as: UTF8.self) : self.text.joined(separator: " ")
    let explanation = try Annotator(scoring.options()).explanation(of: text)
    var output = try ByteOutput(path: nil)
    switch to {
    case .text: try output.write(ExplanationText.text(of: explanation))
    case .json:
      var json = JSONWriter()
      ExplanationText.write(explanation, to: &json)
      json.endLine()
      try output.write(json.bytes)
    }
    try output.finish()
  }
}
