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
  public let entries: MatrixEntries
  /// What an analyst should look into.
  public let warnings: [MatrixWarning]
  private let rows: [RowKey: Int]
  private let columns: [String: Int]

  private struct RowKey: Hashable {
    var property: PropertyID
    var period: MatrixPeriod
  }

  /// A matrix of known entries.
  ///
  /// - Parameter entries: In the order that ``entries`` states.
  init(properties: [PropertyID], indicators: [Metric], entries: MatrixEntries, warnings: [MatrixWarning]) {
    self.properties = properties
    self.indicators = indicators
    self.entries = entries
    self.warnings = warnings
    rows = Dictionary(
      (0..<entries.rowCount).lazy.map { row in
        (RowKey(property: entries.row(row).property, period: entries.row(row).period), row)
      }, uniquingKeysWith: { first, _ in first })
    columns = Dictionary(
      zip(indicators.map(\.id), indicators.indices), uniquingKeysWith: { first, _ in first })
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
    var entries = MatrixEntries(indicators: registry.metrics.map(\.id))
    for (property, slot) in zip(properties, slots) {
      // One at a time: properties of which little is known have their ledgers only as long as somebody looks.
      Self.observe(property, ledger.ledger(at: slot), preference, profile, registry, periods, &entries)
    }
    let profiles = ProfileLookup(profile)
    entries = Self.judged(entries, profiles, registry) { $0.facet != nil }
    var indexMetrics = IndexMetrics(rowCount: entries.rowCount, registry)
    entries = Self.filled(entries, profiles, registry, &indexMetrics)
    entries = Self.judged(entries, profiles, registry, indexMetrics) { $0.facet == nil }
    self.init(
      properties: properties, indicators: registry.metrics, entries: entries,
      warnings: Self.warnings(properties, slots.map { ledger.holdings[$0] }, preference, registry)
        + Self.warnings(ofDays: entries, registry))
  }

  /// The cell of a property and indicator; `nil` when nothing at all is known of the property in the period.
  public func entry(
    _ property: PropertyID, _ indicator: String, in period: MatrixPeriod = .all
  ) -> MatrixEntry? {
    guard let row = rows[RowKey(property: property, period: period)], let column = columns[indicator] else {
      return nil
    }
    return entries[row * entries.columnCount + column]
  }

  /// Where the entries of a property in a period stand; `nil` when nothing at all is known of it.
  func row(of property: PropertyID, in period: MatrixPeriod) -> Int? {
    rows[RowKey(property: property, period: period)]
  }

  /// The periods that occur, the whole time first, then weeks in order.
  public var periods: [MatrixPeriod] {
    Set((0..<entries.rowCount).lazy.map { entries.row($0).period }).sorted()
  }

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
  private static func observe(
    _ property: PropertyID, _ ledger: PropertyLedger, _ preference: DefinitionPreference, _ profile: Profile,
    _ registry: MetricRegistry, _ periods: Periods, _ entries: inout MatrixEntries
  ) {
    let measured = MeasuredFindings(ledger, preference: preference)
    var times: [MatrixPeriod] = [.all]
    if periods == .wholeTimeAndWeeks {
      times += measured.weeks.union(ledger.commentWeeks).sorted().map(MatrixPeriod.week)
    }
    for period in times {
      let said = CommentFindings(ledger, in: period, minimumAuthors: profile.minimumAuthors)
      let row = registry.metrics.indices.map { column in
        var entry = MatrixEntry(property: property, period: period, indicator: registry.metrics[column].id)
        let aggregation = registry.metrics[column].aggregation
        guard let finding = measured.finding(aggregation, in: period) ?? said.finding(aggregation) else {
          return entry
        }
        entry.definition = finding.definition
        entry.value = finding.value
        entry.n = finding.n
        entry.interval = finding.interval
        entry.flags = finding.flags
        entry.days = finding.days
        return entry
      }
      entries.append(row, of: property, in: period)
    }
  }

  /// Entries in which values are judged by those of comparable properties.
  private static func judged(
    _ entries: MatrixEntries, _ profiles: ProfileLookup, _ registry: MetricRegistry,
    _ indexMetrics: IndexMetrics? = nil, where isWanted: (Metric) -> Bool
  ) -> MatrixEntries {
    let columns = registry.metrics.indices.filter { isWanted(registry.metrics[$0]) }
    let peers = PeerComparison(
      entries, columns: columns, registry, profiles: profiles, indexMetrics: indexMetrics)
    return entries.changed { row, cells in
      let property = profiles[entries.row(row).property]
      for column in columns { peers.judge(&cells[column], row: row, column: column, of: property) }
    }
  }

  /// Entries in which the indexes are filled in.
  ///
  /// - Parameter metrics: Takes down what each index is made of.
  private static func filled(
    _ entries: MatrixEntries, _ profiles: ProfileLookup, _ registry: MetricRegistry,
    _ metrics: inout IndexMetrics
  ) -> MatrixEntries {
    let computations = IndexComputation.byPeriod(entries, profiles, registry)
    return entries.changed { row, cells in
      let (property, period) = (entries.row(row).property, entries.row(row).period)
      guard let computation = computations[period] else { return }
      for (column, finding) in computation.findings(for: property, cells.map(\.normalised)) {
        metrics.set(row: row, index: column, to: finding.columns)
        cells[column].value = finding.value
        cells[column].coverage = finding.coverage
        cells[column].n = finding.value == nil ? nil : finding.columns.count
        cells[column].flags =
          finding.value == nil
          ? [.notMeasured, .lowCoverage] : finding.coverage < 1 - 1e-9 ? .partialCoverage : []
        // Where nothing at all was judged, that says it.
        if finding.coverage > 0 { cells[column].flags.formUnion(finding.missing) }
      }
    }
  }

  private static func warnings(
    _ properties: [PropertyID], _ holdings: [PropertyHolding], _ preference: DefinitionPreference,
    _ registry: MetricRegistry
  ) -> [MatrixWarning] {
    var warnings: [MatrixWarning] = []
    var mixed: [String: (currencies: Set<String>, properties: [PropertyID])] = [:]
    for (property, holding) in zip(properties, holdings) {
      if !holding.hasMeasurements { warnings.append(.noMeasurements(property)) }
      if !holding.hasComments { warnings.append(.noComments(property)) }
      for (name, currencies) in holding.mixedCurrencies where registry.uses(name) {
        mixed[name, default: ([], [])].currencies.formUnion(currencies)
        mixed[name]?.properties.append(property)
      }
    }
    for (name, definitions) in preference.definitions.sorted(by: { $0.key < $1.key })
    where definitions.count > 1 && registry.uses(name) {
      warnings.append(.differentDefinitions(metric: name, definitions: definitions.map(\.description)))
    }
    for (name, found) in mixed.sorted(by: { $0.key < $1.key }) {
      warnings.append(
        .severalCurrencies(metric: name, currencies: found.currencies.sorted(), of: found.properties))
    }
    return warnings
  }
}

extension EngagementMatrix {
  /// Says so when totals that are compared cover different lengths of time.
  private static func warnings(ofDays entries: MatrixEntries, _ registry: MetricRegistry) -> [MatrixWarning] {
    var (shortest, longest, differs) = (Int.max, 0, false)
    for row in 0..<entries.rowCount where entries.row(row).period == .all {
      entries.forEachValue(ofRow: row) { column, _, _, days, flags in
        guard let days, case .sum = registry.metrics[column].aggregation else { return }
        (shortest, longest) = (min(shortest, days), max(longest, days))
        differs = differs || flags.contains(.perDay)
      }
    }
    return differs ? [.differentSpans(shortest: shortest, longest: longest)] : []
  }
}

extension PropertyHolding {
  /// The currencies of quantities of which there are amounts in several, by name of the quantity.
  fileprivate var mixedCurrencies: [String: Set<String>] {
    guard let keys = measured?.measurements.keys else { return [:] }
    var currencies: [String: Set<String>] = [:]
    for key in keys {
      guard let currency = key.definition.currency else { continue }
      currencies[key.name, default: []].insert(currency)
    }
    return currencies.filter { $0.value.count > 1 }
  }
}

extension MetricRegistry {
  /// Whether some metric is made of a measurement of this name.
  fileprivate func uses(_ name: String) -> Bool {
    metrics.contains { metric in
      switch metric.aggregation {
      case .sum(let measured), .people(let measured), .weightedMean(let measured),
        .meanPerPerson(let measured):
        measured == name
      case .ratio(let upper, let lower), .proportion(let upper, let lower): upper == name || lower == name
      default: false
      }
    }
  }
}
