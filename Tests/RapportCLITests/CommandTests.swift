import Foundation
import RapportTestSupport
import Testing

/// The command line, run as a user runs it.
@Suite struct CommandTests {
  private static let reviews = """
    id,when,who,page,text
    1,2025-03-03,a,https://shop.example/tents,"Great tent, lovely colour"
    2,2025-03-04,b,https://shop.example/tents/,Broke on the first day. Terrible.
    3,2025-03-05,c,https://shop.example/stoves,
    4,2025-03-05,d,https://shop.example/stoves,Gâteau 東京で買いました

    """

  @Test("score gives the same rows back with columns added") func score() throws {
    let result = try CommandLineTool.run(["score", "-", "--columns", "status,label"], input: Self.reviews)
    #expect(result.status == 0)
    #expect(
      result.output == """
        id,when,who,page,text,rapport_status,rapport_label
        1,2025-03-03,a,https://shop.example/tents,"Great tent, lovely colour",scored,positive
        2,2025-03-04,b,https://shop.example/tents/,Broke on the first day. Terrible.,scored,negative
        3,2025-03-05,c,https://shop.example/stoves,,unscored:empty,
        4,2025-03-05,d,https://shop.example/stoves,Gâteau 東京で買いました,unscored:unsupported language,

        """)
    #expect(result.messages.contains("4 comments: 2 scored, 2 not scored"))
  }

  @Test("score converts between formats") func scoreFormats() throws {
    let columns = ["--columns", "label"]
    let lines = try CommandLineTool.run(["score", "-", "--to", "jsonl"] + columns, input: Self.reviews)
    #expect(
      lines.output.hasPrefix(
        #"{"id":"1","when":"2025-03-03","who":"a","page":"https://shop.example/tents","text":"Great tent, lovely colour","rapport_label":"positive"}"#
      ))
    let tabs = try CommandLineTool.run(["score", "-", "--to", "tsv"] + columns, input: Self.reviews)
    #expect(tabs.output.hasPrefix("id\twhen\twho\tpage\ttext\trapport_label\n1\t2025-03-03\ta\t"))
    let objects = try CommandLineTool.run(
      ["score", "-"] + columns, input: "{\"text\":\"I love it\",\"n\":{\"a\":[1, 2]}}\n{\"text\":\"\"}\n")
    #expect(
      objects.output == """
        {"text":"I love it","n":{"a":[1, 2]},"rapport_label":"positive"}
        {"text":"","rapport_label":null}

        """)
  }

  @Test("two classes label every text that is not empty") func classes() throws {
    let result = try CommandLineTool.run(
      ["score", "-", "--columns", "status,label", "--classes", "2"],
      input: "text\nqwrtz\nlovely\nawful\n \"\"\n")
    #expect(result.output.contains("qwrtz,scored,"))
    #expect(result.output.contains("lovely,scored,positive"))
    #expect(result.output.contains("awful,scored,negative"))
  }

  @Test("matrix counts every record once, names properties and agrees with the files") func matrix() throws {
    let folder = try TemporaryFolder()
    let reviews = try folder.write(Self.reviews, to: "reviews.csv")
    let metrics = try folder.write(
      "date,sessions,key events\n2025-03-03,100,5\n2025-03-04,50,1\nTotal,150,6\n", to: "metrics.csv")
    let result = try CommandLineTool.run(["matrix", "shop=\(reviews)", "shop=\(metrics)", "--to", "json"])
    #expect(result.status == 0, "\(result.messages)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let tidy = try #require(json["tidy"] as? [[String: Any]])
    func value(_ indicator: String) -> Double? {
      tidy.first { $0["indicator"] as? String == indicator && $0["period"] as? String == "all" }?["value"]
        as? Double
    }
    #expect(value("visits") == 150)
    #expect(value("conversions") == 6)
    #expect(value("comments") == 4)
    let counts = try #require(json["counts"] as? [[String: Any]])
    // Inputs stand in the order of their names.
    #expect(counts.map { $0["records"] as? Int } == [3, 4])
    #expect(counts.map { $0["totals"] as? Int } == [1, 0])
  }

  @Test("the same input gives the same bytes, in any order of the files") func deterministic() throws {
    let folder = try TemporaryFolder()
    let reviews = try folder.write(Self.reviews, to: "reviews.csv")
    let more = try folder.write("text\nNice\nBad\n", to: "more.csv")
    let first = try CommandLineTool.run(["matrix", "a=\(reviews)", "a=\(more)", "--to", "csv", "--weeks"])
    let second = try CommandLineTool.run(["matrix", "a=\(more)", "a=\(reviews)", "--to", "csv", "--weeks"])
    #expect(first.output == second.output)
    #expect(!first.output.isEmpty)
  }

  @Test("any number of threads gives the same bytes", arguments: [2, 3, 8]) func threads(count: Int) throws {
    let folder = try TemporaryFolder()
    let words = ["great", "awful", "late", "not good", "fine 👍", "日本語", ""]
    let rows = (0..<9000).map { "site\($0 % 40),user\($0 % 321),\(words[$0 % words.count]) \(words[$0 % 5])" }
    let file = try folder.write("property,author,text\n" + rows.joined(separator: "\n") + "\n", to: "a.csv")
    let other = try folder.write("text\nNice\nBad\n", to: "b.csv")
    for command in [
      ["matrix", "--to", "csv"], ["matrix", "--to", "json"],
      ["score", "--to", "csv", "--columns", "label,topics"],
    ] {
      let inputs = command[0] == "score" ? [file] : [file, "b=\(other)"]
      let one = try CommandLineTool.run(command + inputs + ["--threads", "1"])
      let many = try CommandLineTool.run(command + inputs + ["--threads", String(count)])
      #expect(one.status == 0)
      #expect(one.output == many.output)
      #expect(one.output.utf8.count > 1000)
      #expect(one.messages == many.messages)
    }
  }

  @Test("an archive stands for the files in it that can be used") func archive() throws {
    let folder = try TemporaryFolder()
    try folder.write("text,rating\nLovely shop,5\nNever again,1\n", to: "reviews.csv")
    try folder.write("\u{0}\u{1}", to: "logo.png")
    try folder.write("date,device\n2025-03-03,phone\n2025-03-04,tablet\n", to: "filters.csv")
    let tar = folder.url.appendingPathComponent("shop.tar").path
    let packer = Process()
    packer.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    packer.arguments = ["tar", "-C", folder.url.path, "-cf", tar, "reviews.csv", "logo.png", "filters.csv"]
    try packer.run()
    packer.waitUntilExit()
    let matrix = try CommandLineTool.run(["matrix", tar, "--to", "csv", "--wide"])
    #expect(matrix.status == 0)
    #expect(matrix.messages.contains("logo.png: left out"))
    #expect(matrix.messages.contains("filters.csv: left out, since it has neither"), "\(matrix.messages)")
    let misspelt = try CommandLineTool.run(["matrix", tar, "--text", "txet"])
    #expect(misspelt.status == 64 && misspelt.messages.contains("Did you mean 'text'?"), "\(misspelt)")
    #expect(matrix.output.contains("\nshop,"))
    let inspect = try CommandLineTool.run(["inspect", tar, "--to", "json"])
    #expect(inspect.output.split(separator: "\n").count == 3)
    #expect(inspect.output.contains("\"kinds\":[]"))
    let missing = try CommandLineTool.run(["score", tar + "!absent.csv"])
    #expect(missing.status == 65 && missing.messages.contains("it holds no such file"))
  }

  @Test(
    "a name that several files of an archive have is refused, and files left out for their names are named")
  func archiveNames() throws {
    let folder = try TemporaryFolder()
    func pack(_ name: String, _ arguments: [String]) throws -> String {
      let path = folder.url.appendingPathComponent(name).path
      let packer = Process()
      packer.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      packer.arguments = ["tar", "-C", folder.url.path, "-cf", path] + arguments
      try packer.run()
      packer.waitUntilExit()
      return path
    }
    try folder.write("text\nGood\n", to: "first.csv")
    try folder.write("text\nBad\nWorse\n", to: "second.csv")
    let doubled = try pack("doubled.tar", ["--transform=s/.*/all.csv/", "first.csv", "second.csv"])
    for arguments in [["matrix", doubled], ["score", doubled + "!all.csv"], ["inspect", doubled]] {
      let result = try CommandLineTool.run(arguments)
      #expect(result.status == 65 && result.output.isEmpty)
      #expect(result.messages.contains("several files named 'all.csv'"), "\(result.messages)")
    }
    let leading = try pack(
      "leading.tar", ["-P", "--transform=s,^first,../first,", "first.csv", "second.csv"])
    let inspected = try CommandLineTool.run(["inspect", leading])
    #expect(inspected.status == 0 && inspected.output.contains("second.csv"))
    #expect(inspected.messages.contains("leading.tar!../first.csv: left out"), "\(inspected.messages)")
  }

  @Test("what many properties have in common is said once") func crowdedSummary() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<60).map { "site\($0 % 20),Nice \($0)" }
    let file = try folder.write("property,text\n" + rows.joined(separator: "\n") + "\n", to: "a.csv")
    let result = try CommandLineTool.run(["matrix", file, "--to", "csv"])
    #expect(result.messages.contains("20 properties have comments and no measurements"))
    #expect(result.messages.contains("20 properties, named in the file"))
    #expect(!result.messages.contains("'site7'"))
  }

  @Test("enrich gives every line back in order and fills the rows that have comments") func enrich() throws {
    let folder = try TemporaryFolder()
    let report = """
      # ----------------------------------------
      # Pages and screens: Page path and screen class
      # Account: Example
      # Property: shop.example - GA4
      # ----------------------------------------
      #
      # All Users
      # Start date: 20250301
      # End date: 20250331
      Page path and screen class,Views,Active users
      /tents,10,8
      "/a,b",5,5
      /stoves,7,6

      """
    let pages = try folder.write(report, to: "pages.csv")
    let reviews = try folder.write(Self.reviews, to: "reviews.csv")
    let result = try CommandLineTool.run(["enrich", pages, "--with", reviews])
    #expect(result.status == 0, "\(result.messages)")
    let given = report.split(separator: "\n", omittingEmptySubsequences: false)
    let enriched = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(given.count == enriched.count)
    for (line, enrichedLine) in zip(given, enriched) { #expect(enrichedLine.hasPrefix(line)) }
    #expect(enriched[10].hasPrefix("/tents,10,8,2,2,"))
    #expect(enriched[11].hasPrefix("\"/a,b\",5,5,0,,"))
    #expect(enriched[12].hasPrefix("/stoves,7,6,2,2,"))
    #expect(result.messages.contains("3 rows, 2 with comments; 4 comments, 0 about no row"))
  }

  @Test("explain names terms, shifters by rule, and topics") func explain() throws {
    let result = try CommandLineTool.run(["explain", "The delivery was not lovely."])
    #expect(result.output.hasPrefix("negative"))
    for part in ["lovely: valence", "'not' (negat", "delivery ('delivery')"] {
      #expect(result.output.contains(part), "\(result.output)")
    }
    let json = try CommandLineTool.run(["explain", "--to", "json", "Great 👍🏽"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["label"] as? String == "positive")
    #expect((object["tokens"] as? [[String: Any]])?.last?["kind"] as? String == "emoji")
  }

  @Test("vader fills the polarity with the unrounded compound") func vader() throws {
    let result = try CommandLineTool.run(
      ["score", "-", "--scorer", "vader", "--columns", "polarity"], input: "text\nThe book was good.\n")
    let cell = result.output.split(separator: "\n").last?.split(separator: ",").last
    #expect(abs((cell.flatMap { Double($0) } ?? 0) - 0.4404) < 0.00005)
  }

  @Test("explain tells what VADER counts for each word") func explainVADER() throws {
    let text = "The book was good, but NOT great 😍 at all"
    let result = try CommandLineTool.run(["explain", text, "--scorer", "vader"])
    #expect(result.output.contains("  good: valence +1.90, here +0.95\n"), "\(result.output)")
    #expect(result.output.contains("  great: valence +3.10, here -"), "\(result.output)")
    #expect(result.output.contains("  😍: valence"), "\(result.output)")
    #expect(!result.output.contains("clause"))
    let json = try CommandLineTool.run(["explain", text, "--lexicon", "vader", "--to", "json"])
    #expect(
      json.output.contains(#""text":"good","start":13,"end":17,"term":"good","valence":1.9"#),
      "\(json.output)")
  }

  @Test(
    "what goes wrong has a message with cause and remedy, and its exit code",
    arguments: [
      (["score", "no-such-file.csv"], 66, "no-such-file.csv"), (["matrix"], 64, "file"),
      (["score", "-", "--text", "txt"], 64, "Did you mean 'text'?"),
      (["score", "-", "--classes", "5"], 64, "2 or 3"),
      (["score", "-", "--lexicon", "en/nothing"], 64, "en/vader"), (["frobnicate"], 64, "frobnicate"),
      (["score", "-", "-o", "/no/such/folder/x.csv"], 74, "/no/such/folder/x.csv"),
      (["enrich", "-", "--with", "README.md"], 65, "no row of metrics"),
      (["kwic", "*", "-"], 65, "matches every word"),
      (["explain", "x", "--lexicons", "/no/such/folder"], 66, "/no/such/folder"),
      (["tokens", "-", "--ngrams", "2"], 64, "'--ngrams' needs '--vocab' or '--dfm'"),
      (["tokens", "-", "--dfm", "--by-property"], 64, "'--by-property' needs '--vocab'"),
      (["tokens", "-", "--vocab", "--sentences"], 64, "'--sentences' goes without '--vocab'"),
      (["tokens", "-", "--vocab", "--offsets", "utf8"], 64, "'--offsets' goes without '--vocab'"),
      (["kwic", "good", "-", "--window=-1"], 64, "'--window' takes 0 or more"),
      (["matrix", "-", "--title", "Shops"], 64, "'--title' needs '--report'"),
      (["matrix", "-", "--wide"], 64, "'--wide' needs '--to csv'"),
      (["matrix", "-", "--to", "json", "--raw"], 64, "'--raw' needs '--to csv'"),
      (["matrix", "-", "--checkpoint-every", "5"], 64, "'--checkpoint-every' needs '--checkpoint'"),
      (["merge", "x.ledger", "-o", "y.ledger", "--weeks"], 64, "'--weeks' needs '--to' or '--report'"),
      (
        ["merge", "x.ledger", "-o", "y.ledger", "--profile", "p"], 64,
        "'--profile' needs '--to' or '--report'"
      ),
      (["score", "-", "--to", "jsonl", "--raw"], 64, "'--raw' is about csv and tsv"),
      (["score", "-", "--columns", "label", "--target", "x"], 64, "'--target' fills the column 'aspects'"),
      (["evaluate", "-", "--ablate", "--reliability"], 64, "'--reliability' goes without '--ablate'"),
      (["inspect", "-", "--strict"], 64, "'--strict' has no effect"),
      (["inspect", "-", "--rejects", "x"], 64, "'--rejects' has no effect"),
      (["read", "-", "--raw", "--date-order", "dmy"], 64, "'--date-order' goes without '--raw'"),
    ] as [([String], Int32, String)])
  func failures(arguments: [String], status: Int32, part: String) throws {
    let result = try CommandLineTool.run(arguments, input: Self.reviews)
    #expect(result.status == status, "\(result.messages)")
    #expect(result.messages.contains(part), "\(result.messages)")
    #expect(result.output.isEmpty)
  }

  @Test("a rejected record is counted, kept on request, and ends a strict run") func rejects() throws {
    let folder = try TemporaryFolder()
    let broken = "id,text\n1,fine\n2,\"never closed\n3,good\n"
    let kept = folder.url.appendingPathComponent("rejects.jsonl").path
    let result = try CommandLineTool.run(["score", "-", "--rejects", kept], input: broken)
    #expect(result.status == 0)
    #expect(result.output.contains("3,good"))
    #expect(result.messages.contains("1 of 3 records could not be used"))
    #expect(try folder.read("rejects.jsonl").contains(#""line":3"#))
    let strict = try CommandLineTool.run(["score", "-", "--strict"], input: broken)
    #expect(strict.status == 65)
    #expect(strict.messages.contains("line 3"))
  }

  @Test(
    "a pipe is read once and whole, by every command that reads comments",
    arguments: [
      ["score", "--columns", "label"], ["matrix", "--to", "csv"], ["tokens"],
    ])
  func pipe(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let pipe = folder.url.appendingPathComponent("pipe").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/bash")
    writer.arguments = ["-c", #"printf 'id,text\n1,great\n2,bad\n' > "$0""#, pipe]
    try writer.run()
    let result = try CommandLineTool.run(arguments + [pipe])
    writer.waitUntilExit()
    let regular = try folder.write("id,text\n1,great\n2,bad\n", to: "pipe.csv")
    let expected = try CommandLineTool.run(arguments + [regular])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.split(separator: "\n").count == expected.output.split(separator: "\n").count)
  }

  @Test("an output file appears whole or not at all") func atomicOutput() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appendingPathComponent("scored.csv").path
    let failed = try CommandLineTool.run(
      ["score", "-", "--strict", "-o", output], input: "id,text\n1,\"open\n")
    #expect(failed.status == 65)
    #expect(!FileManager.default.fileExists(atPath: output))
    let done = try CommandLineTool.run(["score", "-", "-o", output], input: Self.reviews)
    #expect(done.status == 0)
    #expect(done.output.isEmpty)
    #expect(try folder.read("scored.csv").contains("rapport_status"))
    #expect(try folder.read("scored.csv.manifest.json").contains("\"scoring_version\""))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.sorted() == ["scored.csv", "scored.csv.manifest.json"])
  }

  @Test("lexicons are listed with licence, checked and converted") func lexicons() throws {
    let list = try CommandLineTool.run(["lexicon", "list"])
    #expect(list.output.contains("en/vader\ten\t3.3.2\tMIT"))
    let names = list.output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").first.map(String.init)
    }
    #expect(names.contains("en/topics-web"))
    let check = try CommandLineTool.run(["lexicon", "validate", "en/vader", "en/pattern", "en/base"])
    #expect(check.status == 0, "\(check.output)")
    let folder = try TemporaryFolder()
    let bad = try folder.write("good\t0.5\nbad\tworse\n", to: "words.tsv")
    let issues = try CommandLineTool.run(["lexicon", "validate", bad])
    #expect(issues.status == 65)
    #expect(issues.output.contains("line 2"))
  }

  @Test("messages count one thing as one") func singular() throws {
    let folder = try TemporaryFolder()
    let comments = try folder.write("id,text,x,y\n1,Great tent,a,b\n2,\"open\n", to: "comments.csv")
    let scored = try CommandLineTool.run(["score", comments])
    #expect(scored.messages.contains("\n1 comment: 1 scored, 0 not scored.\n"), "\(scored.messages)")
    #expect(scored.messages.contains("1 of 2 records could not be used; keep it with"), "\(scored.messages)")
    let inspected = try CommandLineTool.run(["inspect", comments])
    #expect(inspected.output.contains(", 2 records, 1 rejected"), "\(inspected.output)")
    let words = try folder.write("term\tvalence\nfine\tvery\n", to: "words.tsv")
    let lexicon = try CommandLineTool.run(["explain", "fine", "--lexicon", words])
    #expect(lexicon.messages.contains("1 bad entry in"), "\(lexicon.messages)")
    let valid = try folder.write("term\tvalence\nfine\t2\n", to: "valid.tsv")
    #expect(try CommandLineTool.run(["lexicon", "validate", valid]).output.hasSuffix(": 1 term\n"))
  }

  @Test("there is nothing to explain in an empty text", arguments: [["explain", " \n"], ["explain"]])
  func nothingToExplain(arguments: [String]) throws {
    for format in ["text", "json", "html"] {
      let result = try CommandLineTool.run(arguments + ["--to", format])
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(result.messages.contains("no text to explain"), "\(result.messages)")
    }
  }
}
