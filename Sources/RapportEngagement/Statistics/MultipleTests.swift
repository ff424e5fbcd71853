/// Adjusts the *p* values of several tests so that, of those called at a level, at most that share is false on
/// average (the false discovery rate).
///
///     falseDiscoveryRates(of: [0.01, 0.04, 0.03])   // [0.03, 0.04, 0.04]
///
/// Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995).
///
/// - Returns: The adjusted values in the order given, each 0...1.
/// - Complexity: O(*n* log *n*).
public func falseDiscoveryRates(of probabilities: [Double]) -> [Double] {
  let count = Double(probabilities.count)
  let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
  var adjusted = probabilities
  var smallest = 1.0
  for (place, index) in order.enumerated() {
    smallest = min(smallest, probabilities[index] * count / (count - Double(place)))
    adjusted[index] = smallest
  }
  return adjusted
}
