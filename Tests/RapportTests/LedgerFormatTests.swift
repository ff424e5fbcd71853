import Foundation
import Rapport
import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

/// `scripts/read-ledger` follows the page on the format and not the code; both must find the same in a file.
@Suite struct LedgerFormatTests {
  private static let hasPython =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

  @Test(
    "a reader made from the page finds what the ledger holds",
    .enabled(if: hasPython, "skipped: no python3"))
  func independentReader() throws {
    let ledger = try AnnotatedCorpus.demo().ledger()
    let folder = try TemporaryFolder()
    let path = try folder.write(ledger.fileBytes, to: "demo.ledger")
    let file = try Self.read(path)

    let head = try #require(file["head"] as? [String: Any])
    #expect(head["scoring"] as? String == ledger.options.provenance.scoringVersion)
    #expect(head["topics"] as? [String] == ledger.options.topics)
    #expect(
      (head["lexicons"] as? [[String]])?.map { $0[0] } == ledger.options.provenance.lexicons.map(\.name))
    let inputs = try #require(file["inputs"] as? [[String: Any]])
    #expect(
      inputs.map { $0["hash"] as? String } == ledger.inputs.sorted { $0.key < $1.key }.map(\.value.stamp.hash)
    )
    #expect(
      inputs.map { $0["scored"] as? Int }
        == ledger.inputs.sorted { $0.key < $1.key }.map(\.value.counts.scored))

    let properties = try #require(file["properties"] as? [[String: Any]])
    #expect(properties.map { $0["name"] as? String } == ledger.properties.map(\.name))
    for (read, name) in zip(properties, ledger.properties) {
      try compare(read, try #require(ledger[name]), "\(name)")
    }
    let journeys = try #require((file["journeys"] as? [String: Any])?["clusters"] as? [[String: Any]])
    #expect(journeys.map { $0["count"] as? Int } == ledger.journeys.clusters.map(\.commentCount))
    #expect(!journeys.isEmpty)
  }

  private func compare(_ read: [String: Any], _ ledger: PropertyLedger, _ name: String) throws {
    let cells = try #require(read["cells"] as? [[String: Any]])
    func sum(_ axis: String, _ member: String) -> Int {
      cells.filter { $0["axis"] as? String == axis }.reduce(0) { $0 + ($1[member] as? Int ?? 0) }
    }
    let tally = ledger.comments()
    #expect(sum("source", "records") == tally?.records ?? 0, "\(name)")
    #expect(sum("source", "voices") == tally?.voices ?? 0, "\(name)")
    #expect(sum("source", "polarity") == Int(tally?.polaritySum ?? 0), "\(name)")
    let topics = ledger.slices.reduce(0) { sum, slice in
      if case .topic = slice { sum + Int(ledger.comments(slice)?.polaritySum ?? 0) } else { sum }
    }
    #expect(sum("topic", "polarity") == topics, "\(name)")
    let days = try #require(read["days"] as? [[String: Any]])
    #expect(
      days.map { $0["records"] as? Int } == ledger.days.sorted.map(\.sums.records))

    let authors = try #require((read["author_sample"] as? [String: Any])?["clusters"] as? [[String: Any]])
    #expect(authors.map { $0["key"] as? UInt64 } == ledger.authors.clusters.map(\.key.hash), "\(name)")
    let comments = authors.flatMap { $0["comments"] as? [[String: Any]] ?? [] }
    let kept = ledger.authors.clusters.flatMap(\.comments)
    #expect(comments.map { $0["record"] as? Int } == kept.map(\.reference.record), "\(name)")
    #expect(
      comments.map { $0["seconds"] as? Int } == kept.map { $0.writtenAt.map { Int($0.secondsSinceEpoch) } })
    #expect(comments.map { $0["label"] as? String } == kept.map { $0.label?.rawValue }, "\(name)")

    let series = try #require(read["series"] as? [[String: Any]])
    #expect(series.count == ledger.measurements.count)
    let rows = series.reduce(0) { sum, series in
      let weeks = series["weeks"] as? [[String: Any]] ?? []
      return ([series["rest"] as? [String: Any] ?? [:]] + weeks).reduce(sum) {
        $0 + ($1["rows"] as? Int ?? 0)
      }
    }
    #expect(rows == ledger.measurements.values.reduce(0) { $0 + $1.total.rows }, "\(name)")
  }

  private static func read(_ path: String) throws -> [String: Any] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", SharedData.packageFolder.appendingPathComponent("scripts/read-ledger").path, path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
