import RapportModel

/// Cells of records that were used, but which hold nothing that can be read.
struct UnusedCells: Sendable {
  /// How many there are.
  private(set) var count = 0
  /// The column and the record of the first of them.
  private(set) var first: (column: String, record: Int)?

  /// Takes down a cell, unless it says that there is no value.
  ///
  /// - Parameters:
  ///   - column: The name of its column.
  ///   - record: The number of its record, counted from 1.
  mutating func add(_ cell: UnsafeRawBufferPointer, column: String, record: Int) {
    guard !NumberColumn.isMissing(cell) else { return }
    count += 1
    if first == nil { first = (column, record) }
  }

  /// A note about them; `nil` where there are none.
  ///
  /// - Parameters:
  ///   - thing: What one of them should have been, such as `rating`.
  ///   - fault: What is wrong with one of them, and with several.
  func note(
    _ code: String, _ thing: String, _ fault: (one: String, several: String), remedy: String
  ) -> IngestNote? {
    guard let first else { return nil }
    let place = "column '\(first.column)' of record \(first.record)"
    return IngestNote(
      code,
      count == 1
        ? "1 \(thing), in \(place), \(fault.one) and was left out; \(remedy)"
        : "\(count) \(thing)s, the first in \(place), \(fault.several) and were left out; \(remedy)")
  }
}

extension UnusedCells {
  /// A note about counts that are none.
  var noteOfCounts: IngestNote? {
    note(
      "counts-unreadable", "count", ("is no whole number", "are no whole numbers"),
      remedy: "write them in figures, such as 1200 or 1,200")
  }

  /// A note about ratings off a scale.
  func note(offScale scale: RatingScale) -> IngestNote? {
    let range = "from \(scale.lowest) to \(scale.highest)"
    return note(
      "ratings-off-scale", "rating", ("is no number \(range)", "are no numbers \(range)"),
      remedy: "a cell such as '7/10' states its own scale")
  }
}
