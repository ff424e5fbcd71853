import ArgumentParser
import Rapport

/// Which comments are scored once; the same wherever comments are counted.
struct DuplicateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Score a comment once that stands there several times: 'id' by its identifier, 'text' by its text, or 'none'. "
        + "Unless stated by identifier in formats that list edited comments again.",
      valueName: "none|id|text"))
  var dedupe: DuplicateRule?
}
