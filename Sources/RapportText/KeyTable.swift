/// Byte strings numbered in the order of their insertion, and a hash table that finds them.
///
/// At most a tenth of the table is used, so that a look-up that fails, as most do, ends at the first
/// slot it reads.
package struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Zero for an empty slot, else the key's number plus one.
  private var slots = [UInt32](repeating: 0, count: 1024)

  package init() {}

  /// The number of keys.
  package var count: Int { ends.count }

  /// The number of a key; adds it when it is new.
  package mutating func insert(_ key: UnsafeRawBufferPointer) -> UInt32 {
    let slot = bytes.withUnsafeBytes { firstSlot(of: key, in: $0) }
    if slots[slot] != 0 { return slots[slot] - 1 }
    bytes.append(contentsOf: key)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt32(ends.count)
    if ends.count * 10 > slots.count { rebuild(slotCount: slots.count * 4) }
    return UInt32(ends.count - 1)
  }

  /// The number of a key, or `nil` when it is not there.
  package func find(_ key: UnsafeRawBufferPointer) -> UInt32? {
    let entry = slots[bytes.withUnsafeBytes { firstSlot(of: key, in: $0) }]
    return entry == 0 ? nil : entry - 1
  }

  /// Calls `body` with the bytes of a key.
  func withKey<Result>(_ number: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(of: number)])) }
  }

  private func range(of number: UInt32) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])
  }

  /// The slot that holds the key, or the empty one where it belongs.
  private func firstSlot(of key: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int {
    var slot = Int(truncatingIfNeeded: hash(key)) & (slots.count - 1)
    while slots[slot] != 0 {
      if bytes[range(of: slots[slot] - 1)].elementsEqual(key) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func rebuild(slotCount: Int) {
    slots = [UInt32](repeating: 0, count: slotCount)
    bytes.withUnsafeBytes { bytes in
      for number in 0..<UInt32(ends.count) {
        let key = UnsafeRawBufferPointer(rebasing: bytes[range(of: number)])
        var slot = Int(truncatingIfNeeded: hash(key)) & (slotCount - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
        slots[slot] = number + 1
      }
    }
  }

  /// Folds eight bytes at a time by a 128-bit product, as wyhash does (Wang Yi).
  private func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: key.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= key.count {
      hash = mixed(hash ^ key.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < key.count {
      rest = rest << 8 | UInt64(key[offset])
      offset += 1
    }
    return mixed(hash ^ rest)
  }

  private func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
