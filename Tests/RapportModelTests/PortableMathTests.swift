import Glibc
import RapportModel
import RapportTestSupport
import Testing

@Suite struct PortableMathTests {
  @Test(
    "elementary functions agree with the C library to a few last places", arguments: [1, 2, 3] as [UInt64])
  func oracle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let x = Double.random(in: -700...700, using: &random)
      let exponential = PortableMath.exp(x)
      #expect((exponential / exp(x) - 1).magnitude < 1e-14, "seed \(seed), exp \(x)")
      #expect((PortableMath.log(exponential) - log(exponential)).magnitude < 1e-15 * max(1, x.magnitude))
      let positive = Double.random(in: 0.01...500, using: &random)
      #expect(isClose(PortableMath.logGamma(positive), lgamma(positive), within: 1e-13), "\(positive)")
    }
  }

  @Test("the ends of the range are met") func ends() {
    #expect(PortableMath.exp(-1000) == 0)
    #expect(PortableMath.exp(1000) == .infinity)
    #expect(PortableMath.exp(0) == 1)
    #expect(PortableMath.log(1) == 0)
    #expect(PortableMath.power(0, 2) == 0)
    #expect(PortableMath.power(7, 0) == 1)
    #expect(isClose(PortableMath.log(.leastNonzeroMagnitude), log(.leastNonzeroMagnitude)))
    #expect(isClose(PortableMath.log(.greatestFiniteMagnitude), log(.greatestFiniteMagnitude)))
  }

  private func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-12) -> Bool {
    (left - right).magnitude <= tolerance * max(1, right.magnitude)
  }
}
