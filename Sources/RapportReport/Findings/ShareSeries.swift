import RapportEngagement
import RapportModel

/// A share of something, week by week, in which a sharp change may lie.
struct ShareSeries {
  /// What the share is of.
  enum Subject: Hashable {
    /// A rate that analytics counted.
    case rate(Metric)
    /// Negative comments, of all scored ones.
    case negative
    /// Negative comments on a topic, of all scored ones.
    case complaints(topic: UInt16, name: String)

    var isRate: Bool {
      if case .rate = self { true } else { false }
    }
  }

  /// A week with its share.
  struct Week {
    var week: CalendarWeek
    /// The share as counted.
    var counted: Proportion
    /// The same share of as many independent observations as it is worth.
    var effective: Proportion
  }

  let property: PropertyID
  let subject: Subject
  /// Weeks with something to divide by, ascending.
  let weeks: [Week]

  /// A week held against all weeks before it.
  struct Change {
    var week: CalendarWeek
    var before: Proportion
    var weeksBefore: Int
    var now: Proportion
    var difference: ProportionDifference
    /// Whether it is large enough to tell and came mostly within the last week.
    var isSharp: Bool
  }

  /// Every comparison that the data allows.
  func changes() -> [Change] {
    var changes: [Change] = []
    for index in weeks.indices where index >= ChangeRule.fewestWeeks {
      let earlier = weeks[..<index]
      let (last, now) = (weeks[index - 1], weeks[index])
      // Without the week before nobody knows when the change came.
      guard last.week.weeksSinceEpoch + 1 == now.week.weeksSinceEpoch, isLargeEnough(now.counted.whole),
        isLargeEnough(last.counted.whole)
      else { continue }
      let before = earlier.reduce(into: Proportion(0, of: 0)) { sum, week in
        sum.part += week.effective.part
        sum.whole += week.effective.whole
      }
      let counted = earlier.reduce(into: Proportion(0, of: 0)) { sum, week in
        sum.part += week.counted.part
        sum.whole += week.counted.whole
      }
      // Neither share may rest on a handful: expected counts of at least five, as for a chi-squared test.
      let pooled = (before.part + now.effective.part) / (before.whole + now.effective.whole)
      guard pooled * now.effective.whole >= 5, (1 - pooled) * now.effective.whole >= 5 else { continue }
      let dispersion = Self.dispersion(earlier.map(\.effective))
      guard
        let difference = ProportionDifference(
          now.effective.scaled(toWhole: now.effective.whole / dispersion),
          before.scaled(toWhole: before.whole / dispersion))
      else { continue }
      let step = now.counted.share - last.counted.share
      let isLarge =
        subject.isRate
        ? difference.value.magnitude >= ChangeRule.smallestRelativeChange * before.share
        : difference.value.magnitude >= ChangeRule.smallestChangeOfComments
      changes.append(
        Change(
          week: now.week, before: counted, weeksBefore: earlier.count, now: now.counted,
          difference: difference,
          isSharp: isLarge && difference.excludesZero && step * difference.value > 0
            && step.magnitude >= difference.value.magnitude / 2))
    }
    return changes
  }

  private func isLargeEnough(_ whole: Double) -> Bool {
    whole >= (subject.isRate ? ChangeRule.fewestVisits : ChangeRule.fewestComments)
  }

  /// How much more a share varies from week to week than chance alone explains, at least 1: Pearson's statistic
  /// over its degrees of freedom.
  ///
  /// P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), section 4.5.
  private static func dispersion(_ weeks: [Proportion]) -> Double {
    let (part, whole) = weeks.reduce((0, 0)) { ($0.0 + $1.part, $0.1 + $1.whole) }
    let share = part / whole
    guard weeks.count > 1, share > 0, share < 1 else { return 1 }
    let statistic = weeks.reduce(0) { sum, week in
      let distance = week.part - week.whole * share
      return sum + distance * distance / (week.whole * share * (1 - share))
    }
    return max(1, statistic / Double(weeks.count - 1))
  }
}

extension ShareSeries {
  /// Everything of a property in which a change is looked for.
  static func all(of property: PropertyID, _ context: FindingContext) -> [ShareSeries] {
    rates(of: property, context) + comments(on: property, context)
  }

  private static func rates(of property: PropertyID, _ context: FindingContext) -> [ShareSeries] {
    context.matrix.indicators.filter(\.isRate).map { metric in
      let weeks = context.weeks.compactMap { week -> Week? in
        guard let entry = context.matrix.entry(property, metric.id, in: .week(week)), let value = entry.value,
          let n = entry.n, n > 0, (0...1).contains(value)
        else { return nil }
        let share = Proportion(value * Double(n), of: Double(n))
        return Week(week: week, counted: share, effective: share)
      }
      return ShareSeries(property: property, subject: .rate(metric), weeks: weeks)
    }
  }

  private static func comments(on property: PropertyID, _ context: FindingContext) -> [ShareSeries] {
    guard let ledger = context.ledger[property] else { return [] }
    let tallies = ledger.commentWeeks.compactMap { week in
      ledger.comments(in: week).map { (week: week, tally: $0) }
    }.filter { $0.tally.labels.total > 0 }
    // Weeks with fewer comments are not examined, and very many properties have no others.
    let isExamined = tallies.contains { Double($0.tally.labels.total) >= ChangeRule.fewestComments }
    let independent = isExamined ? IndependentComments(ledger) : nil
    func series(
      _ subject: Subject, topic: UInt16? = nil, _ count: (CalendarWeek, CommentTally) -> Int
    ) -> ShareSeries {
      let weeks = tallies.map { week, tally in
        let counted = Proportion(Double(count(week, tally)), of: Double(tally.labels.total))
        let authors = min(counted.whole, max(1, tally.authorCount))
        let worth = independent?.count(in: week, topic: topic, of: counted) ?? authors
        return Week(week: week, counted: counted, effective: counted.scaled(toWhole: min(authors, worth)))
      }
      return ShareSeries(property: property, subject: subject, weeks: weeks)
    }
    let topics = ledger.slices.compactMap { slice -> UInt16? in
      if case .topic(let index) = slice { index } else { nil }
    }
    return [series(.negative) { $1.labels.negative }]
      + topics.map { topic in
        series(.complaints(topic: topic, name: context.ledger.topicName(topic)), topic: topic) { week, _ in
          ledger.comments(.topic(topic), in: week)?.labels.negative ?? 0
        }
      }
  }
}

extension Metric {
  /// Whether it is a share that analytics counted, with a number of cases.
  fileprivate var isRate: Bool {
    guard unit == .fraction, facet?.pillar == .behaviour else { return false }
    switch aggregation {
    case .proportion, .weightedMean: return true
    default: return false
    }
  }
}
