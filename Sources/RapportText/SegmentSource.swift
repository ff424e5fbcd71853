internal import RapportModel

/// Cuts a text into the segments of the rules `token`: words, numbers, marks, runs of white space.
package protocol SegmentSource {
  /// The end of the segment that begins at an offset.
  mutating func segmentEnd(in text: UnsafeRawBufferPointer, at offset: Int) -> Int

  /// Forgets words that were cut ahead: the text goes on behind something that is no segment.
  mutating func restart()
}

/// Segments by the table, and by ICU's dictionaries in the scripts that need them.
final class TableSegments: SegmentSource {
  private let breaks: BreakTable
  private let rules: BreakRules
  /// Opened by the first run of a script that needs it.
  private var iterator: BreakIterator?
  private var run = 0..<0
  private var ends: [Int] = []

  init(breaks: BreakTable, rules: BreakRules) {
    self.breaks = breaks
    self.rules = rules
  }

  func restart() { run = 0..<0 }

  func segmentEnd(in text: UnsafeRawBufferPointer, at offset: Int) -> Int {
    if run.contains(offset), let end = knownEnd(after: offset) { return end }
    let segment = breaks.segment(in: text, at: offset)
    return segment.traits.contains(.dictionary) ? firstWordEnd(in: text, offset..<segment.end) : segment.end
  }

  /// The end of the word that begins at an offset, when the words around it were cut already.
  private func knownEnd(after offset: Int) -> Int? {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let begins = low == 0 ? offset == run.lowerBound : ends[low - 1] == offset
    return begins ? ends[low] : nil
  }

  private func firstWordEnd(in text: UnsafeRawBufferPointer, _ run: Range<Int>) -> Int {
    self.run = run
    ends.removeAll(keepingCapacity: true)
    openedIterator().forEachSegment(in: UnsafeRawBufferPointer(rebasing: text[run])) { end, _ in
      ends.append(run.lowerBound + end)
    }
    return ends[0]
  }

  private func openedIterator() -> BreakIterator {
    if let iterator { return iterator }
    do {
      let opened = try BreakIterator(rules: rules)
      iterator = opened
      return opened
    } catch {
      // The library's own rules are sound, and those of a user were compiled before.
      preconditionFailure("\(error)")
    }
  }
}
