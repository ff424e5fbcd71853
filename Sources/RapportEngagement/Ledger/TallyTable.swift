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
    tallies.withUnsafeMutableBufferPointer { tallies in
      for entry in entries {
        let comment = comments[Int(entry.comment)]
        if entry.topic == Entry.none {
          tallies[Int(entry.slot)].sums.add(comment, comment.label, comment.polarity)
        } else {
          // What the comment says of the topic, which need not be what it says as a whole.
          let topic = group.topics[Int(entry.topic)]
          tallies[Int(entry.slot)].sums.add(comment, topic.label, topic.polarity)
        }
      }
      for entry in entries where comments[Int(entry.comment)].role == .voice {
        guard let author = comments[Int(entry.comment)].author else { continue }
        tallies[Int(entry.slot)].knownAuthors.insert(author.hash)
      }
      for entry in entries where comments[Int(entry.comment)].role == .voice {
        let comment = comments[Int(entry.comment)]
        tallies[Int(entry.slot)].examples.insert(
          RecordReference(input: group.input, record: comment.record), hash: comment.hash)
      }
      for entry in entries where comments[Int(entry.comment)].role == .voice {
        group.forEachQuantity(of: comments[Int(entry.comment)]) { index, value in
          tallies[Int(entry.slot)].add(value, at: index)
        }
      }
    }
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
