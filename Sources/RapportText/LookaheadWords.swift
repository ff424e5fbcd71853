/// Cuts runs of Thai, Lao, Khmer or Burmese into the words of one of ICU's dictionaries.
///
/// From left to right the longest word is taken that two more words can follow; failing that, the shortest one that a
/// word can follow; failing that, the longest. Characters of no word join the short word before them, up to where a
/// syllable may end and a word begins. Marks stay with what they are on. Method and constants are those of ICU 72
/// (`source/common/dictbe.cpp`, Unicode licence), and so are the words over UTF-8; over UTF-16 ICU leaves very short runs of
/// Lao, Khmer and Burmese whole.
final class LookaheadWords {
  private let trie: ByteTrie
  private let script: LookaheadScript
  private let blockRoles: [LookaheadScript.Roles]
  private let bytes = ScratchBuffer<UInt8>()
  private let roles = ScratchBuffer<LookaheadScript.Roles>()
  private let lists = ScratchBuffer<CandidateWords>()
  private let ends = ScratchBuffer<WordEnd>()

  /// `nil` when the ICU that is installed has no dictionary in the form that is understood.
  init?(_ script: LookaheadScript, _ breaks: BreakTable) {
    guard let trie = ByteTrie(named: script.dictionary, first: script.block.lowerBound) else { return nil }
    self.trie = trie
    self.script = script
    blockRoles = script.roles(breaks)
  }

  /// The words of a run; `nil` when the run has characters of other scripts.
  ///
  /// - Complexity: O(*n* · *w*) for *n* bytes and words of at most *w* characters.
  func cut(_ run: Range<Int>, of text: UnsafeRawBufferPointer) -> DictionaryRun? {
    let capacity = run.count / 3 + 1
    let bytes = bytes.room(for: capacity)
    let roles = roles.room(for: capacity)
    guard let characterCount = read(run, of: text, bytes, roles) else { return nil }
    let lists = lists.room(for: CandidateWords.slots)
    for slot in 0..<min(CandidateWords.slots, characterCount) { lists[slot].start = -1 }
    let words = LookaheadRun(trie: trie, bytes: bytes, roles: roles, count: characterCount, lists: lists)
    let ends = ends.room(for: characterCount)
    var count = 0
    var start = 0
    while start < characterCount {
      let end = characterCount > script.longestUncut ? words.wordEnd(from: start) : characterCount
      // Every character of these scripts takes three bytes.
      ends[count] = WordEnd(run.lowerBound + 3 * end, isStable: words.isStable(start..<end))
      count += 1
      start = end
    }
    return DictionaryRun(ends: UnsafeBufferPointer(start: ends, count: count), isOfOneScript: true)
  }

  /// Stores the bytes that stand for the characters of a run in the dictionary, and what they may do.
  private func read(
    _ run: Range<Int>, of text: UnsafeRawBufferPointer, _ bytes: UnsafeMutablePointer<UInt8>,
    _ roles: UnsafeMutablePointer<LookaheadScript.Roles>
  ) -> Int? {
    var count = 0
    var offset = run.lowerBound
    while offset < run.upperBound {
      let (scalar, width) = decodeScalar(text, at: offset)
      guard script.block.contains(scalar) else { return nil }
      let index = scalar &- script.block.lowerBound
      let role = blockRoles[Int(index)]
      guard role.contains(.member) else { return nil }
      bytes[count] = UInt8(truncatingIfNeeded: index)
      roles[count] = role
      count += 1
      offset += width
    }
    return count
  }
}

/// The words of a dictionary that begin at one place of a run.
private struct CandidateWords {
  /// The index of the character that they begin with; -1 when nothing was looked for.
  var start: Int
  var count: Int
  /// How many characters are the beginning of a word, with the one that is not.
  var prefix: Int
  /// Their ends, the shortest first. ICU does not look at more than twenty either.
  var ends: InlineArray<20, Int32>

  /// How many places are remembered: more than two words in a row usually take. A power of two.
  static let slots = 64
}

/// A run of characters in which words are looked for.
private struct LookaheadRun {
  let trie: ByteTrie
  let bytes: UnsafePointer<UInt8>
  let roles: UnsafePointer<LookaheadScript.Roles>
  let count: Int
  let lists: UnsafeMutablePointer<CandidateWords>

  /// A word shorter than this is joined by what follows it and is no word.
  private static let shortWord = 3

  /// Where the word that begins at an index ends.
  func wordEnd(from start: Int) -> Int {
    let length = bestLength(from: start)
    var end = start + length
    if end < count && length < Self.shortWord {
      let next = words(from: end)
      if next.pointee.count == 0 && (length == 0 || next.pointee.prefix < Self.shortWord) {
        end = nextStart(after: end)
      }
    }
    while end < count && roles[end].contains(.mark) { end += 1 }
    return end < count && words(from: end).pointee.count == 0 ? endWithSigns(end) : end
  }

  /// Whether normalisation leaves all characters of a word as they are.
  func isStable(_ word: Range<Int>) -> Bool {
    for index in word where !roles[index].contains(.stable) { return false }
    return true
  }

  /// The length of the word to take; 0 when none begins here.
  private func bestLength(from start: Int) -> Int {
    let candidates = words(from: start).pointee.count
    if candidates == 0 { return 0 }
    var best = candidates - 1
    if best == 0 || end(of: best, from: start) == count { return end(of: best, from: start) - start }
    search: for first in stride(from: candidates - 1, through: 0, by: -1) {
      let second = end(of: first, from: start)
      let followers = words(from: second).pointee.count
      if followers == 0 { continue }
      best = first
      if end(of: followers - 1, from: second) == count { break }
      for follower in stride(from: followers - 1, through: 0, by: -1)
      where words(from: end(of: follower, from: second)).pointee.count > 0 {
        break search
      }
    }
    return end(of: best, from: start) - start
  }

  /// Where a word may begin again, behind at least one character; the end of the run when there is none.
  private func nextStart(after start: Int) -> Int {
    var end = start + 1
    while end < count {
      let isPlausible = roles[end - 1].contains(.endsWord) && roles[end].contains(.beginsWord)
      if isPlausible && words(from: end).pointee.count > 0 { break }
      end += 1
    }
    return end
  }

  /// A sign of abbreviation and then one of repetition belong to the word before them, once each.
  private func endWithSigns(_ end: Int) -> Int {
    var end = end
    if roles[end].contains(.abbreviates), roles[end - 1].isDisjoint(with: [.abbreviates, .repeats]) {
      end += 1
    }
    if end < count, roles[end].contains(.repeats), !roles[end - 1].contains(.repeats) { end += 1 }
    return end
  }

  /// The words that begin at an index, until those of another one need their slot.
  @inline(__always)
  private func words(from start: Int) -> UnsafeMutablePointer<CandidateWords> {
    let list = lists + start & (CandidateWords.slots - 1)
    if list.pointee.start != start { find(from: start, list) }
    return list
  }

  /// The end of one of the words that begin at an index.
  @inline(__always)
  private func end(of word: Int, from start: Int) -> Int { Int(words(from: start).pointee.ends[word]) }

  private func find(from start: Int, _ list: UnsafeMutablePointer<CandidateWords>) {
    var found = 0
    list.pointee.prefix = trie.forEachWord(in: bytes, start..<count) { end in
      guard found < list.pointee.ends.count else { return }
      list.pointee.ends[found] = Int32(truncatingIfNeeded: end)
      found += 1
    }
    list.pointee.count = found
    list.pointee.start = start
  }
}
