import RapportEngagement

/// The values of indicators that were asked for before.
final class ComparableValuesCache {
  private var known: [String: ComparableValues] = [:]

  /// The values of an indicator, which `make` gathers the first time.
  func values(of indicator: String, _ make: () -> ComparableValues) -> ComparableValues {
    if let values = known[indicator] { return values }
    let values = make()
    known[indicator] = values
    return values
  }
}
