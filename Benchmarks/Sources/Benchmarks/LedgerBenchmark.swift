import CBenchmarks
import RapportEngagement
import RapportModel

/// What a ledger costs per comment, and what merging two costs.
enum LedgerBenchmark {
  private struct Batch {
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    var properties = PropertyColumn()
  }

  static func run() throws {
    for properties in [10, 120, 1000] {
      let batches = batches(rows: 400_000, properties: properties)
      var times: [Double] = []
      var ledger = Ledger(options)
      for _ in 0..<5 {
        // The first round fills the samples; what later ones cost is the steady state.
        let start = bench_thread_time()
        for batch in batches {
          ledger.absorb(
            batch.comments, batch.annotations, properties: batch.properties, input: InputID(hash: 1),
            format: "csv")
        }
        times.append(Double(bench_thread_time() - start) / 400_000)
      }
      let start = bench_thread_time()
      var sum = ledger
      try sum.merge(ledger, sharedInputs: .allow)
      let merging = Double(bench_thread_time() - start) / 1e6
      let bytes = ledger.fileBytes
      print(
        "ledger, \(properties) properties: first \(times[0].rounded(0)) ns a comment, then "
          + "\((times.dropFirst().min() ?? 0).rounded(0)) ns; merge \(merging.rounded(1)) ms, "
          + "\(bytes.count / 1_000) kB")
    }
  }

  private static let topics = (0..<24).map { "topic \($0)" }
  private static var options: LedgerOptions { LedgerOptions(topics: topics) }

  /// Comments of half a year: 60 bytes of text, one topic on average, a few thousand authors.
  private static func batches(rows: Int, properties: Int) -> [Batch] {
    var random = SplitMix(state: 42)
    var batches: [Batch] = []
    for start in stride(from: 0, to: rows, by: 4000) {
      var batch = Batch()
      for record in start..<min(rows, start + 4000) {
        var facts = CommentFacts(record: record + 1)
        facts.author = AuthorKey(hash: SplitMix.mixed(random.next() % UInt64(rows / 8)))
        facts.createdAt = Timestamp(secondsSinceEpoch: 1_740_000_000 + Int64(random.next() % 15_724_800))
        batch.comments.appendComment(facts)
        batch.comments.set(.id, to: String(record))
        batch.comments.set(.thread, to: String(random.next() % UInt64(rows / 20)))
        batch.comments.set(.text, to: "The tent came late and one of its poles was bent, no. \(record)")
        let polarity = Double(random.next() % 2001) / 1000 - 1
        let label = SentimentLabel.allCases[Int(random.next() % 4)]
        batch.annotations.append(
          .scored(
            SentimentScore(
              label: label, polarity: polarity, positive: 0, negative: 0, confidence: 1, coverage: 1),
            language: "en"),
          topics: (0..<random.next() % 3).map { UInt16(random.next() % 8 + $0 * 8) })
        batch.properties.append(PropertyID("property-\(random.next() % UInt64(properties)).example"))
      }
      batches.append(batch)
    }
    return batches
  }
}
