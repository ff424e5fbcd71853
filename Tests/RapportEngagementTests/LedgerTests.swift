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
    let isWhole = ledgers[0].fileBytes == whole.fileBytes
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
    let options = LedgerOptions(provenance: LedgerProvenance(scoringVersion: "3"))
    var ledger = Ledger(options)
    ledger.absorb([TestComment(record: 1)], "shop")
    let before = ledger
    func refusal(_ change: (inout LedgerOptions) -> Void) -> LedgerMergeError? {
      var other = options
      change(&other)
      do {
        try ledger.merge(Ledger(other))
        return nil
      } catch {
        return error
      }
    }
    func lexicon(_ hash: String) -> LexiconStamp {
      LexiconStamp(name: "en/base", version: "1", licence: "MIT", hash: hash)
    }
    #expect(
      refusal { $0.provenance.scoringVersion = "4" } == .differentOption(name: "scoring version", "3", "4"))
    #expect(refusal { $0.provenance.icuVersion = "72.1" } == .differentOption(name: "ICU", "", "72.1"))
    #expect(
      refusal { $0.provenance.unicodeVersion = "15.0" } == .differentOption(name: "Unicode", "", "15.0"))
    #expect(
      refusal { $0.provenance.authorKeyID = "ab" } == .differentOption(name: "author key", "", "ab"))
    #expect(refusal { $0.provenance.profileHash = "cd" } == .differentOption(name: "profile", "", "cd"))
    #expect(
      refusal { $0.provenance.lexicons = [lexicon("ef")] } == .differentOption(name: "en/base", "", "ef"))
    #expect(
      refusal { $0.provenance.options = [Manifest.Option(name: "scorer", value: "vader")] }
        == .differentOption(name: "--scorer", "", "vader"))
    #expect(refusal { $0.sampledAuthors = 8 } == .differentOption(name: "sampled authors", "512", "8"))
    #expect(refusal { $0.topics = ["price"] } == .differentOption(name: "topics", "", "price"))
    #expect(throws: LedgerMergeError.self) { try ledger.merge(before) }
    #expect(ledger == before)
    #expect(
      LedgerMergeError.differentOption(name: "en/base", "ab", "cd").description
        == "The ledgers differ in 'en/base': 'ab' and 'cd'. Make both with the same version and options of Rapport."
    )
    #expect(
      LedgerMergeError.differentOption(name: "profile", "", "cd").description
        == "The ledgers differ in the names and aliases of their profiles: none and 'cd'. "
        + "Make both with the same '--profile'.")
    let input = LedgerInput(
      stamp: InputStamp(format: "csv", hash: "00ff"), name: "a.csv", counts: RecordCounts(), mapping: [])
    #expect(
      LedgerMergeError.sharedInput(input).description
        == "Both ledgers hold the input with the hash 00ff ('a.csv'), which would count twice. "
        + "Leave one of them out.")
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
    #expect(tally.authorCount == 2)
    #expect(tally.labels.total == 2)
    #expect(tally.polaritySum == 262_144)
    #expect(tally.polaritySquareSum == Int128(524_288) * 524_288 + Int128(262_144) * 262_144)
    #expect(property.comments(.topic(0))?.records == 1)
    #expect(property.slices == [.all, .source("test"), .topic(0)])
    #expect(property.commentWeeks.map(\.description) == ["2025-W10"])
  }

  @Test("up to its capacity the sample holds every author with all counts") func sample() throws {
    var ledger = Ledger(LedgerOptions(sampledAuthors: 5, commentsPerAuthor: 2))
    ledger.absorb((1...12).map { TestComment(record: $0, author: UInt64($0 % 4)) }, "shop")
    let small = try #require(ledger[PropertyID("shop")]).authors
    #expect(small.clusters.map(\.commentCount) == [3, 3, 3, 3])
    #expect(small.clusters.allSatisfy { $0.comments.count == 2 })
    #expect(!small.isPartial)
    ledger.absorb((13...40).map { TestComment(record: $0, author: UInt64($0)) }, "shop")
    let cut = try #require(ledger[PropertyID("shop")]).authors
    #expect(cut.count == 5)
    #expect(cut.isPartial)
  }
}
