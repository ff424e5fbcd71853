import Rapport
import Synchronization
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

  @Test(arguments: [1, 2, 5])
  func anErrandIsDoneOnceByEachWorker(workers: Int) throws {
    let crew = Self.crew(workers)
    for round in 1...3 {
      try crew.add(7) { _ in }
      let visited = Mutex<[ObjectIdentifier]>([])
      crew.onAll { worker in visited.withLock { $0.append(ObjectIdentifier(worker)) } }
      #expect(Set(visited.withLock { $0 }) == Set(crew.workers.map { ObjectIdentifier($0) }))
      #expect(visited.withLock(\.count) == workers)
      try crew.finish { #expect($0 == 49) }
      #expect(crew.workers.reduce(0) { $0 + $1.done } == round)
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

  private final class Counter: Sendable {
    let value = Atomic(0)
  }

  /// Works on 0 until much else was given out, unless it would have to give that out itself.
  private final class Latecomer: Worker {
    let isCaller: Bool
    let given: Counter

    init(isCaller: Bool, given: Counter) {
      self.isCaller = isCaller
      self.given = given
    }

    func output(of item: Int) -> Int {
      while item == 0, !isCaller, given.value.load(ordering: .relaxed) < 50 {}
      return item
    }
  }

  @Test(.timeLimit(.minutes(1))) func outOfOrderNobodyWaitsForASlowItem() throws {
    let given = Counter()
    let crew = WorkCrew(
      (0..<2).map { Latecomer(isCaller: $0 == 0, given: given) }, keepsOrder: false)
    var outputs: [Int] = []
    func take(_ output: Int) {
      outputs.append(output)
      given.value.add(1, ordering: .relaxed)
    }
    for item in 0..<200 {
      try crew.add(item, take)
      #expect(item + 1 - outputs.count <= 11)
    }
    try crew.finish(take)
    #expect(outputs.sorted() == Array(0..<200))
  }

  @Test func aCrewThatIsDroppedStops() throws {
    for _ in 0..<50 {
      let crew = Self.crew(3)
      for item in 0..<5 { try crew.add(item) { _ in } }
    }
  }
}
