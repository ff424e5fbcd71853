/// Letters and marks that are repeated for emphasis: "soooo".
enum Elongation {
  /// Calls `body` with the ways in which a key may be meant: every run of three or more equal characters as two,
  /// then as one; up to three runs are shortened independently, so that "goooodddd" comes by "good".
  ///
  /// Digits are left alone. Ends when `body` returns false.
  ///
  /// - Complexity: O(*n*) in the key's length.
  static func forEachShortening(of key: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Bool) {
    guard mayHaveRun(key) else { return }
    var runCount = 0
    forEachRun(of: key) { _ in runCount += 1 }
    if runCount == 0 { return }
    let independent = runCount <= 3
    withUnsafeTemporaryAllocation(byteCount: key.count, alignment: 1) { shorter in
      // A bit that is set stands for a run of one, the last run's bit being the lowest.
      for choice in 0..<(independent ? 1 << runCount : 2) {
        var count = 0
        func append(_ range: Range<Int>) {
          UnsafeMutableRawBufferPointer(rebasing: shorter[count...]).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: key[range]))
          count += range.count
        }
        var offset = 0
        var index = 0
        forEachRun(of: key) { run in
          let single = independent ? choice >> (runCount - 1 - index) & 1 == 1 : choice == 1
          append(offset..<run.start + run.width * (single ? 1 : 2))
          offset = run.end
          index += 1
        }
        append(offset..<key.count)
        if !body(UnsafeRawBufferPointer(rebasing: shorter[..<count])) { return }
      }
    }
  }

  /// Whether a character of three bytes or more may stand three times in a row.
  static func mayBeElongated(_ word: UnsafeRawBufferPointer) -> Bool {
    guard word.count >= 9 else { return false }
    var repeated = 0
    for offset in 3..<word.count {
      repeated = word[offset] == word[offset - 3] ? repeated + 1 : 0
      if repeated == 6 { return true }
    }
    return false
  }

  private struct Run {
    var start: Int
    var end: Int
    var width: Int
  }

  /// Whether there may be a run: three equal bytes side by side, or anything that is not ASCII.
  private static func mayHaveRun(_ key: UnsafeRawBufferPointer) -> Bool {
    var last: UInt8 = 0
    var count = 0
    for byte in key {
      if byte >= 0x80 { return true }
      count = byte == last ? count + 1 : 1
      if count == 3 { return true }
      last = byte
    }
    return false
  }

  @inline(__always)
  private static func forEachRun(of key: UnsafeRawBufferPointer, _ body: (Run) -> Void) {
    var offset = 0
    while offset < key.count {
      let (scalar, width) = decodeScalar(key, at: offset)
      var end = offset + width
      while end + width <= key.count, isEqual(key, offset, end, width) { end += width }
      let isDigit = (0x30...0x39).contains(scalar)
      if end - offset >= 3 * width && !isDigit { body(Run(start: offset, end: end, width: width)) }
      offset = end
    }
  }

  @inline(__always)
  private static func isEqual(
    _ key: UnsafeRawBufferPointer, _ first: Int, _ second: Int, _ width: Int
  ) -> Bool {
    for index in 0..<width where key[first + index] != key[second + index] { return false }
    return true
  }
}
