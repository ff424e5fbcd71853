internal import CICU
internal import RapportModel

/// Owns one break iterator of ICU and closes it.
///
/// Not for several threads at once: ICU moves the iterator.
final class BreakIterator {
  private let handle: OpaquePointer
  private var ends = [Int32](repeating: 0, count: 256)
  private var statuses = [Int32](repeating: 0, count: 256)

  init(rules: BreakRules) throws(TextError) {
    handle = try CompiledRules.makeIterator(rules)
  }

  deinit { rapport_breaks_close(handle) }

  /// Calls `body` with each segment's end and the status of its rule, in order. Segments leave no gap.
  ///
  /// - Precondition: The text is shorter than 2 GiB.
  func forEachSegment(
    in text: UnsafeRawBufferPointer, _ body: (_ end: Int, _ status: Int32) -> Void
  ) {
    precondition(text.count < Int(Int32.max), "a text must be shorter than 2 GiB")
    guard let start = text.baseAddress, !text.isEmpty else { return }
    let status = rapport_breaks_set_text(handle, start.assumingMemoryBound(to: CChar.self), text.count)
    // Only a lack of memory makes this fail.
    precondition(status <= 0, "ICU could not take a text")
    while true {
      let count = rapport_breaks_next(handle, &ends, &statuses, ends.count)
      for index in 0..<count { body(Int(ends[index]), statuses[index]) }
      if count < ends.count { return }
    }
  }
}

extension BreakIterator {
  /// Calls `body` with each segment and the status of its rule, in order. Segments leave no gap.
  func forEachRange(in text: UnsafeRawBufferPointer, _ body: (TextRange, Int32) -> Void) {
    var start = 0
    forEachSegment(in: text) { end, status in
      body(TextRange(start..<end), status)
      start = end
    }
  }
}
