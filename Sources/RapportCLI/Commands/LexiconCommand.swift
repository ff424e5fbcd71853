import ArgumentParser
import Rapport
import RapportModel
import RapportSentiment
import RapportText

/// `rapport lexicon`
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "List, show, check, convert and learn lexicons.",
    subcommands: [List.self, Show.self, Validate.self, Convert.self, Learn.self])

  /// Where lexicons come from.
  struct Source: ParsableArguments {
    @Option(
      help: ArgumentHelp("A folder of lexicons; its files win over the built-in ones.", valueName: "folder"))
    var lexicons: String?

    func library() throws -> LexiconLibrary { LexiconLibrary(try LexiconFolder.library(lexicons)) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the tables with language, version, licence and source.")

    @OptionGroup var source: Source

    func run() throws {
      var output = try ByteOutput(path: nil)
      for manifest in try source.library().tables() {
        let fields = [
          manifest.name, manifest.language, manifest.version, manifest.licence, manifest.hash,
          manifest.source,
        ]
        try output.write(fields.joined(separator: "\t") + "\n")
      }
      try output.finish()
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract:
        "Print a lexicon's terms with their valences, on its own scale, or the lines of a table of weights.",
      discussion: """
        A line of a table of weights has a form (feature, word, negated, pair), the words, the weight for a side, the \
        weight for any sentiment at all, and the number of texts it was learned from.

          rapport lexicon show en/vader | sort -k2 -n | head
          rapport lexicon show en/vader --term good
          rapport lexicon show en/rapport-open --term waste
        """)

    @Argument(help: "The lexicon, by name or file.")
    var lexicon: String

    @Option(help: "Only this term; in a table of weights also in pairs.")
    var term: String?

    @OptionGroup var source: Source

    func run() throws {
      if let reading = try source.library().readWeights(lexicon) { return try show(reading.table) }
      let lexicon = try source.library().lexicon(self.lexicon)
      let entries = lexicon.entries.filter { term == nil || $0.term == term }
      if let term, entries.isEmpty {
        throw CommandFailure("'\(lexicon.name)' has no term '\(term)'. Terms are in lower case.", .data)
      }
      var output = try ByteOutput(path: nil)
      for entry in entries { try output.write("\(entry.term)\t\(entry.valence)\n") }
      try output.finish()
    }

    private func show(_ table: WeightTable) throws {
      let lines = table.entries.filter { entry in
        term.map { entry.term == $0 || entry.term.split(separator: " ").contains(Substring($0)) } ?? true
      }
      guard !lines.isEmpty else {
        throw CommandFailure("'\(lexicon)' has no entry '\(term ?? "")'. Terms are in lower case.", .data)
      }
      var output = try ByteOutput(path: nil)
      try output.write(WeightTable(manifest: table.manifest, entries: lines).written)
      try output.finish()
    }
  }

  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Check lexicons: every entry that cannot be read, is doubled or lies outside the scale.",
      discussion: """
          rapport lexicon validate en/vader
          rapport lexicon validate our-words.tsv
        """)

    @Argument(help: "Lexicons, by name or file.")
    var lexicons: [String]

    @OptionGroup var source: Source

    func run() throws {
      let library = try source.library()
      let names = Set(try library.tables().map(\.name))
      var output = try ByteOutput(path: nil)
      var isBad = false
      for name in lexicons {
        let weights = try library.readWeights(name)
        let reading = weights == nil ? try library.read(name) : nil
        for issue in weights?.issues ?? reading?.issues ?? [] {
          try output.write("\(name): \(issue.isError ? "error" : "warning"): \(issue)\n")
          isBad = isBad || issue.isError
        }
        if names.contains(name), try !library.hasStatedHash(name) {
          try output.write("\(name): error: the table does not have the hash that its manifest states\n")
          isBad = true
        }
        let count = weights?.table.entries.count ?? reading?.lexicon.entries.count ?? 0
        try output.write(
          "\(name): \(weights == nil ? counted(count, "term") : counted(count, "entry", "entries"))\n")
      }
      try output.finish()
      if isBad { throw ExitCode(ExitStatus.data.rawValue) }
    }
  }

  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "convert",
      abstract: "Rewrite a lexicon in another format; valences are mapped to that format's scale.",
      discussion: """
          rapport lexicon convert AFINN-111.txt --to table -o terms.tsv
          rapport lexicon convert en/pattern --to vader
        """)

    @Argument(help: "The lexicon, by name or file.")
    var lexicon: String

    @Option(help: "The format of the file; told from its content unless stated.")
    var from: LexiconFormat?

    @Option(help: "The format to write: table, vader, afinn or scores.")
    var to = LexiconFormat.table

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var source: Source

    func run() throws {
      var uses = FileUses()
      uses.reads("the lexicon", lexicon)
      uses.writes("-o", output)
      try uses.requireDistinct()
      guard try source.library().readWeights(lexicon) == nil else {
        throw CommandFailure("'\(lexicon)' has two weights an entry, which no other format holds.", .usage)
      }
      let lexicon = try source.library().lexicon(self.lexicon, as: from)
      var output = try ByteOutput(path: self.output)
      let text = lexicon.written(as: to)
      try output.write(text)
      try output.finish()
      let leftOut = lexicon.entries.count - text.utf8.count { $0 == UInt8(ascii: "\n") }
      if to == .afinn, leftOut > 0 {
        Messages.print(
          "\(counted(leftOut, "term")) left out, since AFINN holds whole numbers and the valence rounds to 0."
        )
      }
    }
  }
}
