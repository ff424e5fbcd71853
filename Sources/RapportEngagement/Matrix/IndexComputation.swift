import RapportModel

/// Sums up the metrics of one property and period in an index for each pillar and one for all.
///
/// Metrics are averaged arithmetically within their facet, facets and pillars geometrically on the scale
/// 1...100, so that much attention does not make up for no action. What was not measured is left out, never 0:
/// the share of the weight that was measured is the coverage, and below ``Profile/minimumCoverage`` there is no
/// index. A facet of which nothing was judged is a factor that is not known: without it there is no index of
/// engagement, whatever the coverage, and an index of its pillar names it and is compared only with those that lack
/// the same. Metrics that could be judged for no property are not part of the comparison, unless the property's
/// profile names them; a facet of which nothing was measured is missing nonetheless.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), steps 2, 3, 7 and 8.
struct IndexComputation {
  private let profiles: ProfileLookup
  private let registry: MetricRegistry
  /// The metrics, by column, that some property has a judged value of, in this period.
  private let judgedAnywhere: Set<Int>
  /// The metrics of properties of which the profile says nothing.
  private var common: [Facet: FacetMetrics] = [:]

  /// The metrics of a facet that count for a property.
  private struct FacetMetrics {
    var columns: [(column: Int, weight: Double)]
    var weight: Double
  }

  init(profiles: ProfileLookup, registry: MetricRegistry, judgedAnywhere: Set<Int>) {
    self.profiles = profiles
    self.registry = registry
    self.judgedAnywhere = judgedAnywhere
    common = metrics(of: PropertyProfile(name: ""))
  }

  private var profile: Profile { profiles.profile }

  /// The computation for each period of entries in which the values of metrics are judged.
  static func byPeriod(
    _ entries: MatrixEntries, _ profiles: ProfileLookup, _ registry: MetricRegistry,
    where isWanted: (MatrixPeriod) -> Bool = { _ in true }
  ) -> [MatrixPeriod: IndexComputation] {
    var judged: [MatrixPeriod: Set<Int>] = [:]
    for row in 0..<entries.rowCount where isWanted(entries.row(row).period) {
      judged[entries.row(row).period, default: []].formUnion(entries.judgedColumns(ofRow: row))
    }
    return judged.mapValues {
      IndexComputation(profiles: profiles, registry: registry, judgedAnywhere: $0)
    }
  }

  /// The metrics that count in the indexes of entries.
  static func metrics(
    of entries: MatrixEntries, _ profiles: ProfileLookup, _ registry: MetricRegistry,
    where isWanted: (MatrixPeriod) -> Bool
  ) -> IndexMetrics {
    var metrics = IndexMetrics(rowCount: entries.rowCount, registry)
    let computations = byPeriod(entries, profiles, registry, where: isWanted)
    for row in 0..<entries.rowCount {
      guard let computation = computations[entries.row(row).period] else { continue }
      let places = entries.cells(ofRow: row).map(\.normalised)
      for (column, finding) in computation.findings(for: entries.row(row).property, places) {
        metrics.set(row: row, index: column, to: finding.columns)
      }
    }
    return metrics
  }

  /// The findings for all indexes of the registry, by column.
  ///
  /// - Parameter places: For each metric the place from worst to best of the property's value, where it was judged.
  func findings(
    for property: PropertyID, _ places: [Double?]
  ) -> [(column: Int, finding: IndexFinding)] {
    let metrics = profiles.isSpecial(property) ? metrics(of: profiles[property]) : common
    var pillars: [Pillar: IndexFinding] = [:]
    for pillar in Pillar.allCases {
      // A pillar of which the profile gives no metric any weight is not missing: it is not part of the index.
      let facets = pillar.facets.compactMap { facet in metrics[facet].map { part(facet, $0, places) } }
      if !facets.isEmpty { pillars[pillar] = combined(facets.map { ($0, 1) }) }
    }
    return registry.metrics.indices.compactMap { column in
      switch registry.metrics[column].aggregation {
      case .index(.pillar(let pillar)): (column, pillars[pillar] ?? .nothing)
      case .index(.engagement): (column, engagement(pillars))
      default: nil
      }
    }
  }

  /// The index of all pillars that weigh something; none where one of them, or a facet of one, is not known.
  private func engagement(_ pillars: [Pillar: IndexFinding]) -> IndexFinding {
    let parts = Pillar.allCases.compactMap { pillar in
      pillars[pillar].map { (finding: $0, weight: profile.pillarWeights[pillar]) }
    }.filter { $0.weight > 0 }
    var finding = combined(parts)
    if !finding.missing.isEmpty || parts.contains(where: { $0.finding.value == nil }) {
      finding.value = nil
      finding.columns = []
    }
    return finding
  }

  /// The mean of a facet's metrics.
  private func part(_ facet: Facet, _ metrics: FacetMetrics, _ places: [Double?]) -> IndexFinding {
    let judged = metrics.columns.filter { places[$0.column] != nil }
    let terms = judged.map { metric -> WeightedMean.Term in
      (1 + 99 * (places[metric.column] ?? 0), metric.weight)
    }
    let weight = terms.reduce(0) { $0 + $1.weight }
    return IndexFinding(
      value: WeightedMean.arithmetic(terms), coverage: metrics.weight > 0 ? weight / metrics.weight : 0,
      missing: judged.isEmpty ? .missing(facet) : [], columns: judged.map(\.column))
  }

  /// The metrics that count for a property; none for a facet that the profile gives no weight.
  private func metrics(of property: PropertyProfile) -> [Facet: FacetMetrics] {
    var facets: [Facet: FacetMetrics] = [:]
    for (column, metric) in registry.metrics.enumerated() {
      let weight = profile.weight(of: metric, for: property)
      guard let facet = metric.facet, isJudged(metric, property), weight > 0 else { continue }
      var metrics = facets[facet] ?? FacetMetrics(columns: [], weight: 0)
      if judgedAnywhere.contains(column) || property.metrics?.contains(metric.id) == true {
        metrics.columns.append((column, weight))
        metrics.weight += weight
      }
      facets[facet] = metrics
    }
    return facets
  }

  /// Whether a direction or a target says which values of a metric are better.
  private func isJudged(_ metric: Metric, _ property: PropertyProfile) -> Bool {
    metric.direction != .neutral || profile.target(of: metric, for: property) != nil
  }

  private func combined(_ parts: [(finding: IndexFinding, weight: Double)]) -> IndexFinding {
    let expected = parts.reduce(0) { $0 + $1.weight }
    guard expected > 0 else { return .nothing }
    let missing = parts.reduce(into: MatrixFlags()) { $0.formUnion($1.finding.missing) }
    let measured = parts.filter { $0.finding.value != nil && $0.weight > 0 }
    let coverage = measured.reduce(0) { $0 + $1.weight * $1.finding.coverage } / expected
    // Sums of weights that make 0.6 on paper may miss it by a bit.
    guard coverage >= profile.minimumCoverage - 1e-9 else {
      return IndexFinding(value: nil, coverage: coverage, missing: missing, columns: [])
    }
    return IndexFinding(
      value: WeightedMean.geometric(measured.map { ($0.finding.value ?? 0, $0.weight) }), coverage: coverage,
      missing: missing, columns: measured.flatMap(\.finding.columns))
  }
}

/// An index or a part of one.
struct IndexFinding {
  /// On the scale 1...100; `nil` where too little was measured.
  var value: Double?
  /// The share of the weight that was measured, 0...1.
  var coverage: Double
  /// Flags that name the facets of which nothing was judged.
  var missing: MatrixFlags
  /// The columns of the metrics in it.
  var columns: [Int]

  /// No index, since no metric weighs anything.
  static let nothing = IndexFinding(value: nil, coverage: 0, missing: [], columns: [])
}
