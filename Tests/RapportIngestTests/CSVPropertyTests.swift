import RapportIngest
import RapportTestSupport
import Testing

@Suite struct CSVPropertyTests {
  private static let pieces = [
    "a", "word", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\t", "é", "😀", "ไทย", "日本", "\u{0}",
    "=1+2", "'", "",
  ]

  private static func randomTable(_ random: inout SeededGenerator) -> [[String]] {
    let columns = Int.random(in: 2...5, using: &random)
    return (0..<Int.random(in: 1...30, using: &random)).map { _ in
      (0..<columns).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }
          .joined()
      }
    }
  }

  private static func write(_ table: [[String]], lineEnd: String) -> [UInt8] {
    let text = table.map { row in
      row.map {
        "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }
      .joined(separator: ",")
    }.joined(separator: lineEnd)
    return Array(text.utf8)
  }

  @Test("a quoted table survives the round trip, whatever the pieces it arrives in", arguments: 1...60)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = Self.randomTable(&random)
    let bytes = Self.write(table, lineEnd: ["\n", "\r\n"].randomElement(using: &random)!)
    for size in [1, 2, 3, 7, 16, 64, 1000, 65_536] {
      let reader = CSVReader(
        try TextStream(ByteSource(bytes: bytes, name: "random")), dialect: CSVDialect(), bufferSize: size)
      var found: [[String]] = []
      while let record = try reader.next() { found.append(record.fault == nil ? record.strings : ["fault"]) }
      #expect(found == table, "seed \(seed), buffer of \(size) bytes")
    }
  }

  @Test("damaged text gives the same records whatever the pieces it arrives in", arguments: 1...60)
  func pieces(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &* 77)
    let text = (0..<300).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
    let bytes = Array(text.utf8)
    var expected: [String]?
    for size in [1 << 20, 1, 2, 5, 17, 100] {
      let reader = CSVReader(
        try TextStream(ByteSource(bytes: bytes, name: "random")), dialect: CSVDialect(), bufferSize: size)
      var found: [String] = []
      while let record = try reader.next() {
        let raw = String(decoding: record.rawBytes, as: UTF8.self)
        found.append(
          "\(record.line) \(record.byteOffset) \(record.strings) \(String(describing: record.fault)) \(raw)")
      }
      #expect(found == expected ?? found, "seed \(seed), buffer of \(size) bytes")
      expected = found
    }
  }

  @Test("no byte is lost: records and line ends make up the text", arguments: 1...30)
  func coverage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &* 991)
    let text = (0..<400).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
    let bytes = Array(text.utf8)
    let reader = CSVReader(bytes: bytes, dialect: CSVDialect())
    var end = 0
    while let record = try reader.next() {
      let between = bytes[end..<record.byteOffset]
      #expect(between.allSatisfy { $0 == 0x0A || $0 == 0x0D } && between.count <= 2, "seed \(seed)")
      end = record.byteOffset + record.rawBytes.count
    }
    #expect(bytes[end...].allSatisfy { $0 == 0x0A || $0 == 0x0D }, "seed \(seed)")
  }
}
