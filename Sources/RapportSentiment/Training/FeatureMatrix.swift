/// What texts hold, as rows of columns with values, and what label each has.
///
/// A row's columns are the entries found in the text, the features of the text, and one for its source.
struct FeatureMatrix {
  /// The label of a row, and whether its source only tells the two sides apart.
  struct Row {
    enum Label: UInt8 { case positive, neutral, negative }
    var label: Label
    var hasTwoClasses: Bool
    /// How much the row counts; all weights of a source sum to the number of its rows.
    var weight: Double
    var source: Int
  }

  private(set) var rows: [Row] = []
  private(set) var starts: [Int] = [0]
  private(set) var columns: [UInt32] = []
  private(set) var values: [Float] = []

  /// Adds a row; its columns must have been appended before.
  mutating func endRow(_ row: Row) {
    rows.append(row)
    starts.append(columns.count)
  }

  /// Adds a column of the row that is being built; one column may come several times, its values are added.
  mutating func append(_ column: Int, _ value: Double) {
    guard value != 0 else { return }
    columns.append(UInt32(column))
    values.append(Float(value))
  }

  /// Gives rows the weights that make the classes of each source count the same.
  mutating func balanceClasses() {
    var counts: [[Double]] = []
    for row in rows {
      while counts.count <= row.source { counts.append([0, 0, 0]) }
      counts[row.source][Int(row.label.rawValue)] += 1
    }
    for index in rows.indices {
      let ofSource = counts[rows[index].source]
      let classes = Double(ofSource.count { $0 > 0 })
      rows[index].weight = ofSource.reduce(0, +) / (classes * ofSource[Int(rows[index].label.rawValue)])
    }
  }

  /// The two sums of a row with the weights of its columns, `side` and `any` in turn.
  @inline(__always)
  func sums(of row: Int, _ weights: UnsafeBufferPointer<Double>) -> (side: Double, any: Double) {
    var side = 0.0
    var any = 0.0
    for index in starts[row]..<starts[row + 1] {
      let column = Int(columns[index])
      let value = Double(values[index])
      side += weights[2 * column] * value
      any += weights[2 * column + 1] * value.magnitude
    }
    return (side, any)
  }
}
