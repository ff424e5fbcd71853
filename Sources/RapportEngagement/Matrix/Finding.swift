import RapportModel

/// A number with its uncertainty, before it is compared with others.
struct Finding {
  var value: Double?
  var n: Int?
  var interval: ConfidenceInterval?
  var definition: String?
  var flags: MatrixFlags = []
  /// For a total, how many days it covers.
  var days: Int?

  /// Nothing was measured, for the reason that `flags` may add.
  static func nothing(_ flags: MatrixFlags = []) -> Finding { Finding(flags: flags.union(.notMeasured)) }
}
