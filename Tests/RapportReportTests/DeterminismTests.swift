import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

@Suite struct DeterminismTests {
  @Test("the bytes do not depend on how the work was split", arguments: 1...20 as ClosedRange<UInt64>)
  func splits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (1...300).map { Row(record: $0, using: &random) }
    let whole = bytes(of: ledger(of: rows))
    var parts = Array(repeating: [Row](), count: Int.random(in: 2...9, using: &random))
    for row in rows.shuffled(using: &random) {
      parts[Int.random(in: 0..<parts.count, using: &random)].append(row)
    }
    var ledgers = parts.map { ledger(of: $0) }
    while ledgers.count > 1 {
      let one = ledgers.remove(at: Int.random(in: 0..<ledgers.count, using: &random))
      try ledgers[Int.random(in: 0..<ledgers.count, using: &random)].merge(one, sharedInputs: .allow)
    }
    let isWhole = bytes(of: ledgers[0]) == whole
    #expect(isWhole, "seed \(seed)")
  }

  private struct Row {
    var facts: CommentFacts
    var annotation: Annotation
    var measurement: Measurement
    var property: PropertyID

    init(record: Int, using random: inout SeededGenerator) {
      facts = CommentFacts(record: record)
      facts.author = AuthorKey(hash: random.next() % 90 &* 0x9E37_79B9_7F4A_7C15)
      let day = CalendarDay(daysSinceEpoch: 20_000 + Int32.random(in: 0..<21, using: &random))
      facts.createdAt = Timestamp(day)
      let polarity = Double.random(in: -1...1, using: &random)
      annotation = .scored(
        SentimentScore(
          label: polarity > 0.3 ? .positive : polarity < -0.3 ? .negative : .neutral, polarity: polarity,
          positive: 0, negative: 0, confidence: 1, coverage: 1), language: "en")
      measurement = Measurement(
        dimensions: [Dimension(name: Dimension.page, value: "/\(record)")],
        name: ["views", "engaged_time_per_user"].randomElement(using: &random) ?? "views",
        definitionID: "ga4", unit: .count, value: FixedDecimal(nanos: Int128(random.next() >> 20)),
        denominator: FixedDecimal(Int64(record % 9)), period: DayRange(day), grain: .day, record: record)
      property = PropertyID("p\(record % 10)")
    }
  }

  private func ledger(of rows: [Row]) -> Ledger {
    var ledger = Ledger(LedgerOptions(sampledAuthors: 6, commentsPerAuthor: 2, countedAuthors: 6))
    for row in rows {
      var comments = CommentBatch()
      comments.appendComment(row.facts)
      var annotations = AnnotationBatch()
      annotations.append(row.annotation, topics: [])
      ledger.absorb(
        comments, annotations, properties: PropertyColumn([row.property]), input: InputID(hash: 1),
        format: "csv")
      ledger.absorb(row.measurement, property: row.property, source: InputID(hash: 2))
    }
    return ledger
  }

  private func bytes(of ledger: Ledger) -> [String] {
    let report = MatrixReport(matrix: EngagementMatrix(ledger, periods: .wholeTimeAndWeeks))
    return [
      report.csv(.tidy), report.csv(.wide), report.json(), report.markdown(), report.terminal(width: 90),
    ]
  }
}
