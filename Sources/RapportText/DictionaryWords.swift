/// Cuts runs of scripts without spaces into words by ICU's dictionaries, with readers of our own.
///
/// ICU's iterator gives the same words, but most of its time goes into preparing its engines and into moving through the
/// text, not into dictionaries. What is rare is still left to it: runs of several scripts, marks and joiners between
/// letters, characters that normalisation changes, and everything when ICU's dictionaries have another form than
/// expected.
///
/// It owns buffers that it uses again, so each thread needs its own. Dictionaries are opened when they are needed.
package final class DictionaryWords {
  private let breaks: BreakTable
  private let rules: BreakRules
  private lazy var ideographs = LeastCostWords()
  private lazy var thai = LookaheadWords(.thai, breaks)
  private lazy var lao = LookaheadWords(.lao, breaks)
  private lazy var khmer = LookaheadWords(.khmer, breaks)
  private lazy var burmese = LookaheadWords(.burmese, breaks)
  private lazy var iterator = openedIterator()
  private let ends = ScratchBuffer<WordEnd>()

  init(breaks: BreakTable, rules: BreakRules) {
    self.breaks = breaks
    self.rules = rules
  }

  /// The words of a run.
  func cut(_ run: Range<Int>, of text: UnsafeRawBufferPointer) -> DictionaryRun {
    let words: DictionaryRun? =
      switch decodeScalar(text, at: run.lowerBound).scalar {
      case LookaheadScript.thai.block: thai?.cut(run, of: text)
      case LookaheadScript.lao.block: lao?.cut(run, of: text)
      case LookaheadScript.khmer.block: khmer?.cut(run, of: text)
      case LookaheadScript.burmese.block: burmese?.cut(run, of: text)
      default: ideographs?.cut(run, of: text, breaks)
      }
    return words ?? cutByICU(run, of: text)
  }

  private func cutByICU(_ run: Range<Int>, of text: UnsafeRawBufferPointer) -> DictionaryRun {
    let ends = ends.room(for: run.count)
    var count = 0
    iterator.forEachSegment(in: UnsafeRawBufferPointer(rebasing: text[run])) { end, _ in
      ends[count] = WordEnd(run.lowerBound + end, isStable: false)
      count += 1
    }
    return DictionaryRun(ends: UnsafeBufferPointer(start: ends, count: count), isOfOneScript: false)
  }

  private func openedIterator() -> BreakIterator {
    do {
      let iterator = try BreakIterator(rules: rules)
      // Where a run begins with a prolonged sound mark, ICU's words depend on whether the process met Han before.
      withUnsafeBytes(of: (0xE4 as UInt8, 0xBA as UInt8, 0xBA as UInt8)) {
        iterator.forEachSegment(in: $0) { _, _ in }
      }
      return iterator
    } catch {
      // The library's own rules are sound, and those of a user were compiled before.
      preconditionFailure("\(error)")
    }
  }

  /// The names of the dictionaries that the ICU that is installed does not have in the form that is read here.
  package static var missing: [String] {
    let scripts: [LookaheadScript] = [.thai, .lao, .khmer, .burmese]
    return (LeastCostWords() == nil ? [LeastCostWords.dictionary] : [])
      + scripts.filter { LookaheadWords($0, .embedded) == nil }.map(\.dictionary)
  }
}
