import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct LedgerTests {
  @Test("any split merged in any tree equals the whole", arguments: 1...40 as ClosedRange<UInt64>)
  func mergeTrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = RandomRows(count: 400, using: &random).rows
    let whole = RandomRows.ledger(rows)

    var parts: [[RandomRows.Row]] = Array(repeating: [], count: Int.random(in: 1...16, using: &random))
    for row in rows.shuffled(using: &random) {
      parts[Int.random(in: 0..<parts.count, using: &random)].append(row)
    }
    var ledgers = parts.map { RandomRows.ledger($0) }
    while ledgers.count > 1 {
      let one = ledgers.remove(at: Int.random(in: 0..<ledgers.count, using: &random))
      let other = Int.random(in: 0..<ledgers.count, using: &random)
      try ledgers[other].merge(one, sharedInputs: .allow)
    }
    // Compared outside of the expectation, which would print both ledgers whole.
    let isWhole = ledgers[0] == whole
    #expect(isWhole, "seed \(seed)")
    let isSameMatrix =
      EngagementMatrix(ledgers[0], periods: .wholeTimeAndWeeks)
      == EngagementMatrix(whole, periods: .wholeTimeAndWeeks)
    #expect(isSameMatrix, "seed \(seed)")
  }

  @Test("merging is commutative and the empty ledger changes nothing") func commutative() throws {
    var random = SeededGenerator(seed: 99)
    let left = RandomRows.ledger(RandomRows(count: 200, using: &random).rows)
    let right = RandomRows.ledger(RandomRows(count: 200, using: &random).rows)
    var forth = left
    try forth.merge(right, sharedInputs: .allow)
    var back = right
    try back.merge(left, sharedInputs: .allow)
    #expect(forth == back)
    var same = left
    try same.merge(RandomRows.ledger([]))
    #expect(same == left)
  }

  @Test("ledgers that count differently or share an input are refused by name") func refusals() {
    var ledger = Ledger(LedgerOptions(stamps: ["scoring version": "3"]))
    ledger.absorb([TestComment(record: 1)], "shop")
    let before = ledger
    #expect(throws: LedgerMergeError.differentOption(name: "scoring version", "3", "4")) {
      try ledger.merge(Ledger(LedgerOptions(stamps: ["scoring version": "4"])))
    }
    #expect(throws: LedgerMergeError.differentOption(name: "sampled authors", "512", "8")) {
      try ledger.merge(Ledger(LedgerOptions(sampledAuthors: 8, stamps: ["scoring version": "3"])))
    }
    #expect(throws: LedgerMergeError.sharedInput(InputID(hash: 1))) { try ledger.merge(before) }
    #expect(ledger == before)
    #expect(
      LedgerMergeError.differentOption(name: "topics", "price", "").description
        == "The ledgers differ in 'topics': 'price' and ''. Make both with the same version and options.")
  }

  @Test("every record is in exactly one status, and only people's scores are attitude") func tally() throws {
    var ledger = Ledger(LedgerOptions(topics: ["price"]))
    ledger.absorb(
      [
        TestComment(record: 1, author: 1, topics: [0]),
        TestComment(record: 2, author: 1, label: .negative, polarity: -0.25),
        TestComment(record: 3, author: 2, role: .brand),
        TestComment(record: 4, author: 3, role: .bot),
        TestComment(record: 5, author: 4, status: .unscored(.bot)),
        TestComment(record: 6, author: 1, status: .unscored(.duplicate)),
        TestComment(record: 7, author: nil, status: .unscored(.empty)),
      ], "shop")
    let property = try #require(ledger[PropertyID("shop")])
    let tally = try #require(property.comments())
    #expect(tally.records == 7)
    #expect(tally.scored == 4)
    #expect(tally.unscored == [.bot: 1, .duplicate: 1, .empty: 1])
    #expect(tally.brand == 1)
    #expect(tally.voices == 3)
    #expect(tally.authorless == 1)
    #expect(tally.authors.estimate == 2)
    #expect(tally.labels.total == 2)
    #expect(tally.polaritySum == 262_144)
    #expect(tally.polaritySquareSum == Int128(524_288) * 524_288 + Int128(262_144) * 262_144)
    #expect(property.comments(.topic(0))?.records == 1)
    #expect(property.slices == [.all, .topic(0)])
    #expect(property.commentWeeks.map(\.description) == ["2025-W10"])
  }

  @Test("up to its capacity the sample holds every author with all counts") func sample() throws {
    var ledger = Ledger(LedgerOptions(sampledAuthors: 5, commentsPerAuthor: 2))
    ledger.absorb((1...12).map { TestComment(record: $0, author: UInt64($0 % 4)) }, "shop")
    let small = try #require(ledger[PropertyID("shop")]).authors
    #expect(small.authors.map(\.commentCount) == [3, 3, 3, 3])
    #expect(small.authors.allSatisfy { $0.comments.count == 2 })
    #expect(!small.isPartial)
    ledger.absorb((13...40).map { TestComment(record: $0, author: UInt64($0)) }, "shop")
    let cut = try #require(ledger[PropertyID("shop")]).authors
    #expect(cut.authors.count == 5)
    #expect(cut.isPartial)
  }
}
