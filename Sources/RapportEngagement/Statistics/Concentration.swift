/// How unequally some counts are shared out, from 0 (all alike) towards 1 (one has everything): the Gini
/// coefficient, Σ(2*i* − *n* − 1)·*x*₍ᵢ₎/(*n*·Σ*x*) over values in ascending order.
///
///     giniCoefficient(of: [10, 10, 10])   // 0
///
/// - Parameter counts: At least 0 each.
/// - Returns: `nil` without counts or when all are 0.
public func giniCoefficient(of counts: [Double]) -> Double? {
  let total = counts.reduce(0, +)
  guard total > 0 else { return nil }
  let n = Double(counts.count)
  let weighted = counts.sorted().enumerated().reduce(0) { sum, item in
    sum + (2 * Double(item.offset + 1) - n - 1) * item.element
  }
  return weighted / (n * total)
}
