import RapportIngest
import Testing

@Suite struct CSVReaderTests {
  /// The records of a text; a faulty one is its fault's description.
  static func records(_ text: String, separator: UInt8? = nil, maximumQuotedLength: Int = 4 << 20) throws
    -> [[String]]
  {
    let bytes = Array(text.utf8)
    let reader = CSVReader(
      bytes: bytes, dialect: CSVDialect(detectedIn: bytes, separator: separator),
      maximumQuotedLength: maximumQuotedLength)
    var records: [[String]] = []
    while let record = try reader.next() {
      records.append(record.fault.map { [$0.description] } ?? record.strings)
    }
    return records
  }

  @Test(
    "ordinary records are cut as RFC 4180 says",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("a,\"x,\ny\"\r\n1,\"say \"\"hi\"\"\"\n", [["a", "x,\ny"], ["1", "say \"hi\""]]),
      ("a,b,\n,,\n", [["a", "b", ""], ["", "", ""]]),
      ("a,\"\"\n\"\",b", [["a", ""], ["", "b"]]),
      ("a,b\n\n1,2", [["a", "b"], [""], ["1", "2"]]),
      ("sep=;\na;b,c\n", [["a", "b,c"]]),
      ("sep=,\t\t\r\na,b\r\n", [["a", "b"]]),
      ("x", [["x"]]), ("", []), ("\n", [[""]]), (",", [["", ""]]),
    ] as [(String, [[String]])])
  func ordinary(text: String, expected: [[String]]) throws {
    #expect(try Self.records(text) == expected)
  }

  @Test(
    "what the RFC forbids is read as it was meant",
    arguments: [
      ("a,b\" c,d\n", [["a", "b\" c", "d"]]),
      ("a,\"b\" ,c\n", [["a", "b", "c"]]),
      ("1,\"He said \"hi\" to me\",5\n2,ok,4\n", [["1", "He said \"hi\" to me", "5"], ["2", "ok", "4"]]),
      ("a, \"b\",c\n", [["a", " \"b\"", "c"]]),
      ("x,y\na,b\rc\nd,e\n", [["x", "y"], ["a", "b\rc"], ["d", "e"]]),
      ("a,b\u{0}c\n", [["a", "b\u{0}c"]]),
      ("id,5\u{FE0F}\u{20E3}\"\u{FE0F}\n", [["id", "5\u{FE0F}\u{20E3}\"\u{FE0F}"]]),
    ] as [(String, [[String]])])
  func tolerated(text: String, expected: [[String]]) throws {
    #expect(try Self.records(text) == expected)
  }

  @Test(
    "an unclosed quote costs its line and no other",
    arguments: [
      ("id,text\n1,\"open\n2,fine\n3,fine\n", [1]),
      ("id,text,n\n1,\"open,5\n2,\"closed\",4\n3,\"x\",3\n", [1]),
      ("\"id\",\"text\"\n\"1\",\"open\n\"2\",\"fine\"\n\"3\",\"fine\"\n", [1]),
      ("id,text\n1,ok\n2,\"open at the end", [2]),
      ("id,text\n1,\"open\n2,\"open too\n3,fine\n", [1, 2]),
      ("id,text\n1,\"open\n2,\"\"\"Quoted\"\" from the start\"\n3,fine\n", [1]),
    ] as [(String, [Int])])
  func unclosed(text: String, faulty: [Int]) throws {
    let records = try Self.records(text)
    let found = records.indices.filter { records[$0] == ["A quoted field is not closed"] }
    #expect(found == faulty)
    #expect(records.count == text.split(separator: "\n").count)
  }

  @Test("a long text of many lines is no unclosed quote") func manyLines() throws {
    let text = (1...500).map { "line \($0)" }.joined(separator: "\n")
    #expect(
      try Self.records("id,text\n1,\"\(text)\"\n2,x\n") == [["id", "text"], ["1", text], ["2", "x"]])
    #expect(
      try Self.records("id,text\n1,\"\(text)\"\n2,x\n", maximumQuotedLength: 100)[1] == [
        "A quoted field is not closed"
      ])
  }

  @Test("records know their line, offset and raw bytes") func places() throws {
    let reader = CSVReader(bytes: Array("a,b\r\n\"1\n2\",\"x\"\"y\"\r\n\r\nz,w".utf8))
    var found: [String] = []
    while let record = try reader.next() {
      found.append("\(record.line) \(record.byteOffset) \(String(decoding: record.rawBytes, as: UTF8.self))")
    }
    #expect(found == ["1 0 a,b", "2 5 \"1\n2\",\"x\"\"y\"", "4 19 ", "5 21 z,w"])
  }

  @Test("a record beyond the limit is rejected and the next one is read") func longRecord() throws {
    let text = "id,text\n1,\(String(repeating: "x", count: 5000))\n2,fine\n"
    let stream = try TextStream(ByteSource(bytes: Array(text.utf8), name: "long"))
    let reader = CSVReader(stream, maximumRecordLength: 1000, bufferSize: 256)
    var outcomes: [String] = []
    while let record = try reader.next() {
      outcomes.append(record.fault?.description ?? record.strings.joined(separator: "|"))
    }
    #expect(outcomes == ["id|text", "The record is longer than 1000 bytes", "2|fine"])
  }

  @Test("a file made of unclosed quotes is read in linear time") func hostile() throws {
    let text = "a,b\n" + String(repeating: ",\"\"b\"\"\n", count: 200_000)
    let start = ContinuousClock.now
    let records = try Self.records(text, separator: UInt8(ascii: ","))
    #expect(records.count == 200_001)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test(
    "the separator is the one that gives records of one length",
    arguments: [
      ("a;b\n1,5;2,5\n", ";"), ("a\tb\nx, y\tz\n", "\t"), ("a|b|c\n1,2|3|4\n", "|"), ("a,b\n1,2\n", ","),
      ("id;text\n1;Well, well, well\n2;No\n", ";"), ("word\nother\n", ","), ("a^b\n1^2\n", "^"),
      ("\"x,1,1\";b\n\"y,2,2\";c\n", ";"),
    ])
  func separators(text: String, separator: String) {
    #expect(CSVDialect(detectedIn: Array(text.utf8)).separator == separator.utf8.first)
  }
}
