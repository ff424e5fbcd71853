import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct JSONTests {
  /// The raw JSON records of a text, and the reasons of those that were rejected.
  static func records(_ text: String, format: String = "jsonl") throws -> (
    values: [String], reasons: [String]
  ) {
    try records(Array(text.utf8), format: format)
  }

  static func records(_ bytes: [UInt8], format: String) throws -> (values: [String], reasons: [String]) {
    var values: [String] = []
    var reasons: [String] = []
    try RawRecords.read(
      ByteSource(bytes: bytes, name: "json"), format: format,
      record: { (json) throws(IngestError) in values.append(String(decoding: json, as: UTF8.self)) },
      rejected: { (record) throws(IngestError) in reasons.append("line \(record.line): \(record.reason)") })
    return (values, reasons)
  }

  @Test(
    "values are cut from lines, from one another and from an array",
    arguments: [
      ("{\"a\":1}\n{\"a\":2}\n", ["{\"a\":1}", "{\"a\":2}"]),
      ("{\"a\":1}\r\n\r\n{\"a\":2}", ["{\"a\":1}", "{\"a\":2}"]),
      ("{\n \"a\": 1\n}\n{\n \"a\": 2\n}", ["{\"a\":1}", "{\"a\":2}"]),
      (
        "[{\"a\":1}, {\"a\":[{\"b\":\"]}\\\"\"}]},\n3, \"x,y\", null]",
        ["{\"a\":1}", "{\"a\":[{\"b\":\"]}\\\"\"}]}", "3", "\"x,y\"", "null"]
      ),
      ("{\"a\":1}{\"a\":2}", ["{\"a\":1}", "{\"a\":2}"]),
      ("[]", []), ("  \n", []),
    ] as [(String, [String])])
  func splitting(text: String, expected: [String]) throws {
    let found = try Self.records(text, format: "json")
    #expect(found.values == expected)
    #expect(found.reasons.isEmpty)
  }

  @Test("a broken line is one reject and leaves its neighbours alone") func brokenLine() throws {
    let found = try Self.records("{\"a\":1}\n{\"a\":\"open}\n{\"a\":[1,}\n\n{\"a\":2}\n")
    #expect(found.values == ["{\"a\":1}", "{\"a\":2}"])
    #expect(
      found.reasons == [
        "line 2: A string is not closed, at byte 11 of the record",
        "line 3: Expected a value, at byte 8 of the record",
      ])
  }

  @Test("what the fast parser refuses is read tolerantly and noted") func tolerance() throws {
    let text =
      #"{"text":"big","id":12345678901234567890123}"# + "\n" + #"{"text":"lone \ud83d surrogate","id":1e400}"#
    let found = try Collected(text)
    #expect(found.comments.map { $0[.id] } == ["12345678901234567890123", "1e400"])
    #expect(found.comments[1].text == "lone \u{FFFD} surrogate")
    #expect(
      found.notes.contains { $0.code == "tolerated-json" && $0.message.hasPrefix("2 JSON records hold") })
  }

  @Test("values arrive the same in pieces of any size", arguments: [16, 17, 31, 64, 1000])
  func pieces(size: Int) throws {
    let text =
      "["
      + (0..<50).map { "{\"n\":\($0),\"t\":\"é\\\"]}\(String(repeating: "x", count: $0))\"}" }.joined(
        separator: ",\n") + "]"
    let stream = try TextStream(ByteSource(bytes: Array(text.utf8), name: "json"))
    let splitter = JSONSplitter(stream, bufferSize: size)
    var lines: [Int] = []
    var count = 0
    while let piece = try splitter.next() {
      #expect(piece.fault == nil)
      #expect(piece.bytes.first == UInt8(ascii: "{") && piece.bytes.last == UInt8(ascii: "}"))
      lines.append(piece.line)
      count += 1
    }
    #expect(count == 50)
    #expect(lines == Array(1...50))
  }

  // MARK: - JSONTestSuite

  /// Documents that the suite calls invalid and that give records here, with the reason.
  private static let acceptedInvalid: [String: String] = [:]

  @Test(
    "JSONTestSuite: valid documents are read, invalid ones are rejected",
    .enabled(if: SharedData.has("conformance/json-nst/test_parsing"), Comment(rawValue: SharedData.missing)))
  func testSuite() throws {
    let folder = try SharedData.url("conformance/json-nst/test_parsing")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = try SharedData.bytes("conformance/json-nst/test_parsing/\(file)")
      let parser = JSONParser()
      let result = bytes.withUnsafeBytes { bytes in parser.withDocument(bytes) { _ in true } }
      let isAccepted: Bool = if case .success = result { true } else { false }
      // The parser is given UTF-8 without a mark by the text stream; as bytes on their own these are not JSON.
      switch file.first {
      case "y": #expect(isAccepted, "\(file)")
      case "n": #expect(!isAccepted, "\(file)")
      default: break
      }
    }
  }
}
