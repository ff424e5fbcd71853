/// Letters and marks that are repeated for emphasis: "soooo".
enum Elongation {
  /// Calls `body` with the ways in which a key may be meant: every run of three or more equal characters as two,
  /// then as one; up to three runs are shortened independently, so that "goooodddd" comes by "good".
  ///
  /// Digits are left alone. Ends when `body` returns false.
  ///
  /// - Complexity: O(*n*) in the key's length.
  static func forEachShortening(of key: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Bool) {
    guard hasRun(key) else { return }
    let runs = runs(in: key)
    if runs.isEmpty { return }
    let independent = runs.count <= 3
    var shorter: [UInt8] = []
    // A bit that is set stands for a run of one, the last run's bit being the lowest.
    for choice in 0..<(independent ? 1 << runs.count : 2) {
      shorter.removeAll(keepingCapacity: true)
      var offset = 0
      for (index, run) in runs.enumerated() {
        let single = independent ? choice >> (runs.count - 1 - index) & 1 == 1 : choice == 1
        shorter.append(contentsOf: key[offset..<run.start + run.width * (single ? 1 : 2)])
        offset = run.end
      }
      shorter.append(contentsOf: key[offset...])
      if !shorter.withUnsafeBytes(body) { return }
    }
  }

  private struct Run {
    var start: Int
    var end: Int
    var width: Int
  }

  /// Whether there may be a run: three equal bytes side by side, or anything that is not ASCII.
  private static func hasRun(_ key: UnsafeRawBufferPointer) -> Bool {
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

  private static func runs(in key: UnsafeRawBufferPointer) -> [Run] {
    var runs: [Run] = []
    var offset = 0
    while offset < key.count {
      let (scalar, width) = decodeScalar(key, at: offset)
      var end = offset + width
      while end + width <= key.count, key[offset..<offset + width].elementsEqual(key[end..<end + width]) {
        end += width
      }
      let isDigit = (0x30...0x39).contains(scalar)
      if end - offset >= 3 * width && !isDigit { runs.append(Run(start: offset, end: end, width: width)) }
      offset = end
    }
    return runs
  }
}
