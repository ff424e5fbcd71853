/// Byte strings numbered in the order of their insertion, and a hash table that finds them.
///
/// At most a tenth of the table is used, so that a look-up that fails, as most do, ends at the first
/// slot it reads.
///
/// - Precondition: There are fewer than 2²⁴ keys.
package struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var packed: [PackedKey] = []
  /// Zero for an empty slot, else the key's number plus one and, in the highest byte, a part of its hash.
  private var slots: [UInt32]

  /// A table without keys.
  ///
  /// - Parameter capacity: How many keys it takes without growing.
  package init(capacity: Int = 100) {
    var slotCount = 1024
    while slotCount < capacity * 10 { slotCount *= 2 }
    slots = [UInt32](repeating: 0, count: slotCount)
  }

  /// The number of keys.
  package var count: Int { ends.count }

  /// The number of a key; adds it when it is new.
  package mutating func insert(_ key: UnsafeRawBufferPointer) -> UInt32 {
    let packedKey = PackedKey(key)
    if let known = withView({ $0.find(packedKey, key) }) { return known }
    precondition(ends.count < 0xFF_FFFF, "a table holds fewer than 2²⁴ keys")
    bytes.append(contentsOf: key)
    ends.append(UInt32(bytes.count))
    packed.append(packedKey)
    if ends.count * 10 > slots.count { grow() } else { place(UInt32(ends.count), packedKey.hash) }
    return UInt32(ends.count - 1)
  }

  /// The number of a key, or `nil` when it is not there.
  package func find(_ key: UnsafeRawBufferPointer) -> UInt32? {
    withView { $0.find(PackedKey(key), key) }
  }

  /// Calls `body` with the bytes of a key.
  func withKey<Result>(_ number: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Calls `body` with a view of the table that is valid for the call only.
  @inline(__always)
  func withView<Result>(_ body: (View) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      packed.withUnsafeBufferPointer { packed in
        bytes.withUnsafeBytes { bytes in
          ends.withUnsafeBufferPointer { ends in
            body(View(slots: slots, packed: packed, bytes: bytes, ends: ends))
          }
        }
      }
    }
  }

  /// What a look-up reads.
  struct View {
    fileprivate let slots: UnsafeBufferPointer<UInt32>
    fileprivate let packed: UnsafeBufferPointer<PackedKey>
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<UInt32>

    /// The number of a short key.
    @inline(__always)
    func find(_ key: PackedKey) -> UInt32? {
      assert(!key.isLong, "the bytes of a long key are needed")
      let hash = key.hash
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while true {
        let entry = slots[slot]
        if entry == 0 { return nil }
        if entry >> 24 == UInt32(truncatingIfNeeded: hash >> 56) {
          let number = (entry & 0xFF_FFFF) &- 1
          if packed[Int(number)] == key { return number }
        }
        slot = (slot &+ 1) & (slots.count - 1)
      }
    }

    /// The number of any key.
    func find(_ key: PackedKey, _ keyBytes: UnsafeRawBufferPointer) -> UInt32? {
      if !key.isLong { return find(key) }
      var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[slot] != 0 {
        let number = Int(slots[slot] & 0xFF_FFFF) - 1
        if packed[number] == key {
          let range = (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
          if bytes[range].elementsEqual(keyBytes) { return UInt32(number) }
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (index, key) in packed.enumerated() { place(UInt32(index + 1), key.hash) }
  }

  private mutating func place(_ entry: UInt32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: hash >> 56) << 24 | entry
  }
}
