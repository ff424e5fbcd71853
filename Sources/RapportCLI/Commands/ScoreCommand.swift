import ArgumentParser
import Rapport
import RapportIngest
import RapportModel

/// `rapport score`
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Give back the same rows with sentiment, language and topics added as columns.",
    discussion: """
      Rows that cannot be scored keep empty cells and a status that says why. The columns are rapport_status, _label, \
      _polarity (-1 to 1), _positive and _negative (0 to 1), _confidence, _coverage, _language and _topics. With \
      '--target' there is _aspects too: what a row says of each thing named, as JSON; '--columns aspects' without \
      targets says it of each topic.
      '--lexicon' may be repeated: the first lexicon gives the columns above, each further one its label and polarity, in \
      columns that end in its name, as rapport_label_en_base. rapport_disagreement is the share of different labels \
      among the pairs of lexicons that scored the row, 0 to 1. How far the lexicons agree over all rows is said at the end.
      Rows that have a column of one of these names already, since they were scored before, are refused: '--prefix' names \
      the added columns otherwise.

        rapport score reviews.csv > scored.csv
        rapport score comments.jsonl --columns status,label,polarity --prefix mood_
        rapport score reviews.csv --target room --target "check in" --target breakfast
        rapport score reviews.csv --lexicon en/rapport-open --lexicon en/base --lexicon vader
        rapport score scored.csv --lexicon en/base --prefix base_
        zcat reviews.csv.gz | rapport score - --text body --to jsonl
      """)

  @Argument(help: ArgumentHelp("Comment exports; '-' is standard input.", valueName: "file"))
  var files: [String] = ["-"]

  @Option(help: "The output: csv, tsv or jsonl; that of the input unless stated.")
  var to: RowFormat?

  @Option(
    help: ArgumentHelp(
      "The columns to add, separated by commas; all but aspects unless stated, disagreement with several lexicons.",
      valueName: "names"))
  var columns: ColumnList?

  @OptionGroup var aspects: AspectOptions

  @Option(help: "What the names of added columns begin with.")
  var prefix = "rapport_"

  @Flag(
    help:
      "In csv and tsv, leave cells that come from another format as they are, even if a spreadsheet would take them for formulas."
  )
  var raw = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions
  @OptionGroup(title: "Reading") var duplicates: DuplicateOptions
  @OptionGroup(title: "Scoring") var scoring: ScoringOptionGroup

  func validate() throws {
    guard !raw || (to ?? RowFormat(fileName: output)) != .jsonl else {
      throw ValidationError("'--raw' is about csv and tsv; JSON has no formulas.")
    }
    if let columns = columns?.columns, !columns.contains(.aspects), !aspects.targets.isEmpty {
      throw ValidationError("'--target' fills the column 'aspects', which '--columns' leaves out.")
    }
  }

  func run() throws {
    var uses = input.uses(of: files, scoring: scoring)
    uses.writes("-o", output)
    uses.writesManifest(beside: output)
    try uses.requireDistinct()
    let messages = input.messages
    var columns = self.columns?.columns ?? ScoreColumn.standard + (aspects.targets.isEmpty ? [] : [.aspects])
    let panel = try scoring.panel(
      targets: aspects.targets, findsAspects: columns.contains(.aspects), duplicates: duplicates)
    if self.columns == nil, panel.count > 1 { columns.append(.disagreement) }
    guard panel.count > 1 || !columns.contains(.disagreement) else {
      throw CommandFailure(
        "One lexicon does not disagree with itself. Name several with '--lexicon', or leave 'disagreement' out.",
        .usage)
    }
    var options = try input.ingest
    options.keepsRawRecords = true
    var output = try ByteOutput(path: self.output)
    var rejects = try RejectsFile(path: input.rejects, redactor: redaction.redactor())
    let writer = ScoredRowWriter(
      format: to ?? RowFormat(fileName: self.output), columns: columns, prefix: prefix,
      topics: panel.first.topics, aspects: panel.first.aspectNames, lexicons: panel.columnNames, isRaw: raw)
    var rows = try RowScoring(
      panel: panel, writer: writer, threads: scoring.threadCount,
      redactor: { try redaction.redactor(for: input) })
    var counts = RecordCounts()
    var stamps: [InputStamp] = []
    var progress = ProgressLine(messages: messages)

    let arguments = try input.inputs(files)
    let repeated = try RepeatedRecords(
      duplicates.dedupe, in: arguments, format: input.from, options: options)
    for (number, argument) in arguments.enumerated() {
      let reader = try InputReader(
        argument, format: input.from, options: options, isStrict: input.strict, number: number,
        among: repeated)
      let report = try rows.score(
        reader, onProgress: { progress.update($0) }, onRejected: { try rejects.add($0) },
        write: { try output.write($0) })
      progress.clear()
      report.notes(to: messages)
      guard report.counts.comments > 0 || report.counts.measured + report.counts.unmeasured == 0 else {
        throw CommandFailure(
          "'\(argument.path)' was read as \(reader.adapter.format) and holds no comments. "
            + "Name its column of text with '--text', or its format with '--from'.", .data)
      }
      counts = counts + report.counts
      stamps.append(report.stamp)
    }
    try output.finish()
    try rejects.finish(records: counts.records, path: input.rejects, messages: messages)
    guard counts.comments > 0 else { throw CommandFailure("There was no comment to score.", .data) }
    if let path = self.output, path != "-" {
      try ManifestFile.write(
        panel.manifest(
          options: redaction.manifestOptions, inputs: stamps, pseudonymizer: options.pseudonymizer),
        beside: path)
    }
    messages.note(Self.summary(counts))
    AgreementText.lines(of: rows.agreement, panel.names).forEach(messages.note)
  }

  private static func summary(_ counts: RecordCounts) -> String {
    let reasons = UnscoredReason.allCases.compactMap { reason in
      counts.unscored[reason].map { "\($0) \(reason.rawValue)" }
    }
    let unscored = counts.comments - counts.scored
    var text = "\(counted(counts.comments, "comment")): \(counts.scored) scored, \(unscored) not scored"
    if !reasons.isEmpty { text += " (" + reasons.joined(separator: ", ") + ")" }
    return text + "."
  }
}

/// Columns by name, as the command line gives them.
struct ColumnList: ExpressibleByArgument {
  let columns: [ScoreColumn]

  init?(argument: String) {
    var columns: [ScoreColumn] = []
    for name in argument.split(separator: ",") {
      guard let column = ScoreColumn(rawValue: String(name)) else { return nil }
      columns.append(column)
    }
    guard !columns.isEmpty else { return nil }
    self.columns = columns
  }
}
