import ArgumentParser
import Rapport
import RapportModel
import RapportReport

/// `rapport kwic`
struct KwicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic",
    abstract: "Show a word or phrase with what stands before and after it.",
    discussion: """
      '*' stands for any run of characters in a word and '?' for one; a phrase is several words.

        rapport kwic "deliver*" reviews.csv
        rapport kwic "customer service" reviews.csv --window 8 --to csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, jsonl
  }

  @Argument(help: "The word or phrase.")
  var term: String

  @Argument(help: ArgumentHelp("Comment exports; '-' is standard input.", valueName: "file"))
  var files: [String] = ["-"]

  @Option(help: "How many tokens of context each side shows.")
  var window = 5

  @Option(help: "The output: text, csv or jsonl.")
  var to = Format.text

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions

  func validate() throws {
    guard window >= 0 else { throw ValidationError("'--window' takes 0 or more.") }
  }

  func run() throws {
    try input.uses(of: files).requireDistinct()
    let concordance = try Concordance(of: term, window: window)
    var output = try ByteOutput(path: nil)
    var rejects = try RejectsFile(path: input.rejects, redactor: redaction.redactor())
    var lines: [Concordance.Line] = []
    var documents = 0
    if to == .csv { try output.write("id,property,left,keyword,right,start,end\n") }
    let redactor = try redaction.redactor()
    for argument in try input.inputs(files) {
      let reader = try DocumentReader(
        argument, format: input.from, options: input.ingest, redactor: redactor)
      try reader.read(onRejected: { record in
        if input.strict { throw StrictModeError(record: record) }
        try rejects.add(record)
      }) { document in
        documents += 1
        for line in concordance.lines(in: document) {
          switch to {
          case .text: lines.append(line)
          case .csv:
            try output.write(
              CSVLine.text([
                line.id, line.property, line.left, line.keyword, line.right, "\(line.start)", "\(line.end)",
              ]))
          case .jsonl: try output.write(Self.json(line))
          }
        }
      }
    }
    if to == .text { try output.write(KwicTable.text(lines)) }
    try output.finish()
    try rejects.finish(records: documents + rejects.count, path: input.rejects, messages: input.messages)
  }

  private static func json(_ line: Concordance.Line) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", line.id)
      json.member("property", line.property)
      json.member("left", line.left)
      json.member("keyword", line.keyword)
      json.member("right", line.right)
      json.member("start", line.start)
      json.member("end", line.end)
    }
    json.endLine()
    return json.bytes
  }
}

/// Lines of a concordance with their keywords below one another.
enum KwicTable {
  static func text(_ lines: [Concordance.Line]) -> String {
    let rows = lines.map { [$0.id, $0.left, $0.keyword, $0.right].map(SafeText.terminal) }
    let widths = (0..<3).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { row in
      func space(_ column: Int) -> String {
        String(repeating: " ", count: widths[column] - displayWidth(row[column]))
      }
      return row[0] + space(0) + "  " + space(1) + row[1] + "  " + row[2] + space(2) + "  " + row[3] + "\n"
    }.joined()
  }
}
