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
      Every number comes with its sample size and interval; properties are compared where the definition is the same. \
      The property of a record is the first of: NAME on the command line, an alias in the profile, what the file says, \
      the file's name.

        rapport matrix shop=reviews.csv shop=ga4.csv help=comments.jsonl --report engagement.html
        rapport matrix exports/*.csv --profile shops.yaml --weeks --to csv -o matrix.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, md
  }

  @Argument(help: ArgumentHelp("Comment and analytics exports, as FILE or NAME=FILE.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("What the properties are and how to judge them, in YAML.", valueName: "file"))
  var profile: String?

  @Option(help: "The output: table, csv, json or md.")
  var to: Format?

  @Option(help: ArgumentHelp("Write the whole report as one page to this HTML file too.", valueName: "file"))
  var report: String?

  @Option(help: "The heading of the page.")
  var title = "Engagement report"

  @Flag(help: "In csv, a row for each property instead of one for each number.")
  var wide = false

  @Flag(help: "Give each ISO week its numbers too.")
  var weeks = false

  @Flag(help: "In csv, leave cells as they are, even if a spreadsheet would take them for formulas.")
  var raw = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func run() throws {
    let messages = input.messages
    let profile = try self.profile.map(ProfileFile.read) ?? Profile()
    let annotator = try Annotator(scoring.options(defaultLanguage: profile.defaultLanguage))
    var analysis = Analysis(annotator: annotator, profile: profile, threads: scoring.threadCount)
    var rejects = try RejectsFile(path: input.rejects)
    var progress = ProgressLine(messages: messages)
    try analysis.absorb(
      input.inputs(files), format: input.from, options: input.ingest, isStrict: input.strict,
      onProgress: { progress.update($0) }, onRejected: { try rejects.add($0) })
    progress.clear()
    let counts = analysis.inputs.reduce(RecordCounts()) { $0 + $1.counts }
    try rejects.finish(records: counts.records, path: input.rejects, messages: messages)
    for input in analysis.inputs { input.notes(to: messages) }
    guard counts.comments + counts.measured > 0 else {
      throw CommandFailure("No record of these files could be used. See 'rapport inspect'.", .data)
    }

    if let path = self.report { try writePage(of: analysis, to: path, messages) }
    let report = analysis.report(periods: weeks ? .wholeTimeAndWeeks : .wholeTime)
    let format = to ?? Format(fileName: output) ?? .table
    if format != .table {
      messages.note(
        report.mappingSummary(width: Terminal.width) + "\n" + report.countsSummary(width: Terminal.width))
      for warning in report.matrix.warnings.summary { messages.warning(warning) }
    }
    var output = try ByteOutput(path: output)
    switch format {
    case .table: try output.write(report.terminal(width: Terminal.width))
    case .csv: try output.write(report.csv(wide ? .wide : .tidy, raw: raw))
    case .json: try output.write(report.json())
    case .md: try output.write(report.markdown())
    }
    try output.finish()
    if format == .csv, let path = self.output, path != "-", let manifest = report.manifest {
      try ManifestFile.write(manifest, beside: path)
    }
  }
}

extension MatrixCommand {
  /// Writes the page, which shows trends and so needs the weeks whether the matrix shows them or not.
  private func writePage(of analysis: Analysis, to path: String, _ messages: Messages) throws {
    var page = try ByteOutput(path: path)
    try page.write(analysis.page(analysis.report(periods: .wholeTimeAndWeeks), title: title).html())
    try page.finish()
    messages.note("Report: \(path)")
  }
}

extension MatrixCommand.Format {
  /// The format that a file's extension asks for.
  fileprivate init?(fileName: String?) {
    guard let fileName, let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "json": self = .json
    case "md": self = .md
    default: return nil
    }
  }
}
