import RapportModel

/// Sums up the metrics of one property and period in an index for each pillar and one for all.
///
/// Metrics are averaged arithmetically within their facet, facets and pillars geometrically on the scale
/// 1...100, so that much attention does not make up for no action. What was not measured is left out, never 0:
/// the share of the weight that was measured is the coverage, and below ``Profile/minimumCoverage`` there is no
/// index. Metrics that could be judged for no property are not part of the comparison, unless the property's
/// profile names them; a facet of which nothing was measured is missing nonetheless.
///
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008), steps 2, 3, 7 and 8.
struct IndexComputation {
  let profiles: ProfileLookup
  let registry: MetricRegistry
  /// The metrics that some property has a judged value of, in this period.
  let judgedAnywhere: Set<String>

  private var profile: Profile { profiles.profile }

  /// The findings for all indexes of the registry, by identifier.
  func findings(for property: PropertyID, _ entries: [String: MatrixEntry]) -> [String: IndexFinding] {
    let propertyProfile = profiles[property]
    var pillars: [Pillar: IndexFinding] = [:]
    for pillar in Pillar.allCases {
      let facets = pillar.facets.compactMap { part(for: $0, propertyProfile, entries) }
      pillars[pillar] = combined(facets.map { ($0, 1) })
    }
    var findings: [String: IndexFinding] = [:]
    for metric in registry.metrics {
      switch metric.aggregation {
      case .index(.pillar(let pillar)): findings[metric.id] = pillars[pillar]
      case .index(.engagement):
        findings[metric.id] = combined(
          Pillar.allCases.compactMap { pillar in
            pillars[pillar].map { ($0, profile.pillarWeights[pillar]) }
          })
      default: continue
      }
    }
    return findings
  }

  /// The mean of a facet's metrics; `nil` when the profile gives none of them weight.
  private func part(
    for facet: Facet, _ property: PropertyProfile, _ entries: [String: MatrixEntry]
  ) -> IndexFinding? {
    let judged = registry.metrics.filter {
      $0.facet == facet && isJudged($0, property) && profile.weight(of: $0, for: property) > 0
    }
    guard !judged.isEmpty else { return nil }
    let expected = judged.filter {
      judgedAnywhere.contains($0.id) || property.metrics?.contains($0.id) == true
    }
    let terms = expected.compactMap { metric -> WeightedMean.Term? in
      guard let place = entries[metric.id]?.normalised else { return nil }
      return (1 + 99 * place, profile.weight(of: metric, for: property))
    }
    let expectedWeight = expected.reduce(0) { $0 + profile.weight(of: $1, for: property) }
    let weight = terms.reduce(0) { $0 + $1.weight }
    return IndexFinding(
      value: WeightedMean.arithmetic(terms), coverage: expectedWeight > 0 ? weight / expectedWeight : 0,
      metricCount: terms.count)
  }

  /// Whether a direction or a target says which values of a metric are better.
  private func isJudged(_ metric: Metric, _ property: PropertyProfile) -> Bool {
    metric.direction != .neutral || profile.target(of: metric, for: property) != nil
  }

  private func combined(_ parts: [(finding: IndexFinding, weight: Double)]) -> IndexFinding {
    let expected = parts.reduce(0) { $0 + $1.weight }
    guard expected > 0 else { return IndexFinding(value: nil, coverage: 0, metricCount: 0) }
    let measured = parts.filter { $0.finding.value != nil }
    let coverage = measured.reduce(0) { $0 + $1.weight * $1.finding.coverage } / expected
    // Sums of weights that make 0.6 on paper may miss it by a bit.
    guard coverage >= profile.minimumCoverage - 1e-9 else {
      return IndexFinding(value: nil, coverage: coverage, metricCount: 0)
    }
    return IndexFinding(
      value: WeightedMean.geometric(measured.map { ($0.finding.value ?? 0, $0.weight) }), coverage: coverage,
      metricCount: measured.reduce(0) { $0 + $1.finding.metricCount })
  }
}

/// An index or a part of one.
struct IndexFinding {
  /// On the scale 1...100; `nil` where too little was measured.
  var value: Double?
  /// The share of the weight that was measured, 0...1.
  var coverage: Double
  /// The number of metrics in it.
  var metricCount: Int
}
