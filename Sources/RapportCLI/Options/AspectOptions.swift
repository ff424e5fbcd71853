import ArgumentParser

/// Which things to tell the sentiment of; the same wherever it is told.
struct AspectOptions: ParsableArguments {
  @Option(
    name: .customLong("target"),
    help: ArgumentHelp(
      "Also tell what is said of this thing: a word or phrase, with '*' and '?' for wildcards. May be repeated.",
      valueName: "words"))
  var targets: [String] = []

  func validate() throws {
    if targets.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("'--target' takes a word or phrase.")
    }
  }
}
