import RapportEngagement
import RapportModel
import RapportReport

/// A small report that shows everything a report can show; all of it is invented.
enum DemoReport {
  static let report = MatrixReport(
    matrix: EngagementMatrix(ledger, profile: Profile(minimumAuthors: 3)), manifest: manifest, counts: counts,
    mapping: mapping)

  static var ledger: Ledger {
    var ledger = Ledger()
    let names = ["=cmd|shop", "茶の店", "shop.example"]
    for (index, name) in names.enumerated() {
      let property = PropertyID(name)
      let size = Int64(index + 1)
      for (metric, value) in [
        ("views", 5000 * size), ("visits", 1000 * size), ("conversions", 31 * size * size),
        ("revenue", 1250 * size),
      ] {
        ledger.absorb(
          measurement(metric, FixedDecimal(value)), property: property, source: InputID(hash: UInt64(index)))
      }
      for (page, people) in [("/", 400), ("/tea", 90)] as [(String, Int64)] {
        ledger.absorb(
          measurement("visitors", FixedDecimal(people * size), page: page), property: property,
          source: InputID(hash: 10))
      }
      absorbComments(into: &ledger, property, positive: 4 + 3 * index, negative: 5 - 2 * index)
    }
    absorbComments(into: &ledger, PropertyID("forum <b>"), positive: 1, negative: 1)
    return ledger
  }

  private static func measurement(_ name: String, _ value: FixedDecimal, page: String? = nil) -> Measurement {
    let day = CalendarDay(daysSinceEpoch: 20_150)
    return Measurement(
      dimensions: page.map { [Dimension(name: Dimension.page, value: $0)] } ?? [], name: name,
      definitionID: "ga4.\(name)", unit: name == "revenue" ? .money(currency: "EUR") : .count, value: value,
      period: DayRange(first: day, last: day.advanced(by: 27)), record: 1)
  }

  private static func absorbComments(
    into ledger: inout Ledger, _ property: PropertyID, positive: Int, negative: Int
  ) {
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    for record in 0..<positive + negative {
      var facts = CommentFacts(record: record + 1)
      facts.author = AuthorKey(hash: UInt64(record / 2 + 1) << 40)
      comments.appendComment(facts)
      comments.set(.id, to: "\(record)")
      let isPositive = record < positive
      annotations.append(
        .scored(
          SentimentScore(
            label: isPositive ? .positive : .negative, polarity: isPositive ? 0.5 : -0.625, positive: 0.5,
            negative: 0, confidence: 1, coverage: 1), language: "en"), topics: [])
    }
    ledger.absorb(
      comments, annotations,
      properties: PropertyColumn(repeatElement(property, count: comments.count)),
      input: InputID(hash: KeyedHash(1, 2).hash(of: property.name)), format: "csv")
  }

  static var counts: [InputCounts] {
    var comments = RecordCounts()
    comments.scored = 24
    comments.unscored = [.empty: 1, .unsupportedLanguage: 2]
    comments.rejected = 1
    var metrics = RecordCounts()
    metrics.measured = 18
    metrics.totals = 3
    return [
      InputCounts(file: "comments.csv", format: "csv", records: comments),
      InputCounts(file: "ga4|pages.csv", format: "ga4-csv", records: metrics),
    ]
  }

  static let mapping = [
    PropertyMapping(file: "comments.csv", property: PropertyID("茶の店"), origin: .profile, alias: "Tea"),
    PropertyMapping(file: "ga4|pages.csv", property: PropertyID("shop.example"), origin: .fileName),
  ]

  static let manifest = Manifest(
    toolVersion: "0.1.0", scoringVersion: "1", icuVersion: "72.1", unicodeVersion: "15.0",
    authorKeyID: "built-in",
    lexicons: [LexiconStamp(name: "en/vader", version: "3.3.2", licence: "MIT", hash: "00ff")],
    options: [Manifest.Option(name: "scorer", value: "vader")],
    inputs: [InputStamp(format: "csv", hash: "abcd")])
}
