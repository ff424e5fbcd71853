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

  /// Which rows of some tables are scored, as `FILE:id`, under a rule.
  private static func scored(
    _ tables: [String], _ rule: DuplicateRule?, reversed: Bool = false
  ) throws -> (scored: Int, duplicates: Int, texts: Set<String>) {
    let folder = try TemporaryFolder()
    var inputs = try tables.enumerated().map { number, rows in
      InputArgument(path: try folder.write("id,property,author,time,text\n" + rows, to: "\(number).csv"))
    }
    if reversed { inputs.reverse() }
    let repeated = try RepeatedRecords(rule, in: inputs)
    let annotator = try Annotator()
    var (scored, duplicates) = (0, 0)
    var texts: Set<String> = []
    for (number, input) in inputs.enumerated() {
      let reader = try InputReader(input, number: number, among: repeated)
      _ = try reader.read { found in
        guard case .comments(let comments) = found else { return }
        let batch = annotator.annotate(comments)
        for (row, annotation) in batch.annotations.rows.enumerated() {
          if annotation.status == .unscored(.duplicate) { duplicates += 1 }
          guard annotation.score != nil else { continue }
          scored += 1
          texts.insert(batch.comments.string(.text, of: row) ?? "")
        }
      }
    }
    return (scored, duplicates, texts)
  }

  @Test(
    "a rule says which rows are one comment",
    arguments: [
      (nil, 6, 0, nil), (DuplicateRule.none, 6, 0, nil),
      // The later "a" of the shop counts; that of the app is another comment.
      (.id, 5, 1, "The screen is awful now"),
      // White space around a text does not matter, its capitals do.
      (.text, 4, 2, "the screen is great"),
    ] as [(DuplicateRule?, Int, Int, String?)])
  func rules(rule: DuplicateRule?, scored: Int, duplicates: Int, text: String?) throws {
    let first = """
      a,shop,ann,2026-01-02,The screen is great
      b,shop,bob,2026-01-03," The screen is great "
      c,shop,cat,2026-01-04,the screen is great

      """
    let second = """
      a,app,ann,2026-01-02,The screen is great
      a,shop,ann,2026-02-02,The screen is awful now
      d,shop,dan,2026-01-01,The screen is great

      """
    for reversed in [false, true] {
      let found = try Self.scored([first, second], rule, reversed: reversed)
      #expect(found.scored == scored)
      #expect(found.duplicates == duplicates)
      if let text { #expect(found.texts.contains(text)) }
    }
  }

  @Test(
    "an identifier belongs to its format, a text does not",
    arguments: [(DuplicateRule.id, 0), (.text, 1)])
  func formats(rule: DuplicateRule, duplicates: Int) throws {
    let folder = try TemporaryFolder()
    let inputs = [
      try folder.write("id,property,text\na,shop,Good\n", to: "1.csv"),
      try folder.write(
        #"{"id": "a", "property": "shop", "text": "Awful"}"# + "\n"
          + #"{"id": "b", "property": "shop", "text": "Good"}"# + "\n", to: "2.jsonl"),
    ].map { InputArgument(path: $0) }
    var options = ScoringOptions()
    options.duplicates = rule
    var analysis = Analysis(annotator: try Annotator(options))
    try analysis.absorb(inputs)
    let counts = analysis.inputs.reduce(RecordCounts()) { $0 + $1.counts }
    #expect(counts.unscored[.duplicate] ?? 0 == duplicates)
    #expect(counts.comments == 3)
  }

  @Test("comments that are gone or empty repeat nothing")
  func nothingToRepeat() throws {
    let found = try Self.scored(
      ["a,shop,ann,,\nb,shop,bob,,\nc,shop,cat,,[deleted]\nd,shop,dan,,Good\n"], .text)
    #expect(found.duplicates == 0)
    #expect(found.scored == 1)
  }

  @Test("what is sorted on disk comes back in the order that memory would give")
  func sortedRuns() throws {
    var random = SeededGenerator(seed: .random(in: 0...UInt64.max))
    for runLength in [1, 7, 1000, 5000] {
      let sightings = (0..<3000).map { record in
        RecordSighting(
          key: (UInt64.random(in: 0..<40, using: &random), 1), rank: Int64.random(in: -3...3, using: &random),
          contentHash: random.next(), reactions: 0, input: Int.random(in: 0..<4, using: &random),
          record: record)
      }
      var runs = SortedRuns(runLength: runLength)
      for sighting in sightings { try runs.append(sighting) }
      var sorted: [Int] = []
      try runs.forEachSorted { sorted.append($0.record) }
      #expect(sorted == sightings.sorted().map(\.record))
    }
  }
}
