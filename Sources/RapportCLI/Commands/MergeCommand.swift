import ArgumentParser
import Rapport
import RapportEngagement
import RapportReport

/// `rapport merge`
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join ledgers of parts in the ledger of the whole, or show its matrix.",
    discussion: """
      The order of merging leaves no trace: the same parts give the same bytes. Ledgers that were made with other \
      versions, lexicons, profiles or options, or that hold the same input, are refused.

        rapport merge parts/*.ledger -o all.ledger
        rapport merge parts/*.ledger --to csv -o matrix.csv
      """)

  @Argument(help: ArgumentHelp("Ledgers; '-' is standard input.", valueName: "ledger"))
  var files: [String]

  @OptionGroup(title: "Output") var matrix: MatrixOptions

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if matrix.format == nil, matrix.output == nil, matrix.report == nil {
      throw ValidationError(
        "Name the merged ledger with '-o all.ledger', or the form of its matrix with '--to table'.")
    }
    if matrix.format == nil, matrix.report == nil {
      guard !matrix.weeks else { throw ValidationError("'--weeks' needs '--to' or '--report'.") }
      guard matrix.profile == nil else { throw ValidationError("'--profile' needs '--to' or '--report'.") }
    }
  }

  func run() throws {
    var uses = FileUses()
    // The merged ledger may take the place of one of its parts: all are read before it is written.
    if matrix.format != nil || matrix.report != nil { uses.reads(inputs: files) }
    matrix.add(to: &uses)
    try uses.requireDistinct()
    let messages = Messages(isQuiet: quiet)
    let ledger = try LedgerMerging.merged(files, messages)
    if matrix.format == nil, let path = matrix.output {
      try LedgerOutput.write(ledger, to: path)
      messages.note(LedgerOutput.summary(ledger))
    }
    if matrix.format != nil || matrix.report != nil {
      try LedgerMerging.show(ledger, matrix, matrix.readProfile(), messages)
    }
  }
}

/// Joins ledgers in files.
enum LedgerMerging {
  static func merged(_ paths: [String], _ messages: Messages) throws -> Ledger {
    var progress = ProgressLine(messages: messages)
    var all: Ledger?
    for path in paths {
      progress.update("Merging \(path)")
      let ledger = try Ledger(path: path)
      guard all != nil else {
        all = ledger
        continue
      }
      do throws(LedgerMergeError) {
        try all?.merge(ledger)
      } catch {
        progress.clear()
        throw CommandFailure("'\(path)' cannot be merged. \(error)", .data)
      }
    }
    progress.clear()
    guard let all else { throw CommandFailure("There is no ledger to merge.", .noInput) }
    return all
  }

  /// Shows the matrix of a ledger; a page has no quotes, since the texts are not there.
  static func show(
    _ ledger: Ledger, _ options: MatrixOptions, _ profile: Profile, _ messages: Messages
  ) throws {
    if !profile.namesHash.isEmpty, profile.namesHash != ledger.options.provenance.profileHash {
      messages.warning(
        "The ledger was made with other names and aliases of properties than the profile has. "
          + "To use the profile's, make the ledger with it.")
    }
    try options.writePage(messages) {
      let report = MatrixReport(ledger, profile: profile, periods: .wholeTimeAndWeeks)
      return HTMLReport(report, ledger: ledger, profile: profile, title: options.heading)
    }
    if options.format != nil || options.report == nil {
      try options.write(MatrixReport(ledger, profile: profile, periods: options.periods), messages)
    }
  }
}
