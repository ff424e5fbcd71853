import ArgumentParser
import Rapport
import RapportEngagement
import RapportModel
import RapportReport

/// `rapport matrix`
struct MatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract:
      "Join comments and metrics in one matrix: a row for each property, a column for each indicator.",
    discussion: """
      Rates and means come with their sample sizes and, where one can be given, intervals; properties are compared \
      where the definition is the same. The property of a record is the first of: NAME on the command line, an alias in \
      the profile, what the file says, the file's name. Ledgers ('rapport ledger') may stand among the files.

        rapport matrix shop=reviews.csv shop=ga4.csv help=comments.jsonl --report engagement.html
        rapport matrix exports/*.csv --profile shops.yaml --weeks --to csv -o matrix.csv
        rapport matrix parts/*.ledger
      """)

  @Argument(
    help: ArgumentHelp("Comment and analytics exports, as FILE or NAME=FILE, and ledgers.", valueName: "file")
  )
  var files: [String]

  @OptionGroup(title: "Output") var matrix: MatrixOptions
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions
  @OptionGroup(title: "Reading") var duplicates: DuplicateOptions
  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup
  @OptionGroup(title: "Interruption") var interruption: CheckpointOptions

  func run() throws {
    var uses = input.uses(of: files, scoring: scoring)
    matrix.add(to: &uses)
    uses.writes("--checkpoint", interruption.checkpoint)
    try uses.requireDistinct()
    let messages = input.messages
    let profile = try matrix.readProfile()
    let ledgers = files.filter(Ledger.isFile)
    let exports = files.filter { !ledgers.contains($0) }
    guard !exports.isEmpty else {
      try requireNothingToRead()
      let ledger = try LedgerMerging.merged(ledgers, messages)
      return try LedgerMerging.show(ledger, matrix, profile, messages)
    }

    var analysis = try AnalysisRun.analysis(
      of: exports, input: input, duplicates, redaction, scoring: scoring, interruption, profile: profile,
      messages: messages)
    for path in ledgers { try analysis.merge(Ledger(path: path)) }
    try matrix.writePage(messages) {
      try analysis.page(
        report(analysis, .wholeTimeAndWeeks), title: matrix.heading, redactor: redaction.redactor())
    }
    try matrix.write(report(analysis, matrix.periods), messages)
    interruption.remove()
    KeptToTheEnd.keep(analysis)
  }

  /// Refuses options that say how to read and score exports, where there are only ledgers.
  private func requireNothingToRead() throws {
    let stated =
      input.stated + scoring.stated + (duplicates.dedupe == nil ? [] : ["--dedupe"])
      + (redaction.redact ? ["--redact"] : []) + (interruption.checkpoint == nil ? [] : ["--checkpoint"])
    guard let option = stated.first else { return }
    throw CommandFailure(
      "'\(option)' has no effect on ledgers, whose comments were read and scored when they were made. "
        + "Leave it out, or name the exports.", .usage)
  }

  /// The report, whose manifest says too how its texts are shown.
  private func report(_ analysis: Analysis, _ periods: EngagementMatrix.Periods) -> MatrixReport {
    var report = analysis.report(periods: periods)
    report.manifest?.options += redaction.manifestOptions
    report.manifest?.options.sort { $0.name < $1.name }
    return report
  }
}

/// Reads exports for those commands that need a ledger of them.
enum AnalysisRun {
  /// The analysis of all records of some exports.
  ///
  /// - Throws: ``CommandFailure`` when no record could be used.
  static func analysis(
    of files: [String], input: InputOptions, _ duplicates: DuplicateOptions, _ redaction: RedactionOptions,
    scoring: ScoringOptionGroup, _ interruption: CheckpointOptions, profile: Profile, messages: Messages
  ) throws -> Analysis {
    let annotator = try Annotator(
      scoring.options(defaultLanguage: profile.defaultLanguage, duplicates: duplicates))
    var analysis = Analysis(
      annotator: annotator, profile: profile, pseudonymizer: try input.pseudonymizer,
      threads: scoring.threadCount)
    var rejects = try RejectsFile(path: input.rejects, redactor: redaction.redactor())
    var progress = ProgressLine(messages: messages)
    try analysis.absorb(
      input.inputs(files), format: input.from, options: input.ingest, isStrict: input.strict,
      checkpoints: interruption.checkpoints(messages),
      onProgress: { progress.update($0) }, onRejected: { try rejects.add($0) })
    progress.clear()
    let counts = analysis.ledger.recordCounts
    try rejects.finish(records: counts.records, path: input.rejects, messages: messages)
    for input in analysis.inputs { input.notes(to: messages) }
    guard counts.comments + counts.measured > 0 else {
      throw CommandFailure("No record of these files could be used. See 'rapport inspect'.", .data)
    }
    return analysis
  }
}
