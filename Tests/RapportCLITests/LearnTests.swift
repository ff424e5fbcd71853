import Foundation
import RapportTestSupport
import Testing

/// Learning a lexicon and using it, as a user does both.
@Suite struct LearnTests {
  /// Reviews of a made-up trade, in which *snorly* is praise and *clunted* is blame.
  private static let labelled: String = {
    var lines = ["id\tlabel\tscore\ttext"]
    for number in 1...40 {
      lines.append("\(number)a\tpositive\t\tthe hinge \(number) feels snorly")
      lines.append("\(number)b\tnegative\t\tthe hinge \(number) came clunted")
      lines.append("\(number)c\tneutral\t\tthe hinge \(number) is in the box")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test("learn writes a table that scores, explains, shows and validates") func learn() throws {
    let folder = try TemporaryFolder()
    let labelled = try folder.write(Self.labelled, to: "ours.tsv")
    let table = folder.url.appendingPathComponent("hinges").path
    let arguments = ["lexicon", "learn", labelled, "--base", "en/rapport-open", "--terms", "ours=CC0-1.0"]
    let learned = try CommandLineTool.run(arguments + ["-o", table])
    #expect(learned.status == 0 && learned.output.isEmpty, "\(learned.messages)")
    for part in [
      "120 texts: 40 positive, 40 neutral, 40 negative.", " different words, of which ",
      "in fewer than 5 texts and left out.", "words, negated words and pairs weighed, ",
      "Of 24 texts held out, 24 got",
      "Written to '\(table)'.",
    ] {
      #expect(learned.messages.contains(part), "\(learned.messages)")
    }
    let manifest = try folder.read("hinges/manifest.json")
    #expect(manifest.contains(#""name": "hinges""#) && manifest.contains(#""terms":"CC0-1.0""#))
    #expect(manifest.contains(#""base": "en/rapport-open""#))

    let again = try CommandLineTool.run(arguments + ["-o", table + "-again", "--name", "hinges", "--quiet"])
    #expect(again.status == 0 && again.messages.isEmpty, "\(again.messages)")
    for file in ["terms.tsv", "manifest.json"] {
      #expect(try folder.read("hinges/\(file)") == folder.read("hinges-again/\(file)"))
    }

    let scored = try CommandLineTool.run(
      ["score", "-", "--lexicon", table, "--columns", "label"], input: "text\nvery clunted\nso snorly\n")
    #expect(scored.output == "text,rapport_label\nvery clunted,negative\nso snorly,positive\n")
    let explained = try CommandLineTool.run([
      "explain", "it feels snorly", "--lexicon", table, "--to", "json",
    ])
    #expect(explained.output.contains(#""entry":"snorly""#) && explained.output.contains(#""probabilities""#))
    let shown = try CommandLineTool.run(["lexicon", "show", table, "--term", "clunted"])
    #expect(shown.output.contains("word\tclunted\t-") && shown.output.contains("pair\tcame clunted\t-"))
    let checked = try CommandLineTool.run(["lexicon", "validate", table, "en/rapport-open"])
    #expect(checked.status == 0 && checked.output.contains("entries"), "\(checked.output)")
    let evaluated = try CommandLineTool.run([
      "evaluate", labelled, labelled, "--lexicon", table, "--to", "json",
    ])
    #expect(evaluated.output.split(separator: "\n").count == 3)
    #expect(evaluated.output.contains(#"{"set":"mean","macro_f1":1,"#), "\(evaluated.output)")
    #expect(evaluated.output.contains(#""reliability":[{"n":"#))
  }

  @Test(
    "what goes wrong has a message and its exit code",
    arguments: [
      (["lexicon", "learn", "no-such.tsv", "-o", "x"], 66, "no-such.tsv"),
      (["lexicon", "learn", "-o", "x"], 64, "labelled"),
      (["lexicon", "learn", "README.md", "-o", "x", "--minimum-texts", "2"], 64, "5 or more"),
      (["lexicon", "learn", "README.md", "-o", "x", "--base", "en/none"], 64, "en/rapport-open"),
      (["lexicon", "learn", "README.md", "-o", "x"], 65, "columns id, label, score and text"),
      (["lexicon", "convert", "en/rapport-open"], 64, "two weights"),
      (["lexicon", "show", "en/rapport-open", "--term", "qwxz"], 65, "qwxz"),
      (["lexicon", "show", "en/topics-web"], 64, "a table of topics"),
      (["lexicon", "validate", "en/clauses"], 64, "a table of clauses"),
      (["score", "-", "--language", "english"], 64, "no language has this tag"),
    ] as [([String], Int32, String)])
  func failures(arguments: [String], status: Int32, part: String) throws {
    let result = try CommandLineTool.run(arguments)
    #expect(result.status == status, "\(result.messages)")
    #expect(result.messages.contains(part), "\(result.messages)")
    #expect(result.output.isEmpty)
  }

  @Test("evaluate prints how often labels of each confidence are right") func reliability() throws {
    let folder = try TemporaryFolder()
    let gold = try folder.write(
      "id\tlabel\tscore\ttext\n1\tpositive\t\tlovely, thank you\n2\tnegative\t\tit is terrible\n",
      to: "tiny.tsv")
    let result = try CommandLineTool.run(["evaluate", gold, "--reliability", "--classes", "2"])
    #expect(result.output.contains("calibration") && result.output.contains("tiny: confidence"))
    #expect(result.output.contains("90…100") && !result.output.contains("mean\n"))
  }
}
