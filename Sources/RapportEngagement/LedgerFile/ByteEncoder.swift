import RapportModel

/// Writes the values that ledger files are made of.
struct ByteEncoder {
  private(set) var bytes: [UInt8] = []

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func raw(_ value: some Sequence<UInt8>) { bytes.append(contentsOf: value) }

  /// An unsigned number of fixed size, its lowest byte first.
  mutating func fixed(_ value: some FixedWidthInteger & UnsignedInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A number of at least 0 in LEB128: seven bits a byte, the lowest first, the highest bit of all bytes but the
  /// last set.
  mutating func count(_ value: Int) { variable(UInt128(value)) }

  /// A number with a sign: 0, -1, 1, -2 … become 0, 1, 2, 3 …, in LEB128.
  mutating func signed(_ value: Int128) { variable(UInt128(bitPattern: value << 1 ^ value >> 127)) }

  private mutating func variable(_ value: UInt128) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A text: the count of its bytes, then the bytes in UTF-8.
  mutating func text(_ value: String) {
    count(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// A flag, and the value where there is one.
  mutating func optional<Value>(_ value: Value?, _ write: (inout ByteEncoder, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  /// The count of the elements, then the elements.
  mutating func list<Element>(
    _ elements: some Collection<Element>, _ write: (inout ByteEncoder, Element) -> Void
  ) {
    count(elements.count)
    for element in elements { write(&self, element) }
  }
}
