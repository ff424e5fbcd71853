import Foundation
import RapportTestSupport
import Testing

/// `--redact`, run as a user runs it; all data is invented or set aside for documents.
@Suite struct RedactionTests {
  private static let table = """
    id,author,user id,page,when,rating,helpful,title,text,notes
    4111111111111111,"Ann ""Fox"" B",ann@example.com,https://shop.example/@ann,2025-03-03 10:30,5,12,Thanks @bob,"Great, call +1 555 0100",192.0.2.1
    2,Bob,77,https://shop.example/b,2025-03-04 11:00,1,0,,"Awful ""ann@example.com"" broke",ok

    """

  private static func columns(_ text: String, from first: Int) -> [String] {
    text.split(separator: "\n").map { $0.split(separator: ",").suffix(first).joined(separator: ",") }
  }

  @Test("score covers persons in a row of a table, and nothing else changes") func table() throws {
    let arguments = ["score", "-", "--columns", "label,polarity"]
    let plain = try CommandLineTool.run(arguments, input: Self.table)
    let redacted = try CommandLineTool.run(arguments + ["--redact"], input: Self.table)
    #expect(redacted.status == 0, "\(redacted.messages)")
    let lines = redacted.output.split(separator: "\n")
    #expect(
      lines[1].hasPrefix(
        #"4111111111111111,"****""***""**",***************,https://shop.example/@ann,2025-03-03 10:30,5,12,Thanks ****,"Great, call ***********",*********,positive,"#
      ))
    #expect(
      lines[2].hasPrefix(
        #"2,***,77,https://shop.example/b,2025-03-04 11:00,1,0,,"Awful ""***************"" broke",ok,negative,"#
      ))
    #expect(Self.columns(plain.output, from: 2) == Self.columns(redacted.output, from: 2))
    #expect(plain.output.utf8.count == redacted.output.utf8.count)
  }

  @Test("score covers persons in strings of JSON lines, and nothing else changes") func json() throws {
    let record =
      #"{"id":"4111111111111111", "n":4111111111111111,"user":{"name":"Ann Fox","id":"5"},"text":"Great\n@ann, \u0061nn@example.com or +1 555 0100","tags":["@bob","caf\u00e9"],"url":"https://shop.example/@ann"}"#
    let result = try CommandLineTool.run(
      ["score", "-", "--from", "jsonl", "--columns", "label", "--redact"], input: record + "\n")
    #expect(
      result.output
        == #"{"id":"4111111111111111", "n":4111111111111111,"user":{"name":"*******","id":"5"},"text":"Great\n****, *************** or ***********","tags":["****","caf\u00e9"],"url":"https://shop.example/@ann","rapport_label":"positive"}"#
        + "\n")
  }

  @Test("score covers persons in every format it writes", arguments: ["csv", "tsv", "jsonl"])
  func formats(format: String) throws {
    let result = try CommandLineTool.run(["score", "-", "--to", format, "--redact"], input: Self.table)
    #expect(result.status == 0)
    for secret in ["Ann", "ann@example.com", "555 0100", "192.0", "@bob"] {
      #expect(!result.output.contains(secret), "\(secret)")
    }
    #expect(result.output.contains("4111111111111111"))
  }

  @Test("any number of threads gives the same bytes") func threads() throws {
    let rows = (0..<3000).map { "\($0),user\($0),mail u\($0)@example.com or +1 555 \(1000 + $0)" }
    let input = "id,author,text\n" + rows.joined(separator: "\n") + "\n"
    let one = try CommandLineTool.run(["score", "-", "--redact", "--threads", "1"], input: input)
    let many = try CommandLineTool.run(["score", "-", "--redact", "--threads", "4"], input: input)
    #expect(one.output == many.output)
    #expect(!one.output.contains("@") && !one.output.contains("+1"))
  }

  private static let text = "Great, @ann: not bad. Call +1 555 0100"

  @Test(
    "explain, tokens, kwic and read show the text covered, with the same places",
    arguments: [
      ["explain", "--to", "json"], ["explain", "--target", "call"], ["explain", "--to", "html"],
      ["tokens", "-", "--from", "text"],
      ["tokens", "-", "--from", "text", "--vocab"], ["tokens", "-", "--from", "text", "--dfm"],
      ["kwic", "great", "-", "--from", "text", "--window", "20"],
      ["kwic", "great", "-", "--from", "text", "--to", "csv", "--window", "20"],
      ["read", "-", "--from", "text"], ["read", "-", "--from", "text", "--raw"],
    ])
  func shown(arguments: [String]) throws {
    let plain = try CommandLineTool.run(arguments, input: Self.text)
    let redacted = try CommandLineTool.run(arguments + ["--redact"], input: Self.text)
    #expect(redacted.status == 0, "\(redacted.messages)")
    #expect(plain.output.contains("ann") || plain.output.contains("0100"))
    #expect(!redacted.output.contains("@ann") && !redacted.output.contains("0100"))
    guard arguments.first != "tokens" || arguments.count == 4, !arguments.contains("html") else { return }
    let isCovered =
      plain.output.utf8.count == redacted.output.utf8.count
      && zip(plain.output.utf8, redacted.output.utf8).allSatisfy { $0 == $1 || $1 == UInt8(ascii: "*") }
    #expect(isCovered)
  }

  @Test("rejected records are covered too") func rejects() throws {
    let folder = try TemporaryFolder()
    let rejects = folder.url.appendingPathComponent("rejects.jsonl").path
    let input = "{\"text\":\"fine\"}\n{\"text\":\"hi\\n@ann, ann@example.com\" +1 555 0100\n"
    let result = try CommandLineTool.run(
      ["score", "-", "--from", "jsonl", "--redact", "--rejects", rejects], input: input)
    #expect(result.status == 0, "\(result.messages)")
    let kept = try folder.read("rejects.jsonl")
    #expect(kept.contains(#"hi\\n****, ***************\" ***********"#), "\(kept)")
  }

  @Test("quotes of the report are covered, and manifests say so") func report() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<40).map {
      "user\($0),2025-03-0\(1 + $0 % 7),\($0 % 2 == 0 ? "Great and lovely tent" : "Awful and broken tent") ask u\($0)@example.com"
    }
    let file = try folder.write("author,date,text\n" + rows.joined(separator: "\n") + "\n", to: "a.csv")
    func page(_ more: [String]) throws -> String {
      let result = try CommandLineTool.run(
        ["matrix", "shop=\(file)", "--to", "json", "-o", "matrix.json", "--report", "page.html"] + more,
        in: folder.url)
      #expect(result.status == 0, "\(result.messages)")
      return try folder.read("page.html")
    }
    #expect(try page([]).contains("@example.com"))
    #expect(try !folder.read("matrix.json").contains("redact"))
    #expect(try !page(["--redact"]).contains("@example.com"))
    #expect(try folder.read("matrix.json").contains(#""redact":"on""#))
    _ = try CommandLineTool.run(["score", file, "--redact", "-o", "scored.csv"], in: folder.url)
    #expect(try folder.read("scored.csv.manifest.json").contains(#""redact":"on""#))
  }
}
