internal import RapportModel

/// Means of numbers that count more or less.
///
/// Weights are at least 0 and need not sum to 1. A sum of weights of 0 has no mean and gives `nil`.
public enum WeightedMean {
  /// A number with what it counts.
  public typealias Term = (value: Double, weight: Double)

  /// Σ*wx*/Σ*w*: a low value is made up for by a high one.
  public static func arithmetic(_ terms: [Term]) -> Double? {
    let weight = terms.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    return terms.reduce(0) { $0 + $1.weight * $1.value } / weight
  }

  /// Πx^(w/Σw): a low value pulls the whole down; 0 anywhere gives 0.
  ///
  /// - Parameter terms: Values of at least 0.
  public static func geometric(_ terms: [Term]) -> Double? {
    let weight = terms.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    let counted = terms.filter { $0.weight > 0 }
    guard counted.allSatisfy({ $0.value > 0 }) else { return 0 }
    // Equal values must give that value and not its neighbour.
    if let first = counted.first, counted.allSatisfy({ $0.value == first.value }) { return first.value }
    return PortableMath.exp(counted.reduce(0) { $0 + $1.weight * PortableMath.log($1.value) } / weight)
  }

  /// (Σwxᵖ/Σw)^(1/p): 1 is the arithmetic mean, -1 the harmonic one, 0 stands for the geometric one.
  ///
  /// - Parameters:
  ///   - exponent: The lower, the more the lowest value decides.
  ///   - terms: Values above 0.
  public static func power(_ exponent: Double, _ terms: [Term]) -> Double? {
    guard exponent != 0 else { return geometric(terms) }
    guard let mean = arithmetic(terms.map { (PortableMath.power($0.value, exponent), $0.weight) }) else {
      return nil
    }
    return PortableMath.power(mean, 1 / exponent)
  }
}
