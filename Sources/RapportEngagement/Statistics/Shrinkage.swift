/// Rates of several groups, each pulled towards the rate of all as far as its small size asks for.
///
/// The moment form of the global empirical Bayes estimator: with the pooled rate *P* and the weighted variance
/// *s²* of the rates, *A* = max(0, *s²* − *P*(1 − *P*)/*n̄*) is the part of the variance that chance does not
/// explain, and each rate keeps the share *A*/(*A* + *P*(1 − *P*)/*nᵢ*) of its distance to *P*.
///
/// R. J. Marshall, "Mapping disease and mortality rates using empirical Bayes estimators", Applied Statistics
/// 40 (1991).
public struct RateShrinkage: Hashable, Sendable {
  /// The rate of all groups together.
  public let pooledRate: Double
  /// What chance does not explain of the variance between groups; 0 makes all rates equal.
  public let varianceBetween: Double
  /// The shrunken rates, in the order of the groups.
  public let rates: [Double]

  /// Shrinks the rates of groups; `nil` when there is nothing to divide by.
  ///
  /// - Parameter groups: Successes and trials of each group; both at least 0. A group without trials gets the
  ///   pooled rate.
  public init?(_ groups: [(successes: Double, trials: Double)]) {
    let trials = groups.reduce(0) { $0 + $1.trials }
    guard trials > 0 else { return nil }
    let pooled = groups.reduce(0) { $0 + $1.successes } / trials
    let counted = groups.filter { $0.trials > 0 }
    let variance =
      counted.reduce(0) { sum, group in
        let distance = group.successes / group.trials - pooled
        return sum + group.trials * distance * distance
      } / trials
    let chance = pooled * (1 - pooled)
    let between = max(0, variance - chance / (trials / Double(counted.count)))
    pooledRate = pooled
    varianceBetween = between
    rates = groups.map { group in
      guard group.trials > 0, between > 0 else { return pooled }
      let weight = between / (between + chance / group.trials)
      return pooled + weight * (group.successes / group.trials - pooled)
    }
  }
}
