import Foundation
import RapportTestSupport
import Testing

/// Several lexicons in one run, as a user asks for them.
@Suite struct LexiconPanelTests {
  private static let reviews = """
    id,text,stars
    1,"The tent is great, and the zip is not bad.",5
    2,"The stove is broken again!",1
    3,It arrived on Tuesday.,3
    4,"Not great, not terrible #notgood",2
    5,Das Zelt ist wirklich großartig und der Preis ist gut.,5
    6,,3
    7,"I used to love this shop, but now I buy elsewhere.",2
    8,"Some people say it is awful, but it is okay.",3
    9,Would I call it good? No.,2
    10,東京で買いました,4

    """
  private static let lexicons = ["en/rapport-open", "en/base", "vader"]

  private static func options(_ lexicons: [String]) -> [String] { lexicons.flatMap { ["--lexicon", $0] } }

  private static func score(_ lexicons: [String], _ more: [String] = []) throws -> CommandLineTool.Result {
    try CommandLineTool.run(["score", "-"] + options(lexicons) + more, input: reviews)
  }

  @Test("rows have the labels of all lexicons, and messages say how far they agree") func golden() throws {
    let result = try Self.score(Self.lexicons, ["--columns", "status,label,language,disagreement"])
    #expect(result.status == 0)
    try expectSnapshot(result.output + "\n" + result.messages, "several-lexicons.txt")
    let quiet = try Self.score(Self.lexicons, ["--quiet"])
    #expect(quiet.messages.isEmpty)
  }

  @Test(
    "the first lexicon's columns are byte for byte those of a run with it alone",
    arguments: [[], ["--classes", "2"], ["--rules", "off=negation"]])
  func firstColumns(more: [String]) throws {
    for format in ["csv", "tsv", "jsonl"] {
      let arguments = more + ["--to", format]
      let alone = try Self.score([Self.lexicons[0]], arguments).output.split(separator: "\n")
      let all = try Self.score(Self.lexicons, arguments).output.split(separator: "\n")
      #expect(alone.count == all.count && alone.count > 7)
      for (one, several) in zip(alone, all) {
        let kept = format == "jsonl" ? one.dropLast() : one
        #expect(several.hasPrefix(kept) && several.count > one.count, "\(several)")
      }
    }
  }

  @Test(
    "a further lexicon's columns have the values of a run with it alone",
    arguments: [[], ["--classes", "2"], ["--classes", "3", "--language", "en"]])
  func furtherColumns(more: [String]) throws {
    let folder = try TemporaryFolder()
    let words = try folder.write("term\tvalence\ntuesday\t3\nstove\t-2\n", to: "our-words.tsv")
    let lexicons = ["en/rapport-open", "en/base", "de/rapport", words, "vader"]
    let arguments = more + ["--to", "jsonl", "--add-terms", words]
    let all = try Self.objects(Self.score(lexicons, arguments))
    for (name, column) in zip(lexicons, ["", "_en_base", "_de_rapport", "_our_words", "_vader"]) {
      let alone = try Self.objects(Self.score([name], arguments))
      for value in ["rapport_label", "rapport_polarity"] {
        #expect(all.map { $0[value + column] } == alone.map { $0[value] }, "\(name) \(value)")
        let hasScores = name != "de/rapport" || !more.contains("--language")
        #expect(alone.contains { $0[value] != NSNull() } == hasScores, "\(name)")
      }
    }
  }

  private static func objects(_ result: CommandLineTool.Result) throws -> [[String: NSObject]] {
    try result.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: NSObject])
    }
  }

  @Test("disagreement counts only lexicons that scored the row") func disagreement() throws {
    let result = try Self.score(
      ["en/base", "de/base", "vader"], ["--columns", "label,disagreement", "--to", "jsonl"])
    for object in try Self.objects(result) {
      let labels = ["", "_de_base", "_vader"].compactMap { object["rapport_label" + $0] as? String }
      let disagreement = (object["rapport_disagreement"] as? NSNumber)?.doubleValue
      #expect(disagreement == (labels.count < 2 ? nil : labels[0] == labels[1] ? 0 : 1), "\(object)")
      #expect(labels.count < 3)
    }
    #expect(
      result.messages.contains("de/base and en/base: no comment was scored by both."), "\(result.messages)")
  }

  @Test("any number of threads gives the same bytes and the same figures") func threads() throws {
    let texts = ["great tent", "awful, just awful", "arrived on Tuesday", "not bad", "slow but lovely", ""]
    let input =
      "text,n\n" + (0..<5000).map { "\"\(texts[$0 * 7 % 6]) \($0 % 11)\",\($0)\n" }.joined()
    let runs = try (1...3).map {
      try CommandLineTool.run(
        ["score", "-", "--threads", "\($0)"] + Self.options(Self.lexicons), input: input)
    }
    #expect(runs[0].status == 0 && runs[0].messages.contains("Krippendorff's alpha"))
    for run in runs[1...] {
      let isSame = run.output == runs[0].output && run.messages == runs[0].messages
      #expect(isSame)
    }
  }

  @Test("explain says what each lexicon makes of a text, in every format") func explain() throws {
    let arguments =
      ["explain", "I don't think that the stove is worth it."]
      + Self.options(["en/base", "vader", "de/base"])
    let plain = try CommandLineTool.run(arguments)
    #expect(plain.output.contains("\nby vader: positive, polarity +0.23\n"), "\(plain.output)")
    #expect(plain.output.contains("\nby de/base: unscored:unsupported language\n"))
    #expect(plain.output.contains("\ndisagreement: 1.00\n"), "\(plain.output)")
    let object = try #require(
      try Self.objects(CommandLineTool.run(arguments + ["--to", "json"])).first)
    let lexicons = try #require(object["lexicons"] as? [[String: NSObject]])
    #expect(lexicons.map { $0["lexicon"] as? String } == ["vader", "de/base"])
    #expect(lexicons.map { $0["label"] as? String } == ["positive", nil])
    #expect(object["disagreement"] as? Int == 1)
    let html = try CommandLineTool.run(arguments + ["--to", "html"])
    #expect(html.output.contains("By other lexicons"))
    let alone = try CommandLineTool.run(Array(arguments.prefix(4)))
    #expect(!alone.output.contains("by ") && !alone.output.contains("disagreement"))
  }

  @Test("the manifest names all lexicons, and no folder") func manifest() throws {
    let folder = try TemporaryFolder()
    let words = try folder.write("term\tvalence\nzip\t-2\n", to: "our-words.tsv")
    let output = folder.url.appendingPathComponent("scored.csv").path
    _ = try Self.score(["en/base", words, "vader"], ["-o", output])
    let manifest = try folder.read("scored.csv.manifest.json")
    #expect(manifest.contains("en/base,our-words.tsv,vader"), "\(manifest)")
    #expect(manifest.contains("en/vader") && !manifest.contains(folder.url.path), "\(manifest)")
  }

  @Test("lexicons that cannot stand side by side are named") func unusable() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("term\tvalence\nzip\t-2\n", to: "words.tsv")
    let second = try folder.write("zip\t-1\n", to: "words.txt")
    for (lexicons, message) in [
      (["en/base", "en/base"], "'en/base' was named twice"),
      (["vader", "en/base", "vader"], "'vader' was named twice"),
      (["en/base", "en/bass"], "No lexicon 'en/bass'"),
      (["en/base", first, second], "would both end in '_words'"),
    ] {
      let result = try Self.score(lexicons)
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(result.messages.contains(message), "\(result.messages)")
    }
    let alone = try Self.score(["en/base"], ["--columns", "label,disagreement"])
    #expect(alone.status == 64 && alone.messages.contains("does not disagree with itself"))
    let rules = try Self.score(["vader"], ["--rules", "off=negation"])
    #expect(rules.status == 64 && rules.messages.contains("'--rules'"), "\(rules.messages)")
    let mixed = try Self.score(["vader", "en/base"], ["--rules", "off=negation"])
    #expect(mixed.status == 0, "\(mixed.messages)")
  }

  @Test(
    "commands that take one lexicon refuse several",
    arguments: [
      ["matrix", "-"], ["ledger", "-"], ["enrich", "-", "--with", "-"], ["evaluate", "-"],
    ])
  func oneLexicon(command: [String]) throws {
    let result = try CommandLineTool.run(
      command + Self.options(["en/base", "en/rapport"]), input: Self.reviews)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.messages.contains("takes one lexicon"), "\(result.messages)")
  }

  @Test("'vader' as the lexicon is the published algorithm") func vader() throws {
    let lexicon = try Self.score(["vader"])
    let scorer = try Self.score([], ["--scorer", "vader"])
    #expect(lexicon.status == 0 && lexicon.output == scorer.output)
  }
}
