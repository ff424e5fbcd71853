/// Byte strings numbered in the order of their insertion, and a hash table that finds them.
///
/// At most a tenth of the table is used, so that nearly every key stands in the slot that its hash says. A slot whose key
/// by right went elsewhere is marked; all other look-ups, also those that fail, end at the first slot they read.
///
/// - Precondition: There are fewer than 2²⁴ keys.
package struct KeyTable: @unchecked Sendable {
  // A copy shares the storage until one of the two changes.
  private var storage: KeyStorage

  /// A table without keys.
  ///
  /// - Parameter capacity: How many keys it takes without growing.
  package init(capacity: Int = 100) { storage = KeyStorage(capacity: capacity) }

  /// The number of keys.
  package var count: Int { storage.count }

  /// The number of a key; adds it when it is new.
  package mutating func insert(_ key: UnsafeRawBufferPointer) -> UInt32 {
    let packed = PackedKey(key)
    if let known = view.find(packed, key) { return known }
    if !isKnownUniquelyReferenced(&storage) { storage = KeyStorage(copying: storage) }
    return storage.append(packed, key)
  }

  /// The number of a short key; adds it when it is new.
  mutating func insert(_ key: PackedKey) -> UInt32 {
    if let known = view.find(key) { return known }
    if !isKnownUniquelyReferenced(&storage) { storage = KeyStorage(copying: storage) }
    return key.withBytes { storage.append(key, $0) }
  }

  /// The number of a key, or `nil` when it is not there.
  package func find(_ key: UnsafeRawBufferPointer) -> UInt32? { view.find(PackedKey(key), key) }

  /// The number of a short key, or `nil` when it is not there.
  @inline(__always)
  func find(_ key: PackedKey) -> UInt32? { view.find(key) }

  /// Calls `body` with the bytes of a key.
  func withKey<Result>(_ number: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let result = body(view.bytes(of: Int(number)))
    withExtendedLifetime(storage) {}
    return result
  }

  /// What a look-up reads; valid while the table is there and is not changed.
  var view: View { storage.view }

  /// What a look-up reads, without counting references.
  struct View: BitwiseCopyable, @unchecked Sendable {
    /// Zero for an empty slot; else the key's number plus one in the lower 24 bits, seven bits of its hash, and ``displaced``.
    fileprivate(set) var slots: UnsafeMutablePointer<UInt32>
    fileprivate(set) var slotMask: Int
    /// The keys from number 0 on, behind one that equals none.
    fileprivate(set) var packed: UnsafeMutablePointer<PackedKey>
    fileprivate var bytes: UnsafeMutablePointer<UInt8>
    fileprivate var ends: UnsafeMutablePointer<UInt32>

    /// The bit of a slot that says that another key went elsewhere since this one is here.
    static let displaced: UInt32 = 1 << 31
    /// The bits of a slot that hold a number.
    static let number: UInt32 = 0xFF_FFFF

    /// The slot where a key belongs.
    @inline(__always)
    func slot(of key: PackedKey) -> Int { Int(truncatingIfNeeded: key.hash) & slotMask }

    /// The number of a short key.
    @inline(__always)
    func find(_ key: PackedKey) -> UInt32? {
      assert(!key.isLong, "the bytes of a long key are needed")
      return find(key) { _ in true }
    }

    /// The number of any key.
    func find(_ key: PackedKey, _ keyBytes: UnsafeRawBufferPointer) -> UInt32? {
      key.isLong
        ? find(key) { bytes(of: $0).elementsEqual(keyBytes) } : find(key)
    }

    @inline(__always)
    private func find(_ key: PackedKey, _ isSame: (Int) -> Bool) -> UInt32? {
      let hash = key.hash
      var slot = Int(truncatingIfNeeded: hash) & slotMask
      var entry = slots[slot]
      let goesOn = entry & Self.displaced != 0
      while entry != 0 {
        let number = entry & Self.number
        if (entry ^ Self.entry(number, hash)) & ~Self.displaced == 0, packed[Int(number)] == key,
          isSame(Int(number) - 1)
        {
          return number - 1
        }
        if !goesOn { return nil }
        slot = (slot &+ 1) & slotMask
        entry = slots[slot]
      }
      return nil
    }

    fileprivate func bytes(of number: Int) -> UnsafeRawBufferPointer {
      let start = number == 0 ? 0 : Int(ends[number - 1])
      return UnsafeRawBufferPointer(start: bytes + start, count: Int(ends[number]) - start)
    }

    @inline(__always)
    fileprivate static func entry(_ number: UInt32, _ hash: UInt64) -> UInt32 {
      UInt32(truncatingIfNeeded: hash >> 57) << 24 | number
    }

    fileprivate func place(_ number: UInt32, _ hash: UInt64) {
      var slot = Int(truncatingIfNeeded: hash) & slotMask
      if slots[slot] != 0 {
        slots[slot] |= Self.displaced
        repeat { slot = (slot &+ 1) & slotMask } while slots[slot] != 0
      }
      slots[slot] = Self.entry(number, hash)
    }
  }
}

/// The memory of a table.
private final class KeyStorage {
  private(set) var view: KeyTable.View
  private(set) var count: Int
  private var capacity: Int
  private var byteCount: Int
  private var byteCapacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    byteCapacity = 8 * self.capacity
    var slotCount = 1024
    while slotCount < self.capacity * 10 { slotCount *= 2 }
    view = KeyTable.View(
      slots: emptySlots(slotCount), slotMask: slotCount - 1, packed: .allocate(capacity: self.capacity + 1),
      bytes: .allocate(capacity: byteCapacity), ends: .allocate(capacity: self.capacity))
    view.packed.initialize(to: .absent)
    (count, byteCount) = (0, 0)
  }

  init(copying other: KeyStorage) {
    (count, capacity) = (other.count, other.capacity)
    (byteCount, byteCapacity) = (other.byteCount, other.byteCapacity)
    view = other.view
    view.slots = copied(view.slots, count: view.slotMask + 1, capacity: view.slotMask + 1)
    view.packed = copied(view.packed, count: count + 1, capacity: capacity + 1)
    view.bytes = copied(view.bytes, count: byteCount, capacity: byteCapacity)
    view.ends = copied(view.ends, count: count, capacity: capacity)
  }

  deinit {
    view.slots.deallocate()
    view.packed.deallocate()
    view.bytes.deallocate()
    view.ends.deallocate()
  }

  func append(_ packed: PackedKey, _ key: UnsafeRawBufferPointer) -> UInt32 {
    precondition(count < KeyTable.View.number, "a table holds fewer than 2²⁴ keys")
    if count == capacity { growKeys() }
    if byteCount + key.count > byteCapacity { growBytes(to: byteCount + key.count) }
    UnsafeMutableRawBufferPointer(start: view.bytes + byteCount, count: key.count).copyMemory(from: key)
    byteCount += key.count
    (view.ends + count).initialize(to: UInt32(byteCount))
    count += 1
    (view.packed + count).initialize(to: packed)
    if count * 10 > view.slotMask + 1 { growSlots() } else { view.place(UInt32(count), packed.hash) }
    return UInt32(count - 1)
  }

  private func growKeys() {
    let larger = copied(view.packed, count: count + 1, capacity: 2 * capacity + 1)
    let largerEnds = copied(view.ends, count: count, capacity: 2 * capacity)
    view.packed.deallocate()
    view.ends.deallocate()
    (view.packed, view.ends, capacity) = (larger, largerEnds, 2 * capacity)
  }

  private func growBytes(to needed: Int) {
    byteCapacity = max(2 * byteCapacity, needed)
    let larger = copied(view.bytes, count: byteCount, capacity: byteCapacity)
    view.bytes.deallocate()
    view.bytes = larger
  }

  private func growSlots() {
    let slotCount = 2 * (view.slotMask + 1)
    view.slots.deallocate()
    view.slots = emptySlots(slotCount)
    view.slotMask = slotCount - 1
    for number in 1...count { view.place(UInt32(number), view.packed[number].hash) }
  }
}

private func emptySlots(_ count: Int) -> UnsafeMutablePointer<UInt32> {
  let slots = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
  slots.initialize(repeating: 0, count: count)
  return slots
}

private func copied<Element: BitwiseCopyable>(
  _ elements: UnsafeMutablePointer<Element>, count: Int, capacity: Int
) -> UnsafeMutablePointer<Element> {
  let copy = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
  copy.initialize(from: elements, count: count)
  return copy
}
