import Dispatch
import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

/// Whatever the number of workers and the order of batches, a builder gives the ledger that absorbs row by row.
@Suite struct LedgerBuilderTests {
  private struct Batch: Sendable {
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    var properties = PropertyColumn()
    var pages: [Int?] = []
  }

  private static let pages = ["/tea", "/cups"]
  private static let options = LedgerOptions(
    topics: ["price", "delivery", "taste"], sampledAuthors: 24, commentsPerAuthor: 8, sampledJourneys: 32,
    countedAuthors: 32, countedAuthorsInWeeks: 16, countedAuthorsInSlices: 8)
  private static let input = LedgerInput(
    stamp: InputStamp(format: "csv", hash: "00112233445566778899aabbccddeeff"), name: "x.csv",
    counts: RecordCounts(), mapping: [])

  /// More comments than wait at once on any desk, of more properties than samples are large for.
  private static func batches(_ random: inout SeededGenerator, properties: Int) -> [Batch] {
    (0..<120).map { number in
      var batch = Batch()
      for row in 0..<500 {
        var facts = CommentFacts(record: number * 500 + row + 1)
        facts.author = row % 9 == 0 ? nil : AuthorKey(hash: random.next() % 3000 &* 0x9E37_79B9_7F4A_7C15)
        facts.authorRole = row % 17 == 0 ? .brand : .customer
        facts.createdAt = row % 13 == 0 ? nil : TestComment.week10.advanced(by: row % 28).noon
        facts.likes = row % 3 == 0 ? Int64(row) : nil
        batch.comments.appendComment(facts)
        batch.comments.set(.text, to: "\(random.next() % 5000)")
        if row % 2 == 0 { batch.comments.set(.thread, to: "t\(random.next() % 900)") }
        if row % 5 == 0 { batch.comments.set(.variant, to: "v\(random.next() % 300)") }
        batch.annotations.append(
          row % 7 == 0
            ? .unscored(.noEvidence, language: "en")
            : .scored(
              SentimentScore(
                label: SentimentLabel.allCases[row % 4], polarity: Double(row % 200) / 100 - 1, positive: 0,
                negative: 0, confidence: 1, coverage: 1), language: "en"),
          topics: (0..<row % 4).map { UInt16($0) })
        batch.properties.append(PropertyID("property \(random.next() % UInt64(properties))"))
        batch.pages.append(row % 3 == 0 ? row % 2 : nil)
      }
      return batch
    }
  }

  @Test("the number of workers leaves no trace", arguments: [1, 2, 5], [1, 100])
  func workers(count: Int, properties: Int) {
    var random = SeededGenerator()
    let batches = Self.batches(&random, properties: properties)
    var expected = Ledger(Self.options, pages: Self.pages)
    for batch in batches {
      for row in 0..<batch.comments.count {
        expected.absorb(
          batch.comments, batch.annotations, properties: batch.properties, pages: batch.pages,
          rows: row..<row + 1, input: .pending, format: "csv")
      }
    }
    expected.resolveInput(as: Self.input)

    let builder = LedgerBuilder(Self.options, pages: Self.pages, format: "csv", workers: count)
    let shuffled = batches.shuffled(using: &random)
    DispatchQueue.concurrentPerform(iterations: count) { worker in
      for (number, batch) in shuffled.enumerated() where number % count == worker {
        builder.absorb(
          batch.comments, batch.annotations, properties: batch.properties, pages: batch.pages, by: worker)
      }
    }
    var ledger = builder.finish()
    ledger.resolveInput(as: Self.input)
    let isSame = ledger.fileBytes == expected.fileBytes
    #expect(isSame, "seed \(random.seed)")
  }

  @Test("a snapshot holds what was absorbed so far, and absorbing goes on") func snapshots() throws {
    var random = SeededGenerator()
    let batches = Self.batches(&random, properties: 3)
    let builder = LedgerBuilder(Self.options, format: "csv")
    var expected = Ledger(Self.options)
    for (number, batch) in batches.enumerated() {
      builder.absorb(batch.comments, batch.annotations, properties: batch.properties, by: 0)
      expected.absorb(
        batch.comments, batch.annotations, properties: batch.properties, input: .pending, format: "csv")
      guard number % 15 == 0 else { continue }
      let isSame = builder.snapshot() == expected
      #expect(isSame, "seed \(random.seed), batch \(number)")
    }
    let isSame = builder.finish() == expected
    #expect(isSame, "seed \(random.seed)")
  }

  @Test("without comments there is nothing, not even an input") func empty() {
    #expect(LedgerBuilder(format: "csv", workers: 3).finish() == Ledger())
  }
}

extension CalendarDay {
  fileprivate var noon: Timestamp { Timestamp(self, hour: 12) }
}
