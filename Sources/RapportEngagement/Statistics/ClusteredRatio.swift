/// A ratio of sums whose parts come in clusters, such as several comments by one author.
///
/// What one author writes is alike, so counting each comment as independent makes intervals too narrow. The
/// variance is that of the linearised ratio over clusters, *m*/(*m* − 1)·Σ(*yᵢ* − *R·xᵢ*)²/(Σ*x*)².
///
/// W. G. Cochran, Sampling Techniques (1977), chapter 6.
public struct ClusteredRatio: Hashable, Sendable {
  /// Σ*y*/Σ*x*.
  public let ratio: Double
  /// The standard error of the ratio; `nil` with fewer than two clusters.
  public let standardError: Double?
  /// The number of clusters.
  public let clusterCount: Int

  /// The ratio of the sums over clusters; `nil` when the denominators sum to 0.
  ///
  /// - Parameter clusters: Numerator and denominator of each cluster; those without denominator are left out.
  public init?(_ clusters: [(numerator: Double, denominator: Double)]) {
    self.init(clusters.map { Cluster(numerator: $0.numerator, denominator: $0.denominator) })
  }

  /// A cluster, and how many there are of its kind.
  struct Cluster {
    var numerator: Double
    var denominator: Double
    var copies = 1
  }

  /// The ratio of the sums over clusters, some of which occur several times; `nil` when the denominators sum to 0.
  init?(_ clusters: [Cluster]) {
    let counted = clusters.filter { $0.denominator != 0 }
    let numerator = counted.reduce(0) { $0 + $1.numerator * Double($1.copies) }
    let denominator = counted.reduce(0) { $0 + $1.denominator * Double($1.copies) }
    guard denominator != 0 else { return nil }
    let ratio = numerator / denominator
    self.ratio = ratio
    clusterCount = counted.reduce(0) { $0 + $1.copies }
    guard clusterCount > 1 else {
      standardError = nil
      return
    }
    let squares = counted.reduce(0) { sum, cluster in
      let residual = cluster.numerator - ratio * cluster.denominator
      return sum + residual * residual * Double(cluster.copies)
    }
    let m = Double(clusterCount)
    standardError = (m / (m - 1) * squares).squareRoot() / denominator.magnitude
  }

  /// Half the width of the interval of 95 %, with Student's *t* for the number of clusters less one.
  public var halfWidth: Double? {
    standardError.map { $0 * Self.quantile(degrees: clusterCount - 1) }
  }

  /// The number of independent cases from which a share would be as uncertain as from these clusters.
  ///
  /// Where every cluster is one case, that is their number; where nothing tells how much clusters differ, since all
  /// agree, the number of clusters.
  ///
  /// - Parameters:
  ///   - share: The share, of which ``ratio`` is an estimate.
  ///   - cases: How many cases there are.
  ///
  /// E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small expected number of positive counts
  /// estimated from survey data", Survey Methodology 24 (1998).
  func effectiveCount(of share: Double, atMost cases: Double) -> Double {
    let m = Double(clusterCount)
    guard let standardError, standardError > 0, share > 0, share < 1 else { return m }
    return min(cases, max(1, share * (1 - share) / (standardError * standardError) * m / (m - 1)))
  }

  private static func quantile(degrees: Int) -> Double {
    degrees <= fewDegrees.count ? fewDegrees[degrees - 1] : newQuantile(degrees)
  }

  /// The quantiles of few degrees of freedom, which is what very many intervals have.
  private static let fewDegrees = (1...32).map(newQuantile)

  /// The quantile of some degrees of freedom, which lies above the normal one and comes close to it as they grow.
  private static func newQuantile(_ degrees: Int) -> Double {
    StudentT.quantile(0.975, degrees: Double(degrees), start: ConfidenceInterval.normalQuantile)
  }
}
