internal import CLibYAML

/// A document in YAML, read by libyaml.
///
///     let document = try YAMLDocument("pillars: {behaviour: 3}")
///     document.root?.content
///
/// Scalars are text as it is written, whatever YAML would take it for. A node that is referred to in several places is one
/// node, so that a small text cannot become a large tree.
final class YAMLDocument {
  private var document = yaml_document_t()

  /// Why a text is no document.
  struct SyntaxError: Error, Hashable {
    /// The line, counted from 1; `nil` where none is to blame.
    var line: Int?
    var reason: String
  }

  /// Reads the only document of a text.
  ///
  /// - Throws: ``SyntaxError`` when it is not well-formed or there are several.
  init(_ text: String) throws(SyntaxError) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw SyntaxError(reason: "memory is short") }
    defer { yaml_parser_delete(&parser) }
    var text = text
    let error = text.withUTF8 { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      return Self.load(&document, &parser)
    }
    guard var error else { return }
    // What is not closed is missed behind the last line.
    let lastLine = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    error.line = error.line.map { min($0, lastLine) }
    throw error
  }

  deinit { yaml_document_delete(&document) }

  /// The outermost node; `nil` in an empty text.
  var root: Node? { yaml_document_get_root_node(&document).map { Node(document: self, $0) } }

  /// Loads the document that comes next, after which there must be none.
  private static func load(
    _ document: inout yaml_document_t, _ parser: inout yaml_parser_t
  ) -> SyntaxError? {
    guard yaml_parser_load(&parser, &document) == 1 else { return syntaxError(parser) }
    if yaml_document_get_root_node(&document) == nil { return nil }
    var next = yaml_document_t()
    guard yaml_parser_load(&parser, &next) == 1 else {
      yaml_document_delete(&document)
      return syntaxError(parser)
    }
    defer { yaml_document_delete(&next) }
    guard let second = yaml_document_get_root_node(&next) else { return nil }
    yaml_document_delete(&document)
    return SyntaxError(
      line: Int(second.pointee.start_mark.line) + 1, reason: "a second document begins, where one is expected"
    )
  }

  private static func syntaxError(_ parser: yaml_parser_t) -> SyntaxError {
    let reasons = [parser.context, parser.problem].compactMap { $0.map { String(cString: $0) } }
    return SyntaxError(
      line: Int(parser.problem_mark.line) + 1, reason: reasons.joined(separator: ", "))
  }

  /// A part of a document.
  struct Node {
    private let document: YAMLDocument
    private let node: UnsafeMutablePointer<yaml_node_t>

    fileprivate init(document: YAMLDocument, _ node: UnsafeMutablePointer<yaml_node_t>) {
      self.document = document
      self.node = node
    }

    /// What a node is.
    enum Content {
      case scalar(String)
      case sequence([Node])
      case mapping([(key: Node, value: Node)])
    }

    /// Where it begins, counted from 1.
    var line: Int { Int(node.pointee.start_mark.line) + 1 }

    /// What it holds, one level deep.
    var content: Content {
      switch node.pointee.type {
      case YAML_SEQUENCE_NODE:
        let items = node.pointee.data.sequence.items
        return .sequence(
          UnsafeBufferPointer(start: items.start, count: items.top - items.start).compactMap(at))
      case YAML_MAPPING_NODE:
        let pairs = node.pointee.data.mapping.pairs
        return .mapping(
          UnsafeBufferPointer(start: pairs.start, count: pairs.top - pairs.start).compactMap { pair in
            guard let key = at(pair.key), let value = at(pair.value) else { return nil }
            return (key, value)
          })
      default:
        let scalar = node.pointee.data.scalar
        return .scalar(
          String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self))
      }
    }

    private func at(_ number: Int32) -> Node? {
      yaml_document_get_node(&document.document, number).map { Node(document: document, $0) }
    }
  }
}
