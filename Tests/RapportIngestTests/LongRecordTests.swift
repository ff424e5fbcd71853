import RapportIngest
import RapportModel
import Testing

/// Files whose first records are longer than the 64 KiB that recognition looks at.
@Suite struct LongRecordTests {
  private static let long = String(repeating: "lorem ipsum ", count: 7000)

  @Test("a header longer than the beginning of the file names the columns") func header() throws {
    let names = (0..<12_000).map { "field\($0)" }
    let cells = names.map { _ in "" }.joined(separator: ",")
    let text = "id,text," + names.joined(separator: ",") + "\n1,fine,\(cells)\n2,bad,\(cells)\n"
    #expect(text.prefix { $0 != "\n" }.utf8.count > 98_000)
    for format in [nil, "csv"] {
      let found = try Collected(text, format: format)
      #expect(found.format == "csv")
      #expect(found.comments.map(\.text) == ["fine", "bad"])
      #expect(found.comments.map { $0[.id] } == ["1", "2"])
    }
  }

  @Test(
    "long first records do not hide the others",
    arguments: [
      ("jsonl", "{\"id\":1,\"text\":\"LONG\"}\n{\"id\":2,\"text\":\"short\"}\n"),
      ("json", "[{\"id\":1,\"text\":\"LONG\"},\n{\"id\":2,\"text\":\"short\"}]"),
      (
        "json",
        "[\n {\n  \"id\": 1,\n  \"text\": \"LONG\"\n },\n {\n  \"id\": 2,\n  \"text\": \"short\"\n }\n]"
      ),
      ("csv", "no,what they wrote\n1,\"LONG\"\n2,short words of mine\n"),
      ("csv", "no,what they wrote\n1,\"a line\nLONG\"\n2,short words of mine\n"),
    ])
  func records(format: String, form: String) throws {
    let parts = form.components(around: "LONG")
    let found = try Collected(parts.before + Self.long + parts.after)
    #expect(found.format == format)
    #expect(found.comments.count == 2 && found.rejected.isEmpty)
    #expect(found.comments[0].text?.hasSuffix(Self.long) == true)
    #expect(found.comments[1].text?.hasPrefix("short") == true)
  }

  @Test("lines of text stay lines, however long and whatever quotes they hold") func lines() throws {
    let found = try Collected(
      "a 5\" pipe and \(Self.long)\n\"open \(Self.long)\n\(Self.long)\nlast\n", format: "text")
    #expect(found.comments.count == 4)
  }

  @Test("what no table has, and no object, does not make the beginning long") func hostile() throws {
    let separators = try ExportReader(
      ByteSource(bytes: Array(repeating: UInt8(ascii: ","), count: 3 << 20), name: "input"), format: "csv")
    #expect(separators.sample.count <= 1 << 16)
    let letters = try ExportReader(
      ByteSource(bytes: Array(repeating: UInt8(ascii: "x"), count: 9 << 20), name: "input"))
    #expect(letters.sample.count <= 1 << 20)
    let members = (0..<12_000).map { "\"member \($0)\":\($0)" }.joined(separator: ",")
    let found = try Collected("{\"text\":\"fine\",\(members)}\n{\"text\":\"good\"}\n")
    #expect(found.format == "jsonl" && found.comments.map(\.text) == ["fine", "good"])
  }
}

extension String {
  /// What stands before and after a word that occurs once.
  fileprivate func components(around word: String) -> (before: String, after: String) {
    let parts = split(separator: word, omittingEmptySubsequences: false)
    return (String(parts[0]), String(parts[1]))
  }
}
