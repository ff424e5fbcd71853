import RapportModel

/// Judges a value by those of comparable properties.
///
/// Comparable are properties of one type with the same definition in the same period. From
/// ``Profile/minimumPeers`` of them on (the property among them) the rank decides, since it needs no
/// assumption on the scale; with fewer, the profile's target does; without a target, the distance to the
/// median in robust spreads, cut off at three. Fewer than three comparable values allow no judgement.
struct PeerComparison {
  private let groups: [GroupKey: Group]
  private let profiles: ProfileLookup

  private struct GroupKey: Hashable {
    var period: MatrixPeriod
    var indicator: String
    var definition: String?
    var type: String?
  }

  private struct Group {
    var ranks: PercentileRank
    var scale: RobustScale
  }

  private static let fewestForScale = 3
  private static let largestScore = 3.0

  init(_ entries: [MatrixEntry], profiles: ProfileLookup) {
    self.profiles = profiles
    var values: [GroupKey: [Double]] = [:]
    for entry in entries {
      guard let value = entry.comparableValue else { continue }
      values[Self.key(of: entry, profiles), default: []].append(value)
    }
    groups = values.mapValues { Group(ranks: PercentileRank(among: $0), scale: RobustScale(of: $0)) }
  }

  private static func key(of entry: MatrixEntry, _ profiles: ProfileLookup) -> GroupKey {
    GroupKey(
      period: entry.period, indicator: entry.indicator, definition: entry.definition,
      type: profiles[entry.property].type)
  }

  /// Adds percentile and place on the scale from worst to best to an entry.
  func judge(_ entry: inout MatrixEntry, as metric: Metric) {
    guard let value = entry.comparableValue, let peers = groups[Self.key(of: entry, profiles)] else { return }
    let profile = profiles.profile
    if peers.ranks.count >= profile.minimumPeers { entry.percentile = peers.ranks.rank(of: value) }
    guard metric.facet != nil else {
      entry.normalised = (value - 1) / 99
      return
    }
    let target = profile.target(of: metric, for: profiles[entry.property])
    if metric.hasAbsoluteZero, value == 0 {
      entry.normalised = 0
    } else if metric.direction != .neutral, let percentile = entry.percentile {
      entry.normalised = oriented(percentile / 100, metric)
    } else if let target {
      entry.normalised = target.place(of: value)
    } else if metric.direction == .neutral {
      return
    } else if peers.ranks.count >= Self.fewestForScale {
      if peers.scale.spread == 0 { entry.flags.insert(.noSpread) }
      let score = min(Self.largestScore, max(-Self.largestScore, peers.scale.score(of: value)))
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

  subscript(property: PropertyID) -> PropertyProfile {
    properties[property.name] ?? PropertyProfile(name: property.name)
  }
}
