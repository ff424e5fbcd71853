import RapportEngagement
import RapportModel

/// What rules look at.
struct FindingContext {
  let matrix: EngagementMatrix
  let ledger: Ledger
  let profile: Profile
  private let peers = ComparableValuesCache()

  /// Where a property stands among those it can be compared with.
  struct Standing {
    /// Its cell.
    var entry: MatrixEntry
    /// Its value.
    var value: Double
    /// 1 for the highest value; of equal values, the best rank that one of them could have.
    var rank: Int
    /// How many have just this value, itself among them.
    var sharing: Int
    /// The sum of all values compared.
    var sum: Double
    /// Whether totals over different lengths of time are compared as if all covered the longest.
    var isPerDay: Bool
    /// All values compared, in the order of the properties, and its own place among them.
    var values: [Double]
    var place: Int

    /// How many are compared, itself among them.
    var count: Int { values.count }
    /// The values of the others.
    var others: [Double] { Array(values[..<place] + values[(place + 1)...]) }

    /// The worst rank that one of the equal values could have.
    private var lastRank: Int { rank + sharing - 1 }
    /// Whether the value is above all others.
    var isHighest: Bool { lastRank == 1 }
    /// Whether the value is below all others.
    var isLowest: Bool { rank == count }
    /// Whether the value is in the upper half, with all that equal it.
    var isUpperHalf: Bool { 2 * lastRank <= count }
    /// Such as `rank 2 of 8`, or `rank 2–4 of 8` where three have the value.
    var text: String {
      let ranks = sharing == 1 ? "\(rank)" : "\(rank)–\(lastRank)"
      return "rank\u{A0}\(ranks)\u{A0}of\u{A0}\(count)" + (isPerDay ? " per\u{A0}day" : "")
    }
  }

  /// The standing of a property in an indicator over the whole time; `nil` without a value of its own.
  ///
  /// ``ComparableValues`` says which properties are comparable.
  func standing(_ property: PropertyID, _ indicator: String) -> Standing? {
    let values = peers.values(of: indicator) {
      ComparableValues(of: indicator, in: matrix, profile: profile)
    }
    guard let entry = matrix.entry(property, indicator), let (group, place) = values.place(of: property)
    else {
      return nil
    }
    let value = group.values[place]
    let notAbove = group.ranks.countNotAbove(value)
    return Standing(
      entry: entry, value: value, rank: group.values.count - notAbove + 1,
      sharing: notAbove - group.ranks.countBelow(value), sum: group.sum, isPerDay: group.isPerDay,
      values: group.values, place: place)
  }

  /// What people write about, for one label.
  struct TopicCount {
    var index: UInt16
    var name: String
    /// Comments with the label.
    var count: Int
    /// All scored comments on the topic.
    var total: Int
  }

  /// The topics with most comments of a label, most first.
  func topics(of property: PropertyID, most label: SentimentLabel) -> [TopicCount] {
    guard let propertyLedger = ledger[property] else { return [] }
    let counts = propertyLedger.slices.compactMap { slice -> TopicCount? in
      guard case .topic(let index) = slice, let labels = propertyLedger.comments(slice)?.labels,
        labels[label] > 0
      else { return nil }
      return TopicCount(
        index: index, name: ledger.topicName(index), count: labels[label], total: labels.total)
    }
    return counts.sorted { ($1.count, $0.index) < ($0.count, $1.index) }
  }

  /// The weeks that trends show, ascending and without gaps: from the first to the last of which something was
  /// measured, or commented where nothing was measured.
  ///
  /// A wrong date decades away must not draw out the axis, so that only the last three years are shown.
  let weeks: [CalendarWeek]
  /// Whether there are other weeks too, which are not shown.
  let hasOtherWeeks: Bool

  private static let mostWeeks: Int32 = 157

  init(matrix: EngagementMatrix, ledger: Ledger, profile: Profile) {
    self.matrix = matrix
    self.ledger = ledger
    self.profile = profile
    var known: Set<CalendarWeek> = []
    var measured: Set<CalendarWeek> = []
    for entry in matrix.entries {
      guard case .week(let week) = entry.period else { continue }
      known.insert(week)
      if entry.definition != nil, entry.value != nil { measured.insert(week) }
    }
    let shown = measured.isEmpty ? known : measured
    guard let first = shown.min()?.weeksSinceEpoch, let last = shown.max()?.weeksSinceEpoch else {
      weeks = []
      hasOtherWeeks = false
      return
    }
    let weeks = (max(first, last - Self.mostWeeks + 1)...last).map { CalendarWeek(weeksSinceEpoch: $0) }
    self.weeks = weeks
    hasOtherWeeks = known.contains { $0 < weeks[0] || $0 > weeks[weeks.count - 1] }
  }
}

extension Ledger {
  /// The name of a topic by its index.
  func topicName(_ index: UInt16) -> String {
    options.topics.indices.contains(Int(index)) ? options.topics[Int(index)] : "topic \(index)"
  }
}

extension CalendarWeek {
  /// The week without its year, `W16`.
  var shortName: String { description.split(separator: "-").last.map(String.init) ?? description }
}

extension Metric {
  /// How a sentence names it: rates by what they divide.
  var phrase: String {
    if case .proportion(let part, let whole) = aggregation {
      return "\(part) per \(whole.hasSuffix("s") ? String(whole.dropLast()) : whole)"
    }
    return title.prefix(1).lowercased() + title.dropFirst()
  }

  /// What its denominator counts, for `n`.
  var countedThings: String {
    switch aggregation {
    case .proportion(_, let whole), .ratio(_, let whole): whole
    case .netSentiment, .negativeShare, .meanOverAuthors, .authorConcentration: "authors"
    default: "cases"
    }
  }
}

extension String {
  /// With a capital at its start.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension CalendarDay {
  /// The day as a sentence names it, `3 March 2025`.
  var inWords: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    let (year, month, day) = civil
    return "\(day)\u{A0}\(months[month - 1])\u{A0}\(year)"
  }
}
