/// A dictionary with the ways into it that were needed before: those of single characters, and some of pairs.
///
/// Beneath the root the trie has thousands of branches, and hundreds beneath many characters; finding one of them takes
/// most of the time of a look into the dictionary.
final class DictionaryPaths {
  private let trie: UnitTrie
  private let firsts: UnsafeMutablePointer<First>
  private let seconds: UnsafeMutablePointer<Second>

  /// What a character by itself leads to.
  private struct First {
    /// Its cost as a word.
    var cost: UInt32
    /// The node behind it; 0 when no word goes on from there.
    var node: UInt32
    var isBranch: Bool

    static let unknown = First(cost: .max, node: 0, isBranch: false)
  }

  /// What two characters lead to.
  private struct Second {
    /// The two of them; 0 for nothing yet.
    var pair: UInt32
    /// The node behind them; 0 when no word begins so.
    var node: UInt32
  }

  /// The characters that words begin with: those from the radicals up to the end of Han in the basic plane.
  static let firstUnits: Range<UInt32> = 0x2E80..<0xA000
  /// The cost of a character that is no word.
  private static let unknownCost: UInt32 = 255
  private static let secondBits: UInt32 = 13

  init(_ trie: UnitTrie) {
    self.trie = trie
    firsts = .allocate(capacity: Self.firstUnits.count)
    firsts.initialize(repeating: .unknown, count: Self.firstUnits.count)
    seconds = .allocate(capacity: 1 << Self.secondBits)
    seconds.initialize(repeating: Second(pair: 0, node: 0), count: 1 << Self.secondBits)
  }

  deinit {
    firsts.deallocate()
    seconds.deallocate()
  }

  /// Calls `body` with the end and the cost of each word that a text begins with, which the first character always is.
  ///
  /// - Precondition: The range is not empty.
  @inline(__always)
  func forEachWord(
    in text: UnsafePointer<UInt16>, _ range: Range<Int>, _ body: (_ end: Int, _ cost: UInt32) -> Void
  ) {
    let next = range.lowerBound + 1
    let first = first(text[range.lowerBound])
    body(next, first.cost)
    if first.node == 0 || next == range.upperBound { return }
    if first.isBranch {
      let node = second(text[range.lowerBound], text[next], behind: first)
      if node != 0 { trie.forEachWord(from: Int(node), in: text, next + 1..<range.upperBound, body) }
    } else {
      trie.forEachWord(from: Int(first.node), in: text, next..<range.upperBound, body)
    }
  }

  @inline(__always)
  private func first(_ unit: UInt16) -> First {
    let index = UInt32(unit) &- Self.firstUnits.lowerBound
    guard index < UInt32(Self.firstUnits.count) else {
      return First(cost: Self.unknownCost, node: 0, isBranch: false)
    }
    let first = firsts[Int(index)]
    return first.cost == .max ? learn(unit, at: Int(index)) : first
  }

  private func learn(_ unit: UInt16, at index: Int) -> First {
    var first = First(cost: Self.unknownCost, node: 0, isBranch: false)
    if let node = trie.node(after: unit) {
      first.cost = trie.value(before: node) ?? Self.unknownCost
      first.isBranch = trie.isBranch(node)
      if !trie.isLast(node) { first.node = UInt32(truncatingIfNeeded: node) }
    }
    firsts[index] = first
    return first
  }

  @inline(__always)
  private func second(_ unit: UInt16, _ next: UInt16, behind first: First) -> UInt32 {
    let pair = UInt32(unit) << 16 | UInt32(next)
    // Multiplicative hashing (Knuth, volume 3, section 6.4).
    let slot = seconds + Int((pair &* 0x9E37_79B1) >> (32 - Self.secondBits))
    return slot.pointee.pair == pair ? slot.pointee.node : learn(pair, behind: first, slot)
  }

  private func learn(_ pair: UInt32, behind first: First, _ slot: UnsafeMutablePointer<Second>) -> UInt32 {
    let node = trie.node(after: UInt16(truncatingIfNeeded: pair), from: Int(first.node)) ?? 0
    slot.pointee = Second(pair: pair, node: UInt32(truncatingIfNeeded: node))
    return slot.pointee.node
  }
}
