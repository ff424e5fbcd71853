import RapportModel

/// The metrics that count in the indexes of each row of a matrix.
///
/// Rows mostly agree in them, so that each different set is kept once.
struct IndexMetrics {
  /// The sets that occur, each as columns, in the order in which they came.
  private(set) var sets: [Set<Int>] = []
  private var places: [[Int]: Int32] = [:]
  /// The columns of the indexes.
  private let indexes: [Int]
  /// For each row and index the place of its set; below 0 where there is none.
  private var ids: [Int32]

  /// No sets yet, for rows of entries with the metrics of a registry.
  init(rowCount: Int, _ registry: MetricRegistry) {
    indexes = registry.metrics.indices.filter { registry.metrics[$0].facet == nil }
    ids = Array(repeating: -1, count: rowCount * indexes.count)
  }

  /// Takes down the metrics of an index.
  mutating func set(row: Int, index column: Int, to metrics: [Int]) {
    guard let index = indexes.firstIndex(of: column) else { return }
    let place = places[metrics] ?? Int32(sets.count)
    if place == sets.count {
      places[metrics] = place
      sets.append(Set(metrics))
    }
    ids[row * indexes.count + index] = place
  }

  /// The place in ``sets`` of the metrics of an index; `nil` for columns that are no index.
  func set(row: Int, column: Int) -> Int? {
    guard let index = indexes.firstIndex(of: column) else { return nil }
    let id = ids[row * indexes.count + index]
    return id < 0 ? nil : Int(id)
  }
}
