import RapportEngagement
import RapportModel

/// What analytics counted of the variants of a split test, for one rate.
struct VariantCounts {
  /// A variant with what its rate divides by, such as visits, and the part of it.
  struct Variant {
    var name: String
    var whole: Double
    /// `nil` where none was counted, or more than the whole.
    var part: Double?
  }

  /// The variants that have a name, by its bytes; at least two.
  let variants: [Variant]

  /// The counts of one table that has part and whole; `nil` where no table has them for two variants.
  ///
  /// Tables may repeat one another; the one that counts most is the one to judge.
  init?(of part: String, over whole: String, _ ledger: PropertyLedger) {
    let wholes = ledger.measurements.filter { $0.key.name == whole && $0.value.variants.count > 1 }
    let tables = wholes.flatMap { key, series in
      ledger.measurements.filter { other, _ in
        other.name == part && other.table == key.table && other.breakdown == key.breakdown
      }.map { _, parts in Self.variants(series.variants, parts.variants) }
    }.filter { $0.count > 1 }
    func size(_ variants: [Variant]) -> [Double] {
      [variants.reduce(0) { $0 + $1.whole }, variants.reduce(0) { $0 + ($1.part ?? 0) }]
    }
    guard let largest = tables.max(by: { size($0).lexicographicallyPrecedes(size($1)) }) else { return nil }
    variants = largest
  }

  private static func variants(
    _ wholes: [String: MeasurementSums], _ parts: [String: MeasurementSums]
  ) -> [Variant] {
    wholes.compactMap { name, sums -> Variant? in
      guard isName(name), sums.value > .zero else { return nil }
      let part = parts[name].flatMap { $0.value <= sums.value ? $0.value.doubleValue : nil }
      return Variant(name: name, whole: sums.value.doubleValue, part: part)
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Whether a text names a variant, and does not say that none is known, as `(not set)` of Google Analytics does.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && !(text.hasPrefix("(") && text.hasSuffix(")"))
  }

  /// The rates of the variants with enough behind them, in order.
  var shares: [(name: String, share: Proportion)] {
    variants.compactMap { variant in
      guard let part = variant.part, variant.whole >= Double(SplitTestRule.fewestVisits) else { return nil }
      return (variant.name, Proportion(part, of: variant.whole))
    }
  }

  /// The chi-squared statistic of an even split and its *p*; `nil` where the mean variant is too small to be judged.
  ///
  /// Small variants count too: that one of them got few visits is what this looks for.
  var unevenness: (statistic: Double, p: Double)? {
    let expected = variants.reduce(0) { $0 + $1.whole } / Double(variants.count)
    guard expected >= Double(SplitTestRule.fewestVisits) else { return nil }
    let statistic = variants.reduce(0) { sum, variant in
      let distance = variant.whole - expected
      return sum + distance * distance / expected
    }
    return (statistic, ChiSquared.probability(above: statistic, degrees: Double(variants.count - 1)))
  }
}
