public import RapportModel

/// The values of an indicator over the whole time, among which each property has its place.
///
///     let values = ComparableValues(of: "visits", in: matrix, profile: profile)
///     values.place(of: PropertyID("shop.example"))?.group.ranks.count   // how many are compared
///
/// Which properties are comparable is the same as for the percentiles of the matrix: those of one type with a value by
/// the same definition, and for an index with at least one metric in common that counts in it.
public struct ComparableValues: Sendable {
  /// Properties that can be compared with one.
  public struct Group: Hashable, Sendable {
    /// The values of all of them.
    public let values: [Double]
    /// The same values in their order.
    public let ranks: PercentileRank
    /// Their sum.
    public let sum: Double
    /// Whether these are totals over different lengths of time, which are compared as if all covered the longest.
    public let isPerDay: Bool
  }

  private let groups: [Group]
  /// The group of each property with a value, and its place there.
  private let places: [PropertyID: (group: Int, place: Int)]

  /// The values of an indicator of a matrix that was made with a profile; none of an unknown indicator.
  ///
  /// - Complexity: O(*n* log *n*) in the properties, for each set of metrics with peers of its own.
  public init(of indicator: String, in matrix: EngagementMatrix, profile: Profile) {
    let entries = matrix.entries
    guard let column = matrix.indicators.firstIndex(where: { $0.id == indicator }) else {
      groups = []
      places = [:]
      return
    }
    let (registry, profiles) = (MetricRegistry(matrix.indicators), ProfileLookup(profile))
    let isWanted = { (period: MatrixPeriod) in period == .all }
    var metrics: IndexMetrics?
    if registry.metrics[column].facet == nil {
      metrics = IndexComputation.metrics(of: entries, profiles, registry, where: isWanted)
    }
    let peers = PeerGroups(
      entries, columns: [column], registry, profiles: profiles, indexMetrics: metrics, where: isWanted)

    var isPerDay = Array(repeating: false, count: peers.values.count)
    for group in peers.groups.values where group.hasDifferentDays { isPerDay[group.values] = true }
    groups = zip(peers.values, isPerDay).map { values, isPerDay in
      Group(
        values: values, ranks: PercentileRank(among: values), sum: values.reduce(0, +), isPerDay: isPerDay)
    }

    var places: [PropertyID: (group: Int, place: Int)] = [:]
    var counts: [PeerGroups.Key: Int] = [:]
    for row in 0..<entries.rowCount where isWanted(entries.row(row).period) {
      let entry = entries[row * entries.columnCount + column]
      let type = profiles[entry.property].type
      guard
        let key = PeerGroups.Key(of: entry, row: row, column: column, type: type, registry, metrics),
        let group = peers.groups[key]
      else { continue }
      places[entry.property] = (group.values, group.start + counts[key, default: 0])
      counts[key, default: 0] += 1
    }
    self.places = places
  }

  /// Those that a property is compared with, itself among them, and its place in their values; `nil` without a value.
  public func place(of property: PropertyID) -> (group: Group, place: Int)? {
    places[property].map { (groups[$0.group], $0.place) }
  }
}
