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
    for comment in comments {
      if let day = comment.writtenAt?.day {
        sums[slot(of: day)].add(comment, comment.label, comment.polarity)
      }
    }
  }

  mutating func merge(_ other: SentimentSums, _ day: CalendarDay) { sums[slot(of: day)].merge(other) }

  mutating func merge(_ other: DayTable) {
    for (day, sums) in zip(other.days, other.sums) { merge(sums, day) }
  }

  private mutating func slot(of day: CalendarDay) -> Int {
    if let slot = slots.slot(of: Self.key(day)) { return slot }
    slots.insert(Self.key(day), slot: days.count)
    days.append(day)
    sums.reserveOneMore()
    sums.append(SentimentSums())
    return days.count - 1
  }

  private static func key(_ day: CalendarDay) -> UInt64 { UInt64(UInt32(bitPattern: day.daysSinceEpoch)) }
}
