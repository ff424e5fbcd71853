import RapportModel

/// Judges a value by those of comparable properties.
///
/// Comparable are properties of one type with the same definition in the same period. From
/// ``Profile/minimumPeers`` of them on (the property among them) the rank decides, since it needs no
/// assumption on the scale; with fewer, the profile's target does; without a target, the distance to the
/// median in robust spreads, cut off at three. Fewer than three comparable values allow no judgement.
struct PeerComparison {
  private let groups: [GroupKey: Group]
  private let registry: MetricRegistry
  private let profile: Profile

  private struct GroupKey: Hashable {
    var period: MatrixPeriod
    var column: Int
    var definition: String?
    var type: String?
  }

  private struct Group {
    var ranks: PercentileRank
    /// `nil` where ranks decide.
    var scale: RobustScale?
  }

  private static let fewestForScale = 3
  private static let largestScore = 3.0

  /// - Parameter columns: The metrics to judge.
  init(_ entries: MatrixEntries, columns: [Int], _ registry: MetricRegistry, profiles: ProfileLookup) {
    self.registry = registry
    profile = profiles.profile
    let isWanted = registry.metrics.indices.map(Set(columns).contains)
    var values: [GroupKey: [Double]] = [:]
    for row in 0..<entries.rowCount {
      let type = profiles[entries.row(row).property].type
      let period = entries.row(row).period
      entries.forEachValue(ofRow: row) { column, value, definition, flags in
        guard isWanted[column], !flags.contains(.upperBound) else { return }
        let key = GroupKey(period: period, column: column, definition: definition, type: type)
        values[key, default: []].append(value)
      }
    }
    let minimumPeers = profile.minimumPeers
    groups = values.mapValues {
      Group(
        ranks: PercentileRank(among: $0), scale: $0.count >= minimumPeers ? nil : RobustScale(of: $0))
    }
  }

  /// Adds percentile and place on the scale from worst to best to an entry.
  func judge(_ entry: inout MatrixEntry, column: Int, of property: PropertyProfile) {
    let key = GroupKey(
      period: entry.period, column: column, definition: entry.definition, type: property.type)
    guard let value = entry.comparableValue, let peers = groups[key] else { return }
    let metric = registry.metrics[column]
    if peers.ranks.count >= profile.minimumPeers { entry.percentile = peers.ranks.rank(of: value) }
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
    } else if peers.ranks.count >= Self.fewestForScale, let scale = peers.scale {
      if scale.spread == 0 { entry.flags.insert(.noSpread) }
      let score = min(Self.largestScore, max(-Self.largestScore, scale.score(of: value)))
      entry.normalised = oriented((score / Self.largestScore + 1) / 2, metric)
    } else {
      entry.flags.insert(.fewPeers)
    }
  }

  private func oriented(_ place: Double, _ metric: Metric) -> Double {
    metric.direction == .lower ? 1 - place : place
  }
}

extension MatrixEntry {
  /// The value where it means the same as that of other properties.
  fileprivate var comparableValue: Double? { flags.contains(.upperBound) ? nil : value }
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
