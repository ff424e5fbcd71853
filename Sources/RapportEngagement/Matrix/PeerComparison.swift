import RapportModel

/// Judges a value by those of comparable properties.
///
/// ``PeerGroups`` says which properties are comparable. From ``Profile/minimumPeers`` of them on (the property
/// among them) the rank decides, since it needs no assumption on the scale; with fewer, the profile's target
/// does; without a target, the distance to the median in robust spreads, cut off at three. Fewer than three
/// comparable values allow no judgement.
struct PeerComparison {
  private let groups: [PeerGroups.Key: PeerGroups.Group]
  private let ranks: [PercentileRank]
  /// `nil` where ranks decide.
  private let scales: [RobustScale?]
  private let indexMetrics: IndexMetrics?
  private let registry: MetricRegistry
  private let profile: Profile

  private static let fewestForScale = 3
  private static let largestScore = 3.0

  /// - Parameters:
  ///   - columns: The metrics to judge.
  ///   - indexMetrics: What indexes among them are made of.
  init(
    _ entries: MatrixEntries, columns: [Int], _ registry: MetricRegistry, profiles: ProfileLookup,
    indexMetrics: IndexMetrics? = nil
  ) {
    self.registry = registry
    let profile = profiles.profile
    self.profile = profile
    self.indexMetrics = indexMetrics
    let peers = PeerGroups(
      entries, columns: columns, registry, profiles: profiles, indexMetrics: indexMetrics)
    groups = peers.groups
    ranks = peers.values.map { PercentileRank(among: $0) }
    scales = peers.values.map { $0.count >= profile.minimumPeers ? nil : RobustScale(of: $0) }
  }

  /// Adds percentile and place on the scale from worst to best to an entry.
  func judge(_ entry: inout MatrixEntry, row: Int, column: Int, of property: PropertyProfile) {
    guard let value = entry.value,
      let key = PeerGroups.Key(
        of: entry, row: row, column: column, type: property.type, registry, indexMetrics),
      let group = groups[key]
    else { return }
    let ranks = ranks[group.values]
    let metric = registry.metrics[column]
    let comparable = group.comparable(value, days: entry.days)
    func noteDays() { if group.hasDifferentDays { entry.flags.insert(.perDay) } }
    if ranks.count >= profile.minimumPeers {
      entry.percentile = ranks.rank(of: comparable)
      noteDays()
    }
    guard metric.facet != nil else {
      entry.normalised = (value - 1) / 99
      return
    }
    let target = profile.target(of: metric, for: property)
    if metric.hasAbsoluteZero, value == 0 {
      entry.normalised = 0
    } else if metric.direction != .neutral, let percentile = entry.percentile {
      entry.normalised = oriented(percentile / 100, metric)
    } else if let target {
      entry.normalised = target.place(of: value)
    } else if metric.direction == .neutral {
      return
    } else if ranks.count >= Self.fewestForScale, let scale = scales[group.values] {
      if scale.spread == 0 { entry.flags.insert(.noSpread) }
      noteDays()
      let score = min(Self.largestScore, max(-Self.largestScore, scale.score(of: comparable)))
      entry.normalised = oriented((score / Self.largestScore + 1) / 2, metric)
    } else {
      entry.flags.insert(.fewPeers)
    }
  }

  private func oriented(_ place: Double, _ metric: Metric) -> Double {
    metric.direction == .lower ? 1 - place : place
  }
}

/// A profile with its properties by name.
struct ProfileLookup {
  let profile: Profile
  private let properties: [String: PropertyProfile]

  init(_ profile: Profile) {
    self.profile = profile
    properties = Dictionary(
      profile.properties.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether anything is said about a property.
  func isSpecial(_ property: PropertyID) -> Bool { properties[property.name] != nil }

  subscript(property: PropertyID) -> PropertyProfile {
    properties[property.name] ?? PropertyProfile(name: property.name)
  }
}
