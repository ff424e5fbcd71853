/// How often each entry was found in the text at hand.
///
/// Belongs to one thread and is used for one text after the other without being cleared in between.
struct EntryCounts: ~Copyable {
  /// The text's number in the upper bits, the count in the lowest four.
  private var counts = ScratchList<UInt32>()
  private var text: UInt32 = 0

  private static let textStep: UInt32 = 16

  /// What the 1st, 2nd … time adds to the sum: ln *k* − ln (*k* − 1), so that *k* times make 1 + ln *k*, at most 3.
  private static let shares: InlineArray<9, Double> = [
    1, 0.6931471805599453, 0.4054651081081644, 0.2876820724517809, 0.2231435513142098, 0.1823215567939546,
    0.1541506798272583, 0.0540898509446866, 0,
  ]

  /// Begins the next text.
  mutating func begin(entryCount: Int) {
    if counts.count < entryCount { counts.append(0, times: entryCount - counts.count) }
    if text > UInt32.max - 2 * Self.textStep {
      for index in counts.indices { counts[index] = 0 }
      text = 0
    }
    text += Self.textStep
  }

  /// Counts an entry once more, and says what this time adds; 0 from the ninth time on.
  @inline(__always)
  mutating func share(of entry: Int) -> Double {
    // The first time the count is still that of an earlier text, or none.
    let known = max(counts[entry], text)
    counts[entry] = min(known &+ 1, text &+ UInt32(Self.shares.count &- 1))
    return Self.shares[unchecked: Int(known &- text)]
  }
}
