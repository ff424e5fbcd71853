import RapportSentiment
import RapportText
import Testing

@Suite struct WeightTableTests {
  private static let manifest = LexiconManifest(
    name: "test", kind: .weights, language: "en", scale: nil, lexicon: "en/base",
    training: TrainingRecord(
      sources: [
        .init(name: "ours", terms: "CC0-1.0 \"free\"", content: "xxh3-128:00", positive: 2, negative: 3)
      ],
      calibration: [], base: "en/rapport-open", settings: ["penalty": 0.003], minimumTexts: 5))

  @Test("a table and its manifest read back as they were written") func roundTrip() throws {
    let entries = [
      WeightEntry(form: .feature, term: "always", side: -0.05, any: 1),
      WeightEntry(form: .word, term: "!", side: 0.6, any: 0.4, texts: 5798),
      WeightEntry(form: .word, term: "😀", side: 1.25, any: -0.001, texts: 7),
      WeightEntry(form: .negated, term: "don't", side: -12, any: 0, texts: 5),
      WeightEntry(form: .pair, term: "waste of", side: -1.5, any: 0.25, texts: 9),
      WeightEntry(form: .pair, term: "too [positive]", side: -0.333, any: 0.1, texts: 11),
    ]
    let table = WeightTable(manifest: Self.manifest, entries: entries)
    let reading = WeightTable.read(Array(table.written.utf8), manifest: Self.manifest)
    #expect(reading.issues == [])
    #expect(reading.table == table)
    #expect(try LexiconManifest(json: Array(Self.manifest.written.utf8), path: "test") == Self.manifest)
  }

  @Test("weights are written with three places and no more than they need") func places() {
    let entries = [0.0005, -0.0004, 1.0, -2.5, 0.12345].map {
      WeightEntry(form: .word, term: "a", side: $0, any: 0)
    }
    let written = WeightTable(manifest: Self.manifest, entries: entries).written
    let sides = written.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[2] }
    #expect(sides == ["0.001", "0", "1", "-2.5", "0.123"])
  }

  @Test(
    "every faulty line is reported with its place",
    arguments: [
      ("verb\tgood\t1\t1\t5", .unknownForm, 1), ("word\t\t1\t1\t5", .emptyTerm, 6),
      ("word\tgood\tx\t1\t5", .badNumber, 11), ("word\tgood\t1\tnan\t5", .badNumber, 13),
      ("pair\tgood\t1\t1\t5", .notAPair, 6), ("feature\tmood\t1\t1\t0", .unknownForm, 9),
    ] as [(String, LexiconIssue.Problem, Int)])
  func issues(line: String, problem: LexiconIssue.Problem, column: Int) {
    let text = "form\tterm\tside\tany\ttexts\nword\tbad\t-1\t1\t5\r\n\n# note\n\(line)\n"
    let reading = WeightTable.read(Array(text.utf8), manifest: Self.manifest)
    #expect(reading.issues == [LexiconIssue(problem, line: 5, column: column)])
    #expect(reading.table.entries.map(\.term) == ["bad"])
  }

  @Test("what stands twice and what the header lacks is reported") func doubled() {
    let text = "form\tterm\tside\tany\nword\tbad\t-1\t1\nnegated\tbad\t1\t1\nword\tbad\t-2\t1\n"
    let reading = WeightTable.read(Array(text.utf8), manifest: Self.manifest)
    #expect(
      reading.issues == [
        LexiconIssue(.missingColumn("texts"), line: 1, column: 1),
        LexiconIssue(.duplicate(firstLine: 2), line: 4, column: 1),
      ])
  }
}
