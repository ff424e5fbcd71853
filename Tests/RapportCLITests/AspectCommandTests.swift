import Foundation
import RapportTestSupport
import Testing

/// Sentiment towards single things, and the page of an explanation, as a user asks for them.
@Suite struct AspectCommandTests {
  private static let reviews = """
    id,text
    1,"The room was lovely, but check-in was slow."
    2,"Rooms: awful!"
    3,"Nothing to say about it."
    4,東京で買いました

    """

  @Test("score adds what is said of each target") func score() throws {
    let arguments = ["score", "-", "--target", "room", "--target", "check in"]
    let table = try CommandLineTool.run(arguments + ["--columns", "label,aspects"], input: Self.reviews)
    #expect(table.status == 0, "\(table.messages)")
    let lines = table.output.split(separator: "\n")
    #expect(lines[0] == "id,text,rapport_label,rapport_aspects")
    #expect(
      lines[1].contains(#""[{""aspect"":""room"",""label"":""positive"",""polarity"":0."#), "\(lines[1])")
    #expect(
      lines[1].contains(#"{""aspect"":""check in"",""label"":""negative"",""polarity"":-0."#), "\(lines[1])")
    #expect(lines[2].contains(#"""aspect"":""room"",""label"":""negative"""#), "\(lines[2])")
    #expect(lines[3].hasSuffix(",[]"))
    #expect(lines[4].hasSuffix(",,"))

    let all = try CommandLineTool.run(arguments + ["--to", "jsonl"], input: Self.reviews)
    let objects = try all.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { ($0["rapport_aspects"] as? [Any])?.count } == [2, 1, 0, nil])
    #expect(objects[0]["rapport_topics"] != nil)
    let plain = try CommandLineTool.run(["score", "-"], input: Self.reviews)
    #expect(!plain.output.contains("rapport_aspects"))
  }

  @Test("without targets aspects are the topics; any number of threads gives the same bytes") func topics()
    throws
  {
    let rows = (0..<4000).map {
      "\($0),\($0 % 3 == 0 ? "Great price" : "Awful"), but the delivery was late \($0 % 7)"
    }
    let input =
      "id,text\n" + rows.map { $0.replacing(#/,(.*)/#) { ",\"\($0.output.1)\"" } }.joined(separator: "\n")
    let arguments = ["score", "-", "--columns", "aspects,topics", "--to", "jsonl"]
    let one = try CommandLineTool.run(arguments + ["--threads", "1"], input: input)
    let many = try CommandLineTool.run(arguments + ["--threads", "3"], input: input)
    #expect(one.output == many.output && one.status == 0)
    let first = one.output.prefix { $0 != "\n" }
    #expect(first.contains(#"{"aspect":"price","label":"positive""#), "\(first)")
    #expect(first.contains(#"{"aspect":"delivery","label":"negative""#), "\(first)")
  }

  @Test("explain says what is said of what, in every format") func explain() throws {
    let text = "The room was lovely but breakfast was cold."
    let arguments = ["explain", text, "--target", "room", "--target", "breakfast"]
    let plain = try CommandLineTool.run(arguments)
    #expect(plain.output.contains("of room: positive, +0."), "\(plain.output)")
    #expect(plain.output.contains("of breakfast: negative, -0."), "\(plain.output)")
    let json = try CommandLineTool.run(arguments + ["--to", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let aspects = try #require(object["aspects"] as? [[String: Any]])
    #expect(aspects.map { $0["label"] as? String } == ["positive", "negative"])
    #expect((object["clauses"] as? [Any])?.count ?? 0 >= 2)
    let html = try CommandLineTool.run(arguments + ["--to", "html"])
    #expect(html.output.hasPrefix("<!DOCTYPE html>") && html.output.contains("en/rapport-open"))
    #expect(html.output.contains("breakfast: negative"))
  }

  @Test(
    "the page shows, asks for nothing and fits",
    .enabled(if: Browser.isInstalled, Comment(rawValue: Browser.missing)), arguments: [1280, 390])
  func page(width: Int) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("why.html")
    let text =
      "I used to love it, but the delivery isn't great 👍 <i>yeah right</i> "
      + String(repeating: "wow", count: 90)
    let result = try CommandLineTool.run(["explain", text, "--to", "html", "-o", file.path])
    #expect(result.status == 0 && result.output.isEmpty, "\(result.messages)")
    let visit = try Browser().visit(file, width: width)
    #expect(visit.messages.isEmpty)
    #expect(visit.requests == [file.absoluteString])
    #expect(try visit.value(of: "document.documentElement.scrollWidth") as? Int == width)
    #expect(
      try visit.value(of: "document.scripts.length + document.querySelectorAll('i').length") as? Int == 0)
    #expect(
      try visit.value(of: "document.querySelector('.text').textContent.includes('<i>')") as? Bool == true)
  }

  @Test("a target without a word is refused by its name") func empty() throws {
    let result = try CommandLineTool.run(["explain", "x", "--target", " "])
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.messages.contains("'--target' takes a word"), "\(result.messages)")
  }

  @Test("the published algorithm does not know what a text speaks of") func vader() throws {
    for arguments in [["score", "-"], ["explain", "x"]] {
      let result = try CommandLineTool.run(
        arguments + ["--scorer", "vader", "--target", "room"], input: "text\nx\n")
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(result.messages.contains("published algorithm"), "\(result.messages)")
    }
  }
}
