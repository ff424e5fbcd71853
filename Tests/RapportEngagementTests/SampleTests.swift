import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct SampleTests {
  private static func ledgers(
    of comments: [(TestComment, String)], parts: Int, _ options: LedgerOptions = LedgerOptions(),
    using random: inout SeededGenerator
  ) -> [Ledger] {
    var ledgers = Array(repeating: Ledger(options), count: parts)
    for (comment, property) in comments.shuffled(using: &random) {
      ledgers[Int.random(in: 0..<parts, using: &random)].absorb([comment], property)
    }
    return ledgers
  }

  private static func merged(_ parts: [Ledger], using random: inout SeededGenerator) throws -> Ledger {
    var ledgers = parts
    while ledgers.count > 1 {
      let one = ledgers.remove(at: Int.random(in: 0..<ledgers.count, using: &random))
      try ledgers[Int.random(in: 0..<ledgers.count, using: &random)].merge(one, sharedInputs: .allow)
    }
    return ledgers[0]
  }

  @Test(
    "samples shrink with the number of properties, whatever the tree of merging", arguments: [51, 52])
  func shrinking(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // 300 properties have samples of 64 authors with 8 comments; parts with fewer properties have larger ones.
    let comments = (1...4000).map { record in
      let property = record % 3 == 0 ? 0 : Int.random(in: 0..<300, using: &random)
      return (TestComment(record: record, author: random.next() % 300), "p\(property)")
    }
    let whole = try Self.merged(Self.ledgers(of: comments, parts: 1, using: &random), using: &random)
    #expect(whole.properties.count == 300)
    let sample = try #require(whole[PropertyID("p0")]).authors
    #expect(sample.capacity == 64)
    #expect(sample.count == 64)
    #expect(sample.isPartial)
    #expect(sample.clusters.map(\.comments.count).max() == 8)
    for parts in [2, 7, 40] {
      let merged = try Self.merged(Self.ledgers(of: comments, parts: parts, using: &random), using: &random)
      let isWhole = merged.fileBytes == whole.fileBytes
      #expect(isWhole, "seed \(seed), \(parts) parts")
    }
  }

  @Test("the sample of authors is unbiased: over many keys the mean over authors is the truth")
  func unbiased() {
    // Authors with many comments are negative, so that a sample by comments would be far off.
    let truth = (0..<200).map { $0 < 40 ? -0.5 : 0.5 }.reduce(0, +) / 200
    var estimates: [Double] = []
    for key in 0..<300 {
      let hash = KeyedHash(UInt64(key), 1)
      var ledger = Ledger(LedgerOptions(sampledAuthors: 32))
      var record = 0
      var comments: [TestComment] = []
      for author in 0..<200 {
        for _ in 0..<(author < 40 ? 10 : 1) {
          record += 1
          // The fixture multiplies, which is undone here.
          let mixed = hash.hash(of: "\(author)") &* 0xF1DE_83E1_9937_733D
          comments.append(TestComment(record: record, author: mixed, polarity: author < 40 ? -0.5 : 0.5))
        }
      }
      ledger.absorb(comments, "shop")
      let sample = ledger[PropertyID("shop")]?.authors.clusters ?? []
      #expect(sample.count == 32)
      let means = sample.map { Double($0.polaritySum) / 1_048_576 / Double($0.commentCount) }
      estimates.append(means.reduce(0, +) / Double(means.count))
    }
    let mean = estimates.reduce(0, +) / Double(estimates.count)
    // The standard error of one estimate is about 0.065, that of the mean of 300 about 0.004.
    #expect((mean - truth).magnitude < 0.015, "\(mean) for \(truth)")
  }

  @Test("comments without an author count as an author each, also where they agree word for word")
  func authorless() throws {
    var batch = CommentBatch()
    var annotations = AnnotationBatch()
    for record in 1...50 {
      batch.appendComment(CommentFacts(record: record))
      batch.set(.text, to: record.isMultiple(of: 5) ? "good" : "bad \(record)")
      annotations.append(
        .scored(
          SentimentScore(
            label: record.isMultiple(of: 5) ? .positive : .negative, polarity: 0.5, positive: 0, negative: 0,
            confidence: 1, coverage: 1), language: "en"), topics: [])
    }
    var ledger = Ledger()
    ledger.absorb(
      batch, annotations, properties: PropertyColumn(repeatElement(PropertyID("shop"), count: 50)),
      input: InputID(hash: 1), format: "csv")
    let property = try #require(ledger[PropertyID("shop")])
    #expect(property.authors.count == 41)
    #expect(property.comments()?.authorCount == 50)
    let entry = EngagementMatrix(ledger).entry(PropertyID("shop"), "net_sentiment")
    #expect(entry?.value == -0.6)
    #expect(entry?.n == 50)
    #expect(entry?.flags.contains(.authorsUnknown) == true)
  }

  @Test("a deleted comment without an author is a record and no author") func tombstones() throws {
    var ledger = Ledger()
    let gone = ScoringStatus.unscored(.deleted)
    ledger.absorb(
      (1...6).map { TestComment(record: $0, author: UInt64($0)) }
        + (7...30).map { TestComment(record: $0, author: nil, status: gone) }
        + [TestComment(record: 31, author: 7, status: gone), TestComment(record: 32, author: nil)], "shop")
    let tally = try #require(ledger[PropertyID("shop")]?.comments())
    #expect(tally.records == 32 && tally.voices == 32 && tally.unscored == [.deleted: 25])
    // Six authors, one of whom only a deleted comment is left, and one who is not known.
    #expect(tally.authorCount == 8)
    #expect(ledger[PropertyID("shop")]?.authors.count == 8)
    let matrix = EngagementMatrix(ledger)
    #expect(matrix.entry(PropertyID("shop"), "comments")?.value == 32)
    #expect(matrix.entry(PropertyID("shop"), "authors")?.value == 8)
    #expect(matrix.entry(PropertyID("shop"), "author_concentration")?.value == 0)
    var nobody = Ledger()
    nobody.absorb((1...6).map { TestComment(record: $0, author: nil, status: gone) }, "shop")
    let empty = EngagementMatrix(nobody)
    #expect(empty.entry(PropertyID("shop"), "authors")?.value == 0)
    #expect(empty.entry(PropertyID("shop"), "authors")?.flags == [])
    #expect(empty.entry(PropertyID("shop"), "author_concentration")?.value == nil)
  }

  @Test("threads keep the comments of staff, journeys those of one author about several properties")
  func threads() throws {
    var ledger = Ledger()
    var batch = CommentBatch()
    var annotations = AnnotationBatch()
    for (record, role) in [(1, AuthorRole.customer), (2, .brand), (3, .customer)] {
      var facts = CommentFacts(record: record)
      facts.author = AuthorKey(hash: role == .brand ? 9 : 5)
      facts.authorRole = role
      batch.appendComment(facts)
      batch.set(.text, to: "\(record)")
      if record < 3 { batch.set(.thread, to: "t1") }
      annotations.append(.unscored(.noEvidence, language: "en"), topics: [1, 2, 3, 4, 5])
    }
    ledger.absorb(
      batch, annotations, properties: PropertyColumn(["b", "b", "a"].map { PropertyID($0) }),
      input: InputID(hash: 1), format: "csv")
    let property = try #require(ledger[PropertyID("b")])
    #expect(property.threads.clusters.map(\.commentCount) == [2])
    #expect(property.threads.clusters[0].comments.filter(\.isBrand).map(\.author) == [AuthorKey(hash: 9)])
    #expect(property.authors.clusters.map(\.key) == [AuthorKey(hash: 5)])
    #expect(ledger.journeys.clusters.map(\.commentCount) == [2])
    let kept = ledger.journeys.clusters[0].comments
    #expect(Set(kept.map { ledger.property(of: $0).name }) == ["a", "b"])
    #expect(kept.allSatisfy { Array($0.topics) == [1, 2, 3, 4, 5] })
  }

  @Test("a variant of a split test keeps its cells while there are few; of many, the same ones are kept")
  func variants() throws {
    var ledger = Ledger()
    ledger.absorb((1...600).map { TestComment(record: $0, author: 1, variant: "v\($0)") }, "shop")
    var back = Ledger()
    back.absorb((1...600).reversed().map { TestComment(record: $0, author: 1, variant: "v\($0)") }, "shop")
    let property = try #require(ledger[PropertyID("shop")])
    let variants = property.slices.filter { if case .variant = $0 { true } else { false } }
    #expect(variants.count == 256)
    #expect(variants.allSatisfy { property.comments($0)?.records == 1 })
    let isSame = ledger.fileBytes == back.fileBytes
    #expect(isSame)
  }

  @Test("pages have cells where every part with comments knew them") func pages() throws {
    func ledger(_ pages: [String], about page: Int?, record: Int) -> Ledger {
      var batch = CommentBatch()
      batch.appendComment(CommentFacts(record: record))
      batch.set(.id, to: "\(record)")
      var annotations = AnnotationBatch()
      annotations.append(.unscored(.empty, language: "und"), topics: [])
      var ledger = Ledger(pages: pages)
      ledger.absorb(
        batch, annotations, properties: PropertyColumn([PropertyID("shop")]), pages: [page],
        input: InputID(hash: UInt64(record)), format: "csv")
      return ledger
    }
    func records(_ ledger: Ledger, _ page: String) -> Int? {
      ledger[PropertyID("shop")]?.comments(.page(page))?.records
    }
    var all = ledger(["/a", "/b"], about: 0, record: 1)
    #expect(records(all, "/a") == 1)
    try all.merge(ledger(["/b", "/a"], about: 0, record: 2))
    try all.merge(Ledger())
    #expect(records(all, "/a") == 1)
    #expect(records(all, "/b") == 1)
    try all.merge(ledger(["/b"], about: 0, record: 3))
    #expect(records(all, "/a") == nil)
    #expect(records(all, "/b") == 2)
  }
}
