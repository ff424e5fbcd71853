/// A JSON value as the tolerant reader builds it.
enum JSONNode: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A number in the document's own notation.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([Member])

  struct Member: Hashable, Sendable {
    var name: String
    var value: JSONNode
  }
}

/// What the fast parser refuses in a document that is read nevertheless.
struct JSONTolerance: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// A number beyond the range of 64 bits; its digits are kept.
  static let hugeNumber = JSONTolerance(rawValue: 1)
  /// Half of a surrogate pair; becomes U+FFFD.
  static let loneSurrogate = JSONTolerance(rawValue: 2)
}

/// Why a document is no JSON, and where.
package struct JSONSyntaxError: Error, Hashable {
  /// The offset of the byte in the document.
  package var offset: Int
  /// What is wrong, as a sentence without its full stop.
  package var reason: String
}

/// Reads JSON strictly by RFC 8259 but for numbers of any size and lone surrogates.
///
/// It is slow and builds a tree, and is there for the few documents that the fast parser refuses.
struct TolerantJSONReader {
  private(set) var tolerated: JSONTolerance = []
  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  /// As deep as the fast parser goes.
  private static let maximumDepth = 1024

  /// Reads the one value that `bytes` hold.
  static func read(
    _ bytes: UnsafeRawBufferPointer
  ) throws(JSONSyntaxError) -> (value: JSONNode, tolerated: JSONTolerance) {
    var reader = TolerantJSONReader(bytes)
    reader.skipSpace()
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.failure("Text after the end of the value") }
    return (value, reader.tolerated)
  }

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private func failure(_ reason: String) -> JSONSyntaxError { JSONSyntaxError(offset: index, reason: reason) }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    guard depth < Self.maximumDepth else { throw failure("Nested too deeply") }
    guard let byte else { throw failure("The value is cut off") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .boolean(true))
    case UInt8(ascii: "f"): return try literal("false", .boolean(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw failure("Expected a value")
    }
  }

  private mutating func literal(_ text: StaticString, _ node: JSONNode) throws(JSONSyntaxError) -> JSONNode {
    let length = text.utf8CodeUnitCount
    let isThere = text.withUTF8Buffer { bytes[index...].prefix(length).elementsEqual($0) }
    guard isThere else { throw failure("Expected '\(text)'") }
    index += length
    return node
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    index += 1
    var elements: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw failure("Expected ',' or ']'") }
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    index += 1
    var members: [JSONNode.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw failure("Expected a member's name") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("Expected ':'") }
      skipSpace()
      members.append(JSONNode.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("Expected ',' or '}'") }
    }
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = index
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let isWhole = !text.contains { $0 == "." || $0 == "e" || $0 == "E" }
    let fits = isWhole ? Int64(text) != nil || UInt64(text) != nil : Double(text)?.isFinite == true
    if !fits { tolerated.insert(.hugeNumber) }
    return text
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = index
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    guard index > start else { throw failure("Expected a digit") }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20:
        index -= 1
        throw failure("A control character in a string")
      default: text.append(byte)
      }
    }
    throw failure("A string is not closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
    guard let sign = byte else { throw failure("A string is not closed") }
    index += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if unit & 0xFC00 == 0xD800, bytes[index...].prefix(2).elementsEqual("\\u".utf8) {
        let mark = index
        index += 2
        let trail = try hexadecimal()
        if trail & 0xFC00 == 0xDC00 {
          unit = 0x10000 + (unit & 0x3FF) << 10 + trail & 0x3FF
        } else {
          index = mark
        }
      }
      let scalar = Unicode.Scalar(unit)
      if scalar == nil { tolerated.insert(.loneSurrogate) }
      text.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}")!)
    default:
      index -= 1
      throw failure("An unknown escape in a string")
    }
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw failure("Expected four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
