/// Writes JSON into a buffer of bytes, without spaces and in the order of the calls.
///
///     var json = JSONWriter()
///     json.object { json in
///       json.member("id", "a1")
///       json.member("likes", 3)
///     }
///     String(decoding: json.bytes, as: UTF8.self)   // {"id":"a1","likes":3}
///
/// Strings are escaped as RFC 8259 demands; beyond that only U+2028 and U+2029, which end lines in older
/// scripts. `<`, `>` and `&` are written as they are: who puts JSON into a page escapes them there.
public struct JSONWriter: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []
  /// Whether the next value at this depth needs a comma before it.
  private var needsComma = false

  /// Nothing written yet.
  public init() {}

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Takes away the bytes so far; what is written next goes on behind them.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Ends a line, and with it a record of JSON lines.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: - Containers

  /// Writes an object with the members that `content` writes.
  public mutating func object(_ content: (inout JSONWriter) throws -> Void) rethrows {
    begin()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    try content(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Writes an array of the values that `content` writes.
  public mutating func array(_ content: (inout JSONWriter) throws -> Void) rethrows {
    begin()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    try content(&self)
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a member's name; its value must follow.
  public mutating func key(_ name: some StringProtocol) {
    value(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: - Values

  /// Writes a string.
  public mutating func value(_ text: some StringProtocol) {
    var text = String(text)
    text.withUTF8 { value(UnsafeRawBufferPointer($0)) }
  }

  /// Writes a string of well-formed UTF-8.
  public mutating func value(_ text: UnsafeRawBufferPointer) {
    begin()
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for (index, byte) in text.enumerated() {
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2 else {
        continue
      }
      if byte == 0xE2 {
        guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] | 1 == 0xA9 else { continue }
        bytes.append(contentsOf: text[start..<index])
        bytes.append(contentsOf: text[index + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8)
        start = index + 3
        continue
      }
      bytes.append(contentsOf: text[start..<index])
      escape(byte)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func value(_ number: some BinaryInteger) { raw(String(number)) }

  /// Writes a decimal number exactly.
  public mutating func value(_ number: FixedDecimal) { raw(number.description) }

  /// Writes the shortest number that reads back the same; `null` for infinities and what is no number.
  public mutating func value(_ number: Double) {
    guard number.isFinite else { return null() }
    let text = number.description
    raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { raw("null") }

  /// Writes text that is a JSON value already.
  public mutating func raw(_ json: String) {
    begin()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// Writes bytes that are a JSON value already.
  public mutating func raw(_ json: UnsafeRawBufferPointer) {
    begin()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  private mutating func begin() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 0xF
      bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }
}

extension JSONWriter {
  /// Writes a member that is a string.
  public mutating func member(_ name: String, _ text: some StringProtocol) {
    key(name)
    value(text)
  }

  /// Writes a member that is a whole number.
  public mutating func member(_ name: String, _ number: some BinaryInteger) {
    key(name)
    value(number)
  }

  /// Writes a member that is a decimal number.
  public mutating func member(_ name: String, _ number: FixedDecimal) {
    key(name)
    value(number)
  }

  /// Writes a member that is a binary number.
  public mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  /// Writes a member that is true or false.
  public mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }
}
