import ArgumentParser
import RapportIngest

/// How to read files; the same wherever files are read.
struct InputOptions: ParsableArguments {
  @Option(help: "Read as this format instead of recognising it; 'rapport inspect' names formats.")
  var from: String?

  @Option(help: "The character encoding, such as 'windows-1252', instead of recognising it.")
  var encoding: String?

  @Option(
    name: .customLong("text"), help: ArgumentHelp("The column that holds the text.", valueName: "column"))
  var textColumn: String?

  @Option(
    name: .customLong("id"), help: ArgumentHelp("The column that identifies a comment.", valueName: "column"))
  var idColumn: String?

  @Option(
    name: .customLong("property"),
    help: ArgumentHelp("The column that names the property.", valueName: "column"))
  var propertyColumn: String?

  @Option(name: .customLong("time"), help: ArgumentHelp("The column that tells when.", valueName: "column"))
  var timeColumn: String?

  @Option(
    name: .customLong("author"), help: ArgumentHelp("The column that names the author.", valueName: "column"))
  var authorColumn: String?

  @Option(
    help: ArgumentHelp(
      "The order of day, month and year in dates such as 3/4/2025, which is told from the column unless stated.",
      valueName: "dmy|mdy|ymd"))
  var dateOrder: DateOrder?

  @Option(
    help: ArgumentHelp(
      "The mark before the decimals of numbers such as 1.250, which is told from the column unless stated.",
      valueName: "point|comma"))
  var decimalMark: DecimalMark?

  @Option(
    help: ArgumentHelp(
      "Make authors' pseudonyms with the secret key in this file, of 16 bytes or more, instead of the public one.",
      valueName: "file"))
  var authorKey: String?

  @Flag(help: "Stop at the first record that cannot be used.")
  var strict = false

  @Option(help: ArgumentHelp("Keep rejected records in this file, as JSON lines.", valueName: "file"))
  var rejects: String?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  var messages: Messages { Messages(isQuiet: quiet) }

  /// The names of the options that were given and say how exports are read.
  var stated: [String] {
    [
      ("--from", from != nil), ("--encoding", encoding != nil), ("--text", textColumn != nil),
      ("--id", idColumn != nil), ("--property", propertyColumn != nil), ("--time", timeColumn != nil),
      ("--author", authorColumn != nil), ("--date-order", dateOrder != nil),
      ("--decimal-mark", decimalMark != nil), ("--author-key", authorKey != nil), ("--strict", strict),
      ("--rejects", rejects != nil),
    ].filter(\.1).map(\.0)
  }
}
