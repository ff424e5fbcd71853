internal import RapportModel

/// What sums are divided by so that probabilities say how often labels are right.
///
/// One number for all, after Guo and others, "On Calibration of Modern Neural Networks", ICML 2017: it changes no
/// label. It is folded into the weights.
enum Calibration {
  /// How many rows get their own label, by the same rule as texts do: that of the largest probability.
  static func rightCount(of sums: [(row: FeatureMatrix.Row, side: Double, any: Double)]) -> Int {
    sums.count { row, side, any in
      switch row.label {
      case .positive: side > 0 && (row.hasTwoClasses || any + side > 0)
      case .negative: side < 0 && (row.hasTwoClasses || any - side > 0)
      case .neutral: any + side.magnitude <= 0
      }
    }
  }

  /// The temperature with the least mean loss over some rows, each source counting the same.
  ///
  /// - Parameter sums: The sums of the rows.
  /// - Returns: 0.2...5; 1 without rows.
  static func temperature(
    for sums: [(row: FeatureMatrix.Row, side: Double, any: Double)]
  ) -> Double {
    guard !sums.isEmpty else { return 1 }
    var counts: [Int: Double] = [:]
    for (row, _, _) in sums { counts[row.source, default: 0] += 1 }
    func loss(_ temperature: Double) -> Double {
      sums.reduce(0) { total, sum in
        total + SoftmaxObjective.loss(sum.row, sum.side / temperature, sum.any / temperature).loss
          / (counts[sum.row.source] ?? 1)
      }
    }
    // The loss has one minimum in the inverse of the temperature: close in on it from both sides.
    var low = 0.2
    var high = 5.0
    for _ in 0..<60 {
      let first = low + (high - low) / 3
      let second = high - (high - low) / 3
      if loss(1 / first) < loss(1 / second) { high = second } else { low = first }
    }
    return 2 / (low + high)
  }
}
