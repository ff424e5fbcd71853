import Foundation
import RapportTestSupport
import Testing

/// Comparing lexicons, as a user does.
@Suite struct EvaluateTests {
  /// Texts of which a lexicon must know *snorly* and *clunted* to get half of them right.
  private static let labelled: String = {
    var lines = ["id\tlabel\tscore\ttext"]
    for number in 1...20 {
      lines.append("\(number)a\tpositive\t\tthe hinge \(number) is snorly")
      lines.append("\(number)b\tnegative\t\tthe hinge \(number) is clunted")
      lines.append("\(number)c\tpositive\t\tan excellent hinge, I love it")
      lines.append("\(number)d\tnegative\t\ta terrible hinge, I hate it")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  /// Knows these words and none of those that the others know.
  private static let narrow = "term\tvalence\nsnorly\t3\nclunted\t-3\nexcellent\t-1\n"

  @Test("compare puts lexicons side by side with what each gains") func compare() throws {
    let folder = try TemporaryFolder()
    let gold = try folder.write(Self.labelled, to: "hinges.tsv")
    let words = try folder.write(Self.narrow, to: "words.tsv")
    let arguments = ["evaluate", gold, "--lexicon", "en/base", "--compare", words, "vader"]
    let table = try CommandLineTool.run(arguments)
    #expect(table.status == 0, "\(table.messages)")
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[0].contains("macro-F1 gained"), "\(table.output)")
    #expect(lines[1].contains("en/base") && lines[2].contains(words) && lines[3].contains("vader"))

    let json = try CommandLineTool.run(arguments + ["--to", "json"])
    let objects = try json.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["against"] as? String } == [nil, "en/base", "en/base"])
    // Without them the half that is told from *snorly* and *clunted* is all positive: a quarter is wrong. With them
    // alone the other half is all negative or positive: so is a quarter.
    #expect(objects[1]["corrected"] as? Int == 20, "\(json.output)")
    #expect(objects[1]["n"] as? Int == 80)
    let (low, value, high) = try (
      #require(objects[1]["accuracy_gain_low"] as? Double), #require(objects[1]["accuracy_gain"] as? Double),
      #require(objects[1]["accuracy_gain_high"] as? Double)
    )
    #expect(low <= value && value <= high && low < high)

    let csv = try CommandLineTool.run(arguments + ["--to", "csv"])
    let columns = csv.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(columns.count == 4 && Set(columns.map(\.count)).count == 1, "\(csv.output)")
    #expect(columns[0].contains("macro_f1_gain_high"))
    let again = try CommandLineTool.run(arguments + ["--to", "csv"])
    #expect(again.output == csv.output)
    let markdown = try CommandLineTool.run(arguments + ["--to", "md"])
    #expect(markdown.output.hasPrefix("| set | lexicon | macro-F1 |"))
  }

  @Test("several sets have a mean, of the gains too") func means() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write(Self.labelled, to: "a.tsv")
    let second = try folder.write(Self.labelled, to: "b.tsv")
    let result = try CommandLineTool.run(["evaluate", first, second, "--compare", "en/base", "--to", "csv"])
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows.map { "\($0[0]) \($0[1])" }[1...] == [
        "a en/rapport-open", "a en/base", "b en/rapport-open", "b en/base", "mean en/rapport-open",
        "mean en/base",
      ])
    let plain = try CommandLineTool.run(["evaluate", first, second, "--to", "csv"])
    #expect(plain.output.hasPrefix("set,macro_f1,macro_recall,") && plain.output.contains("\nmean,"))
  }

  @Test(
    "what goes wrong has a message and its exit code",
    arguments: [
      (["evaluate", "x.tsv", "--compare", "en/base", "--ablate"], 64, "goes without"),
      (["evaluate", "x.tsv", "--to", "md"], 64, "--compare"),
      (["evaluate", "x.tsv", "--to", "csv", "--reliability"], 64, "--to table"),
      (["evaluate", "x.tsv", "--compare", "en/base"], 66, "x.tsv"),
    ] as [([String], Int32, String)])
  func failures(arguments: [String], status: Int32, part: String) throws {
    let result = try CommandLineTool.run(arguments)
    #expect(result.status == status && result.output.isEmpty, "\(result.messages)")
    #expect(result.messages.contains(part), "\(result.messages)")
  }
}
