import ArgumentParser
import Rapport
import RapportModel
import RapportSentiment
import RapportText

extension LexiconCommand {
  /// `rapport lexicon learn`
  struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "learn",
      abstract: "Learn a table of weights for words and pairs of words from labelled texts.",
      discussion: """
        Labelled texts stand in files with the columns id, label, score and text, as for 'rapport evaluate'. Words and \
        pairs seen in fewer than five texts, names, and words for who people are get no weight. The same files and \
        options give the same table to the byte.

        With a table of weights as '--base' the labelled texts correct it: a thousand of one's own domain already \
        help.

          rapport lexicon learn ours.tsv --base en/rapport-open -o our-words
          rapport evaluate held-out.tsv --lexicon our-words
          rapport score reviews.csv --lexicon our-words
        """)

    @Argument(help: ArgumentHelp("Files of labelled texts.", valueName: "labelled"))
    var files: [String]

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("The folder to write terms.tsv and manifest.json to.", valueName: "folder"))
    var output: String

    @Option(help: "The lexicon or the table of weights to start from, by name or folder.")
    var base = "en/base"

    @Option(
      help: ArgumentHelp(
        "Labelled texts that tell how sure labels are; may be repeated. Without them every fifth text is held out for "
          + "that first.", valueName: "labelled"))
    var calibrate: [String] = []

    @Option(help: "The name that the manifest states; the folder's unless given.")
    var name: String?

    @Option(help: "The title that the manifest states.")
    var title = ""

    @Option(help: "The version that the manifest states.")
    var version = "1"

    @Option(help: "The licence that the manifest states.")
    var licence = ""

    @Option(help: "The source that the manifest states.")
    var source = "learned by 'rapport lexicon learn'"

    @Option(help: "The command that the manifest states for building the table again.")
    var rebuiltBy: String?

    @Option(
      help: ArgumentHelp(
        "The terms that a file's texts are under, for the manifest; may be repeated.", valueName: "name=terms"
      ))
    var terms: [String] = []

    @Flag(
      help:
        "Give 'not', 'no' and the like weights of their own: more often right on texts like those learned from, but every denial leans to blame."
    )
    var weighDenials = false

    @Option(help: "How many words, negated words and pairs to keep.")
    var entries = TrainingOptions().entryCount

    @Option(help: "In how many texts a word or pair has to be seen; no less than 5.")
    var minimumTexts = TrainingOptions().minimumTexts

    @Option(
      help: ArgumentHelp(
        "How hard weights are held near 0 (default \(TrainingOptions().penalty)), or near the base's (default "
          + "\(TrainingOptions.correction.penalty))."))
    var penalty: Double?

    @Option(help: "How many times harder weights for 'any sentiment' are held than those for a side.")
    var anyPenaltyFactor = TrainingOptions().anyPenaltyFactor

    @Option(help: "How hard the weights for what the lexicon's words add up to are held.")
    var featurePenalty = TrainingOptions().featurePenalty

    @Option(
      help: ArgumentHelp(
        "How hard the side that each file leans to is held near none (default "
          + "\(TrainingOptions().sideOffsetPenalty)), or near the base's (default "
          + "\(TrainingOptions.correction.sideOffsetPenalty))."))
    var sideOffsetPenalty: Double?

    @Option(
      help:
        "Added to 'any sentiment' of every text: above 0, fewer texts are neutral than if classes were even.")
    var anyOffset = TrainingOptions().anyOffset

    @Flag(help: "Say nothing but errors.")
    var quiet = false

    @OptionGroup var lexicons: Source

    private var messages: Messages { Messages(isQuiet: quiet) }

    func validate() throws {
      guard minimumTexts >= 5 else { throw ValidationError("'--minimum-texts' takes 5 or more.") }
      guard entries > 0, penalty ?? 1 > 0, anyPenaltyFactor > 0, featurePenalty > 0,
        sideOffsetPenalty ?? 1 > 0
      else {
        throw ValidationError("'--entries' and the penalties take numbers above 0.")
      }
      for pair in terms where !pair.contains("=") {
        throw ValidationError("'--terms' takes the name of a file and its terms, such as 'ours=CC0-1.0'.")
      }
    }

    func run() throws {
      let library = try lexicons.library()
      let tables = try library.sentimentTables(base)
      var options = tables.weights == nil ? TrainingOptions() : .correction
      options.entryCount = entries
      options.weighsDenials = weighDenials
      options.minimumTexts = minimumTexts
      options.penalty = penalty ?? options.penalty
      options.anyPenaltyFactor = anyPenaltyFactor
      options.featurePenalty = featurePenalty
      options.sideOffsetPenalty = sideOffsetPenalty ?? options.sideOffsetPenalty
      options.anyOffset = anyOffset
      let trainer = WeightTrainer(tables: tables, options: options, library: library)
      let folderName = output.split(separator: "/").last.map(String.init) ?? output
      let manifest = LexiconManifest(
        name: name ?? folderName, kind: .weights, title: title, language: tables.language,
        version: version, licence: licence, source: source, scale: nil, rebuiltBy: rebuiltBy)
      var summary = TrainingSummary()
      let table = try trainer.table(
        from: try labelledTexts(files), calibratedWith: try labelledTexts(calibrate), manifest: manifest
      ) { summary = $0 }
      try OutputFolder.create(output)
      try write(table.written, to: output + "/terms.tsv")
      try write(table.manifest.written, to: output + "/manifest.json")
      for line in Self.lines(of: summary, minimumTexts: options.minimumTexts) { messages.note(line) }
      messages.note("Written to '\(output)'.")
    }

    /// What was learned, in sentences.
    private static func lines(of summary: TrainingSummary, minimumTexts: Int) -> [String] {
      var read =
        "\(counted(summary.texts, "text")): \(summary.positive) positive, \(summary.neutral) neutral, "
        + "\(summary.negative) negative"
      if summary.repeated > 0 { read += "; \(summary.repeated) more stood there before and were left out" }
      let words =
        "\(counted(summary.words, "different word")), of which \(summary.rareWords) in fewer than \(minimumTexts) texts "
        + "and left out"
      let entries =
        "\(counted(summary.candidates, "word, negated word or pair", "words, negated words and pairs")) weighed, "
        + "\(summary.entries) kept"
      let held = summary.heldOut.map {
        "Of \(counted($0.count, "text")) held out, \($0.right) got the right label by what was learned from the others."
      }
      return [read + ".", words + ".", entries + "."] + (held.map { [$0] } ?? [])
    }

    private func labelledTexts(_ paths: [String]) throws -> [LabelledTexts] {
      let stated = Dictionary(
        terms.map { pair in
          let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          return (String(parts[0]), String(parts[1]))
        }, uniquingKeysWith: { $1 })
      return try paths.map { path in
        let file = try GoldFile(path: path)
        return file.labelledTexts(terms: stated[file.name] ?? "not stated")
      }
    }

    private func write(_ text: String, to path: String) throws {
      var file = try ByteOutput(path: path)
      try file.write(text)
      try file.finish()
    }
  }
}
