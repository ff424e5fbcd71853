import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport

/// Ten invented properties over twelve weeks with facts that a report has to find: much visited and unhappy,
/// small and loved, a release that breaks the checkout in the seventh week, a split test with a winner, and fine
/// numbers beside bad comments.
enum StoryReport {
  static let topics = [
    "delivery", "checkout", "membership", "support", "quality", "price", "layout", "search",
  ]
  static let firstWeek = CalendarDay(year: 2025, month: 3, day: 3)!.week

  struct Story {
    var name: String
    var type: String
    var visits: Int
    var rate: Double
    /// Shares of positive, negative and mixed comments.
    var mood: (Double, Double, Double)
    var comments: Int
    /// The topic most complained about.
    var complaint: UInt16
  }

  static let stories = [
    Story(
      name: "brackenford.example", type: "shop", visits: 84_000, rate: 0.019, mood: (0.17, 0.59, 0.15),
      comments: 55, complaint: 0),
    Story(
      name: "cairnlark.example", type: "shop", visits: 18_000, rate: 0.024, mood: (0.42, 0.33, 0.14),
      comments: 40, complaint: 6),
    Story(
      name: "docs.waybeacon.example", type: "documentation", visits: 12_000, rate: 0.11,
      mood: (0.34, 0.25, 0.09), comments: 20, complaint: 7),
    Story(
      name: "embercircle.example", type: "community", visits: 7000, rate: 0.021, mood: (0.45, 0.19, 0.09),
      comments: 32, complaint: 3),
    Story(
      name: "fernwhistle.example", type: "shop", visits: 2100, rate: 0.047, mood: (0.81, 0.05, 0.07),
      comments: 21, complaint: 5),
    Story(
      name: "mossgantry.example", type: "shop", visits: 14_000, rate: 0.028, mood: (0.54, 0.19, 0.11),
      comments: 31, complaint: 5),
    Story(
      name: "paddlewren.example", type: "shop", visits: 22_000, rate: 0.023, mood: (0.46, 0.34, 0.13),
      comments: 30, complaint: 7),
    Story(
      name: "summitbarrow.example", type: "shop", visits: 46_000, rate: 0.052, mood: (0.15, 0.63, 0.16),
      comments: 41, complaint: 2),
    Story(
      name: "tarnquill.example", type: "shop", visits: 9000, rate: 0.026, mood: (0.5, 0.25, 0.13),
      comments: 21, complaint: 0),
    Story(
      name: "trailhollow.example", type: "shop", visits: 31_000, rate: 0.031, mood: (0.57, 0.19, 0.13),
      comments: 40, complaint: 4),
  ]

  static let profile = Profile(properties: stories.map { PropertyProfile(name: $0.name, type: $0.type) })

  static var page: HTMLReport {
    let ledger = ledger
    let matrix = EngagementMatrix(ledger, profile: profile, periods: .wholeTimeAndWeeks)
    let report = MatrixReport(
      matrix: matrix, manifest: DemoReport.manifest, counts: counts, mapping: mapping)
    var page = HTMLReport(report, ledger: ledger, profile: profile, title: "Engagement of ten properties")
    for reference in page.wantedQuotes { page.quotes[reference] = quote(reference) }
    return page
  }

  static var ledger: Ledger {
    var random = SeededGenerator(seed: 20_250_303)
    var ledger = Ledger(LedgerOptions(topics: topics))
    for (index, story) in stories.enumerated() {
      for week in 0..<12 { absorb(story, index, week: week, into: &ledger, using: &random) }
      absorbComments(of: story, index, into: &ledger, using: &random)
    }
    return ledger
  }

  // MARK: - Numbers

  private static func rate(_ story: Story, week: Int) -> Double {
    guard story.name.hasPrefix("trailhollow"), week >= 6 else { return story.rate }
    return [0.008, 0.012, 0.019, 0.026, 0.0295, 0.0305][week - 6]
  }

  private static func absorb(
    _ story: Story, _ index: Int, week: Int, into ledger: inout Ledger, using random: inout SeededGenerator
  ) {
    let property = PropertyID(story.name)
    let noise = { (random: inout SeededGenerator) in Double.random(in: 0.97...1.03, using: &random) }
    let visits = (Double(story.visits) * noise(&random)).rounded()
    let rate = rate(story, week: week) * noise(&random)
    let conversions = (visits * rate).rounded()
    let numbers: [(String, Double)] = [
      ("visits", visits), ("views", (visits * 3.2).rounded()), ("conversions", conversions),
      ("revenue", conversions * 64), ("visitors", (visits * 0.7).rounded()),
    ]
    let range = DayRange(
      first: CalendarWeek(weeksSinceEpoch: firstWeek.weeksSinceEpoch + Int32(week)).firstDay,
      last: CalendarWeek(weeksSinceEpoch: firstWeek.weeksSinceEpoch + Int32(week)).firstDay.advanced(by: 6))
    for (name, value) in numbers where !(name == "revenue" && story.type != "shop") {
      ledger.absorb(
        Measurement(
          name: name, definitionID: "ga4.\(name)", unit: name == "revenue" ? .money(currency: "EUR") : .count,
          value: FixedDecimal(Int64(value)), period: range, grain: .week, record: week + 1),
        property: property, source: InputID(hash: UInt64(100 + index)))
    }
    ledger.absorb(
      Measurement(
        name: "engaged_rate_ga4", definitionID: "ga4.engaged_rate", unit: .fraction,
        value: FixedDecimal(nanos: Int128(0.55e9 * noise(&random))), denominator: FixedDecimal(Int64(visits)),
        period: range, grain: .week, record: week + 1),
      property: property, source: InputID(hash: UInt64(100 + index)))
    guard story.name.hasPrefix("cairnlark"), week >= 4 else { return }
    for (variant, rate) in [("A", 0.0237), ("B", 0.0335)] {
      let half = (visits / 2 * noise(&random)).rounded() / 2 + visits / 4
      for (name, value) in [("visits", half), ("conversions", half * rate * noise(&random))] {
        ledger.absorb(
          Measurement(
            dimensions: [Dimension(name: Dimension.variant, value: variant)], name: name,
            definitionID: "csv.\(name)", unit: .count, value: FixedDecimal(Int64(value)), period: range,
            grain: .week, record: week + 1),
          property: property, source: InputID(hash: 300))
      }
    }
  }

  // MARK: - Comments

  private static func absorbComments(
    of story: Story, _ index: Int, into ledger: inout Ledger, using random: inout SeededGenerator
  ) {
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    var record = 0
    for week in 0..<12 {
      let isBroken = story.name.hasPrefix("trailhollow") && (6...8).contains(week)
      let busy = isBroken ? [2.4, 1.9, 1.5][week - 6] : 1
      for _ in 0..<Int(Double(story.comments) * busy) {
        record += 1
        let isTested = story.name.hasPrefix("cairnlark") && week >= 4
        let author = random.next() % 400
        let variant = isTested ? (author.isMultiple(of: 2) ? "A" : "B") : nil
        var mood = story.mood
        if isBroken { mood = [(0.12, 0.73, 0.1), (0.17, 0.66, 0.1), (0.29, 0.5, 0.12)][week - 6] }
        if variant == "A" { mood = (0.31, 0.44, 0.14) }
        if variant == "B" { mood = (0.67, 0.13, 0.11) }
        let dice = Double.random(in: 0..<1, using: &random)
        let label: SentimentLabel =
          dice < mood.0
          ? .positive
          : dice < mood.0 + mood.1 ? .negative : dice < mood.0 + mood.1 + mood.2 ? .mixed : .neutral
        var about: [UInt16] = []
        if label == .negative, Double.random(in: 0..<1, using: &random) < 0.6 {
          about = [isBroken ? 1 : story.complaint]
        } else if Double.random(in: 0..<1, using: &random) < 0.8 {
          about = [UInt16.random(in: 3..<UInt16(topics.count), using: &random)]
        }
        var facts = CommentFacts(record: record)
        facts.author = AuthorKey(hash: (author + 1000 * UInt64(index)) &* 0x9E37_79B9_7F4A_7C15)
        facts.createdAt = Timestamp(
          CalendarWeek(weeksSinceEpoch: firstWeek.weeksSinceEpoch + Int32(week)).firstDay
            .advanced(by: record % 7), hour: 12)
        comments.appendComment(facts)
        comments.set(.id, to: "\(record)")
        if let variant { comments.set(.variant, to: variant) }
        let polarity: Double = label == .positive ? 0.6 : label == .negative ? -0.6 : 0
        annotations.append(
          .scored(
            SentimentScore(
              label: label, polarity: polarity, positive: 0, negative: 0, confidence: 1, coverage: 1),
            language: "en"), topics: about)
      }
    }
    ledger.absorb(
      comments, annotations,
      properties: PropertyColumn(repeatElement(PropertyID(story.name), count: comments.count)),
      input: InputID(hash: UInt64(200 + index)), format: "csv")
  }

  private static let sentences = [
    "The jacket kept me dry for a whole week on the ridge, and it still looks new.",
    "Ordered twelve days ago, the parcel is somewhere between two depots and nobody answers my letters.",
    "ok I guess, the colours are nicer than in the pictures but the zip is flimsy",
    "予定より早く届きました。とても満足しています。",
    "Paying took four attempts. The button does nothing on my phone, then I was charged twice.",
    "They ticked the club for me and now I cannot get out of it!!! Third month I pay for nothing.",
    "Great service, a real person rang me back the same afternoon.", "thanks!",
  ]

  private static func quote(_ reference: RecordReference) -> Quote {
    Quote(
      sentences[(reference.record + Int(reference.input.hash)) % sentences.count],
      writtenAt: Timestamp(firstWeek.firstDay.advanced(by: reference.record % 84)))
  }

  static var counts: [InputCounts] {
    stories.enumerated().flatMap { index, story -> [InputCounts] in
      var comments = RecordCounts()
      comments.scored = story.comments * 12
      comments.unscored = [.empty: index, .unsupportedLanguage: 3, .noEvidence: 2 * index]
      comments.rejected = index % 3
      var metrics = RecordCounts()
      metrics.measured = 84
      metrics.totals = 1
      return [
        InputCounts(file: "\(story.name)/comments.csv", format: "csv", records: comments),
        InputCounts(file: "\(story.name)/ga4-days.csv", format: "ga4-csv", records: metrics),
      ]
    }
  }

  static var mapping: [PropertyMapping] {
    stories.map {
      PropertyMapping(file: "\($0.name)/comments.csv", property: PropertyID($0.name), origin: .commandLine)
    }
  }
}
