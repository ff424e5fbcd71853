/// A few different records to read: a random choice that depends neither on order nor on place.
///
/// Kept are the records with the lowest hashes, each hash once: of records that agree word for word the first
/// by its place stands for all.
public struct ExampleReferences: Hashable, Sendable {
  /// How many are kept.
  public static let capacity = 8
  private var records: [Record] = []
  /// The input of all records, unless ``inputs`` says otherwise: there are tens of thousands of choices, mostly
  /// from one input each.
  private var commonInput = InputID.pending
  /// The inputs of the records; empty where it is one.
  private var inputs: [InputID] = []
  /// Hashes above this one are not kept.
  private var highest = UInt64.max

  private struct Record: BitwiseCopyable {
    var hash: UInt64
    var number: Int
  }

  struct Example: Hashable, Sendable {
    var hash: UInt64
    var reference: RecordReference
  }

  /// No examples yet.
  public init() {}

  /// No examples yet, with memory for those of so many records.
  init(expecting count: Int) {
    if count > 0 { records.reserveCapacity(min(count, Self.capacity)) }
  }

  /// The examples, by ascending hash.
  var examples: [Example] {
    records.indices.map { Example(hash: records[$0].hash, reference: reference(at: $0)) }
  }

  /// The references, by ascending hash.
  public var references: [RecordReference] { records.indices.map(reference(at:)) }

  private func reference(at place: Int) -> RecordReference {
    RecordReference(input: inputs.isEmpty ? commonInput : inputs[place], record: records[place].number)
  }

  /// The memory beside the struct itself.
  var allocatedBytes: Int { records.allocatedBytes + inputs.allocatedBytes }

  /// Offers a record with its hash.
  @inline(__always)
  public mutating func insert(_ reference: RecordReference, hash: UInt64) {
    if hash <= highest { keep(reference, hash: hash) }
  }

  private mutating func keep(_ reference: RecordReference, hash: UInt64) {
    let place = records.firstSortedIndex { $0.hash >= hash }
    if place < records.count, records[place].hash == hash {
      guard reference < self.reference(at: place) else { return }
      remove(at: place)
    } else if records.count == Self.capacity, !inputs.isEmpty {
      remove(at: Self.capacity - 1)
    }
    add(reference, hash: hash, at: place)
    if records.count == Self.capacity { highest = records[Self.capacity - 1].hash }
  }

  private mutating func add(_ reference: RecordReference, hash: UInt64, at place: Int) {
    if records.isEmpty { commonInput = reference.input }
    if inputs.isEmpty, reference.input != commonInput {
      inputs = Array(repeating: commonInput, count: records.count)
    }
    if !inputs.isEmpty || reference.input != commonInput { inputs.insert(reference.input, at: place) }
    records.insert(Record(hash: hash, number: reference.record), at: place, upTo: Self.capacity)
  }

  private mutating func remove(at place: Int) {
    records.remove(at: place)
    if !inputs.isEmpty { inputs.remove(at: place) }
  }

  /// Offers the records of another choice.
  public mutating func merge(_ other: ExampleReferences) {
    if records.isEmpty {
      self = other
    } else {
      for example in other.examples { insert(example.reference, hash: example.hash) }
    }
  }

  mutating func resolve(_ input: InputID) {
    if commonInput == .pending { commonInput = input }
    for place in inputs.indices where inputs[place] == .pending { inputs[place] = input }
  }

  /// Whether both have chosen the same.
  public static func == (left: Self, right: Self) -> Bool { left.examples == right.examples }

  /// Takes the choice into a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(examples) }
}
