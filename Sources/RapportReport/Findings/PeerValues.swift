import RapportEngagement
import RapportModel

/// The values of an indicator over the whole time, among which each property has its place.
///
/// Comparable are properties of one type with a value by the same definition. Gathered once for all of them, since a
/// report of very many properties would otherwise look at every property for each.
struct PeerValues {
  private struct Key: Hashable {
    var type: String?
    var definition: String?
  }

  /// Properties that can be compared.
  private struct Group {
    /// In the order of the properties.
    var values: [Double]
    var ranks: PercentileRank
    var sum: Double
  }

  private var groups: [Key: Group] = [:]
  /// The group of each property and its place there.
  private var places: [PropertyID: (key: Key, place: Int)] = [:]

  init(of indicator: String, _ matrix: EngagementMatrix, _ profile: Profile) {
    var values: [Key: [Double]] = [:]
    for property in matrix.properties {
      guard let entry = matrix.entry(property, indicator), !entry.flags.contains(.upperBound),
        let value = entry.value
      else { continue }
      let key = Key(type: profile[property].type, definition: entry.definition)
      places[property] = (key, values[key]?.count ?? 0)
      values[key, default: []].append(value)
    }
    groups = values.mapValues {
      Group(values: $0, ranks: PercentileRank(among: $0), sum: $0.reduce(0, +))
    }
  }

  /// Where a property stands; `nil` without a value of its own.
  ///
  /// - Complexity: O(log *n*) in the properties that are compared.
  func standing(_ property: PropertyID, _ entry: MatrixEntry) -> FindingContext.Standing? {
    guard let (key, place) = places[property], let group = groups[key] else { return nil }
    let value = group.values[place]
    let notAbove = group.ranks.countNotAbove(value)
    return FindingContext.Standing(
      entry: entry, value: value, rank: group.values.count - notAbove + 1,
      sharing: notAbove - group.ranks.countBelow(value),
      sum: group.sum, values: group.values,
      place: place)
  }
}

/// The values of indicators that were asked for before.
final class PeerValuesCache {
  private var known: [String: PeerValues] = [:]

  /// The values of an indicator, which `make` gathers the first time.
  func values(of indicator: String, _ make: () -> PeerValues) -> PeerValues {
    if let values = known[indicator] { return values }
    let values = make()
    known[indicator] = values
    return values
  }
}
