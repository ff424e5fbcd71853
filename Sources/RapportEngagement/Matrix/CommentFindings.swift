import RapportModel

/// Reads metrics out of the comments on one property in one period.
///
/// Values come from all comments, exactly; how far they can be trusted comes from the sample of authors, since
/// comments by one author are alike.
struct CommentFindings {
  private let ledger: PropertyLedger
  private let period: MatrixPeriod
  private let minimumAuthors: Int
  private let tally: CommentTally?
  private let voices: [AuthorVoice]
  /// Whether comments of sampled authors were not kept that may be of the period.
  private let isCut: Bool

  init(_ ledger: PropertyLedger, in period: MatrixPeriod, minimumAuthors: Int) {
    self.ledger = ledger
    self.period = period
    self.minimumAuthors = minimumAuthors
    switch period {
    case .all: tally = ledger.comments()
    case .week(let week): tally = ledger.comments(in: week)
    }
    var voices: [AuthorVoice] = []
    var isCut = false
    if tally != nil {
      voices.reserveCapacity(ledger.authors.count)
      ledger.authors.forEachCluster { author in
        if let voice = AuthorVoice(author, in: period) { voices.append(voice) }
        // The sums of authors over the whole time are exact, whatever was kept.
        if period != .all, author.isCut { isCut = true }
      }
    }
    self.voices = voices
    self.isCut = isCut
  }

  /// What was found of a metric; `nil` for metrics that do not come from comments.
  func finding(_ aggregation: Aggregation) -> Finding? {
    switch aggregation {
    case .commentCount: count { Finding(value: Double($0.voices)) }
    case .authorCount: count(Self.authorCount)
    case .authorConcentration: attitude(Self.concentration)
    case .netSentiment: attitude(Self.netSentiment)
    case .negativeShare: attitude(Self.negativeShare)
    case .meanOverAuthors: attitude(Self.meanOverAuthors)
    default: nil
    }
  }

  // MARK: - Counts

  private func count(_ aggregate: (CommentTally) -> Finding) -> Finding {
    if let tally {
      var finding = aggregate(tally)
      finding.days = days
      return finding
    }
    // A week without comments between weeks with some is a finding; one before the first or after the last
    // may lie outside the export.
    if case .week(let week) = period, let first = ledger.commentWeeks.first,
      let last = ledger.commentWeeks.last,
      (first...last).contains(week)
    {
      return Finding(value: 0)
    }
    return .nothing()
  }

  /// The days of the weeks from that of the first comment to that of the last; `nil` where no comment has a time. A week
  /// has all its days in whatever file it is.
  ///
  /// A few comments that lie a year or more from all others mostly have wrong dates, and do not count: a single one
  /// would stretch the time to decades.
  private var days: Int? {
    guard period == .all else { return nil }
    var stretches: [[CalendarWeek]] = []
    for week in ledger.commentWeeks {
      if let last = stretches.last?.last, week.weeksSinceEpoch - last.weeksSinceEpoch < Self.longGap {
        stretches[stretches.count - 1].append(week)
      } else {
        stretches.append([week])
      }
    }
    if stretches.count > 1 {
      let counts = stretches.map { $0.reduce(0) { $0 + (ledger.comments(in: $1)?.records ?? 0) } }
      let fewest = Self.leastShare * Double(counts.reduce(0, +))
      stretches = zip(stretches, counts).filter { Double($1) >= fewest }.map(\.0)
    }
    guard let first = stretches.first?.first, let last = stretches.last?.last else { return nil }
    return 7 * (Int(last.weeksSinceEpoch - first.weeksSinceEpoch) + 1)
  }

  /// The weeks without comments that set what lies before apart from what lies after.
  private static let longGap: Int32 = 52
  /// The share of comments that such a stretch must hold.
  private static let leastShare = 0.05

  private static func authorCount(_ tally: CommentTally) -> Finding {
    var flags: MatrixFlags = tally.knownAuthors.isEstimate ? .estimated : []
    if tally.authorless > 0 { flags.insert(.authorsUnknown) }
    return Finding(value: tally.authorCount, interval: tally.authorInterval, flags: flags)
  }

  // MARK: - Attitude

  private func attitude(_ aggregate: (CommentTally, [AuthorVoice]) -> Finding) -> Finding {
    guard let tally else { return .nothing() }
    var finding = aggregate(tally, voices)
    guard finding.value != nil else { return finding }
    if ledger.authors.isPartial || isCut { finding.flags.insert(.estimated) }
    if tally.authorless > 0 { finding.flags.insert(.authorsUnknown) }
    if finding.n ?? 0 < minimumAuthors {
      finding.value = nil
      finding.interval = nil
      finding.flags.insert(.withheld)
    }
    return finding
  }

  private static func netSentiment(_ tally: CommentTally, _ voices: [AuthorVoice]) -> Finding {
    let labels = tally.labels
    let sided = labels.positive + labels.negative + labels.neutral
    guard sided > 0 else { return .nothing() }
    let value = Double(labels.positive - labels.negative) / Double(sided)
    let clusters = ClusteredRatio(
      voices.map {
        let labels = $0.labels
        return $0.cluster(
          $0.scale * Double(labels.positive - labels.negative),
          over: $0.scale * Double(labels.positive + labels.negative + labels.neutral))
      })
    return Finding(
      value: value, n: clusters?.clusterCount ?? 0, interval: clusters.flatMap { interval(of: value, $0) })
  }

  private static func negativeShare(_ tally: CommentTally, _ voices: [AuthorVoice]) -> Finding {
    let labels = tally.labels
    guard labels.total > 0 else { return .nothing() }
    let share = Double(labels.negative) / Double(labels.total)
    let clusters = ClusteredRatio(
      voices.map {
        $0.cluster($0.scale * Double($0.labels.negative), over: $0.scale * Double($0.labels.total))
      })
    let interval = clusters.flatMap { clusters -> ConfidenceInterval? in
      let effective = clusters.effectiveCount(of: share, atMost: Double(labels.total))
      return .wilson(successes: share == 1 ? effective : share * effective, of: effective)
    }
    return Finding(value: share, n: clusters?.clusterCount ?? 0, interval: interval)
  }

  private static func meanOverAuthors(_: CommentTally, _ voices: [AuthorVoice]) -> Finding {
    let clusters = ClusteredRatio(
      voices.compactMap { voice in voice.meanPolarity.map { voice.cluster($0, over: 1) } })
    guard let clusters else { return .nothing() }
    return Finding(
      value: clusters.ratio, n: clusters.clusterCount, interval: interval(of: clusters.ratio, clusters))
  }

  /// The interval of a balance, -1...1.
  ///
  /// Where all authors are alike, their differences say nothing about how uncertain the value is, and would make an
  /// interval without width even of five authors. So it is Wilson's then, of the value as a share of as many cases as
  /// there are authors: (value + 1)/2, and the bounds back again.
  private static func interval(of value: Double, _ clusters: ClusteredRatio) -> ConfidenceInterval? {
    guard let error = clusters.standardError, let half = clusters.halfWidth else { return nil }
    // Sums of equal numbers may differ in their last digits.
    guard error < 1e-9 else { return ConfidenceInterval(centre: value, half: half, within: -1...1) }
    let authors = Double(clusters.clusterCount)
    let share = min(1, max(0, (value + 1) / 2))
    return ConfidenceInterval.wilson(successes: share * authors, of: authors).map {
      ConfidenceInterval(low: 2 * $0.low - 1, high: 2 * $0.high - 1)
    }
  }

  private static func concentration(_ tally: CommentTally, _ voices: [AuthorVoice]) -> Finding {
    // Where no author is known, every comment is its own author and the figure would always be 0.
    guard tally.knownAuthors.estimate > 0,
      let gini = giniCoefficient(
        of: voices.flatMap { repeatElement($0.comments, count: $0.copies) })
    else {
      return .nothing()
    }
    return Finding(value: gini, n: voices.reduce(0) { $0 + $1.copies })
  }
}
