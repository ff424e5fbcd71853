import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct LedgerFileTests {
  /// A ledger with something in every part of the format.
  private static func ledger(seed: UInt64 = 3, rows: Int = 60) -> Ledger {
    var random = SeededGenerator(seed: seed)
    var ledger = RandomRows.ledger(RandomRows(count: rows, using: &random).rows, pages: ["/tea"])
    var counts = RecordCounts()
    counts.scored = 3
    counts.unscored = [.empty: 2]
    counts.rejected = 1
    var rated = Ledger(ledger.options, pages: ["/tea"])
    var batch = CommentBatch()
    var annotations = AnnotationBatch()
    for record in 1...3 {
      var facts = CommentFacts(record: record)
      facts.likes = Int64(record * 100)
      facts.rating = Rating(FixedDecimal(4), lowest: FixedDecimal(1), highest: FixedDecimal(5))
      batch.appendComment(facts)
      batch.set(.text, to: "text \(record)")
      batch.set(.thread, to: "thread")
      batch.set(.variant, to: "Grün")
      annotations.append(.unscored(.noEvidence, language: "en"), topics: [0])
    }
    rated.absorb(
      batch, annotations, properties: PropertyColumn(repeatElement(PropertyID("茶"), count: 3)),
      pages: [0, nil, 0], input: .pending, format: "google-play-reviews")
    rated.resolveInput(
      as: LedgerInput(
        stamp: InputStamp(format: "google-play-reviews", hash: "00112233445566778899aabbccddeeff"),
        name: "reviews.csv", counts: counts,
        mapping: [PropertyAssignment(property: PropertyID("茶"), origin: .profile, alias: "Tea")]))
    try? ledger.merge(rated)
    return ledger
  }

  @Test("what is written and read again is the same, byte for byte", arguments: 1...5 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let ledger = Self.ledger(seed: seed, rows: 300)
    let bytes = ledger.fileBytes
    let again = try Ledger(fileBytes: bytes, name: "x.ledger")
    let isSame = again.fileBytes == bytes
    #expect(isSame, "seed \(seed)")
    let isSameMatrix =
      EngagementMatrix(again, periods: .wholeTimeAndWeeks)
      == EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
    #expect(isSameMatrix)
    #expect(again.properties == ledger.properties)
    #expect(again.recordCounts == ledger.recordCounts)
    let property = try #require(again[PropertyID("茶")])
    #expect(property.histogram(of: .likes).quantile(0.5) == 200)
    #expect(property.comments()?[.rating].sum == Int128(2_250_000_000))
    #expect(property.comments(.variant("Grün"))?.records == 3)
    #expect(property.comments(.page("/tea"))?.records == 2)
  }

  @Test("a ledger read again merges as the one that was written") func mergesAgain() throws {
    var written = Self.ledger(seed: 1)
    var random = SeededGenerator(seed: 77)
    let other = RandomRows.ledger(RandomRows(count: 200, using: &random).rows)
    var read = try Ledger(fileBytes: written.fileBytes, name: "x.ledger")
    try read.merge(other, sharedInputs: .allow)
    try written.merge(other, sharedInputs: .allow)
    let isSame = read.fileBytes == written.fileBytes
    #expect(isSame)
  }

  @Test("an empty ledger is a file too") func empty() throws {
    let empty = Ledger()
    #expect(try Ledger(fileBytes: empty.fileBytes, name: "x").fileBytes == empty.fileBytes)
  }

  private static func isRefused(_ bytes: [UInt8]) -> Bool {
    (try? Ledger(fileBytes: bytes, name: "x")) == nil
  }

  @Test("every file that ends early is refused") func truncations() {
    let bytes = Self.ledger(rows: 30).fileBytes
    let accepted = bytes.indices.filter { !Self.isRefused(Array(bytes[..<$0])) }
    #expect(accepted == [])
  }

  @Test("every flipped bit is noticed") func flips() {
    var random = SeededGenerator()
    var bytes = Self.ledger(rows: 30).fileBytes
    let bits = (0..<10_000).map { _ in Int.random(in: 0..<bytes.count * 8, using: &random) }
    let accepted = bits.filter { bit in
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      defer { bytes[bit / 8] ^= 1 << UInt8(bit % 8) }
      return !Self.isRefused(bytes)
    }
    #expect(accepted == [], "seed \(random.seed)")
  }

  @Test("a file made to harm, with a checksum that fits, is refused or is a ledger that can be used")
  func hostile() throws {
    var random = SeededGenerator()
    let bytes = Self.ledger(rows: 20).fileBytes
    var accepted = 0
    for _ in 0..<4000 {
      var made = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 20..<bytes.count - 16, using: &random)
        made[place] =
          [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)]
          .randomElement(using: &random) ?? 0
      }
      made.replaceSubrange((made.count - 16)..., with: ContentHash.bytes(of: made[..<(made.count - 16)]))
      guard var ledger = try? Ledger(fileBytes: made, name: "x") else { continue }
      accepted += 1
      // What was accepted is in the one order, and can be shown, merged and written.
      let isSame = ledger.fileBytes == made
      #expect(isSame, "seed \(random.seed)")
      if accepted % 20 == 0 { _ = EngagementMatrix(ledger, periods: .wholeTimeAndWeeks) }
      try ledger.merge(ledger, sharedInputs: .allow)
      #expect(!ledger.fileBytes.isEmpty)
    }
    #expect(accepted > 100, "seed \(random.seed): too few to tell")
  }

  @Test("counts beyond the bytes that are there take no memory") func hugeCounts() {
    var bytes = Array(Ledger().fileBytes.dropLast(16))
    // The content of the last section, an empty sample: no flag, no clusters. Now 2⁴⁷ of them.
    bytes.removeLast()
    bytes += [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]
    let section = bytes.count - 8 - 8
    for index in 0..<8 { bytes[section + index] = index == 0 ? 8 : 0 }
    let length = UInt64(bytes.count + 16)
    for index in 0..<8 { bytes[12 + index] = UInt8(truncatingIfNeeded: length >> UInt64(8 * index)) }
    bytes += ContentHash.bytes(of: bytes[...])
    #expect(throws: LedgerFileError.self) { try Ledger(fileBytes: bytes, name: "x") }
  }

  @Test("messages say what is wrong and what to do") func messages() throws {
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try Ledger(fileBytes: bytes, name: "part.ledger")
        return ""
      } catch {
        return error.description
      }
    }
    let bytes = Ledger().fileBytes
    #expect(
      message(Array("id,text\n1,good\n".utf8))
        == "'part.ledger' is no ledger. Make one with 'rapport ledger FILE… -o part.ledger'.")
    #expect(
      message(Array(bytes[..<50]))
        == "The ledger 'part.ledger' ends at byte 50, before it is complete. Copy or make it again.")
    var newer = bytes
    newer[8] = 9
    #expect(
      message(newer)
        == "'part.ledger' is a ledger in version 9 of the format, and this Rapport reads version 1. "
        + "Make it again with the same Rapport.")
    var damaged = bytes
    damaged[60] ^= 1
    #expect(
      message(damaged)
        == "The ledger 'part.ledger' is damaged (byte \(bytes.count - 16)). Copy or make it again.")
  }
}
