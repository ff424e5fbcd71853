import RapportModel
import RapportSentiment
import RapportTestSupport
import Testing

@Suite struct LimitedMemoryBFGSTests {
  @Test("finds the minimum of a narrow bowl in many dimensions") func quadratic() {
    // Σ (i + 1)(x − i)², whose minimum is 0, 1, 2 …
    let count = 50
    var optimizer = LimitedMemoryBFGS()
    optimizer.tolerance = 1e-9
    let minimum = optimizer.minimize(from: [Double](repeating: 7, count: count)) { x, gradient in
      var value = 0.0
      for index in 0..<count {
        let distance = x[index] - Double(index)
        value += Double(index + 1) * distance * distance
        gradient[index] = 2 * Double(index + 1) * distance
      }
      return value
    }
    for index in 0..<count { #expect(abs(minimum[index] - Double(index)) < 1e-4) }
  }

  @Test("finds the end of Rosenbrock's curved valley") func rosenbrock() {
    let minimum = LimitedMemoryBFGS().minimize(from: [-1.2, 1]) { x, gradient in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      gradient = [-2 * a - 400 * x[0] * b, 200 * b]
      return a * a + 100 * b * b
    }
    #expect(abs(minimum[0] - 1) < 1e-4 && abs(minimum[1] - 1) < 1e-4)
  }

  @Test("fits a logistic curve as its closed form says") func logistic() {
    // 3 of 4 right with one weight: the log odds are ln 3, up to the penalty, which is nearly none.
    let minimum = LimitedMemoryBFGS().minimize(from: [0]) { x, gradient in
      let small = PortableMath.exp(-x[0])
      gradient[0] = 1 / (1 + small) - 0.75
      return PortableMath.log(1 + small) + 0.25 * x[0]
    }
    #expect(abs(minimum[0] - PortableMath.log(3)) < 1e-5)
  }

  @Test("stops where it starts when that is the minimum, and where a function cannot fall") func degenerate()
  {
    #expect(
      LimitedMemoryBFGS().minimize(from: [2]) { x, gradient in
        gradient[0] = 0
        return 0
      } == [2])
    #expect(
      LimitedMemoryBFGS().minimize(from: [2]) { x, gradient in
        gradient[0] = 1
        return 5
      } == [2])
  }
}

@Suite struct PairTableTests {
  @Test("finds every pair that was inserted and no other") func pairs() {
    var random = SeededGenerator()
    var table = PairTable()
    var expected: [[Int32]: Int] = [:]
    for number in 0..<5_000 {
      let pair = [Int32.random(in: 0...90, using: &random), Int32.random(in: -2...90, using: &random)]
      let known = expected[pair]
      #expect(table.insert(pair[0], pair[1], number) == known ?? number, "seed \(random.seed)")
      expected[pair] = known ?? number
    }
    #expect(table.count == expected.count)
    for first in Int32(0)...90 {
      for second in Int32(-2)...90 { #expect(table.find(first, second) == expected[[first, second]]) }
    }
  }
}
