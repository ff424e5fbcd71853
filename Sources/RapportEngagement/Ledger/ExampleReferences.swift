/// A few different records to read: a random choice that depends neither on order nor on place.
///
/// Kept are the records with the lowest hashes, each hash once: of records that agree word for word the first
/// by its place stands for all.
public struct ExampleReferences: Hashable, Sendable {
  /// How many are kept.
  public static let capacity = 8
  /// The examples, by ascending hash.
  private(set) var examples: [Example] = []
  /// Hashes above this one are not kept.
  private var highest = UInt64.max

  struct Example: Hashable, Sendable {
    var hash: UInt64
    var reference: RecordReference
  }

  /// No examples yet.
  public init() {}

  /// The references, by ascending hash.
  public var references: [RecordReference] { examples.map(\.reference) }

  /// Offers a record with its hash.
  public mutating func insert(_ reference: RecordReference, hash: UInt64) {
    guard hash <= highest else { return }
    let place = examples.firstSortedIndex { $0.hash >= hash }
    if place < examples.count, examples[place].hash == hash {
      if reference < examples[place].reference { examples[place].reference = reference }
      return
    }
    if examples.count == Self.capacity { examples.removeLast() }
    examples.insert(Example(hash: hash, reference: reference), at: place)
    if examples.count == Self.capacity { highest = examples[Self.capacity - 1].hash }
  }

  /// Offers the records of another choice.
  public mutating func merge(_ other: ExampleReferences) {
    if examples.isEmpty {
      self = other
    } else {
      for example in other.examples { insert(example.reference, hash: example.hash) }
    }
  }

  mutating func resolve(_ input: InputID) {
    for index in examples.indices { examples[index].reference.resolve(input) }
  }
}
