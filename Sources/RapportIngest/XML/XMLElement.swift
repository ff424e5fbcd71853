import RapportModel

/// The tag an element begins with.
struct XMLTag: Sendable {
  /// The name with its prefix, such as `wp:comment`: that of ``XMLNamespace`` where it knows the address behind the
  /// prefix, else as the document writes it.
  var name: String
  /// The attributes with their prefixes, in the order of the document.
  var attributes: [(name: String, value: String)] = []
  /// The line it begins on, counted from 1, and the offset of its first byte in the text.
  var line: Int
  var byteOffset: Int

  /// The value of an attribute, if the tag has it.
  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// An element with all that is in it, for records that are small.
struct XMLElement: Sendable {
  var tag: XMLTag
  /// The text right inside the element, without that of its children.
  var text: [UInt8] = []
  var children: [XMLElement] = []

  /// The first child of this name.
  subscript(_ name: String) -> XMLElement? { children.first { $0.tag.name == name } }

  /// The text without surrounding white space; `nil` when nothing is left.
  var trimmedText: String? {
    var range = text[...]
    while let first = range.first, first <= 0x20 { range = range.dropFirst() }
    while let last = range.last, last <= 0x20 { range = range.dropLast() }
    return range.isEmpty ? nil : String(decoding: range, as: UTF8.self)
  }

  /// The trimmed text of the first child of this name.
  func text(of name: String) -> String? { self[name]?.trimmedText }
}

extension JSONWriter {
  /// Writes an element as an object with its `name`, and `attributes`, `text` and `children` where it has any.
  mutating func value(_ element: XMLElement) {
    object { json in
      json.member("name", element.tag.name)
      if !element.tag.attributes.isEmpty {
        json.key("attributes")
        json.object { json in
          for attribute in element.tag.attributes { json.member(attribute.name, attribute.value) }
        }
      }
      let isBlank = element.text.allSatisfy { $0 <= 0x20 }
      if !isBlank {
        json.key("text")
        element.text.withUnsafeBytes { json.value($0) }
      }
      if !element.children.isEmpty {
        json.key("children")
        json.array { json in for child in element.children { json.value(child) } }
      }
    }
  }
}
