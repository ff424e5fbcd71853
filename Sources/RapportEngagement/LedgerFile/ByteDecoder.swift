/// Reads the values that ledger files are made of, from bytes of which nothing is taken for granted.
///
/// Every count is held against the bytes that are left before memory is taken for it.
struct ByteDecoder {
  private let bytes: ArraySlice<UInt8>
  private let file: String
  private(set) var offset: Int

  /// - Parameter file: The file's name for errors.
  init(_ bytes: ArraySlice<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    offset = bytes.startIndex
  }

  /// The bytes that were not read yet.
  var remaining: Int { bytes.endIndex - offset }

  /// The error for what stands at the current place.
  var damage: LedgerFileError { .damaged(file: file, byte: offset) }

  /// Fails where something does not hold that holds in every ledger.
  func require(_ condition: Bool) throws(LedgerFileError) {
    if !condition { throw damage }
  }

  mutating func byte() throws(LedgerFileError) -> UInt8 {
    try require(remaining >= 1)
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func flag() throws(LedgerFileError) -> Bool {
    let value = try byte()
    try require(value <= 1)
    return value == 1
  }

  mutating func raw(_ count: Int) throws(LedgerFileError) -> ArraySlice<UInt8> {
    try require(count <= remaining)
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func fixed<Value: FixedWidthInteger & UnsignedInteger>(
    _: Value.Type
  ) throws(LedgerFileError) -> Value {
    try raw(Value.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Value($1) }
  }

  mutating func count(upTo largest: Int = LedgerFormat.largestCount) throws(LedgerFileError) -> Int {
    let value = try variable()
    try require(value <= UInt128(largest))
    return Int(value)
  }

  mutating func signed(
    within range: ClosedRange<Int128> = -LedgerFormat.largestSum...LedgerFormat.largestSum
  ) throws(LedgerFileError) -> Int128 {
    let value = try variable()
    let number = Int128(bitPattern: value >> 1) ^ -Int128(value & 1)
    try require(range.contains(number))
    return number
  }

  /// A number in LEB128, in as few bytes as it needs.
  private mutating func variable() throws(LedgerFileError) -> UInt128 {
    var value: UInt128 = 0
    var shift = 0
    while true {
      let next = try byte()
      try require(shift < 126 || next <= 3)
      value |= UInt128(next & 0x7F) << UInt128(shift)
      if next < 0x80 {
        try require(next > 0 || shift == 0)
        return value
      }
      shift += 7
    }
  }

  mutating func text() throws(LedgerFileError) -> String {
    let raw = try raw(count(upTo: remaining))
    guard let text = String(validating: raw, as: UTF8.self) else { throw damage }
    return text
  }

  mutating func optional<Value>(
    _ read: (inout ByteDecoder) throws(LedgerFileError) -> Value
  ) throws(LedgerFileError) -> Value? {
    try flag() ? read(&self) : nil
  }

  /// The elements of a list.
  ///
  /// - Parameter size: The fewest bytes of an element.
  mutating func list<Element>(
    of size: Int, upTo largest: Int = .max,
    _ read: (inout ByteDecoder) throws(LedgerFileError) -> Element
  ) throws(LedgerFileError) -> [Element] {
    let count = try count(upTo: min(largest, remaining / size))
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  /// Fails where elements do not ascend.
  func requireAscending<Key>(
    _ keys: some Sequence<Key>, by precedes: (Key, Key) -> Bool
  ) throws(LedgerFileError) {
    var last: Key?
    for key in keys {
      if let last { try require(precedes(last, key)) }
      last = key
    }
  }

  /// The content of the section that must come next.
  mutating func section(_ name: LedgerFormat.Section) throws(LedgerFileError) -> ByteDecoder {
    let found = try raw(4)
    try require(found.elementsEqual(name.rawValue.utf8))
    let length = try fixed(UInt64.self)
    try require(length <= UInt64(remaining))
    return ByteDecoder(try raw(Int(length)), file: file)
  }

  /// Fails where bytes are left.
  func requireEnd() throws(LedgerFileError) { try require(remaining == 0) }
}
