import Foundation
import RapportTestSupport
import Testing

/// Laying words of one's own over a lexicon, as a user does.
@Suite struct AddTermsTests {
  private static let words = "term\tvalence\nsnorly\t3\nclunted\t-3\n"

  @Test("added terms are scored as the file says, by every scorer", arguments: ["rapport", "vader"])
  func addTerms(scorer: String) throws {
    let folder = try TemporaryFolder()
    let words = try folder.write(Self.words, to: "words.tsv")
    let output = folder.url.appendingPathComponent("scored.csv").path
    let input = "text\nIt is snorly.\nIt is not snorly.\nHow clunted!\n"
    let arguments = ["score", "-", "--scorer", scorer, "--columns", "label", "--language", "en"]
    let plain = try CommandLineTool.run(arguments + ["--classes", "3"], input: input)
    #expect(!plain.output.contains("It is snorly.,positive"))
    let added = try CommandLineTool.run(arguments + ["--add-terms", words, "-o", output], input: input)
    #expect(added.status == 0, "\(added.messages)")
    let scored = try folder.read("scored.csv")
    #expect(
      scored
        == "text,rapport_label\nIt is snorly.,positive\nIt is not snorly.,negative\nHow clunted!,negative\n")
    let manifest = try folder.read("scored.csv.manifest.json")
    #expect(manifest.contains("words.tsv") && !manifest.contains(folder.url.path), "\(manifest)")
  }

  @Test("added terms win over what was learned about them") func addedOverLearned() throws {
    let folder = try TemporaryFolder()
    let words = try folder.write("term\tvalence\nsick\t3\n", to: "words.tsv")
    let result = try CommandLineTool.run(["explain", "That trick was sick", "--add-terms", words])
    #expect(result.output.hasPrefix("positive"), "\(result.output)")
    #expect(!result.output.contains("word 'sick'"))
  }

  @Test("a bad line of added terms is named with its file and place") func badTerms() throws {
    let folder = try TemporaryFolder()
    let words = try folder.write("term\tvalence\nfine\t2\nodd\tvery\n", to: "words.tsv")
    let result = try CommandLineTool.run(["explain", "fine", "--add-terms", words])
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.messages.contains("words.tsv") && result.messages.contains("line 3, column 5"))
  }

  @Test("a file that is not there is named") func missing() throws {
    let result = try CommandLineTool.run(["explain", "x", "--add-terms", "none.tsv"])
    #expect(result.status == 66 && result.output.isEmpty && result.messages.contains("none.tsv"))
  }
}
