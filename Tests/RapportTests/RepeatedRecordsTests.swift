import Rapport
import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct RepeatedRecordsTests {
  private static func page(_ comments: [(id: String, text: String, updated: String)]) -> String {
    let items = comments.map { comment in
      """
      {"kind": "youtube#comment", "id": "\(comment.id)", "snippet": {"textOriginal": "\(comment.text)",
      "publishedAt": "2025-03-01T00:00:00Z", "updatedAt": "\(comment.updated)"}}
      """
    }
    return #"{"kind": "youtube#commentListResponse", "items": ["# + items.joined(separator: ",") + "]}"
  }

  @Test("of a record that stands in several files the newest counts, whatever the order of the files")
  func newestWins() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write(
      Self.page([("a", "Great", "2025-03-01T00:00:00Z"), ("b", "Good", "2025-03-02T00:00:00Z")]), to: "1.json"
    )
    let second = try folder.write(
      Self.page([("a", "Terrible", "2025-04-01T00:00:00Z"), ("b", "Good", "2025-03-02T00:00:00Z")]),
      to: "2.json")
    for paths in [[first, second], [second, first]] {
      var analysis = Analysis(annotator: try Annotator())
      try analysis.absorb(paths.map { InputArgument(path: $0, property: PropertyID("channel")) })
      let counts = analysis.inputs.reduce(RecordCounts()) { $0 + $1.counts }
      #expect(counts.scored == 2)
      #expect(counts.unscored[.duplicate] == 2)
      let labels = analysis.ledger[PropertyID("channel")]?.comments()?.labels
      #expect(labels?.positive == 1)
      #expect(labels?.negative == 1)
    }
  }
}
