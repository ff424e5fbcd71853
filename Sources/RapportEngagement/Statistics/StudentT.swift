internal import RapportModel

/// Student's *t* distribution.
public enum StudentT {
  /// The probability of a value of at most `t`.
  ///
  /// - Parameter degrees: The degrees of freedom, above 0.
  public static func probability(below t: Double, degrees: Double) -> Double {
    let tail = 0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
    return t > 0 ? 1 - tail : tail
  }

  /// The value that lies above a share `probability` of the distribution.
  ///
  ///     StudentT.quantile(0.975, degrees: 4)   // 2.776445…
  ///
  /// - Parameters:
  ///   - probability: Strictly between 0 and 1.
  ///   - degrees: The degrees of freedom, above 0.
  ///   - start: A magnitude that the quantile is known to have at least.
  /// - Complexity: About ten evaluations of the distribution function, by Newton's method; three from a good start.
  public static func quantile(_ probability: Double, degrees: Double, start: Double = 0) -> Double {
    precondition(probability > 0 && probability < 1 && degrees > 0, "outside the domain of the quantile")
    guard probability != 0.5 else { return 0 }
    // The distribution is symmetric, and the upper tail keeps its digits. The tail is convex there, so that
    // steps from the left never pass the quantile, and the first that makes no headway is the last.
    let tail = min(probability, 1 - probability)
    let logDensityAtZero =
      PortableMath.logGamma((degrees + 1) / 2) - PortableMath.logGamma(degrees / 2)
      - PortableMath.log(degrees * .pi) / 2
    var t = start
    for _ in 0..<200 {
      let density = PortableMath.exp(
        logDensityAtZero - (degrees + 1) / 2 * PortableMath.log(1 + t * t / degrees))
      let next = t + (0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) - tail) / density
      guard next > t else { break }
      t = next
    }
    return probability < 0.5 ? -t : t
  }

  /// The regularised incomplete beta function Iₓ(*a*, *b*), by its continued fraction (DLMF 8.17.22) evaluated
  /// with the method of Lentz.
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast below the mean of the beta distribution; beyond it, mirror.
    guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
    let logFactor =
      PortableMath.logGamma(a + b) - PortableMath.logGamma(a) - PortableMath.logGamma(b)
      + a * PortableMath.log(x) + b * PortableMath.log(1 - x)
    let tiny = 1e-300
    func nonZero(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }

    var upper = 1.0
    var lower = 1 / nonZero(1 - (a + b) * x / (a + 1))
    var fraction = lower
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      lower = 1 / nonZero(1 + even * lower)
      upper = nonZero(1 + even / upper)
      fraction *= lower * upper
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      lower = 1 / nonZero(1 + odd * lower)
      upper = nonZero(1 + odd / upper)
      let change = lower * upper
      fraction *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return PortableMath.exp(logFactor) * fraction / a
  }
}
