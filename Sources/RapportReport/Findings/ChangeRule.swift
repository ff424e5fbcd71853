import RapportEngagement
import RapportModel

/// The rule that finds weeks in which a rate, the share of negative comments or the complaints about a topic
/// changed sharply.
enum ChangeRule {
  /// Weeks before the one examined.
  static let fewestWeeks = 3
  /// Visits, or whatever a rate divides by, in the week and the one before.
  static let fewestVisits = 200.0
  /// Scored comments in the week and the one before.
  static let fewestComments = 15.0
  /// Of the rate before.
  static let smallestRelativeChange = 0.2
  /// A share.
  static let smallestChangeOfComments = 0.1
  private static let falseDiscoveryRate = 0.01

  private struct Candidate {
    var series: ShareSeries
    var change: ShareSeries.Change
  }

  static func findings(_ context: FindingContext) -> [ReportFinding] {
    let tests = context.matrix.properties.flatMap { property in
      ShareSeries.all(of: property, context).map { series in (series: series, changes: series.changes()) }
    }
    let rates = falseDiscoveryRates(of: tests.flatMap { $0.changes.map(\.difference.p) })
    var next = 0
    var candidates: [PropertyID: [Candidate]] = [:]
    for test in tests {
      let passed = test.changes.filter { change in
        defer { next += 1 }
        return change.isSharp && rates[next] < falseDiscoveryRate
      }
      // Weeks after a change differ from those before it too; the first impact is the clearest.
      guard let clearest = passed.max(by: { $0.difference.z.magnitude < $1.difference.z.magnitude }) else {
        continue
      }
      candidates[test.series.property, default: []].append(Candidate(series: test.series, change: clearest))
    }
    return context.matrix.properties.flatMap { property in
      groups(candidates[property] ?? []).map { finding($0, property, context) }
    }
  }

  /// Changes that belong together: within a week of the clearest, rates first.
  private static func groups(_ candidates: [Candidate]) -> [[Candidate]] {
    var rest = candidates.sorted { left, right in
      if left.series.subject.isRate != right.series.subject.isRate { return left.series.subject.isRate }
      return left.change.difference.z.magnitude > right.change.difference.z.magnitude
    }
    var groups: [[Candidate]] = []
    while let first = rest.first {
      let isNear = { (candidate: Candidate) in
        (candidate.change.week.weeksSinceEpoch - first.change.week.weeksSinceEpoch).magnitude <= 1
      }
      groups.append(rest.filter(isNear))
      rest.removeAll(where: isNear)
    }
    return groups
  }

  // MARK: - Sentences

  private static func finding(
    _ group: [Candidate], _ property: PropertyID, _ context: FindingContext
  ) -> ReportFinding {
    let first = group[0]
    let firstComplaint = group.first { candidate in
      if case .complaints = candidate.series.subject { true } else { false }
    }
    let inWords = [first] + group.filter { $0.series.subject == firstComplaint?.series.subject }
    let unique =
      inWords.count > 1 && inWords[0].series.subject == inWords[1].series.subject
      ? [inWords[0]] : inWords
    let headline = "In \(first.change.week) " + unique.map(summary).joined(separator: ", and ") + "."
    var finding = ReportFinding(
      .sharpChange, property, headline: headline, evidence: group.prefix(5).map(evidence))
    finding.evidence += [order(group), aftermath(first)].compactMap { $0 }
    finding.charts = group.prefix(2).map { .line(chart($0, context)) }
    if let firstComplaint, case .complaints(let topic, _) = firstComplaint.series.subject,
      firstComplaint.change.difference.value > 0
    {
      let week = firstComplaint.change.week
      finding.quotes = [
        QuoteRequest(property: property, topic: topic, label: .negative, weeks: week...week, count: 2)
      ]
    }
    return finding
  }

  private static func name(_ subject: ShareSeries.Subject) -> String {
    switch subject {
    case .rate(let metric): metric.phrase
    case .negative: "negative comments"
    case .complaints(_, let topic): "complaints about \(topic)"
    }
  }

  private static func places(_ subject: ShareSeries.Subject) -> Int { subject.isRate ? 2 : 0 }

  private static func summary(_ candidate: Candidate) -> String {
    let change = candidate.change
    let places = places(candidate.series.subject)
    let verb = change.difference.value > 0 ? "rose" : "fell"
    return "\(name(candidate.series.subject)) \(verb) from "
      + "\(ReaderNumber.percent(change.before.share, places: places)) to "
      + ReaderNumber.percent(change.now.share, places: places)
      + (candidate.series.subject.isRate ? "" : " of comments")
  }

  private static func evidence(_ candidate: Candidate) -> String {
    let (subject, change) = (candidate.series.subject, candidate.change)
    let places = places(subject)
    let things: String
    if case .rate(let metric) = subject { things = metric.countedThings } else { things = "scored comments" }
    return
      "\(name(subject).capitalised): \(ReaderNumber.percent(change.before.share, places: places)) over the "
      + "\(change.weeksBefore) weeks before (n\u{A0}\(ReaderNumber.count(change.before.whole)) \(things)), "
      + "\(ReaderNumber.percent(change.now.share, places: places)) in \(change.week) "
      + "(n\u{A0}\(ReaderNumber.count(change.now.whole))): "
      + "\(ReaderNumber.points(change.difference, places: places == 2 ? 2 : 0))."
  }

  /// Which came first, where a rate and comments changed together.
  private static func order(_ group: [Candidate]) -> String? {
    guard let rate = group.first(where: { $0.series.subject.isRate }),
      let comments = group.first(where: { !$0.series.subject.isRate })
    else { return nil }
    let caution = "That says nothing about which caused the other."
    if comments.change.week == rate.change.week {
      return "Numbers and comments changed in the same week. \(caution)"
    }
    let isCommentsFirst = comments.change.week < rate.change.week
    return "The change in \(isCommentsFirst ? "comments" : "numbers") precedes that in "
      + "\(isCommentsFirst ? "numbers" : "comments") by a week. \(caution)"
  }

  /// Where it stood in the last week, when that is later.
  private static func aftermath(_ candidate: Candidate) -> String? {
    guard let last = candidate.series.weeks.last, last.week > candidate.change.week else { return nil }
    let subject = candidate.series.subject
    return "In the last week, \(last.week), \(name(subject)) stood at "
      + "\(ReaderNumber.percent(last.counted.share, places: places(subject)))."
  }

  private static func chart(_ candidate: Candidate, _ context: FindingContext) -> LineChart {
    let byWeek = Dictionary(
      candidate.series.weeks.map { ($0.week, $0) }, uniquingKeysWith: { first, _ in first })
    let weeks = context.weeks
    return LineChart(
      title: "\(name(candidate.series.subject).capitalised), by week",
      points: weeks.map { week in
        let share = byWeek[week]
        let interval = share.flatMap {
          ConfidenceInterval.wilson(successes: $0.effective.part, of: $0.effective.whole)
        }
        return LineChart.Point(
          label: week.shortName, value: share?.counted.share, low: interval?.low, high: interval?.high)
      }, format: .percent,
      marked: Set(weeks.indices.filter { weeks[$0] == candidate.change.week }))
  }
}
