/// How often labels given with some confidence are right: ten ranges of confidence, each a tenth wide.
///
///     var table = ReliabilityTable()
///     table.add(confidence: 0.83, isRight: true)
///     table.bins[8].accuracy          // 1
///     table.expectedCalibrationError  // 0.17
public struct ReliabilityTable: Hashable, Sendable {
  /// Labels of similar confidence.
  public struct Bin: Hashable, Sendable {
    /// The number of labels.
    public internal(set) var count = 0
    /// How many of them are right.
    public internal(set) var rightCount = 0
    var confidenceSum = 0.0

    /// The mean confidence; `nil` without labels.
    public var confidence: Double? { count == 0 ? nil : confidenceSum / Double(count) }
    /// The share of labels that are right; `nil` without labels.
    public var accuracy: Double? { count == 0 ? nil : Double(rightCount) / Double(count) }
  }

  /// The ranges: 0 up to 0.1, 0.1 up to 0.2 … 0.9 to 1.
  public private(set) var bins = [Bin](repeating: Bin(), count: 10)

  /// No labels yet.
  public init() {}

  /// Adds a label.
  public mutating func add(confidence: Double, isRight: Bool) {
    let bin = min(max(Int(confidence * 10), 0), 9)
    bins[bin].count += 1
    bins[bin].confidenceSum += confidence
    if isRight { bins[bin].rightCount += 1 }
  }

  /// The mean distance between confidence and share of right labels, each range counting by its labels; `nil` without
  /// labels (Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
  /// AAAI 2015).
  public var expectedCalibrationError: Double? {
    let count = bins.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    let distance = bins.reduce(0) { $0 + ($1.confidenceSum - Double($1.rightCount)).magnitude }
    return distance / Double(count)
  }
}
