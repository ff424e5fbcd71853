public import RapportModel

/// Counts and sums of comments by day.
public struct DayTable: Sendable {
  private var days: [CalendarDay] = []
  private var sums: [SentimentSums] = []
  private var slots = SlotTable()

  init() {}

  /// The counts and sums of a day; `nil` when no comment was written on it.
  public subscript(day: CalendarDay) -> SentimentSums? { slots.slot(of: Self.key(day)).map { sums[$0] } }

  /// The days on which comments were written, ascending.
  public var sorted: [(day: CalendarDay, sums: SentimentSums)] {
    zip(days, sums).sorted { $0.0 < $1.0 }.map { (day: $0.0, sums: $0.1) }
  }

  /// The memory beside the struct itself.
  var allocatedBytes: Int {
    days.allocatedBytes + slots.allocatedBytes + sums.allocatedBytes
      + sums.reduce(0) { $0 + $1.unscoredCounts.allocatedBytes }
  }

  mutating func add(_ comments: UnsafeBufferPointer<CommentObservation>) {
    // First the days, so that the sums of all new ones are made at once.
    let slots = comments.map { comment in comment.writtenAt.map { slot(of: $0.day) } ?? -1 }
    makeSums()
    sums.withUnsafeMutableBufferPointer { sums in
      for (comment, slot) in zip(comments, slots) where slot >= 0 {
        sums[slot].add(comment, comment.label, comment.polarity)
      }
    }
  }

  mutating func merge(_ other: SentimentSums, _ day: CalendarDay) {
    let slot = slot(of: day)
    makeSums()
    sums[slot].merge(other)
  }

  mutating func merge(_ other: DayTable) {
    for (day, sums) in zip(other.days, other.sums) { merge(sums, day) }
  }

  /// Makes the sums of the days that have none yet.
  private mutating func makeSums() {
    let new = days.count - sums.count
    if new == 0 { return }
    sums.reserve(more: new)
    for _ in 0..<new { sums.append(SentimentSums()) }
  }

  /// The place of a day; a new one has no sums before ``makeSums()``.
  private mutating func slot(of day: CalendarDay) -> Int {
    if let slot = slots.slot(of: Self.key(day)) { return slot }
    slots.insert(Self.key(day), slot: days.count)
    days.append(day)
    return days.count - 1
  }

  private static func key(_ day: CalendarDay) -> UInt64 { UInt64(UInt32(bitPattern: day.daysSinceEpoch)) }
}
