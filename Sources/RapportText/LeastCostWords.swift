/// Cuts runs of Chinese and Japanese into the words of ICU's dictionary.
///
/// Each word of the dictionary has a cost, which falls with its frequency. Of all ways to cut the run into words the
/// cheapest one is taken, found from left to right: the cheapest way to an offset is the cheapest way to an earlier one
/// and one more word (a shortest path; Viterbi, 1967). A character that is no word by itself costs more than any word. A
/// run of katakana is taken for a foreign word, whose cost depends on its length. Method and constants are those of ICU 72
/// (`source/common/dictbe.cpp`, Unicode licence), and so are the words.
final class LeastCostWords {
  private let trie: DictionaryPaths
  private let units = ScratchBuffer<UInt16>()
  private let ends = ScratchBuffer<WordEnd>()
  private let ways = ScratchBuffer<Way>()

  /// The cheapest way up to a character.
  private struct Way {
    var cost: UInt32
    /// Where its last word begins.
    var start: UInt32
  }

  /// The name of ICU's dictionary.
  static let dictionary = "cjdict"

  /// `nil` when the ICU that is installed has no dictionary in the form that is understood.
  init?() {
    guard let trie = UnitTrie(named: Self.dictionary) else { return nil }
    self.trie = DictionaryPaths(trie)
  }

  /// The words of a run; `nil` when the run has other characters than those that this is for, or some that normalisation
  /// would change.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  func cut(_ run: Range<Int>, of text: UnsafeRawBufferPointer, _ breaks: BreakTable) -> DictionaryRun? {
    let capacity = run.count / 3 + 2
    let units = units.room(for: capacity)
    let ends = ends.room(for: capacity)
    guard let count = read(run, of: text, breaks, units, ends) else { return nil }
    let ways = ways.room(for: count + 1)
    findWays(through: units, count, ways)
    return DictionaryRun(ends: wordEnds(ways, ends, count), isOfOneScript: true)
  }

  /// Stores the characters of a run, one unit each, and the ends of words that could end before them; what is behind the
  /// run counts as 0.
  private func read(
    _ run: Range<Int>, of text: UnsafeRawBufferPointer, _ breaks: BreakTable,
    _ units: UnsafeMutablePointer<UInt16>, _ ends: UnsafeMutablePointer<WordEnd>
  ) -> Int? {
    var count = 0
    var offset = run.lowerBound
    while offset < run.upperBound {
      let (scalar, width) = decodeScalar(text, at: offset)
      guard Self.isIdeographic(scalar), breaks.traits(of: scalar).isSuperset(of: [.dictionary, .stable])
      else {
        return nil
      }
      // No word of the dictionary has characters beyond the basic plane.
      units[count] = scalar <= 0xFFFF ? UInt16(truncatingIfNeeded: scalar) : 0
      ends[count] = WordEnd(offset, isStable: true)
      count += 1
      offset += width
    }
    units[count] = 0
    ends[count] = WordEnd(offset, isStable: true)
    return count
  }

  private func findWays(through units: UnsafePointer<UInt16>, _ count: Int, _ ways: UnsafeMutablePointer<Way>)
  {
    ways[0] = Way(cost: 0, start: 0)
    (ways + 1).initialize(repeating: Way(cost: .max, start: 0), count: count)
    var isInKatakana = false
    for start in 0..<count {
      // Every character can be reached, if only by single ones.
      let cost = ways[start].cost
      @inline(__always) func offer(_ end: Int, _ wordCost: UInt32) {
        let sum = cost &+ wordCost
        if sum < ways[end].cost { ways[end] = Way(cost: sum, start: UInt32(truncatingIfNeeded: start)) }
      }
      trie.forEachWord(in: units, start..<min(count, start + Self.longestWord), offer)
      let isKatakana = Self.isKatakana(units[start])
      if isKatakana && !isInKatakana {
        var end = start + 1
        while end - start < Self.longestKatakana && Self.isKatakana(units[end]) { end += 1 }
        if end - start < Self.longestKatakana { offer(end, Self.katakanaCost(end - start)) }
      }
      isInKatakana = isKatakana
    }
  }

  /// Follows the starts of words back from the end, and leaves nothing but the ends of words, at the end of the list.
  private func wordEnds(
    _ ways: UnsafePointer<Way>, _ ends: UnsafeMutablePointer<WordEnd>, _ count: Int
  ) -> UnsafeBufferPointer<WordEnd> {
    var first = count + 1
    var end = count
    while end > 0 {
      first -= 1
      ends[first] = ends[end]
      end = Int(ways[end].start)
    }
    return UnsafeBufferPointer(start: ends + first, count: count + 1 - first)
  }

  /// Han, hiragana and katakana, without what is elsewhere for compatibility.
  @inline(__always)
  private static func isIdeographic(_ scalar: UInt32) -> Bool {
    DictionaryPaths.firstUnits.contains(scalar) || scalar >= 0x1B000
  }

  @inline(__always)
  private static func isKatakana(_ unit: UInt16) -> Bool { unit &- 0x30A1 <= 0x5D && unit != 0x30FB }

  /// What a run of katakana of this length costs, as in ICU.
  private static func katakanaCost(_ length: Int) -> UInt32 {
    switch length {
    case 1: 984
    case 2: 408
    case 3: 240
    case 4: 204
    case 5: 252
    case 6: 300
    case 7: 372
    case 8: 480
    default: 8192
    }
  }

  private static let longestWord = 20
  private static let longestKatakana = 20
}
