import ArgumentParser
import Rapport
import RapportEngagement
import RapportIngest
import RapportModel

/// `rapport enrich`
struct EnrichCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrich",
    abstract:
      "Give an analytics report back, row by row unchanged, with what people wrote about each row beside it.",
    discussion: """
      Comments are joined to rows by page, post, property or date. Rows without comments have the count 0 and \
      empty cells; where a row has nothing to join by, its count is empty too. Attitude from fewer than five authors is \
      withheld, unless the profile asks for another number.

        rapport enrich pages.csv --with reviews.csv > pages-enriched.csv
        rapport enrich shop=days.csv --with shop=reviews.csv --on property,date -o days-enriched.csv
      """)

  @Argument(help: ArgumentHelp("The analytics report, as FILE or NAME=FILE.", valueName: "report"))
  var report: String

  @Option(
    name: .customLong("with"), parsing: .upToNextOption,
    help: ArgumentHelp("Comment exports, as FILE or NAME=FILE.", valueName: "file"))
  var comments: [String]

  @Option(
    help: ArgumentHelp(
      "What to join by: page, post, property and date, separated by commas; what the report has unless stated.",
      valueName: "keys"))
  var on: JoinKeys?

  @Option(help: ArgumentHelp("What the properties are and how to judge them, in YAML.", valueName: "file"))
  var profile: String?

  @Option(help: "What the names of added columns begin with.")
  var prefix = "rapport_"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions
  @OptionGroup(title: "Reading") var duplicates: DuplicateOptions
  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func validate() throws {
    guard !comments.isEmpty else {
      throw ValidationError("Name at least one file of comments after '--with'.")
    }
  }

  func run() throws {
    var uses = input.uses(of: [report] + comments, scoring: scoring, profile: profile)
    uses.writes("-o", output)
    uses.writesManifest(beside: output)
    try uses.requireDistinct()
    let messages = input.messages
    let profile = try self.profile.map(ProfileFile.read) ?? Profile()
    let annotator = try Annotator(
      scoring.options(defaultLanguage: profile.defaultLanguage, duplicates: duplicates))
    let reports = try input.inputs([report])
    guard reports.count == 1 else {
      throw CommandFailure("'\(report)' is an archive. Name the report in it, as ARCHIVE!FILE.", .usage)
    }
    var rejects = try RejectsFile(path: input.rejects, redactor: redaction.redactor())
    var enrichment = try Enrichment(
      report: reports[0], format: input.from, options: reportOptions, keys: on,
      annotator: annotator, profile: profile, isStrict: input.strict
    ) { try rejects.add($0) }
    try enrichment.requireNewColumns(prefix: prefix)
    var progress = ProgressLine(messages: messages)
    let comments = try input.inputs(comments)
    let repeated = try RepeatedRecords(
      duplicates.dedupe, in: comments, options: input.ingest, profile: profile)
    for (number, argument) in comments.enumerated() {
      progress.update("Reading \(argument.path)")
      try enrichment.absorb(
        argument, options: input.ingest, isStrict: input.strict, number: number, among: repeated
      ) { try rejects.add($0) }
    }
    progress.clear()
    var output = try ByteOutput(path: self.output)
    try output.write(enrichment.table(prefix: prefix))
    try output.finish()

    for input in enrichment.inputs { input.notes(to: messages) }
    let counts = enrichment.inputs.dropFirst().reduce(RecordCounts()) { $0 + $1.counts }
    let records = counts.records + enrichment.inputs[0].counts.records
    try rejects.finish(records: records, path: input.rejects, messages: messages)
    let rows = enrichment.rowCounts
    let rejected = enrichment.rejectedRows
    messages.note(
      "\(counted(rows.withComments + rows.without + rejected, "row")), \(rows.withComments) with comments"
        + (rejected > 0 ? ", \(rejected) rejected; " : "; ")
        + "\(counted(counts.comments, "comment")), "
        + "\(enrichment.unmatchedComments) about no row, \(enrichment.outOfContextComments) out of context.")
    if let path = self.output, path != "-" {
      try ManifestFile.write(
        annotator.manifest(options: redaction.manifestOptions, inputs: enrichment.inputs.map(\.stamp)),
        beside: path)
    }
  }

  /// The report's own columns are recognised; the options name those of the comments.
  private var reportOptions: IngestOptions {
    var options = IngestOptions()
    options.encoding = input.encoding
    options.dateOrder = input.dateOrder
    options.decimalMark = input.decimalMark
    return options
  }
}
