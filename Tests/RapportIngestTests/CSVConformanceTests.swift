import Foundation
import RapportIngest
import RapportTestSupport
import Testing

@Suite struct CSVConformanceTests {
  @Test(
    "csv-spectrum: every file gives its JSON",
    .enabled(if: SharedData.has("conformance/csv-spectrum"), Comment(rawValue: SharedData.missing)))
  func spectrum() throws {
    let folder = try SharedData.url("conformance/csv-spectrum/csvs")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files.count == 11)
    for file in files {
      let name = String(file.dropLast(4))
      var bytes = try SharedData.bytes("conformance/csv-spectrum/csvs/\(file)")
      // The copy at hand lost the carriage returns that this file is about.
      if name == "newlines_crlf" { bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
      var records: [[String]] = []
      let reader = CSVReader(bytes: bytes)
      while let record = try reader.next() {
        if !record.isBlank { records.append(record.strings) }
      }
      let json = try Data(contentsOf: SharedData.url("conformance/csv-spectrum/json/\(name).json"))
      let expected = try #require(JSONSerialization.jsonObject(with: json) as? [[String: String]])
      let header = try #require(records.first)
      let found = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      #expect(found == expected, "\(name)")
    }
  }

  // MARK: - PapaParse

  /// Cases in which the reader differs on purpose, by description.
  private static let deviations: [String: String] = [
    "Quoted field has no closing quote": unclosed,
    "Quoted field has invalid trailing quote after delimiter": unclosed,
    "Quoted field has invalid trailing quote before delimiter": unclosed,
    "Quoted field has invalid trailing quote after new line": unclosed,
  ]
  private static let unclosed =
    "an unclosed quote rejects its line and no more, where PapaParse takes the rest of the file into the field"

  /// Options of PapaParse that are not about reading, or that this reader does not have: it knows one quote,
  /// no escape character but the doubled quote, and leaves comments, headers and empty lines to its callers.
  private static let foreignOptions: Set<String> = [
    "header", "comments", "quoteChar", "escapeChar", "dynamicTyping", "preview", "skipFirstNLines",
    "skipEmptyLines",
    "delimitersToGuess", "transform", "fastMode",
  ]

  @Test(
    "PapaParse: the cases about reading give their records",
    .enabled(if: SharedData.has("conformance/csv-papaparse"), Comment(rawValue: SharedData.missing)),
    arguments: ["core", "parse"])
  func papaParse(suite: String) throws {
    let data = try Data(contentsOf: SharedData.url("conformance/csv-papaparse/\(suite).json"))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cases = try #require(root["cases"] as? [[String: Any]])
    var run = 0
    for item in cases {
      let description = item["description"] as? String ?? ""
      let config = item["config"] as? [String: Any] ?? [:]
      guard let input = item["input"] as? String,
        config.keys.allSatisfy({ !Self.foreignOptions.contains($0) }),
        let expected = (item["expected"] as? [String: Any])?["data"] as? [[String]],
        (config["delimiter"] as? String)?.utf8.count ?? 1 == 1
      else { continue }
      run += 1
      var bytes = Array(input.utf8)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      let separator = (config["delimiter"] as? String)?.utf8.first
      let reader = CSVReader(bytes: bytes, dialect: CSVDialect(detectedIn: bytes, separator: separator))
      var records: [[String]] = []
      while let record = try reader.next() {
        records.append(record.fault == nil ? record.strings : ["fault"])
      }
      // PapaParse gives an empty record after the last line end; here a line end ends the last record.
      var wanted = expected
      if input.hasSuffix("\n") || input.hasSuffix("\r"), wanted.last == [""] { wanted.removeLast() }
      if Self.deviations[description] != nil {
        #expect(records != wanted, "no deviation any more: \(description)")
      } else {
        #expect(records == wanted, "\(description)")
      }
    }
    #expect(run >= (suite == "core" ? 40 : 30), "only \(run) cases were run")
  }

  // MARK: - rvl torture corpus

  @Test(
    "rvl: every file is read without shifting cells, and damage is said",
    .enabled(if: SharedData.has("conformance/csv-rvl-torture"), Comment(rawValue: SharedData.missing)))
  func torture() throws {
    let data = try Data(contentsOf: SharedData.url("conformance/csv-rvl-torture/expected.json"))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cases = try #require(root["cases"] as? [[String: Any]])
    for item in cases where item["present"] as? Bool == true {
      let file = item["file"] as? String ?? ""
      let source = try ByteSource(path: SharedData.url("conformance/csv-rvl-torture/\(file)").path)
      let stream = try TextStream(source)
      let reader = CSVReader(stream)
      var records: [[String]] = []
      var faults = 0
      while let record = try reader.next() {
        if record.fault != nil { faults += 1 } else if !record.isEmpty { records.append(record.strings) }
      }
      if let stated = item["delimiter"] as? String, stated != "n/a", file != "control_byte_header.csv" {
        let byte = ["\\t": 0x09, "0x1F": 0x1F][stated] ?? stated.utf8.first
        #expect(reader.dialect.separator == byte, "\(file)")
        let widths = Set(records.map(\.count))
        let isRagged = file.hasPrefix("ragged") || file.contains("extra")
        #expect(widths.count <= 1 || isRagged, "\(file): \(widths)")
      }
      #expect(faults == (file == "unterminated_quote.csv" || file == "invalid_quote.csv" ? 1 : 0), "\(file)")
    }
  }
}
