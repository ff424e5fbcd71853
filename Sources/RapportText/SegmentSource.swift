internal import RapportModel

/// Cuts a text into the segments of the rules `token`: words, numbers, marks, runs of white space.
package protocol SegmentSource {
  /// The end of the segment that begins at an offset.
  mutating func segmentEnd(in text: UnsafeRawBufferPointer, at offset: Int) -> Int

  /// Forgets words that were cut ahead: the text goes on behind something that is no segment.
  mutating func restart()

  /// Whether the last segment is a word of a run that has nothing but letters, marks and digits of one script without
  /// spaces.
  var isDictionaryWord: Bool { get }

  /// Whether the last segment is such a word, and the key that it is looked up by is the word itself.
  var isStableWord: Bool { get }
}

extension SegmentSource {
  /// Not known.
  package var isDictionaryWord: Bool { false }
  /// Not known.
  package var isStableWord: Bool { false }
}

/// Segments by the table, and by dictionaries in the scripts that need them.
///
/// Copies share the buffers of dictionary words, so only one of them may be in use.
struct TableSegments: SegmentSource {
  private let breaks: BreakTable
  private let words: DictionaryWords
  /// What was cut ahead, the ends of its words, and which of them comes next.
  private var run = 0..<0
  private var cut = DictionaryRun.empty
  private var next = 0
  private var isInRun = false

  init(breaks: BreakTable, rules: BreakRules) {
    self.breaks = breaks
    words = DictionaryWords(breaks: breaks, rules: rules)
  }

  mutating func restart() {
    run = 0..<0
    isInRun = false
  }

  var isDictionaryWord: Bool { isInRun && cut.isOfOneScript }
  var isStableWord: Bool { isInRun && cut.ends[next - 1].isStable }

  @inline(__always)
  mutating func segmentEnd(in text: UnsafeRawBufferPointer, at offset: Int) -> Int {
    if run.contains(offset), let end = knownEnd(after: offset) { return end }
    let segment = breaks.segment(in: text, at: offset)
    isInRun = segment.traits.contains(.dictionary)
    return isInRun ? firstWordEnd(in: text, offset..<segment.end) : segment.end
  }

  /// The end of the word that begins at an offset, when the words around it were cut already.
  private mutating func knownEnd(after offset: Int) -> Int? {
    let isNext = cut.ends[next - 1].offset == offset
    guard isNext || moveNext(to: offset) else { return nil }
    next += 1
    isInRun = true
    return cut.ends[next - 1].offset
  }

  /// Whether a word that was cut begins at an offset of the run; if so, it is the next one.
  private mutating func moveNext(to offset: Int) -> Bool {
    if offset == run.lowerBound {
      next = 0
      return true
    }
    var low = 0
    var high = cut.ends.count
    while low < high {
      let middle = (low + high) / 2
      if cut.ends[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    next = low + 1
    return cut.ends[low].offset == offset
  }

  private mutating func firstWordEnd(in text: UnsafeRawBufferPointer, _ run: Range<Int>) -> Int {
    self.run = run
    cut = words.cut(run, of: text)
    next = 1
    return cut.ends[0].offset
  }
}
