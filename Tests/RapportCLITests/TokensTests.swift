import Foundation
import RapportTestSupport
import Testing

/// `rapport tokens` and `rapport kwic`, run as a user runs them.
@Suite struct TokensTests {
  private static let comments = """
    id,property,text
    a,shop,"Late delivery, @ann! 👍🏽 #fail"
    b,help,Delivered late
    c,help,

    """

  @Test("a document is one object with its tokens") func tokens() throws {
    let result = try CommandLineTool.run(["tokens", "-"], input: Self.comments)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.last == #"{"id":"c","tokens":[]}"#)
    #expect(
      lines[1] == """
        {"id":"b","tokens":[{"text":"Delivered","kind":"word","start":0,"end":9},\
        {"text":"late","kind":"word","start":10,"end":14}]}
        """)
  }

  @Test(
    "offsets count what is asked for",
    arguments: [("utf8", 21, 29), ("utf16", 21, 25), ("scalar", 21, 23)] as [(String, Int, Int)])
  func offsets(unit: String, start: Int, end: Int) throws {
    let result = try CommandLineTool.run(
      ["tokens", "-", "--kinds", "emoji", "--offsets", unit], input: Self.comments)
    #expect(result.output.contains(#""kind":"emoji","start":\#(start),"end":\#(end)}"#), "\(result.output)")
  }

  @Test("terms are counted, with documents and properties") func vocabulary() throws {
    let all = try CommandLineTool.run(["tokens", "-", "--vocab", "--kinds", "word"], input: Self.comments)
    #expect(all.output == "term,count,documents\nlate,2,2\ndelivered,1,1\ndelivery,1,1\n")
    let each = try CommandLineTool.run(
      ["tokens", "-", "--vocab", "--by-property", "--kinds", "word"], input: Self.comments)
    #expect(each.output.hasPrefix("term,property,count,documents\ndelivered,help,1,1\n"))
    let pairs = try CommandLineTool.run(
      ["tokens", "-", "--dfm", "--ngrams", "2", "--kinds", "word"], input: Self.comments)
    #expect(pairs.output == "document,term,count\na,late delivery,1\nb,delivered late,1\n")
  }

  @Test("sentences are listed on request") func sentences() throws {
    let result = try CommandLineTool.run(
      ["tokens", "-", "--sentences", "--kinds", "emoji"], input: "text\nDr. Who 😍 it broke. bad...\n")
    #expect(
      result.output.contains(#""sentences":[{"start":0,"end":22},{"start":23,"end":29}]"#), "\(result.output)"
    )
  }

  @Test("a word or phrase is shown in its context") func concordance() throws {
    let text = try CommandLineTool.run(["kwic", "deliver*", "-", "--window", "2"], input: Self.comments)
    #expect(text.output == "a  Late  delivery   , @ann\nb        Delivered  late\n")
    let csv = try CommandLineTool.run(["kwic", "late delivery", "-", "--to", "csv"], input: Self.comments)
    #expect(
      csv.output
        == "id,property,left,keyword,right,start,end\na,shop,,Late delivery,\", @ann! 👍🏽 #fail\",0,13\n")
    let lines = try CommandLineTool.run(["kwic", "late", "-", "--to", "jsonl"], input: Self.comments)
    #expect(lines.output.split(separator: "\n").count == 2)
    let members = lines.output.split(separator: "\n")[0].split(separator: "\"").map(String.init)
    let names = csv.output.split(separator: "\n")[0].split(separator: ",").map(String.init)
    #expect(names.allSatisfy { members.contains($0) }, "\(lines.output)")
  }

  @Test(
    "a strict run ends at the first record that cannot be used", arguments: [["tokens"], ["kwic", "good"]])
  func strict(command: [String]) throws {
    let broken = "id,text\n1,fine\n2,\"never closed\n3,good\n"
    let result = try CommandLineTool.run(command + ["-", "--strict"], input: broken)
    #expect(result.status == 65 && result.messages.contains("line 3"), "\(result.messages)")
  }

  @Test(
    "wrong options are named",
    arguments: [["--kinds", "verb"], ["--offsets", "utf7"], ["--vocab", "--dfm"]])
  func usage(options: [String]) throws {
    let result = try CommandLineTool.run(["tokens", "-"] + options, input: Self.comments)
    #expect(result.status == 64)
  }
}
