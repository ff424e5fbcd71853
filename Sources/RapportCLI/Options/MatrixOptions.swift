import ArgumentParser
import Rapport
import RapportEngagement
import RapportReport

/// How to show a matrix; the same wherever one is shown.
struct MatrixOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, md
  }

  @Option(help: ArgumentHelp("What the properties are and how to judge them, in YAML.", valueName: "file"))
  var profile: String?

  @Option(help: "The output: table, csv, json or md.")
  var to: Format?

  @Option(help: ArgumentHelp("Write the whole report as one page to this HTML file too.", valueName: "file"))
  var report: String?

  @Option(help: "With '--report', the heading of the page; 'Engagement report' unless stated.")
  var title: String?

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

  func validate() throws {
    guard title == nil || report != nil else { throw ValidationError("'--title' needs '--report'.") }
    guard !wide || format == .csv else { throw ValidationError("'--wide' needs '--to csv'.") }
    guard !raw || format == .csv else { throw ValidationError("'--raw' needs '--to csv'.") }
  }

  /// The heading of the page.
  var heading: String { title ?? "Engagement report" }

  /// The format that was asked for, by name or by the output's extension.
  var format: Format? { to ?? Format(fileName: output) }

  /// The periods that were asked for.
  var periods: EngagementMatrix.Periods { weeks ? .wholeTimeAndWeeks : .wholeTime }

  /// Adds the files that these options name.
  func add(to uses: inout FileUses) {
    uses.reads("'--profile'", profile)
    uses.writes("-o", output)
    if format == .csv { uses.writesManifest(beside: output) }
    uses.writes("--report", report)
  }

  func readProfile() throws -> Profile { try profile.map(ProfileFile.read) ?? Profile() }

  /// Writes the matrix where it was asked for, and what belongs beside it.
  func write(_ report: MatrixReport, _ messages: Messages) throws {
    let format = format ?? .table
    if format != .table {
      messages.note(
        report.mappingSummary(width: Terminal.width) + "\n" + report.countsSummary(width: Terminal.width))
      for warning in report.matrix.warnings.summary { messages.warning(warning) }
    }
    var output = try ByteOutput(path: output)
    switch format {
    case .table: try output.write(report.terminal(width: Terminal.width))
    case .csv: try report.writeCSV(wide ? .wide : .tidy, raw: raw) { try output.write($0) }
    case .json: try report.writeJSON { try output.write($0) }
    case .md: try output.write(report.markdown())
    }
    try output.finish()
    if format == .csv, let path = self.output, path != "-", let manifest = report.manifest {
      try ManifestFile.write(manifest, beside: path)
    }
  }

  /// Writes the page if it was asked for.
  ///
  /// - Parameter page: Makes the page, which shows trends and so needs the weeks whether the matrix shows them or
  ///   not.
  func writePage(_ messages: Messages, _ page: () throws -> HTMLReport) throws {
    guard let path = report else { return }
    var output = try ByteOutput(path: path)
    try output.write(page().html())
    try output.finish()
    messages.note("Report: \(path)")
  }
}

extension MatrixOptions.Format {
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
