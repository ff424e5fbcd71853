public import RapportModel

/// Properties as rows, indicators as columns: every cell with its value, its sample size, its uncertainty and
/// its place among peers.
///
///     let matrix = EngagementMatrix(ledger, profile: profile)
///     matrix.entry(PropertyID("shop.example"), "net_sentiment")?.value   // 0.42
///
/// ``entries``, the tidy long form, is the whole truth; ``WideMatrix`` is a view of it. The same ledger and
/// profile give the same matrix to the last bit.
public struct EngagementMatrix: Hashable, Sendable {
  /// The rows, by the bytes of their names.
  public let properties: [PropertyID]
  /// The columns, in the order of the registry.
  public let indicators: [Metric]
  /// One entry for each property, period and indicator, in this order; periods are those in which something is
  /// known of the property.
  public let entries: [MatrixEntry]
  /// What an analyst should look into.
  public let warnings: [MatrixWarning]
  private let indexes: [EntryKey: Int]

  private struct EntryKey: Hashable {
    var property: PropertyID
    var period: MatrixPeriod
    var indicator: String
  }

  /// A matrix of known entries.
  ///
  /// - Parameter entries: In the order that ``entries`` states.
  init(properties: [PropertyID], indicators: [Metric], entries: [MatrixEntry], warnings: [MatrixWarning]) {
    self.properties = properties
    self.indicators = indicators
    self.entries = entries
    self.warnings = warnings
    indexes = Dictionary(
      zip(
        entries.map { EntryKey(property: $0.property, period: $0.period, indicator: $0.indicator) },
        entries.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The matrix of what a ledger holds.
  ///
  /// - Parameters:
  ///   - ledger: What was read.
  ///   - profile: How to judge it; see ``Profile/validate(against:)``.
  ///   - registry: The columns.
  ///   - periods: Whether each week gets entries beside the whole time.
  /// - Complexity: O(*p*·*w*·*m*) for properties, weeks and metrics, and the size of the author samples for each
  ///   week.
  public init(
    _ ledger: Ledger, profile: Profile = Profile(), registry: MetricRegistry = .standard,
    periods: Periods = .wholeTime
  ) {
    let properties = ledger.properties
    let slots = properties.compactMap { ledger.slots[$0] }
    let preference = DefinitionPreference(slots.compactMap { ledger.holdings[$0].measured })
    var entries: [MatrixEntry] = []
    for (property, slot) in zip(properties, slots) {
      // One at a time: properties of which little is known have their ledgers only as long as somebody looks.
      entries += Self.observed(property, ledger.ledger(at: slot), preference, profile, registry, periods)
    }
    let profiles = ProfileLookup(profile)
    Self.judge(&entries, profiles, registry) { $0.facet != nil }
    Self.fillIndexes(&entries, profiles, registry)
    Self.judge(&entries, profiles, registry) { $0.facet == nil }
    self.init(
      properties: properties, indicators: registry.metrics, entries: entries,
      warnings: Self.warnings(properties, slots.map { ledger.holdings[$0] }, preference, registry))
  }

  /// The cell of a property and indicator; `nil` when nothing at all is known of the property in the period.
  public func entry(
    _ property: PropertyID, _ indicator: String, in period: MatrixPeriod = .all
  ) -> MatrixEntry? {
    indexes[EntryKey(property: property, period: period, indicator: indicator)].map { entries[$0] }
  }

  /// The periods that occur, the whole time first, then weeks in order.
  public var periods: [MatrixPeriod] { Set(entries.map(\.period)).sorted() }

  /// Which periods get entries.
  public enum Periods: Hashable, Sendable {
    /// All that was read, as one.
    case wholeTime
    /// That, and each ISO week.
    case wholeTimeAndWeeks
  }
}

// MARK: - Construction

extension EngagementMatrix {
  private static func observed(
    _ property: PropertyID, _ ledger: PropertyLedger, _ preference: DefinitionPreference, _ profile: Profile,
    _ registry: MetricRegistry, _ periods: Periods
  ) -> [MatrixEntry] {
    let measured = MeasuredFindings(ledger, preference: preference)
    var times: [MatrixPeriod] = [.all]
    if periods == .wholeTimeAndWeeks {
      times += measured.weeks.union(ledger.commentWeeks).sorted().map(MatrixPeriod.week)
    }
    return times.flatMap { period in
      let said = CommentFindings(ledger, in: period, minimumAuthors: profile.minimumAuthors)
      return registry.metrics.map { metric in
        var entry = MatrixEntry(property: property, period: period, indicator: metric.id)
        guard
          let finding =
            measured.finding(metric.aggregation, in: period) ?? said.finding(metric.aggregation)
        else { return entry }
        entry.definition = finding.definition
        entry.value = finding.value
        entry.n = finding.n
        entry.interval = finding.interval
        entry.flags = finding.flags
        return entry
      }
    }
  }

  private static func judge(
    _ entries: inout [MatrixEntry], _ profiles: ProfileLookup, _ registry: MetricRegistry,
    where isWanted: (Metric) -> Bool
  ) {
    let peers = PeerComparison(entries, profiles: profiles)
    for index in entries.indices {
      guard let metric = registry[entries[index].indicator], isWanted(metric) else { continue }
      peers.judge(&entries[index], as: metric)
    }
  }

  private static func fillIndexes(
    _ entries: inout [MatrixEntry], _ profiles: ProfileLookup, _ registry: MetricRegistry
  ) {
    var judged: [MatrixPeriod: Set<String>] = [:]
    for entry in entries where entry.normalised != nil {
      judged[entry.period, default: []].insert(entry.indicator)
    }

    // Entries of one property and period stand together, one for each metric.
    for start in stride(from: 0, to: entries.count, by: registry.metrics.count) {
      let range = start..<start + registry.metrics.count
      let computation = IndexComputation(
        profiles: profiles, registry: registry, judgedAnywhere: judged[entries[start].period] ?? [])
      let cells = Dictionary(
        entries[range].map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
      let findings = computation.findings(for: entries[start].property, cells)
      for index in range {
        guard let finding = findings[entries[index].indicator] else { continue }
        entries[index].value = finding.value
        entries[index].coverage = finding.coverage
        entries[index].n = finding.value == nil ? nil : finding.metricCount
        entries[index].flags =
          finding.value == nil
          ? [.notMeasured, .lowCoverage] : finding.coverage < 1 - 1e-9 ? .partialCoverage : []
      }
    }
  }

  private static func warnings(
    _ properties: [PropertyID], _ holdings: [PropertyHolding], _ preference: DefinitionPreference,
    _ registry: MetricRegistry
  ) -> [MatrixWarning] {
    var warnings: [MatrixWarning] = []
    for (property, holding) in zip(properties, holdings) {
      if !holding.hasMeasurements { warnings.append(.noMeasurements(property)) }
      if !holding.hasComments { warnings.append(.noComments(property)) }
    }
    for (name, definitions) in preference.definitions.sorted(by: { $0.key < $1.key })
    where definitions.count > 1 && registry.uses(name) {
      warnings.append(.differentDefinitions(metric: name, definitions: definitions.map(\.description)))
    }
    return warnings
  }
}

extension MetricRegistry {
  /// Whether some metric is made of a measurement of this name.
  fileprivate func uses(_ name: String) -> Bool {
    metrics.contains { metric in
      switch metric.aggregation {
      case .sum(let measured), .people(let measured), .weightedMean(let measured): measured == name
      case .ratio(let upper, let lower), .proportion(let upper, let lower): upper == name || lower == name
      default: false
      }
    }
  }
}
