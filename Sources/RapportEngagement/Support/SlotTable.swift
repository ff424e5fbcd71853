/// Finds the slots of numbers: a hash table with open addressing and one cache line a look-up.
///
/// Ledgers ask it several times a row, so it does without generic keys, deletion and a hash that resists
/// attacks: keys are made by the ledger, and a bad table only takes longer.
struct SlotTable: Sendable {
  private struct Entry {
    var key: UInt64
    var slot: UInt32
  }

  private static let free = UInt32.max
  private var entries: [Entry] = []
  private var shift: UInt64 = 64
  /// The number of keys.
  private(set) var count = 0

  /// The memory beside the struct itself.
  var allocatedBytes: Int { entries.allocatedBytes }

  /// The slot of a key; `nil` when it has none.
  func slot(of key: UInt64) -> Int? {
    guard !entries.isEmpty else { return nil }
    let entry = entries[place(of: key)]
    return entry.slot == Self.free ? nil : Int(entry.slot)
  }

  /// Gives a key that has no slot one.
  mutating func insert(_ key: UInt64, slot: Int) {
    if count * 4 >= entries.count * 3 { grow() }
    entries[place(of: key)] = Entry(key: key, slot: UInt32(slot))
    count += 1
  }

  /// Forgets all keys and keeps the memory.
  mutating func removeAll() {
    for index in entries.indices { entries[index].slot = Self.free }
    count = 0
  }

  /// Where a key stands, or the free place where it belongs.
  private func place(of key: UInt64) -> Int {
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while entries[place].slot != Self.free, entries[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = entries
    let size = max(8, old.count * 2)
    entries = Array(repeating: Entry(key: 0, slot: Self.free), count: size)
    shift = UInt64(64 - size.trailingZeroBitCount)
    for entry in old where entry.slot != Self.free { entries[place(of: entry.key)] = entry }
  }
}
