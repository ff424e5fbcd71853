import RapportEngagement
import RapportModel

/// The rule that compares the variants of a split test in what people did and wrote.
enum SplitTestRule {
  /// Visits, or whatever a rate divides by, of each variant.
  static let fewestVisits = 200
  /// Authors of scored comments of each variant.
  static let fewestAuthors = 20
  private static let falseDiscoveryRate = 0.05
  /// The *p* below which visits are not split evenly.
  static let unevenSplit = 0.001

  static func findings(_ context: FindingContext) -> [ReportFinding] {
    let tests = context.matrix.properties.compactMap { SplitTest($0, context) }
    let rates = falseDiscoveryRates(of: tests.flatMap { $0.comparisons.map(\.difference.p) })
    var next = 0
    return tests.compactMap { test in
      if let uneven = test.unevenSplit { return uneven }
      let differing = test.comparisons.filter { comparison in
        defer { next += 1 }
        return rates[next] < falseDiscoveryRate && comparison.difference.excludesZero
      }
      return differing.isEmpty ? nil : test.finding(differing)
    }
  }

  /// A share of one variant against that of the first.
  fileprivate struct Comparison {
    var subject: String
    var things: String
    /// Whether more is better.
    var isMoreBetter: Bool
    var first: (name: String, share: Proportion)
    var other: (name: String, share: Proportion)
    var difference: ProportionDifference

    /// By how much the other variant does better than the first; below 0 where it does worse.
    var gain: Double { isMoreBetter ? difference.value : -difference.value }
    /// The variant that does better.
    var winner: String { gain > 0 ? other.name : first.name }
  }

  /// The comparison that tells which variant does best in each subject, of those with a clear difference.
  ///
  /// That is the one with the largest gain over the first variant, or the largest loss where all of them lose, so that
  /// its winner is the best variant. Subjects keep their order.
  fileprivate static func deciding(_ differing: [Comparison]) -> [Comparison] {
    var subjects: [String] = []
    for comparison in differing where !subjects.contains(comparison.subject) {
      subjects.append(comparison.subject)
    }
    return subjects.compactMap { subject in
      let clear = differing.filter { $0.subject == subject }
      let best = clear.max { $0.gain < $1.gain }
      return best.flatMap { $0.gain > 0 ? $0 : clear.min { $0.gain < $1.gain } }
    }
  }
}

/// What is known of one property's split test.
private struct SplitTest {
  let property: PropertyID
  let context: FindingContext
  var comparisons: [SplitTestRule.Comparison] = []
  var unevenSplit: ReportFinding?

  /// `nil` when there is nothing to compare.
  init?(_ property: PropertyID, _ context: FindingContext) {
    self.property = property
    self.context = context
    guard let ledger = context.ledger[property] else { return nil }
    for metric in context.matrix.indicators {
      guard case .proportion(let part, let whole) = metric.aggregation,
        let counts = VariantCounts(of: part, over: whole, ledger)
      else { continue }
      if let uneven = uneven(counts, counting: whole) {
        comparisons = []
        unevenSplit = uneven
        return
      }
      compare(
        metric.phrase, things: whole, isMoreBetter: metric.direction == .higher,
        counts.shares)
    }
    compare(
      "negative comments per author", things: "authors", isMoreBetter: false,
      VariantMoods(ledger).variants.map { ($0.name, $0.negative) })
    if comparisons.isEmpty { return nil }
  }

  private typealias Share = (name: String, share: Proportion)

  private mutating func compare(
    _ subject: String, things: String, isMoreBetter: Bool, _ shares: [Share]
  ) {
    guard let first = shares.first else { return }
    for other in shares.dropFirst() {
      guard let difference = ProportionDifference(other.share, first.share) else { continue }
      comparisons.append(
        SplitTestRule.Comparison(
          subject: subject, things: things, isMoreBetter: isMoreBetter, first: first, other: other,
          difference: difference))
    }
  }

  // MARK: - Sentences

  /// The warning that visits were not dealt out evenly.
  private func uneven(_ split: VariantCounts, counting things: String) -> ReportFinding? {
    guard let (statistic, p) = split.unevenness, p < SplitTestRule.unevenSplit else { return nil }
    let counts = split.variants.map { "\($0.name) \(ReaderNumber.count($0.whole))" }.joined(separator: ", ")
    return ReportFinding(
      .splitTest, property,
      headline:
        "The \(things) of the split test are not dealt out evenly, so that its variants are not compared.",
      evidence: [
        "\(things.capitalised) by variant: \(counts) (chi-squared \(ReaderNumber.decimal(statistic, 1)), p below 0.001).",
        "If an even split was meant, something sorts visitors before they are counted.",
      ])
  }

  func finding(_ differing: [SplitTestRule.Comparison]) -> ReportFinding {
    let deciding = SplitTestRule.deciding(differing)
    let winners = Set(deciding.map(\.winner)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let leading = deciding.max { $0.difference.z.magnitude < $1.difference.z.magnitude } ?? deciding[0]
    let isOnePair = deciding.allSatisfy { $0.other.name == leading.other.name }
    func pair(_ comparison: SplitTestRule.Comparison) -> String {
      " (\(comparison.other.name) against \(comparison.first.name))"
    }
    let list = deciding.map { comparison in
      "\(percent(comparison.other.share, comparison)) against \(percent(comparison.first.share, comparison)) "
        + comparison.subject + (isOnePair ? "" : pair(comparison))
    }.joined(separator: ", ")
    let verdict =
      winners.count == 1
      ? "Variant \(leading.winner) does better"
      : "Variants \(winners.inWords) each do better in something"
    var finding = ReportFinding(
      .splitTest, property,
      headline: "\(verdict): \(list)\(isOnePair ? pair(leading) : "").",
      evidence: comparisons.map { comparison in
        let isClear = differing.contains {
          $0.subject == comparison.subject && $0.other.name == comparison.other.name
        }
        return sentence(comparison) + (isClear ? "" : " No clear difference.")
      })
    finding.charts = Dictionary(grouping: comparisons, by: \.subject).sorted { $0.key < $1.key }.map {
      .intervals(chart($0.key, $0.value))
    }
    let loser = leading.winner == leading.other.name ? leading.first.name : leading.other.name
    finding.quotes = [
      QuoteRequest(property: property, label: .positive, variant: leading.winner, count: 1),
      QuoteRequest(property: property, label: .negative, variant: loser, count: 1),
    ]
    return finding
  }

  private func percent(_ share: Proportion, _ comparison: SplitTestRule.Comparison) -> String {
    ReaderNumber.percent(share.share, places: comparison.isMoreBetter ? 2 : 0)
  }

  private func sentence(_ comparison: SplitTestRule.Comparison) -> String {
    let places = comparison.isMoreBetter ? 2 : 0
    return
      "\(comparison.subject.capitalised): \(comparison.other.name) \(percent(comparison.other.share, comparison)) "
      + "(n\u{A0}\(ReaderNumber.count(comparison.other.share.whole)) \(comparison.things)), \(comparison.first.name) "
      + "\(percent(comparison.first.share, comparison)) (n\u{A0}\(ReaderNumber.count(comparison.first.share.whole))): "
      + "\(ReaderNumber.points(comparison.difference, places: places))."
  }

  private func chart(_ subject: String, _ comparisons: [SplitTestRule.Comparison]) -> IntervalChart {
    let groups = comparisons.prefix(1).map(\.first) + comparisons.map(\.other)
    return IntervalChart(
      title: "\(subject.capitalised), by variant",
      groups: groups.compactMap { group in
        ConfidenceInterval.wilson(successes: group.share.part, of: group.share.whole).map {
          IntervalChart.Group(label: group.name, value: group.share.share, low: $0.low, high: $0.high)
        }
      })
  }
}

extension [String] {
  /// Such as `A, B and C`.
  fileprivate var inWords: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
