import RapportEngagement
import RapportModel
import RapportTestSupport

/// A comment as far as a ledger is concerned.
struct TestComment {
  var record: Int
  var author: UInt64?
  var role = AuthorRole.customer
  var day: CalendarDay? = week10
  var status = ScoringStatus.scored
  var label = SentimentLabel.positive
  var polarity = 0.5
  var topics: [UInt16] = []
  var variant: String?

  /// A Monday.
  static let week10 = CalendarDay(year: 2025, month: 3, day: 3)!
}

extension Ledger {
  mutating func absorb(_ comments: [TestComment], _ property: String, input: UInt64 = 1) {
    var batch = CommentBatch()
    var annotations = AnnotationBatch()
    for comment in comments {
      var facts = CommentFacts(record: comment.record)
      facts.author = comment.author.map { AuthorKey(hash: $0 &* 0x9E37_79B9_7F4A_7C15) }
      facts.authorRole = comment.role
      facts.createdAt = comment.day.map { Timestamp($0, hour: 12) }
      batch.appendComment(facts)
      batch.set(.id, to: "\(comment.record)")
      if let variant = comment.variant { batch.set(.variant, to: variant) }
      var annotation: Annotation
      switch comment.status {
      case .scored:
        annotation = .scored(
          SentimentScore(
            label: comment.label, polarity: comment.polarity, positive: 0, negative: 0, confidence: 1,
            coverage: 1), language: "en")
      case .unscored(let reason): annotation = .unscored(reason, language: "en")
      }
      annotations.append(annotation, topics: comment.topics)
    }
    absorb(
      batch, annotations,
      properties: PropertyColumn(repeatElement(PropertyID(property), count: batch.count)),
      input: InputID(hash: input), format: "test")
  }

  mutating func absorb(_ measurement: Measurement, _ property: String, input: UInt64 = 100) {
    absorb(measurement, property: PropertyID(property), source: InputID(hash: input))
  }
}

extension Measurement {
  /// A number of a property; `days` counts from Monday 2025-03-03.
  static func test(
    _ name: String, _ value: Int64, over denominator: Int64? = nil, product: String = "ga4",
    by dimensions: [String: String] = [:], days: ClosedRange<Int>? = 0...27, grain: Grain = .range,
    table: Int = 0, currency: String = "EUR"
  ) -> Measurement {
    Measurement(
      dimensions: dimensions.map { Dimension(name: $0.key, value: $0.value) }, name: name,
      definitionID: "\(product).\(name)", unit: name == "revenue" ? .money(currency: currency) : .count,
      value: FixedDecimal(value), denominator: denominator.map { FixedDecimal($0) },
      period: days.flatMap {
        DayRange(
          first: TestComment.week10.advanced(by: $0.lowerBound),
          last: TestComment.week10.advanced(by: $0.upperBound))
      }, grain: grain, table: table, record: 1)
  }
}

/// Random comments and measurements of a few properties.
struct RandomRows {
  enum Row {
    case comment(TestComment, property: String)
    case measurement(Measurement, property: String)
  }

  var rows: [Row] = []

  init(count: Int, using random: inout SeededGenerator) {
    let properties = ["alpha", "beta", "gamma"]
    for record in 1...count {
      let property = properties.randomElement(using: &random) ?? "alpha"
      let day = Int.random(in: 0..<28, using: &random)
      if Int.random(in: 0..<4, using: &random) == 0 {
        let grain = Grain.day
        rows.append(
          .measurement(
            .test(
              ["views", "visits", "conversions", "visitors"].randomElement(using: &random) ?? "views",
              Int64.random(in: 0...900, using: &random), over: Bool.random(using: &random) ? 7 : nil,
              by: Bool.random(using: &random) ? ["page": "/\(record % 7)"] : [:], days: day...day,
              grain: grain, table: record % 2),
            property: property))
      } else {
        let status: ScoringStatus =
          Int.random(in: 0..<5, using: &random) == 0
          ? .unscored(UnscoredReason.allCases.randomElement(using: &random) ?? .empty) : .scored
        rows.append(
          .comment(
            TestComment(
              record: record,
              author: Int.random(in: 0..<9, using: &random) == 0
                ? nil : random.next() % UInt64(count / 3 + 1),
              role: Int.random(in: 0..<9, using: &random) == 0 ? .brand : .customer,
              day: day == 0 ? nil : TestComment.week10.advanced(by: day), status: status,
              label: SentimentLabel.allCases.randomElement(using: &random) ?? .neutral,
              polarity: Double.random(in: -1...1, using: &random),
              topics: Bool.random(using: &random) ? [0] : [0, 1],
              variant: Bool.random(using: &random) ? "B" : nil),
            property: property))
      }
    }
  }

  /// The ledger of some rows; small limits, so that samples are cut.
  static func ledger(_ rows: some Sequence<Row>, pages: [String] = []) -> Ledger {
    var ledger = Ledger(
      LedgerOptions(
        topics: ["price", "delivery"], sampledAuthors: 24, commentsPerAuthor: 3, countedAuthors: 32,
        countedAuthorsInWeeks: 16, countedAuthorsInSlices: 8), pages: pages)
    for row in rows {
      switch row {
      case .comment(let comment, let property): ledger.absorb([comment], property)
      case .measurement(let measurement, let property): ledger.absorb(measurement, property)
      }
    }
    return ledger
  }
}
