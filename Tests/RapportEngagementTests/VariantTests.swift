import RapportEngagement
import RapportModel
import Testing

@Suite struct VariantTests {
  private static func visits(_ value: Int64, definition: String, variant: String? = nil) -> Measurement {
    Measurement(
      dimensions: variant.map { [Dimension(name: Dimension.variant, value: $0)] } ?? [], name: "visits",
      definitionID: definition, unit: .count, value: FixedDecimal(value), record: 1)
  }

  @Test("a table by variant repeats a part of the whole, and counts only where there is nothing else")
  func variants() {
    let shop = PropertyID("shop")
    var ledger = Ledger()
    for variant in ["A", "B"] {
      ledger.absorb(
        Self.visits(40, definition: "unstated.visits", variant: variant), property: shop,
        source: InputID(hash: 2))
    }
    #expect(EngagementMatrix(ledger).entry(shop, "visits")?.value == 80)

    ledger.absorb(Self.visits(100, definition: "ga4.sessions"), property: shop, source: InputID(hash: 1))
    let matrix = EngagementMatrix(ledger)
    let entry = matrix.entry(shop, "visits")
    #expect(entry?.value == 100)
    #expect(entry?.flags.contains(.otherDefinitions) == false)
    #expect(!matrix.warnings.contains { if case .differentDefinitions = $0 { true } else { false } })
  }
}
