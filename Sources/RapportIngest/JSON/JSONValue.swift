import CSimdJSON
public import RapportModel

/// A value of a JSON document.
///
/// It looks into its parser's memory and is valid only while that parser's `withDocument` runs.
public struct JSONValue {
  let storage: Storage

  enum Storage {
    /// On the tape of the fast parser.
    case tape(rapport_json_value)
    /// In the tree of the tolerant reader.
    case tree(JSONNode)
  }

  /// What a value is.
  public enum Kind: Hashable, Sendable {
    case null, boolean, number, string, array, object
  }

  /// What the value is.
  public var kind: Kind {
    switch storage {
    case .tape(let value):
      switch rapport_json_kind_of(value) {
      case RAPPORT_JSON_BOOL: .boolean
      case RAPPORT_JSON_INT64, RAPPORT_JSON_UINT64, RAPPORT_JSON_DOUBLE: .number
      case RAPPORT_JSON_STRING: .string
      case RAPPORT_JSON_ARRAY: .array
      case RAPPORT_JSON_OBJECT: .object
      default: .null
      }
    case .tree(let node):
      switch node {
      case .null: .null
      case .boolean: .boolean
      case .number: .number
      case .string: .string
      case .array: .array
      case .object: .object
      }
    }
  }

  /// Whether the value is `null`.
  public var isNull: Bool { kind == .null }

  /// The value of `true` and `false`, else `nil`.
  public var boolean: Bool? {
    guard kind == .boolean else { return nil }
    switch storage {
    case .tape(let value): return rapport_json_bool(value)
    case .tree(.boolean(let flag)): return flag
    case .tree: return nil
    }
  }

  /// Calls `body` with the bytes of a string; `nil` when the value is none.
  public func withStringBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result? {
    switch storage {
    case .tape(let value):
      var count = 0
      guard let bytes = rapport_json_string(value, &count) else { return nil }
      return try body(UnsafeRawBufferPointer(start: bytes, count: count))
    case .tree(.string(var text)):
      return try text.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
    case .tree: return nil
    }
  }

  /// A string's text, else `nil`.
  public var string: String? { withStringBytes { String(decoding: $0, as: UTF8.self) } }

  /// The notation of a number, as short as it can be without changing it; `nil` when the value is none.
  public var numberText: String? {
    switch storage {
    case .tape(let value):
      switch rapport_json_kind_of(value) {
      case RAPPORT_JSON_INT64: return String(rapport_json_int64(value))
      case RAPPORT_JSON_UINT64: return String(rapport_json_uint64(value))
      case RAPPORT_JSON_DOUBLE: return rapport_json_double(value).description
      default: return nil
      }
    case .tree(.number(let text)): return text
    case .tree: return nil
    }
  }

  /// The text of a string or a number, which is how identifiers come; else `nil`.
  public var stringOrNumber: String? { string ?? numberText }

  /// A number, or a string that holds one in plain notation, held exactly to nine places; else `nil`.
  public var decimal: FixedDecimal? {
    if let text = numberText { return FixedDecimal(parsing: text) }
    return withStringBytes { FixedDecimal(parsing: $0) } ?? nil
  }

  /// A whole number, or a string that holds one; else `nil`.
  public var integer: Int64? {
    if case .tape(let value) = storage, rapport_json_kind_of(value) == RAPPORT_JSON_INT64 {
      return rapport_json_int64(value)
    }
    guard let decimal, decimal.nanos % 1_000_000_000 == 0 else { return nil }
    return Int64(exactly: decimal.nanos / 1_000_000_000)
  }

  /// The first member of an object with this name; `nil` for other values.
  public subscript(_ name: StaticString) -> JSONValue? {
    name.withUTF8Buffer { member($0) }
  }

  /// The first member of an object with this name; `nil` for other values.
  public subscript(_ name: String) -> JSONValue? {
    var name = name
    return name.withUTF8 { member($0) }
  }

  private func member(_ name: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    switch storage {
    case .tape(let value):
      var found = rapport_json_value()
      let isThere = name.withMemoryRebound(to: CChar.self) {
        rapport_json_member(value, $0.baseAddress, $0.count, &found)
      }
      return isThere ? JSONValue(storage: .tape(found)) : nil
    case .tree(.object(let members)):
      return members.first { $0.name.utf8.elementsEqual(name) }.map { JSONValue(storage: .tree($0.value)) }
    case .tree: return nil
    }
  }

  /// Calls `body` with each element of an array, in order; not at all for other values.
  public func forEachElement<Failure: Error>(_ body: (JSONValue) throws(Failure) -> Void) throws(Failure) {
    switch storage {
    case .tape(let value):
      guard rapport_json_kind_of(value) == RAPPORT_JSON_ARRAY else { return }
      var cursor = rapport_json_begin(value)
      var element = rapport_json_value()
      while rapport_json_next_element(&cursor, &element) { try body(JSONValue(storage: .tape(element))) }
    case .tree(.array(let elements)):
      for element in elements { try body(JSONValue(storage: .tree(element))) }
    case .tree: return
    }
  }

  /// Calls `body` with the name and value of each member of an object, in the order of the document; not at
  /// all for other values.
  public func forEachMember<Failure: Error>(
    _ body: (UnsafeRawBufferPointer, JSONValue) throws(Failure) -> Void
  ) throws(Failure) {
    switch storage {
    case .tape(let value):
      guard rapport_json_kind_of(value) == RAPPORT_JSON_OBJECT else { return }
      var cursor = rapport_json_begin(value)
      var name: UnsafePointer<CChar>?
      var count = 0
      var member = rapport_json_value()
      while rapport_json_next_member(&cursor, &name, &count, &member) {
        try body(UnsafeRawBufferPointer(start: name, count: count), JSONValue(storage: .tape(member)))
      }
    case .tree(.object(let members)):
      for member in members {
        let bytes = Array(member.name.utf8)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        defer { buffer.deallocate() }
        buffer.copyBytes(from: bytes)
        let view = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<bytes.count])
        try body(view, JSONValue(storage: .tree(member.value)))
      }
    case .tree: return
    }
  }
}
