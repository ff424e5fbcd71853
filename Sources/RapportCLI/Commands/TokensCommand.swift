import ArgumentParser
import Rapport
import RapportModel
import RapportText

/// `rapport tokens`
struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Cut texts into tokens: words, tags, mentions, addresses, emoji, emoticons, marks.",
    discussion: """
      Without further options one JSON object a document: {"id":…,"tokens":[{"text":…,"kind":…,"start":…,"end":…}]}. \
      Offsets count bytes of UTF-8 unless stated.

        rapport tokens comments.csv --kinds hashtag,emoji
        rapport tokens comments.csv --vocab --kinds word --ngrams 2 | head
      """)

  @Argument(help: ArgumentHelp("Comment exports; '-' is standard input.", valueName: "file"))
  var files: [String] = ["-"]

  @Option(
    help: ArgumentHelp(
      "Only these kinds, separated by commas: \(TokenKind.allCases.map(\.description).joined(separator: ", ")).",
      valueName: "kinds"))
  var kinds: KindList?

  @Flag(help: "List the sentences of each document too.")
  var sentences = false

  @Option(help: "What offsets count: utf8, utf16 or scalar; utf8 unless stated.")
  var offsets: OffsetUnit?

  @Flag(help: "Count terms instead: term, count, documents.")
  var vocab = false

  @Flag(help: "With '--vocab', count each property apart.")
  var byProperty = false

  @Flag(help: "Print the document–term counts instead: document, term, count.")
  var dfm = false

  @Option(help: "With '--vocab' or '--dfm', count sequences of so many terms; 1 unless stated.")
  var ngrams: Int?

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup var redaction: RedactionOptions

  func validate() throws {
    guard !(vocab && dfm) else { throw ValidationError("Choose one of '--vocab' and '--dfm'.") }
    guard ngrams.map({ $0 >= 1 }) ?? true else { throw ValidationError("'--ngrams' takes 1 or more.") }
    guard ngrams == nil || vocab || dfm else {
      throw ValidationError("'--ngrams' needs '--vocab' or '--dfm'.")
    }
    guard !byProperty || vocab else { throw ValidationError("'--by-property' needs '--vocab'.") }
    guard !sentences || !(vocab || dfm) else {
      throw ValidationError("'--sentences' goes without '--vocab' and '--dfm', which list no documents.")
    }
    guard offsets == nil || !(vocab || dfm) else {
      throw ValidationError("'--offsets' goes without '--vocab' and '--dfm', which tell no places.")
    }
  }

  func run() throws {
    try input.uses(of: files).requireDistinct()
    let lister = try TokenLister(kinds: kinds?.kinds, unit: offsets ?? .utf8, showsSentences: sentences)
    var output = try ByteOutput(path: nil)
    var rejects = try RejectsFile(path: input.rejects, redactor: redaction.redactor())
    var counts = VocabularyCount(byProperty: byProperty)
    let length = ngrams ?? 1
    var json = JSONWriter()
    var documents = 0
    if dfm { try output.write("document,term,count\n") }
    let redactor = try redaction.redactor()
    for argument in try input.inputs(files) {
      let reader = try DocumentReader(
        argument, format: input.from, options: input.ingest, redactor: redactor)
      try reader.read(onRejected: { record in
        if input.strict { throw StrictModeError(record: record) }
        try rejects.add(record)
      }) { document in
        documents += 1
        if vocab {
          counts.add(lister.terms(of: document, length: length), of: document)
        } else if dfm {
          var own = VocabularyCount()
          own.add(lister.terms(of: document, length: length), of: document)
          for entry in own.entries {
            try output.write(CSVLine.text([document.id, entry.term, String(entry.count)]))
          }
        } else {
          json.removeAll()
          lister.write(document, to: &json)
          json.endLine()
          try output.write(json.bytes)
        }
      }
    }
    if vocab {
      try output.write("term," + (byProperty ? "property," : "") + "count,documents\n")
      for entry in counts.entries {
        let cells =
          [entry.term] + (entry.property.map { [$0] } ?? []) + ["\(entry.count)", "\(entry.documents)"]
        try output.write(CSVLine.text(cells))
      }
    }
    try output.finish()
    try rejects.finish(records: documents + rejects.count, path: input.rejects, messages: input.messages)
  }
}

/// Kinds by name, as the command line gives them.
struct KindList: ExpressibleByArgument {
  let kinds: Set<TokenKind>

  init?(argument: String) {
    var kinds: Set<TokenKind> = []
    for name in argument.split(separator: ",") {
      guard let kind = TokenKind.allCases.first(where: { $0.description == name }) else { return nil }
      kinds.insert(kind)
    }
    guard !kinds.isEmpty else { return nil }
    self.kinds = kinds
  }
}
