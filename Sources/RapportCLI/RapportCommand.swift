import ArgumentParser
import Glibc
import Rapport

/// The command line: comments and analytics in, one engagement matrix out.
@main
struct RapportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapport",
    abstract:
      "Reads what people wrote and what they did, and says how engaged they are, property by property.",
    discussion: """
      A property is a web site, page, app, channel or account. Rapport reads comment and analytics exports as they \
      come, scores what was written, and joins both in a matrix whose rates and means have their sample sizes and, where \
      one can be given, intervals.

        rapport matrix shop=reviews.csv shop=ga4.csv help=comments.jsonl
        rapport score reviews.csv | head
        rapport explain "Not bad, but the checkout is slow."

      Exit codes: 0 done (also when some records were rejected), 64 usage, 65 no usable data, or any rejected record \
      with '--strict', 66 no input, 74 reading or writing failed.
      """,
    version: Rapport.version,
    subcommands: [
      MatrixCommand.self, LedgerCommand.self, MergeCommand.self, EnrichCommand.self, ScoreCommand.self,
      ExplainCommand.self, InspectCommand.self,
      ReadCommand.self, TokensCommand.self, KwicCommand.self, EvaluateCommand.self, LexiconCommand.self,
    ])

  /// Parses the arguments, runs the command, and turns what went wrong into a message and an exit code.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    PartialFiles.removeOnSignals()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard let failure = Failure(error) else { Self.exit(withError: error) }
      if let message = failure.message { Messages.print("Error: " + message) }
      Glibc.exit(failure.status.rawValue)
    }
  }
}
