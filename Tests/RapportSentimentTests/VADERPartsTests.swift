import RapportSentiment
import RapportTestSupport
import Testing

@Suite struct VADERPartsTests {
  /// Expected: what Python's `round` gives.
  @Test(
    "rounds the exact value of a binary number, ties to even",
    arguments: [
      (0.0005, 3, 0.001), (0.0625, 3, 0.062), (0.1875, 3, 0.188), (-0.0625, 3, -0.062), (0.99995, 4, 1),
      (0.00005, 4, 0.0001), (0.12345, 4, 0.1235), (0.62485, 4, 0.6249), (1, 4, 1), (-1, 4, -1), (0, 3, 0),
      (1e-300, 4, 0), (.leastNonzeroMagnitude, 4, 0), (0.5, 0, 0),
    ] as [(Double, Int, Double)])
  func rounding(number: Double, places: Int, expected: Double) {
    #expect(number.rounded(toPlaces: places) == expected)
  }

  @Test("weights around 'but' are those of the plain search") func butWeights() {
    var random = SeededGenerator()
    for _ in 0..<300 {
      let count = Int.random(in: 1...60, using: &random)
      // Halves and one-and-a-halves of one another, so that values meet on the way.
      let values = [1.0, 2, 4, -2, 1.5, 3, 0.75, -1.5]
      let valences = (0..<count).map {
        PlacedValence(word: 2 * $0, valence: values.randomElement(using: &random)!)
      }
      let but = Int.random(in: 0...(2 * count), using: &random)
      var fast = valences
      var plain = valences
      ButWeights.applyByHeaps(to: &fast, but: but)
      ButWeights.applyBySearch(to: &plain, but: but)
      #expect(fast == plain, "seed \(random.seed)")
    }
  }
}
