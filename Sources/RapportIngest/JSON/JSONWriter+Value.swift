package import RapportModel

extension JSONWriter {
  /// Writes a value that was read, in the order of its document.
  package mutating func value(_ json: JSONValue) {
    switch json.kind {
    case .null: null()
    case .boolean: value(json.boolean ?? false)
    case .number: raw(json.numberText ?? "null")
    case .string: _ = json.withStringBytes { value($0) }
    case .array: array { writer in json.forEachElement { writer.value($0) } }
    case .object:
      object { writer in
        json.forEachMember { name, member in
          writer.key(String(decoding: name, as: UTF8.self))
          writer.value(member)
        }
      }
    }
  }
}
