import ArgumentParser
import Rapport
import RapportModel

/// `rapport explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say why a text gets its score: terms, what acted on them by rule, topics and what is said of them.",
    discussion: """
        rapport explain "Not bad, but the checkout is slow."
        rapport explain "I can't complain 👍" --to json
        rapport explain "The room was lovely but breakfast was cold." --target room --target breakfast
        rapport explain "Not bad, but the checkout is slow." --to html -o why.html
        rapport explain "Not bad, but the checkout is slow." --lexicon en/rapport-open --lexicon vader
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, html
  }

  @Argument(help: "The text; standard input when left out.")
  var text: [String] = []

  @Option(help: "The output: text, json, or html for a page with the text highlighted.")
  var to = Format.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var aspects: AspectOptions
  @OptionGroup var redaction: RedactionOptions
  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func run() throws {
    var uses = scoring.uses
    uses.writes("-o", output)
    try uses.requireDistinct()
    let text =
      try self.text.isEmpty
      ? String(decoding: InputFile.bytes(of: "-"), as: UTF8.self) : self.text.joined(separator: " ")
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure(
        "There is no text to explain. Give it as an argument or on standard input.", .usage)
    }
    let panel = try scoring.panel(targets: aspects.targets, findsAspects: !aspects.targets.isEmpty)
    var explanation = panel.explanation(of: text)
    if let redactor = try redaction.redactor() { explanation = explanation.redacted(by: redactor) }
    var output = try ByteOutput(path: self.output)
    switch to {
    case .text: try output.write(ExplanationText.text(of: explanation))
    case .json:
      var json = JSONWriter()
      ExplanationText.write(explanation, to: &json)
      json.endLine()
      try output.write(json.bytes)
    case .html:
      let manifest = panel.manifest(options: redaction.manifestOptions, inputs: [])
      try output.write(ExplanationPage(explanation, manifest: manifest).html())
    }
    try output.finish()
  }
}
