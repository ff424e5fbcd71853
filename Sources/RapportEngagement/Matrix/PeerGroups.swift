import RapportModel

/// The values that can be compared with one another: the one place that says which properties are comparable.
///
/// Comparable are properties of one type with a value by the same definition in the same period. For an index they must
/// also have at least one metric in common that counts in it: an index of visits and one of conversions are two
/// different things; and the same facets must be missing in it. Properties whose indexes are made of the same metrics have
/// the same peers; so peers are looked for once for each set of metrics that occurs.
///
/// Totals over different lengths of time are compared as if all covered the longest, day by day alike; those of people,
/// who come back, only over as many days. Where nothing tells the days, they are compared among themselves.
struct PeerGroups {
  /// What properties with the same peers have in common.
  struct Key: Hashable {
    var period: MatrixPeriod
    var column: Int
    var definition: String?
    var type: String?
    /// For an index, the place of its metrics in ``IndexMetrics/sets``.
    var metrics: Int?
    /// For an index, the flags that name the facets of which nothing was judged.
    var missing: MatrixFlags = []
    /// For totals, over how many days they are compared.
    var span = Span.any
  }

  /// Over which days totals are compared.
  enum Span: Hashable {
    /// Any, whether day by day or since it is no total.
    case any
    /// Just so many.
    case days(Int)
    /// Nothing tells.
    case unknown

    init(_ days: Int?, _ aggregation: Aggregation) {
      switch aggregation {
      case .sum, .commentCount, .authorCount: self = days == nil ? .unknown : .any
      case .people: self = days.map { .days($0) } ?? .unknown
      default: self = .any
      }
    }
  }

  /// The peers of those with one key, themselves among them.
  struct Group {
    /// The place of their values in ``values``; several keys may have the same.
    var values: Int
    /// Where the values of those with this key begin, in the order of their rows.
    var start: Int
    /// The most days that a total among them covers.
    var days: Int?
    /// Whether some cover fewer.
    var hasDifferentDays = false

    /// A total as if it covered the most days.
    func comparable(_ value: Double, days own: Int?) -> Double {
      guard let days, let own, own != days else { return value }
      return value * (Double(days) / Double(own))
    }
  }

  /// The values of those that are compared, for each different choice of them.
  let values: [[Double]]
  /// The groups by key.
  let groups: [Key: Group]

  /// The groups of some columns.
  ///
  /// - Parameters:
  ///   - columns: The metrics to compare.
  ///   - indexMetrics: The metrics of indexes; may be `nil` where there is none among the columns.
  ///   - isWanted: The periods to compare in.
  init(
    _ entries: MatrixEntries, columns: [Int], _ registry: MetricRegistry, profiles: ProfileLookup,
    indexMetrics: IndexMetrics?, where isWanted: (MatrixPeriod) -> Bool = { _ in true }
  ) {
    var isColumn = Array(repeating: false, count: entries.columnCount)
    for column in columns { isColumn[column] = true }
    var totals: [Key: [(value: Double, days: Int?)]] = [:]
    for row in 0..<entries.rowCount where isWanted(entries.row(row).period) {
      let (property, period) = (entries.row(row).property, entries.row(row).period)
      let type = profiles[property].type
      entries.forEachValue(ofRow: row) { column, value, definition, days, flags in
        guard isColumn[column], Key.isComparable(flags) else { return }
        let key = Key(
          period: period, column: column, definition: definition, type: type,
          metrics: indexMetrics?.set(row: row, column: column),
          missing: flags.intersection(.missingFacets),
          span: Span(days, registry.metrics[column].aggregation))
        totals[key, default: []].append((value, days))
      }
    }
    let spans = totals.mapValues { totals -> Group in
      let days = totals.lazy.compactMap(\.days)
      let longest = days.max()
      return Group(values: 0, start: 0, days: longest, hasDifferentDays: days.contains { $0 != longest })
    }
    let values = Dictionary(
      uniqueKeysWithValues: totals.map { key, totals in
        (key, totals.map { spans[key]?.comparable($0.value, days: $0.days) ?? $0.value })
      })
    (self.values, groups) = Self.joined(values, indexMetrics?.sets ?? [], spans)
  }

  /// Joins the values of those whose sets of metrics have something in common.
  private static func joined(
    _ values: [Key: [Double]], _ sets: [Set<Int>], _ spans: [Key: Group]
  ) -> (values: [[Double]], groups: [Key: Group]) {
    var joined: [[Double]] = []
    var groups: [Key: Group] = [:]
    let families = Dictionary(grouping: values.keys) { key in
      var family = key
      family.metrics = nil
      return family
    }
    for family in families.values {
      let keys = family.sorted { ($0.metrics ?? -1) < ($1.metrics ?? -1) }
      // Mostly all have something in common, so that one choice serves all.
      var known: [[Key]: Int] = [:]
      for key in keys {
        let peers = keys.filter { other in
          guard let one = key.metrics, let two = other.metrics else { return key == other }
          return !sets[one].isDisjoint(with: sets[two])
        }
        let place = known[peers] ?? joined.count
        if place == joined.count {
          known[peers] = place
          joined.append(peers.count == 1 ? values[key] ?? [] : peers.flatMap { values[$0] ?? [] })
        }
        let start = peers.prefix { $0 != key }.reduce(0) { $0 + (values[$1]?.count ?? 0) }
        // Only indexes are joined, and they are no totals.
        var group = spans[key] ?? Group(values: 0, start: 0)
        (group.values, group.start) = (place, start)
        groups[key] = group
      }
    }
    return (joined, groups)
  }
}

extension PeerGroups.Key {
  /// The key of an entry; `nil` unless it has a comparable value.
  ///
  /// - Parameter type: The type of its property.
  init?(
    of entry: MatrixEntry, row: Int, column: Int, type: String?, _ registry: MetricRegistry,
    _ indexMetrics: IndexMetrics?
  ) {
    guard entry.value != nil, Self.isComparable(entry.flags) else { return nil }
    self.init(
      period: entry.period, column: column, definition: entry.definition, type: type,
      metrics: indexMetrics?.set(row: row, column: column),
      missing: entry.flags.intersection(.missingFacets),
      span: PeerGroups.Span(entry.days, registry.metrics[column].aggregation))
  }

  /// Whether a value means the same as that of other properties.
  fileprivate static func isComparable(_ flags: MatrixFlags) -> Bool {
    flags.isDisjoint(with: [.upperBound, .peopleRepeated])
  }
}
