import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

@Suite struct DistinctCountTests {
  @Test("up to the capacity the count is exact") func exact() {
    var count = DistinctCount(capacity: 4)
    for hash in [7, 3, 7, 9, 3, 1] as [UInt64] { count.insert(hash) }
    #expect(count.estimate == 4)
    #expect(!count.isEstimate)
    #expect(count.interval == nil)
  }

  @Test("beyond it the estimate is near and the interval holds it", arguments: [11, 12, 13] as [UInt64])
  func estimate(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var count = DistinctCount(capacity: 1024)
    for _ in 0..<100_000 { count.insert(random.next()) }
    #expect(count.isEstimate)
    #expect((count.estimate / 100_000 - 1).magnitude < 0.1, "seed \(seed): \(count.estimate)")
    let interval = try #require(count.interval)
    #expect(interval.low < count.estimate && count.estimate < interval.high)
  }

  @Test("order and merging leave no trace", arguments: [21, 22, 23] as [UInt64])
  func mergeLaws(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let hashes = (0..<500).map { _ in random.next() % 300 &* 0x9E37_79B9_7F4A_7C15 }
    var whole = DistinctCount(capacity: 64)
    for hash in hashes { whole.insert(hash) }
    var parts = (0..<5).map { _ in DistinctCount(capacity: 64) }
    for hash in hashes.shuffled(using: &random) {
      parts[Int.random(in: 0..<5, using: &random)].insert(hash)
    }
    var merged = parts.removeFirst()
    for part in parts.shuffled(using: &random) { merged.merge(part) }
    #expect(merged == whole, "seed \(seed)")
  }

  @Test("a common element is found, and only then") func overlap() {
    var left = DistinctCount(capacity: 8)
    var right = DistinctCount(capacity: 8)
    for hash in [1, 5, 9] as [UInt64] { left.insert(hash) }
    for hash in [2, 6] as [UInt64] { right.insert(hash) }
    #expect(!left.sharesElement(with: right))
    right.insert(9)
    #expect(left.sharesElement(with: right))
  }
}

@Suite struct ExampleReferencesTests {
  @Test("the same eight records are kept in any order") func examples() {
    var random = SeededGenerator(seed: 7)
    let hashes = (0...100).map { _ in random.next() }
    let all = (1...100).map { RecordReference(input: InputID(hash: 5), record: $0) }
    func kept(_ references: [RecordReference]) -> ExampleReferences {
      references.reduce(into: ExampleReferences()) { $0.insert($1, hash: hashes[$1.record]) }
    }
    var left = kept(Array(all[..<40]))
    left.merge(kept(Array(all[30...])))
    #expect(left == kept(all.reversed()))
    #expect(left.references.count == 8)
    // Not merely the first ones.
    #expect(Set(left.references.map(\.record)) != Set(1...8))
  }

  @Test("records that agree word for word are one example, the first of them") func repeats() {
    let places = [(9, 4), (3, 8), (9, 2), (3, 1)].map { input, record in
      RecordReference(input: InputID(hash: UInt64(input)), record: record)
    }
    var examples = ExampleReferences()
    for place in places { examples.insert(place, hash: 77) }
    #expect(examples.references == [RecordReference(input: InputID(hash: 3), record: 1)])
  }

  @Test("an input is known by the hash of its content") func inputs() {
    #expect(InputID(contentHash: "00000000000000ff1234567890abcdef") == InputID(hash: 255))
    #expect(InputID(contentHash: "ff") == nil)
  }
}
