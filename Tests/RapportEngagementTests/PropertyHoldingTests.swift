import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

/// A ledger of many properties keeps the comments of most of them in logs; a ledger of few adds them up at once. So
/// ledgers of a few properties each, merged, are the oracle for one of all.
@Suite struct PropertyHoldingTests {
  private static let options = LedgerOptions(
    topics: (0..<12).map { "topic \($0)" }, countedAuthors: 32, countedAuthorsInWeeks: 16,
    countedAuthorsInSlices: 8)
  private static let pages = ["/tea", "/cups"]
  private static let propertyCount = 300

  /// Comments with everything that a log has to hold, in places that are hard to hold.
  private struct Rows {
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    var properties: [Int] = []
    var pages: [Int?] = []

    init(_ count: Int, hasPages: Bool, _ random: inout SeededGenerator) {
      for record in 1...count {
        var facts = CommentFacts(record: record.isMultiple(of: 97) ? 1 << 40 + record : record)
        facts.author =
          random.below(5) == 0 ? nil : AuthorKey(hash: random.below(400) &* 0x9E37_79B9_7F4A_7C15)
        facts.authorRole = [.customer, .brand, .bot][Int([0, 0, 0, 1, 2][Int(random.below(5))])]
        facts.createdAt = Self.time(&random)
        facts.likes = random.below(3) == 0 ? [0, 1, 90, -7, 1 << 62][Int(random.below(5))] : nil
        facts.shares = random.below(9) == 0 ? Int64(random.below(1 << 40)) : nil
        comments.appendComment(facts)
        comments.set(.text, to: "\(random.below(5000))")
        if random.below(2) == 0 { comments.set(.thread, to: "t\(random.below(900))") }
        if hasPages, random.below(50) == 0 { comments.set(.variant, to: "v\(random.below(3))") }
        let topics = (0..<[0, 1, 2, 9][Int(random.below(4))]).map { UInt16($0) }
        annotations.append(Self.annotation(&random), topics: topics)
        // A few properties have so many comments that adding them up takes less memory.
        properties.append(Int(random.below(4) == 0 ? random.below(3) : random.below(UInt64(propertyCount))))
        pages.append(hasPages && random.below(40) == 0 ? Int(random.below(2)) : nil)
      }
    }

    private static func time(_ random: inout SeededGenerator) -> Timestamp? {
      switch random.below(8) {
      case 0: nil
      case 1: Timestamp(secondsSinceEpoch: -62_135_596_800)
      case 2: Timestamp(secondsSinceEpoch: 253_402_300_800)
      default: Timestamp(secondsSinceEpoch: 1_741_000_000 + Int64(random.below(3_000_000)))
      }
    }

    private static func annotation(_ random: inout SeededGenerator) -> Annotation {
      if random.below(5) == 0 {
        return .unscored(UnscoredReason.allCases.randomElement(using: &random) ?? .empty, language: "en")
      }
      let score = SentimentScore(
        label: SentimentLabel.allCases.randomElement(using: &random) ?? .neutral,
        polarity: Double.random(in: -1...1, using: &random), positive: 0, negative: 0, confidence: 1,
        coverage: 1)
      return .scored(score, language: "en")
    }

    /// A ledger of the rows whose properties are wanted, absorbed in two parts.
    func ledger(
      _ format: String, _ hash: String, isWanted: (Int) -> Bool = { _ in true }
    ) -> Ledger {
      var ledger = Ledger(options, pages: PropertyHoldingTests.pages)
      let column = PropertyColumn(properties.map { PropertyID("property \($0)") })
      for row in properties.indices where isWanted(properties[row]) {
        ledger.absorb(
          comments, annotations, properties: column, pages: pages, rows: row..<row + 1, input: .pending,
          format: format)
      }
      ledger.resolveInput(
        as: LedgerInput(
          stamp: InputStamp(format: format, hash: hash), name: "\(format).csv", counts: RecordCounts(),
          mapping: []))
      return ledger
    }

    /// The same ledger, made of some that have a third of the properties each.
    func oracle(_ format: String, _ hash: String) throws -> Ledger {
      var ledger = ledger(format, hash) { $0 % 3 == 0 }
      for part in 1...2 {
        try ledger.merge(self.ledger(format, hash) { $0 % 3 == part }, sharedInputs: .allow)
      }
      return ledger
    }
  }

  private static let hashes = ["00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"]

  @Test("comments in logs add up to the same bytes", arguments: [false, true]) func logs(hasPages: Bool)
    throws
  {
    var random = SeededGenerator()
    let rows = Rows(6000, hasPages: hasPages, &random)
    let ledger = rows.ledger("reviews", Self.hashes[0])
    let oracle = try rows.oracle("reviews", Self.hashes[0])
    let isSame = ledger.fileBytes == oracle.fileBytes
    #expect(isSame, "seed \(random.seed)")
    let isSameMatrix =
      EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
      == EngagementMatrix(oracle, periods: .wholeTimeAndWeeks)
    #expect(isSameMatrix, "seed \(random.seed)")
  }

  @Test("logs of several inputs merge with each other, with what was added up, and with measurements")
  func merging() throws {
    var random = SeededGenerator()
    let rows = [Rows(3000, hasPages: true, &random), Rows(3000, hasPages: false, &random)]
    var measured = Ledger(Self.options, pages: Self.pages)
    for property in 0..<Self.propertyCount where property % 2 == 0 {
      measured.absorb(.test("views", 7), "property \(property)", input: 5)
    }
    let logs = zip(["reviews", "shop"], Self.hashes).enumerated().map { rows[$0].ledger($1.0, $1.1) }
    let oracles = try zip(["reviews", "shop"], Self.hashes).enumerated().map {
      try rows[$0].oracle($1.0, $1.1)
    }
    var expected = oracles[0]
    try expected.merge(oracles[1])
    try expected.merge(measured)
    let bytes = expected.fileBytes

    for parts in [
      [logs[0], logs[1], measured], [measured, logs[1], logs[0]], [oracles[0], measured, logs[1]],
      [logs[1], oracles[0], measured],
      [try Ledger(fileBytes: logs[0].fileBytes, name: "x"), measured, logs[1]],
    ] {
      var whole = parts[0]
      for part in parts.dropFirst() { try whole.merge(part) }
      let isSame = whole.fileBytes == bytes
      #expect(isSame, "seed \(random.seed)")
      for property in whole.properties.prefix(20) {
        #expect(whole[property]?.comments()?.records == expected[property]?.comments()?.records)
      }
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func below(_ limit: UInt64) -> UInt64 { next() % limit }
}
