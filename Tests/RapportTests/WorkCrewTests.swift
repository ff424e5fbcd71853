import Rapport
import Testing

@Suite struct WorkCrewTests {
  /// Squares numbers, at a pace that differs from item to item.
  private final class Squarer: Worker {
    private(set) var done = 0

    func output(of item: Int) throws -> Int {
      if item < 0 { throw Negative(number: item) }
      var waste = 0
      for step in 0..<(item % 7) * 1000 { waste &+= step }
      done += 1
      return item * item + (waste == -1 ? 1 : 0)
    }
  }

  private struct Negative: Error, Equatable { var number: Int }

  private static func crew(_ count: Int) -> WorkCrew<Squarer> {
    WorkCrew((0..<count).map { _ in Squarer() })
  }

  @Test(arguments: [1, 2, 3, 8])
  func outputsComeInTheOrderOfTheItems(workers: Int) throws {
    let crew = Self.crew(workers)
    var outputs: [Int] = []
    for item in 0..<1000 { try crew.add(item) { outputs.append($0) } }
    try crew.finish { outputs.append($0) }
    #expect(outputs == (0..<1000).map { $0 * $0 })
    #expect(crew.workers.reduce(0) { $0 + $1.done } == 1000)
  }

  @Test func aCrewWorksAgainAfterItHasFinished() throws {
    let crew = Self.crew(2)
    for round in 0..<3 {
      var outputs: [Int] = []
      try crew.add(round) { outputs.append($0) }
      try crew.finish { outputs.append($0) }
      #expect(outputs == [round * round])
    }
  }

  @Test(arguments: [1, 4])
  func theErrorOfTheFirstItemThatFailsIsThrown(workers: Int) throws {
    let crew = Self.crew(workers)
    var outputs: [Int] = []
    let error = #expect(throws: Negative.self) {
      for item in [1, 2, -3, 4, -5] + Array(6..<50) { try crew.add(item) { outputs.append($0) } }
      try crew.finish { outputs.append($0) }
    }
    #expect(error == Negative(number: -3))
    #expect(outputs == [1, 4])
  }

  @Test func fewItemsWait() throws {
    let crew = Self.crew(2)
    var taken = 0
    for item in 0..<500 {
      try crew.add(item) { _ in taken += 1 }
      #expect(item + 1 - taken <= 6)
    }
    try crew.finish { _ in taken += 1 }
    #expect(taken == 500)
  }

  @Test func aCrewThatIsDroppedStops() throws {
    for _ in 0..<50 {
      let crew = Self.crew(3)
      for item in 0..<5 { try crew.add(item) { _ in } }
    }
  }
}
