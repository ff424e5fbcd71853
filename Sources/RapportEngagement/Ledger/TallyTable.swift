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

  /// The memory beside the struct itself.
  var allocatedBytes: Int {
    keys.allocatedBytes + slots.allocatedBytes + tallies.allocatedBytes
      + tallies.reduce(0) { $0 + $1.allocatedBytes }
  }

  /// A comment of a group and a cell that it belongs to, both by their places.
  struct Entry {
    var comment: UInt32
    var slot: UInt32
    /// The topic of the cell, by its place among those of the group; ``none`` in cells of other axes.
    var topic: UInt32

    static let none = UInt32.max
  }

  /// The entry of a comment in a cell, which is taken up when it is new.
  ///
  /// - Parameter topic: The topic that the cell is of, by its place among those of the group.
  mutating func entry(_ comment: Int, in key: SliceKey, topic: Int? = nil) -> Entry {
    Entry(
      comment: UInt32(comment), slot: UInt32(slot(of: key)),
      topic: topic.map { UInt32(truncatingIfNeeded: $0) } ?? Entry.none)
  }

  /// Takes down comments in their cells.
  ///
  /// What is counted is counted one kind after the other for all of them. Cells are seldom in the processor's cache,
  /// and a short loop waits for many of them at once.
  mutating func add(_ group: CommentGroup, _ entries: [Entry]) {
    let comments = group.comments
    makeTallies(for: entries)
    tallies.withUnsafeMutableBufferPointer { tallies in
      guard let cells = tallies.baseAddress else { return }
      for entry in entries {
        let comment = comments[Int(entry.comment)]
        if entry.topic == Entry.none {
          cells[Int(entry.slot)].sums.add(comment, comment.label, comment.polarity)
        } else {
          // What the comment says of the topic, which need not be what it says as a whole.
          let topic = group.topics[Int(entry.topic)]
          cells[Int(entry.slot)].sums.add(comment, topic.label, topic.polarity)
        }
      }
      for entry in entries where comments[Int(entry.comment)].role == .voice {
        guard let author = comments[Int(entry.comment)].author else { continue }
        cells[Int(entry.slot)].knownAuthors.insert(author.hash)
      }
      for entry in entries where comments[Int(entry.comment)].role == .voice {
        let comment = comments[Int(entry.comment)]
        cells[Int(entry.slot)].examples.insert(
          RecordReference(input: group.input, record: comment.record), hash: comment.hash)
      }
      for entry in entries where comments[Int(entry.comment)].role == .voice {
        let comment = comments[Int(entry.comment)]
        if comment.statedQuantities == 0 { continue }
        cells[Int(entry.slot)].reserveQuantities(comment.statedQuantities)
        group.forEachQuantity(of: comment) { index, value in
          cells[Int(entry.slot)].add(value, at: index)
        }
      }
    }
  }

  mutating func merge(_ tally: CommentTally, into key: SliceKey) {
    let slot = slot(of: key)
    makeTallies(for: [])
    tallies[slot].merge(tally)
  }

  /// Takes up a tally under a new key.
  mutating func insert(_ tally: consuming CommentTally, for key: SliceKey) {
    slots.insert(key.bits, slot: tallies.count)
    keys.append(key)
    tallies.reserveOneMore()
    tallies.append(tally)
  }

  /// Makes the tallies of the keys that have none yet, each with memory for its entries: all at once, so that neither
  /// the list of tallies nor most of them grow by and by.
  private mutating func makeTallies(for entries: [Entry]) {
    let first = tallies.count
    let new = keys.count - first
    if new == 0 { return }
    var counts = [Int](repeating: 0, count: new)
    for entry in entries where Int(entry.slot) >= first { counts[Int(entry.slot) - first] += 1 }
    tallies.reserve(more: new)
    for (place, count) in counts.enumerated() {
      tallies.append(emptyTally(keys[first + place].axis ?? .source, for: count))
    }
  }

  /// An empty tally for a cell of an axis, with memory for so many comments.
  func emptyTally(_ axis: SliceKey.Axis, for count: Int = 0) -> CommentTally {
    CommentTally(authorCapacity: axis == .source ? weekCapacity : sliceCapacity, expecting: count)
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

  /// The place of a cell; a new one has no tally before ``makeTallies(for:)``.
  private mutating func slot(of key: SliceKey) -> Int {
    if let slot = slots.slot(of: key.bits) { return slot }
    slots.insert(key.bits, slot: keys.count)
    keys.append(key)
    return keys.count - 1
  }
}
