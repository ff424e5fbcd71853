import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

@Suite struct StandingRuleTests {
  /// A shop over its whole time; each comment is by an author of its own.
  struct Shop {
    var visits: Int64 = 3000
    var conversions: Int64 = 90
    var positive = 40
    var negative = 25
  }

  struct Case: CustomTestStringConvertible {
    var name: String
    var shop: Shop
    var peers = 6
    var rules: [FindingRule]

    init(_ name: String, _ shop: Shop, peers: Int = 6, _ rules: FindingRule...) {
      self.name = name
      self.shop = shop
      self.peers = peers
      self.rules = rules
    }

    var testDescription: String { name }
  }

  @Test(
    "numbers and mood are held against each other only with enough of both",
    arguments: [
      Case(
        "most visits, bad mood", Shop(visits: 9000, conversions: 90, positive: 10, negative: 60),
        .engagedUnhappy),
      Case("most visits, good mood", Shop(visits: 9000, conversions: 90)),
      Case("most visits, undecided mood", Shop(visits: 9000, conversions: 90, positive: 38, negative: 42)),
      Case("most visits, too few authors", Shop(visits: 9000, conversions: 90, positive: 1, negative: 17)),
      Case(
        "most visits, too few peers", Shop(visits: 9000, conversions: 90, positive: 10, negative: 60),
        peers: 3),
      Case("not most visits", Shop(visits: 3500, conversions: 70, positive: 10, negative: 60)),
      Case(
        "good numbers, bad mood", Shop(visits: 5000, conversions: 400, positive: 10, negative: 90),
        .fineUntilRead),
      Case("good numbers, too few authors", Shop(visits: 5000, conversions: 400, positive: 1, negative: 17)),
      Case("good numbers, good mood", Shop(visits: 5000, conversions: 400, positive: 60, negative: 30)),
      Case(
        "fewest visits, best mood", Shop(visits: 300, conversions: 9, positive: 60, negative: 2),
        .smallAndLoved),
      Case("fewest visits, too few authors", Shop(visits: 300, conversions: 9, positive: 17, negative: 1)),
      Case("fewest visits, ordinary mood", Shop(visits: 300, conversions: 9)),
    ])
  func standing(of testCase: Case) {
    var ledger = Ledger(LedgerOptions(topics: ["delivery"]))
    for peer in 0..<testCase.peers {
      absorb(
        Shop(visits: Int64(1000 + 900 * peer), conversions: Int64(30 + 27 * peer)), "peer\(peer)", &ledger)
    }
    absorb(testCase.shop, "subject", &ledger)
    let findings = ReportFinding.all(in: EngagementMatrix(ledger), of: ledger)
    #expect(findings.filter { $0.property.name == "subject" }.map(\.rule) == testCase.rules)
    #expect(findings.allSatisfy { $0.property.name == "subject" })
  }

  @Test("what several share is no superlative, and its rank is that of all of them") func ties() throws {
    func findings(_ shops: [Shop]) -> [ReportFinding] {
      var ledger = Ledger(LedgerOptions(topics: ["delivery"]))
      for (number, shop) in shops.enumerated() { absorb(shop, "shop\(number)", &ledger) }
      return ReportFinding.all(in: EngagementMatrix(ledger), of: ledger)
    }
    let unhappy = Shop(visits: 1000, conversions: 30, positive: 10, negative: 60)
    #expect(findings(Array(repeating: unhappy, count: 6)).isEmpty)
    let loved = Shop(visits: 300, conversions: 9, positive: 60, negative: 2)
    let large = (1...6).map { Shop(visits: Int64(1000 * $0), conversions: Int64(30 * $0)) }
    #expect(findings(large + [loved, loved]).isEmpty)
    let first = try #require(
      findings(large + [Shop(visits: 9000, conversions: 270, positive: 10, negative: 60)]).first)
    #expect(first.rule == .engagedUnhappy)
    #expect(first.evidence.contains { $0.hasSuffix("rank\u{A0}1–7\u{A0}of\u{A0}7.") })
  }

  @Test("attention over different lengths of time is compared per day, and sentences say so") func perDay()
    throws
  {
    var ledger = Ledger(LedgerOptions(topics: ["delivery"]))
    for peer in 0..<6 {
      absorb(
        Shop(visits: Int64(1000 + 900 * peer), conversions: Int64(30 + 27 * peer)), "peer\(peer)", &ledger)
    }
    // The fewest visits, of the shortest time.
    absorb(Shop(visits: 840, conversions: 8, positive: 10, negative: 60), "subject", days: 7, &ledger)
    let findings = ReportFinding.all(in: EngagementMatrix(ledger), of: ledger)
    let finding = try #require(findings.first)
    #expect(findings.map(\.rule) == [.engagedUnhappy])
    #expect(
      finding.headline
        == "The most visits per day of 7 comparable properties, and more negative than positive comments.")
    #expect(
      finding.evidence.first == "840 visits in 7 days, the most per day of 7 comparable properties.")
  }

  private func absorb(_ shop: Shop, _ name: String, days: Int = 84, _ ledger: inout Ledger) {
    ledger.absorbNumber("visits", shop.visits, name, days: days)
    ledger.absorbNumber("conversions", shop.conversions, name, days: days)
    ledger.absorbComments(
      Array(repeating: RuleComment(.positive), count: shop.positive)
        + Array(repeating: RuleComment(.negative, topics: [0]), count: shop.negative), name)
  }

  @Test("sentences give numbers, intervals and sizes") func sentences() throws {
    var ledger = Ledger(LedgerOptions(topics: ["delivery"]))
    for peer in 0..<6 {
      absorb(
        Shop(visits: Int64(1000 + 900 * peer), conversions: Int64(30 + 27 * peer)), "peer\(peer)", &ledger)
    }
    absorb(Shop(visits: 9000, conversions: 90, positive: 10, negative: 60), "subject", &ledger)
    let finding = try #require(ReportFinding.all(in: EngagementMatrix(ledger), of: ledger).first)
    #expect(
      finding.headline
        == "The most visits of 7 comparable properties, and more negative than positive comments.")
    #expect(
      finding.evidence.map { $0.replacing("\u{A0}", with: " ") } == [
        "9,000 visits, 32 % of those of 7 comparable properties together.",
        "Net sentiment −0.71 (95 % interval −0.88 to −0.55, n 70 authors), rank 7 of 7.",
        "Conversions per visit: 1.00 % (95 % interval 0.81–1.23 %, n 9,000 visits), rank 7 of 7.",
        "Of 60 negative comments, the most frequent topics are delivery (60); a comment may have several.",
      ])
  }
}

@Suite struct ChangeRuleTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var isFound: Bool
    /// Visits and rate of each week.
    var numbers: [(visits: Double, rate: Double)] = []
    /// Scored comments and complaints of each week.
    var comments: [(all: Int, complaints: Int)] = []

    var testDescription: String { name }
  }

  private static func weeks<Value>(_ usual: Value, _ changed: Value, at week: Int = 5, of count: Int = 8)
    -> [Value]
  {
    (0..<count).map { $0 == week ? changed : usual }
  }

  static let cases = [
    Case(name: "a rate falls to a third", isFound: true, numbers: weeks((3000, 0.03), (3000, 0.01))),
    Case(name: "a rate doubles", isFound: true, numbers: weeks((3000, 0.03), (3000, 0.06))),
    Case(name: "a rate stays lower", isFound: true, numbers: (0..<8).map { (3000, $0 < 4 ? 0.03 : 0.012) }),
    Case(name: "few visits", isFound: false, numbers: weeks((100, 0.03), (100, 0.01))),
    Case(name: "a clear but small change", isFound: false, numbers: weeks((900_000, 0.03), (900_000, 0.027))),
    Case(name: "two weeks before", isFound: false, numbers: weeks((3000, 0.03), (3000, 0.01), at: 2, of: 3)),
    Case(
      name: "a rate that jumps every week", isFound: false,
      numbers: [0.03, 0.06, 0.02, 0.07, 0.03, 0.01, 0.05, 0.03].map { (3000, $0) }),
    Case(
      name: "a slow decline", isFound: false,
      numbers: (0..<8).map { (30_000, 0.03 - 0.0022 * Double($0)) }),
    Case(name: "complaints come up", isFound: true, comments: weeks((40, 1), (60, 27))),
    Case(name: "complaints in few comments", isFound: false, comments: weeks((8, 0), (10, 5))),
    Case(name: "a few complaints more", isFound: false, comments: weeks((40, 4), (40, 7))),
  ]

  @Test("only sharp changes with enough behind them are told", arguments: cases)
  func changes(testCase: Case) {
    var ledger = Ledger(LedgerOptions(topics: ["checkout"]))
    for (week, numbers) in testCase.numbers.enumerated() {
      ledger.absorbNumber("visits", Int64(numbers.visits), "shop", week: week)
      ledger.absorbNumber("conversions", Int64((numbers.visits * numbers.rate).rounded()), "shop", week: week)
    }
    for (week, comments) in testCase.comments.enumerated() {
      ledger.absorbComments(
        (0..<comments.all).map { number in
          number < comments.complaints
            ? RuleComment(.negative, week: week, topics: [0]) : RuleComment(.positive, week: week)
        }, "shop")
    }
    let findings = findings(of: ledger)
    #expect(findings.map(\.rule) == (testCase.isFound ? [.sharpChange] : []))
    if testCase.isFound, testCase.name != "a rate stays lower" {
      #expect(findings.first?.headline.hasPrefix("In 2025-W15 ") == true)
    }
  }

  private func findings(of ledger: Ledger) -> [ReportFinding] {
    ReportFinding.all(in: EngagementMatrix(ledger, periods: .wholeTimeAndWeeks), of: ledger)
  }

  @Test("a wave of complaints needs many authors", arguments: [(20, true), (1, false)])
  func authors(count: Int, isFound: Bool) {
    var ledger = Ledger(LedgerOptions(topics: ["checkout"]))
    for week in 0..<8 {
      ledger.absorbComments(Array(repeating: RuleComment(.positive, week: week), count: 20), "shop")
    }
    let complaints = (0..<20).map {
      RuleComment(.negative, week: 5, topics: [0], author: UInt64($0 % count))
    }
    ledger.absorbComments(complaints, "shop")
    #expect(findings(of: ledger).isEmpty == !isFound)
  }

  @Test("one author among many makes no wave of complaints", arguments: [[], [0 as UInt16]])
  func loudAuthor(topics: [UInt16]) {
    var ledger = Ledger(LedgerOptions(topics: ["checkout"]))
    for week in 0..<8 {
      ledger.absorbComments(Array(repeating: RuleComment(.positive, week: week), count: 40), "shop")
    }
    ledger.absorbComments(
      (0..<160).map { _ in RuleComment(.negative, week: 5, topics: topics, author: 1) }, "shop")
    #expect(findings(of: ledger).isEmpty)
  }

  @Test(
    "a change over a gap is not sharp, since nobody knows when it came", arguments: [(0, true), (20, false)])
  func gap(weeks gap: Int, isFound: Bool) {
    var ledger = Ledger(LedgerOptions(topics: []))
    for week in 0..<8 {
      let place = week < 4 ? week : week + gap
      ledger.absorbNumber("visits", 3000, "shop", week: place)
      ledger.absorbNumber("conversions", week < 4 ? 90 : 30, "shop", week: place)
    }
    #expect(findings(of: ledger).isEmpty == !isFound)
  }

  @Test("chance alone is seldom taken for a change", arguments: 1...3 as ClosedRange<UInt64>)
  func chance(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var ledger = Ledger(LedgerOptions(topics: ["checkout", "price"]))
    for property in 0..<20 {
      for week in 0..<12 {
        let conversions = (0..<2000).count { _ in Double.random(in: 0..<1, using: &random) < 0.03 }
        ledger.absorbNumber("visits", 2000, "shop\(property)", week: week)
        ledger.absorbNumber("conversions", Int64(conversions), "shop\(property)", week: week)
        let comments = (0..<40).map { _ -> RuleComment in
          let isNegative = Double.random(in: 0..<1, using: &random) < 0.3
          return RuleComment(
            isNegative ? .negative : .positive, week: week, topics: Bool.random(using: &random) ? [0] : [1])
        }
        ledger.absorbComments(comments, "shop\(property)")
      }
    }
    #expect(findings(of: ledger).isEmpty, "seed \(seed)")
  }
}

@Suite struct SplitTestRuleTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var headline: String?
    /// Visits and conversions by variant.
    var numbers: [(String, visits: Int64, conversions: Int64)] = []
    /// Comments and negative ones by variant.
    var comments: [(String, all: Int, negative: Int)] = []

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "more conversions",
      headline: "Variant B does better: 4.00 % against 2.00 % conversions per visit (B against A).",
      numbers: [("A", 5000, 100), ("B", 5000, 200)].map { ($0.0, $0.1, $0.2) }),
    Case(name: "no difference", numbers: [("A", 5000, 100), ("B", 5010, 104)]),
    Case(name: "few visits", numbers: [("A", 100, 2), ("B", 100, 14)]),
    Case(
      name: "an uneven split",
      headline:
        "The visits of the split test are not dealt out evenly, so that its variants are not compared.",
      numbers: [("A", 5000, 100), ("B", 6000, 300)]),
    Case(
      name: "a small variant makes a split uneven",
      headline:
        "The visits of the split test are not dealt out evenly, so that its variants are not compared.",
      numbers: [("A", 150, 3), ("B", 9100, 200), ("C", 9000, 400)]),
    Case(
      name: "a small variant beside one other",
      headline:
        "The visits of the split test are not dealt out evenly, so that its variants are not compared.",
      numbers: [("A", 100, 3), ("B", 9100, 200)]),
    Case(
      name: "visits of no known variant",
      headline: "Variant B does better: 4.00 % against 2.00 % conversions per visit (B against A).",
      numbers: [("(not set)", 900, 3), ("", 700, 3), ("A", 5000, 100), ("B", 5000, 200)]),
    Case(
      name: "fewer negative comments",
      headline: "Variant B does better: 10 % against 50 % negative comments per author (B against A).",
      comments: [("A", 60, 30), ("B", 60, 6)]),
    Case(name: "few comments", comments: [("A", 12, 9), ("B", 12, 1)]),
    Case(name: "one variant", numbers: [("A", 5000, 100)], comments: [("A", 60, 30)]),
    Case(
      name: "a conflict",
      headline:
        "Variants A and B each do better in something: 4.00 % against 2.00 % conversions per visit, "
        + "50 % against 10 % negative comments per author (B against A).",
      numbers: [("A", 5000, 100), ("B", 5000, 200)], comments: [("A", 60, 6), ("B", 60, 30)]),
    Case(
      name: "the best of three",
      headline: "Variant C does better: 4.67 % against 2.22 % conversions per visit (C against A).",
      numbers: [("A", 9000, 200), ("B", 9050, 300), ("C", 8990, 420)]),
    Case(
      name: "the first of three",
      headline: "Variant A does better: 2.21 % against 4.67 % conversions per visit (B against A).",
      numbers: [("A", 8990, 420), ("B", 9050, 200), ("C", 9000, 300)]),
    Case(
      name: "another best variant in each",
      headline:
        "Variants B and C each do better in something: 4.67 % against 2.22 % conversions per visit (C against A), "
        + "10 % against 50 % negative comments per author (B against A).",
      numbers: [("A", 9000, 200), ("B", 9050, 220), ("C", 8990, 420)],
      comments: [("A", 60, 30), ("B", 60, 6), ("C", 60, 30)]),
  ]

  @Test("variants are compared where the split is even and the data bears it", arguments: cases)
  func splitTests(testCase: Case) {
    var ledger = Ledger()
    for (variant, visits, conversions) in testCase.numbers {
      ledger.absorbNumber("visits", visits, "shop", variant: variant)
      ledger.absorbNumber("conversions", conversions, "shop", variant: variant)
    }
    for (variant, all, negative) in testCase.comments {
      ledger.absorbComments(
        (0..<all).map { RuleComment($0 < negative ? .negative : .positive, variant: variant) }, "shop")
    }
    let findings = ReportFinding.all(in: EngagementMatrix(ledger), of: ledger)
    #expect(
      findings.map { $0.headline.replacing("\u{A0}", with: " ") } == [testCase.headline].compactMap { $0 })
  }

  @Test("an author with very many comments counts as one") func loudAuthor() {
    var ledger = Ledger()
    ledger.absorbComments((0..<25).map { _ in RuleComment(.positive, variant: "A") }, "shop")
    ledger.absorbComments(
      (0..<24).map { _ in RuleComment(.positive, variant: "B") }
        + (0..<200).map { _ in RuleComment(.negative, author: 1, variant: "B") }, "shop")
    #expect(ReportFinding.all(in: EngagementMatrix(ledger), of: ledger).isEmpty)
  }

  @Test("what authors say is told as a mean over authors") func authorMeans() throws {
    var ledger = Ledger()
    ledger.absorbComments((0..<40).map { _ in RuleComment(.positive, variant: "A") }, "shop")
    // Thirty authors of B wrote one of their three comments in anger, ten all of them.
    for author in 1...40 as ClosedRange<UInt64> {
      let second: SentimentLabel = author <= 10 ? .negative : .positive
      ledger.absorbComments(
        [.negative, second, second].map { RuleComment($0, author: author, variant: "B") }, "shop")
    }
    let finding = try #require(ReportFinding.all(in: EngagementMatrix(ledger), of: ledger).first)
    let sentence = try #require(finding.evidence.first).replacing("\u{A0}", with: " ")
    #expect(
      sentence.hasPrefix(
        "Negative comments per author: B 50 % (n 40 authors), A 0 % (n 40): "))
  }
}

// MARK: - Ledgers to try rules on

struct RuleComment {
  var label: SentimentLabel
  var week: Int
  var topics: [UInt16]
  var author: UInt64?
  var variant: String?

  init(
    _ label: SentimentLabel, week: Int = 0, topics: [UInt16] = [], author: UInt64? = nil,
    variant: String? = nil
  ) {
    self.label = label
    self.week = week
    self.topics = topics
    self.author = author
    self.variant = variant
  }
}

extension Ledger {
  fileprivate static func firstDay(ofWeek week: Int) -> CalendarDay {
    StoryReport.firstWeek.firstDay.advanced(by: 7 * week)
  }

  mutating func absorbNumber(
    _ name: String, _ value: Int64, _ property: String, week: Int? = nil, days: Int = 84,
    variant: String? = nil
  ) {
    let first = Self.firstDay(ofWeek: week ?? 0)
    absorb(
      Measurement(
        dimensions: variant.map { [Dimension(name: Dimension.variant, value: $0)] } ?? [], name: name,
        definitionID: "ga4.\(name)", unit: .count, value: FixedDecimal(value),
        period: DayRange(first: first, last: first.advanced(by: week == nil ? days - 1 : 6)),
        grain: week == nil ? .range : .week, record: 1),
      property: PropertyID(property), source: InputID(hash: 1))
  }

  mutating func absorbComments(_ rows: [RuleComment], _ property: String) {
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    let start = (self[PropertyID(property)]?.comments()?.records ?? 0) + 1
    for (record, row) in rows.enumerated() {
      var facts = CommentFacts(record: start + record)
      let author = row.author ?? UInt64(start + record + 1000)
      facts.author = AuthorKey(hash: author &* 0x9E37_79B9_7F4A_7C15)
      facts.createdAt = Timestamp(Self.firstDay(ofWeek: row.week), hour: 12)
      comments.appendComment(facts)
      comments.set(.id, to: "\(start + record)")
      if let variant = row.variant { comments.set(.variant, to: variant) }
      annotations.append(
        .scored(
          SentimentScore(
            label: row.label, polarity: 0, positive: 0, negative: 0, confidence: 1, coverage: 1),
          language: "en"), topics: row.topics)
    }
    absorb(
      comments, annotations,
      properties: PropertyColumn(repeatElement(PropertyID(property), count: rows.count)),
      input: InputID(hash: KeyedHash(3, 4).hash(of: property)), format: "csv")
  }
}
