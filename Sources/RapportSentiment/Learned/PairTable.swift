/// Finds the number of a pair of numbers.
///
/// A hash table with open addressing, at most a quarter full, so that a pair that is not there mostly ends at the
/// first slot.
package struct PairTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  package private(set) var count = 0

  /// The key of an empty slot, which no pair has.
  private static let empty = UInt64.max

  /// - Parameter capacity: How many pairs it takes without growing.
  package init(capacity: Int = 0) {
    var slotCount = 64
    while slotCount < capacity * 4 { slotCount *= 2 }
    keys = [UInt64](repeating: Self.empty, count: slotCount)
    values = [UInt32](repeating: 0, count: slotCount)
  }

  /// The number of a pair; `nil` when it is not there.
  package func find(_ first: Int32, _ second: Int32) -> Int? { find(WordPair.key(first, second)) }

  /// The number of the pair of a key; `nil` when it is not there.
  @inline(__always)
  func find(_ key: UInt64) -> Int? {
    var slot = slot(of: key)
    while keys[slot] != Self.empty {
      if keys[slot] == key { return Int(values[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Gives a pair its number, unless it has one already.
  ///
  /// - Returns: The number that the pair has now.
  package mutating func insert(_ first: Int32, _ second: Int32, _ value: Int) -> Int {
    if let value = find(first, second) { return value }
    count += 1
    if count * 4 > keys.count { grow() }
    place(WordPair.key(first, second), UInt32(value))
    return value
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int { Int(WordPair.hash(key) >> 32) & (keys.count - 1) }

  private mutating func place(_ key: UInt64, _ value: UInt32) {
    var slot = slot(of: key)
    while keys[slot] != Self.empty { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = [UInt64](repeating: Self.empty, count: keys.count * 2)
    values = [UInt32](repeating: 0, count: keys.count)
    for (key, value) in zip(old.0, old.1) where key != Self.empty { place(key, value) }
  }
}
