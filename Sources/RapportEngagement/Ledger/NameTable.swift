import RapportModel

/// Names with numbers, so that the names of many rows are held once and compared as numbers.
struct NameTable: Sendable {
  /// The names, in the order in which they came.
  private(set) var names: [String] = []
  /// The hashes of the names.
  private(set) var hashes: [UInt64] = []
  private var slots = SlotTable()

  /// The hash that a name goes by.
  static func hash(of name: UnsafeRawBufferPointer) -> UInt64 { ContentHash.short(of: name) }

  /// The number of a name; `nil` when it is not known.
  func slot(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { slots.slot(of: Self.hash(of: UnsafeRawBufferPointer($0))) }
  }

  /// The number of the name with a hash; `nil` when it is not known.
  func slot(ofHash hash: UInt64) -> Int? { slots.slot(of: hash) }

  /// The number of a name, which is taken up when it is new.
  mutating func add(_ name: String) -> Int {
    var name = name
    return name.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a name in UTF-8, which is taken up when it is new.
  mutating func add(_ name: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(of: name)
    if let slot = slots.slot(of: hash) { return slot }
    names.append(String(decoding: name, as: UTF8.self))
    hashes.append(hash)
    slots.insert(hash, slot: names.count - 1)
    return names.count - 1
  }

  /// The numbers of the names, ordered by the bytes of the names.
  var sortedSlots: [Int] { names.indices.sorted { ByteName(names[$0]) < ByteName(names[$1]) } }
}
