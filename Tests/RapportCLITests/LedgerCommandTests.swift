import Foundation
import RapportTestSupport
import Testing

/// Ledgers on the command line.
@Suite struct LedgerCommandTests {
  private static let march = """
    id,date,author,text
    1,2025-03-03,ann,"Great tent, lovely colour"
    2,2025-03-04,bob,Broke on the first day. Terrible.
    3,2025-03-05,cid,
    4,2025-03-05,dan,Awful zip

    """
  private static let april = """
    id,date,author,text
    5,2025-04-01,ann,Still great
    6,2025-04-02,eve,Good value
    7,2025-04-03,fay,Really bad
    8,2025-04-04,gus,I love it

    """
  private static let visits = "date,sessions,key events\n2025-03-03,100,5\n2025-04-04,50,1\n"

  /// A folder with the three exports and their ledgers.
  private struct Parts {
    let folder: TemporaryFolder
    let exports: [String]
    let ledgers: [String]

    init() throws {
      let folder = try TemporaryFolder()
      self.folder = folder
      exports = try [
        ("march.csv", LedgerCommandTests.march), ("april.csv", LedgerCommandTests.april),
        ("visits.csv", LedgerCommandTests.visits),
      ].map { "shop=\(try folder.write($1, to: $0))" }
      ledgers = try exports.enumerated().map { number, export in
        let path = folder.url.appendingPathComponent("\(number).ledger").path
        let result = try CommandLineTool.run(["ledger", export, "-o", path])
        try #require(result.status == 0, "\(result.messages)")
        return path
      }
    }

    func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }
  }

  @Test(
    "options for reading and scoring are refused where there are only ledgers",
    arguments: [
      ["--lexicon", "en/base"], ["--text", "body"], ["--dedupe", "id"], ["--redact"], ["--strict"],
    ])
  func nothingToRead(options: [String]) throws {
    let folder = try TemporaryFolder()
    let march = try folder.write(Self.march, to: "march.csv")
    let ledger = folder.url.appendingPathComponent("march.ledger").path
    try #require(try CommandLineTool.run(["ledger", march, "-o", ledger]).status == 0)
    let result = try CommandLineTool.run(["matrix", ledger] + options)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.messages.contains("'\(options[0])' has no effect on ledgers"), "\(result.messages)")
    #expect(try CommandLineTool.run(["matrix", ledger, march] + ["--quiet", "--threads", "1"]).status != 64)
  }

  @Test("ledgers of parts give the matrix of the whole, in any order and through files in between")
  func sameBytes() throws {
    let parts = try Parts()
    for format in ["csv", "json"] {
      let output = ["--to", format, "--weeks"]
      let whole = try CommandLineTool.run(["matrix"] + parts.exports + output)
      #expect(whole.status == 0, "\(whole.messages)")
      #expect(try CommandLineTool.run(["matrix"] + parts.ledgers + output).output == whole.output)
      #expect(try CommandLineTool.run(["merge"] + parts.ledgers.reversed() + output).output == whole.output)
      let mixed = [parts.ledgers[1], parts.exports[0], parts.ledgers[2]]
      #expect(try CommandLineTool.run(["matrix"] + mixed + output).output == whole.output)
    }
  }

  @Test("merging in any tree writes the same file, whole or not at all") func files() throws {
    let parts = try Parts()
    func merge(_ inputs: [String], _ name: String) throws -> Data {
      let result = try CommandLineTool.run(["merge"] + inputs + ["-o", parts.path(name)])
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.messages.contains("inputs of 1 property:"))
      return try Data(contentsOf: URL(fileURLWithPath: parts.path(name)))
    }
    let left = try merge(parts.ledgers, "left.ledger")
    _ = try merge([parts.ledgers[2], parts.ledgers[1]], "half.ledger")
    let right = try merge([parts.path("half.ledger"), parts.ledgers[0]], "right.ledger")
    #expect(left == right)
    let whole = try CommandLineTool.run(["ledger"] + parts.exports + ["-o", parts.path("whole.ledger")])
    #expect(whole.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: parts.path("whole.ledger"))) == left)

    let refused = try CommandLineTool.run(
      ["merge", parts.ledgers[0], parts.ledgers[0], "-o", parts.path("twice.ledger")])
    #expect(refused.status == 65)
    #expect(!FileManager.default.fileExists(atPath: parts.path("twice.ledger")))
  }

  @Test("what came over standard input is known by its content, as a file is") func standardInput() throws {
    let parts = try Parts()
    let piped = parts.path("piped.ledger")
    let result = try CommandLineTool.run(["ledger", "shop=-", "-o", piped], input: Self.march)
    #expect(result.status == 0, "\(result.messages)")
    let twice = try CommandLineTool.run(["merge", piped, parts.ledgers[0], "--to", "csv"])
    #expect(twice.status == 65)
    #expect(twice.messages.contains("which would count twice"), "\(twice.messages)")
    #expect(twice.output.isEmpty)
  }

  @Test("a line filter: JSON lines in, a ledger out") func lineFilter() throws {
    let parts = try Parts()
    let script = """
      printf '{"property":"shop","text":"I love it","author":"a"}\\n' | "$0" ledger --from jsonl > "$1"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script, CommandLineTool.executable.path, parts.path("lines.ledger")]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let inspection = try CommandLineTool.run(["inspect", parts.path("lines.ledger")])
    #expect(
      inspection.output.contains("property shop: 1 comment, 1 scored, by 1 author"), "\(inspection.output)")
  }

  @Test("inspect shows the header and the counts") func inspect() throws {
    let parts = try Parts()
    let text = try CommandLineTool.run(["inspect", parts.ledgers[0]])
    #expect(text.output.contains("ledger, 1 input of 1 property: 4 comments, 0 rows measured, 0 rejected."))
    #expect(text.output.contains("author key built-in"))
    let json = try CommandLineTool.run(["inspect", parts.ledgers[2], "--to", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["format"] as? String == "ledger")
    #expect(object["kinds"] as? [String] == ["metrics"])
    #expect(object["records"] as? Int == 2)
    let ledger = try #require(object["ledger"] as? [String: Any])
    #expect((ledger["inputs"] as? [[String: Any]])?.first?["format"] as? String == "csv")
  }

  @Test("refusals name the difference and what to do") func refusals() throws {
    let parts = try Parts()
    let vader = parts.path("vader.ledger")
    _ = try CommandLineTool.run(["ledger", parts.exports[1], "--scorer", "vader", "-o", vader])
    let scorer = try CommandLineTool.run(["merge", parts.ledgers[0], vader, "--to", "csv"])
    #expect(scorer.status == 65)
    #expect(
      scorer.messages.contains(
        "'\(vader)' cannot be merged. The ledgers differ in '--scorer': none and 'vader'."))
    #expect(scorer.messages.contains("Make both with the same version and options of Rapport."))

    let profile = try parts.folder.write(
      "properties:\n  - {name: shop, aliases: [Shop]}\n", to: "profile.yaml")
    let named = parts.path("named.ledger")
    _ = try CommandLineTool.run(["ledger", parts.exports[1], "--profile", profile, "-o", named])
    let names = try CommandLineTool.run(["merge", parts.ledgers[0], named, "--to", "csv"])
    #expect(names.status == 65)
    #expect(names.messages.contains("names and aliases of their profiles"), "\(names.messages)")

    let neither = try CommandLineTool.run(["merge", parts.ledgers[0]])
    #expect(neither.status == 64)
    #expect(neither.messages.contains("-o all.ledger"))
    let missing = try CommandLineTool.run(["merge", "no-such.ledger", "--to", "csv"])
    #expect(missing.status == 66)
    let other = try CommandLineTool.run(["merge", "README.md", "--to", "csv"])
    #expect(other.status == 65)
    #expect(other.messages.contains("is no ledger"))
  }

  @Test("a page can be made of a ledger, without quotes") func page() throws {
    let parts = try Parts()
    let page = parts.path("report.html")
    let result = try CommandLineTool.run(["merge"] + parts.ledgers + ["--report", page])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.isEmpty)
    let html = try parts.folder.read("report.html")
    #expect(html.contains("march.csv"))
    #expect(!html.contains("lovely colour"))
  }

  @Test("the same files in another order give the same json, and the same file twice is refused")
  func orderOfFiles() throws {
    let parts = try Parts()
    let forth = try CommandLineTool.run(["matrix"] + parts.exports + ["--to", "json"])
    let back = try CommandLineTool.run(["matrix"] + parts.exports.reversed() + ["--to", "json"])
    #expect(forth.output == back.output)
    let twice = try CommandLineTool.run(["matrix"] + parts.exports + [parts.exports[0]])
    #expect(twice.status == 65)
    #expect(twice.messages.contains("has the same content as an earlier input"), "\(twice.messages)")
  }

  @Test("a run that fails keeps its checkpoint, from which the next goes on; the last one removes it")
  func checkpoint() throws {
    let folder = try TemporaryFolder()
    var text = "id,author,text\n"
    for row in 0..<3000 { text += "\(row),user\(row % 50),The tent is \(row % 2 == 0 ? "great" : "awful")\n" }
    let export = "shop=" + (try folder.write(text, to: "reviews.csv"))
    func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }
    let options = ["--checkpoint", path("run.checkpoint"), "--checkpoint-every", "0"]

    let whole = try CommandLineTool.run(["ledger", export, "-o", path("whole.ledger")])
    #expect(whole.status == 0, "\(whole.messages)")
    let failed = try CommandLineTool.run(["ledger", export, "-o", path("no/such/folder")] + options)
    #expect(failed.status == 74)
    let resumed = try CommandLineTool.run(["ledger", export, "-o", path("resumed.ledger")] + options)
    #expect(resumed.status == 0, "\(resumed.messages)")
    #expect(resumed.messages.contains("Going on from '\(path("run.checkpoint"))': "))
    let isSame = FileManager.default.contentsEqual(
      atPath: path("whole.ledger"), andPath: path("resumed.ledger"))
    #expect(isSame)
    #expect(!FileManager.default.fileExists(atPath: path("run.checkpoint")))

    try folder.write("no checkpoint", to: "run.checkpoint")
    let refused = try CommandLineTool.run(["ledger", export, "-o", path("x.ledger")] + options)
    #expect(refused.status == 65)
    #expect(refused.messages.contains("is no checkpoint. Name another file"))
  }

  @Test("pseudonyms made with a key of one's own are others, and do not merge with public ones")
  func authorKey() throws {
    let folder = try TemporaryFolder()
    let march = try folder.write(Self.march, to: "march.csv")
    let april = try folder.write(Self.april, to: "april.csv")
    let key = try folder.write("a key that nobody knows", to: "author.key")
    func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }
    for (export, ledger, more) in [
      (march, "keyed", ["--author-key", key]), (april, "keyed too", ["--author-key", key]),
      (april, "public", []),
    ] {
      let made = try CommandLineTool.run(["ledger", "shop=" + export, "-o", path(ledger)] + more)
      #expect(made.status == 0, "\(made.messages)")
    }
    let merged = try CommandLineTool.run(["merge", path("keyed"), path("keyed too"), "--to", "csv"])
    #expect(merged.status == 0, "\(merged.messages)")
    let refused = try CommandLineTool.run(["merge", path("keyed"), path("public"), "--to", "csv"])
    #expect(refused.status == 65)
    #expect(refused.messages.contains("differ in the key of their authors' pseudonyms"))
    #expect(!refused.messages.contains("nobody"))

    let short = try folder.write("short", to: "short.key")
    let tooShort = try CommandLineTool.run(["ledger", march, "--author-key", short, "-o", path("x")])
    #expect(tooShort.status == 64)
    #expect(tooShort.messages.contains("has 5 bytes, which is too short to be secret"))
    let missing = try CommandLineTool.run(["ledger", march, "--author-key", path("no.key"), "-o", path("x")])
    #expect(missing.status == 66)
  }
}
