internal import RapportModel

/// What weights should make small: the mean loss of the rows and the penalty of what lies far from the base.
///
/// With the sums *p* (side) and *u* (any) of a row, the probabilities are proportional to e^(u+p), 1 and e^(u−p), or
/// to e^p and e^−p where the source only tells the two sides apart. The loss is −ln of the label's probability.
struct SoftmaxObjective {
  let matrix: FeatureMatrix
  /// The rows that count.
  let rows: [Int]
  /// What the weights are held near, `side` and `any` in turn.
  let base: [Double]
  /// How hard each is held.
  let penalties: [Double]

  /// The value at some weights, and its gradient.
  func value(at weights: [Double], _ gradient: inout [Double]) -> Double {
    for index in gradient.indices { gradient[index] = 0 }
    var loss = 0.0
    let share = 1 / Double(max(rows.count, 1))
    weights.withUnsafeBufferPointer { weights in
      gradient.withUnsafeMutableBufferPointer { gradient in
        matrix.columns.withUnsafeBufferPointer { columns in
          matrix.values.withUnsafeBufferPointer { values in
            for row in rows {
              let (side, any) = matrix.sums(of: row, weights)
              let (rowLoss, sideSlope, anySlope) = Self.loss(matrix.rows[row], side, any)
              let factor = matrix.rows[row].weight * share
              loss += factor * rowLoss
              for index in matrix.starts[row]..<matrix.starts[row + 1] {
                let column = Int(columns[index])
                let value = Double(values[index]) * factor
                gradient[2 * column] += sideSlope * value
                gradient[2 * column + 1] += anySlope * value.magnitude
              }
            }
          }
        }
      }
    }
    for index in weights.indices {
      let distance = weights[index] - base[index]
      loss += 0.5 * penalties[index] * distance * distance
      gradient[index] += penalties[index] * distance
    }
    return loss
  }

  /// The loss of a row with its slopes in the two sums.
  static func loss(
    _ row: FeatureMatrix.Row, _ side: Double, _ any: Double
  ) -> (loss: Double, side: Double, any: Double) {
    if row.hasTwoClasses {
      // The margin towards the label's side.
      let sign: Double = row.label == .positive ? 1 : -1
      let margin = 2 * sign * side
      let small = PortableMath.exp(-margin.magnitude)
      let loss = max(-margin, 0) + PortableMath.log(1 + small)
      let wrong = margin >= 0 ? small / (1 + small) : 1 / (1 + small)
      return (loss, -2 * sign * wrong, 0)
    }
    let largest = max(any + side, any - side, 0)
    let positive = PortableMath.exp(any + side - largest)
    let negative = PortableMath.exp(any - side - largest)
    let neutral = PortableMath.exp(-largest)
    let total = positive + negative + neutral
    let exponent =
      switch row.label {
      case .positive: any + side
      case .negative: any - side
      case .neutral: 0.0
      }
    let positiveSlope = positive / total - (row.label == .positive ? 1 : 0)
    let negativeSlope = negative / total - (row.label == .negative ? 1 : 0)
    return (
      largest + PortableMath.log(total) - exponent, positiveSlope - negativeSlope,
      positiveSlope + negativeSlope
    )
  }
}
