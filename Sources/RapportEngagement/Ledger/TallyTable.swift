import RapportModel

/// The cells of one property.
struct TallyTable: Sendable {
  private(set) var keys: [SliceKey] = []
  private(set) var tallies: [CommentTally] = []
  private var slots = SlotTable()
  private let weekCapacity: Int
  private let sliceCapacity: Int

  init(_ options: LedgerOptions) {
    weekCapacity = options.countedAuthorsInWeeks
    sliceCapacity = options.countedAuthorsInSlices
  }

  subscript(key: SliceKey) -> CommentTally? { slots.slot(of: key.bits).map { tallies[$0] } }

  mutating func add(_ observation: CommentObservation, to key: SliceKey) {
    tallies[slot(of: key)].add(observation)
  }

  mutating func merge(_ tally: CommentTally, into key: SliceKey) { tallies[slot(of: key)].merge(tally) }

  /// Takes up a tally under a new key.
  mutating func insert(_ tally: CommentTally, for key: SliceKey) {
    slots.insert(key.bits, slot: tallies.count)
    keys.append(key)
    tallies.reserveOneMore()
    tallies.append(tally)
  }

  /// An empty tally for a cell of an axis.
  func emptyTally(_ axis: SliceKey.Axis) -> CommentTally {
    CommentTally(authorCapacity: axis == .source ? weekCapacity : sliceCapacity)
  }

  /// The places of the cells, ordered by their keys.
  var sortedSlots: [Int] { keys.indices.sorted { keys[$0] < keys[$1] } }

  /// Gives cells other keys; those whose key becomes `nil` are dropped.
  mutating func rename(_ name: (SliceKey) -> SliceKey?) {
    let (oldKeys, oldTallies) = (keys, tallies)
    keys.removeAll(keepingCapacity: true)
    tallies.removeAll(keepingCapacity: true)
    slots.removeAll()
    for (key, tally) in zip(oldKeys, oldTallies) {
      if let key = name(key) { insert(tally, for: key) }
    }
  }

  mutating func resolve(_ input: InputID) {
    for slot in tallies.indices { tallies[slot].examples.resolve(input) }
  }

  private mutating func slot(of key: SliceKey) -> Int {
    if let slot = slots.slot(of: key.bits) { return slot }
    insert(emptyTally(key.axis ?? .source), for: key)
    return tallies.count - 1
  }
}
