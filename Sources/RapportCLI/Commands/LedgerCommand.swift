import ArgumentParser
import Rapport
import RapportEngagement

/// `rapport ledger`
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Take down what the matrix needs of comments and metrics in a small file that can be merged.",
    discussion: """
      A ledger holds counts, sums and samples, no texts and no names of authors, and is as small for a billion comments \
      as for a million. Ledgers of parts merge into the ledger of the whole, in any order: split the work as you like, \
      over files, days or machines, but give every record to one part only.

        rapport ledger shop=reviews-2025-03.csv -o march.ledger
        rapport ledger shop=reviews-2025-04.csv -o april.ledger
        rapport merge march.ledger april.ledger -o spring.ledger
        zcat comments.jsonl.gz | rapport ledger - --from jsonl > part.ledger
      """)

  @Argument(
    help: ArgumentHelp(
      "Comment and analytics exports, as FILE or NAME=FILE; '-' is standard input.", valueName: "file"))
  var files: [String] = ["-"]

  @Option(help: ArgumentHelp("What the properties are, in YAML.", valueName: "file"))
  var profile: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions
  @OptionGroup(title: "Reading") var duplicates: DuplicateOptions
  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup
  @OptionGroup(title: "Interruption") var interruption: CheckpointOptions

  func run() throws {
    var uses = input.uses(of: files, scoring: scoring, profile: profile)
    uses.writes("-o", output)
    uses.writes("--checkpoint", interruption.checkpoint)
    try uses.requireDistinct()
    let messages = input.messages
    let analysis = try AnalysisRun.analysis(
      of: files, input: input, duplicates, redaction, scoring: scoring, interruption,
      profile: profile.map(ProfileFile.read) ?? Profile(), messages: messages)
    try LedgerOutput.write(analysis.ledger, to: output)
    interruption.remove()
    messages.note(LedgerOutput.summary(analysis.ledger))
    KeptToTheEnd.keep(analysis)
  }
}
