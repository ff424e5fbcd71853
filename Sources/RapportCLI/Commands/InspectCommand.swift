import ArgumentParser
import Rapport
import RapportEngagement
import RapportIngest
import RapportModel

/// `rapport inspect`
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Say what files are: format, kinds of record, counts, and what to know before using them.",
    discussion: """
        rapport inspect exports/*
        rapport inspect reviews.csv --to json
        rapport inspect all.ledger
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("The files; '-' is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "The output: text, or json with one object a line.")
  var to = Format.text

  @OptionGroup(title: "Reading") var input: InputOptions

  func validate() throws {
    guard !input.strict else {
      throw ValidationError("'--strict' has no effect here: nothing is made of the records.")
    }
    guard input.rejects == nil else {
      throw ValidationError("'--rejects' has no effect here; 'rapport read' keeps rejected records.")
    }
  }

  func run() throws {
    var output = try ByteOutput(path: nil)
    for path in try input.paths(files) {
      if Ledger.isFile(path) {
        let inspection = LedgerInspection(of: try Ledger(path: path), file: path)
        switch to {
        case .json:
          var json = JSONWriter()
          inspection.write(to: &json)
          json.endLine()
          try output.write(json.bytes)
        case .text: try output.write(inspection.text)
        }
        continue
      }
      let inspection = try Inspection(of: ByteSource(path: path), format: input.from, options: input.ingest)
      switch to {
      case .json:
        var json = JSONWriter()
        inspection.write(to: &json)
        json.endLine()
        try output.write(json.bytes)
      case .text: try output.write(Self.text(inspection))
      }
    }
    try output.finish()
  }

  private static func text(_ inspection: Inspection) -> String {
    let kinds = inspection.kinds.map(\.rawValue).joined(separator: " and ")
    var text = "\(inspection.file): \(inspection.format ?? "unknown format")"
    if !kinds.isEmpty { text += ", \(kinds)" }
    text += ", \(counted(inspection.records, "record")), \(inspection.rejected) rejected\n"
    for note in inspection.notes { text += "  \(note.message)\n" }
    return text
  }
}
