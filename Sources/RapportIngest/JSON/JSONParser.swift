import CSimdJSON
import RapportModel

/// Parses JSON documents one after the other in memory that it reuses.
///
/// Documents go through simdjson. One that it refuses for a number beyond 64 bits or a lone surrogate is read
/// again by a slow reader that tolerates just these.
///
/// - Complexity: O(*n*) in the bytes of the document, at about 2 GB/s.
public final class JSONParser {
  private let parser = rapport_json_parser_create()!
  /// What had to be tolerated in the documents so far, and in how many of them.
  private(set) var tolerated: JSONTolerance = []
  private(set) var toleratedDocuments = 0

  /// A parser without memory yet.
  public init() {}

  deinit { rapport_json_parser_destroy(parser) }

  /// Parses a document and calls `body` with its value, which is valid during the call only.
  ///
  /// - Parameter readableCount: The bytes that can be read from the document's start on; with at least 64
  ///   more than the document has it is parsed in place, else it is copied first.
  /// - Returns: What `body` returns, or what is wrong with the document.
  package func withDocument<Value, Failure: Error>(
    _ document: UnsafeRawBufferPointer, readableCount: Int? = nil,
    _ body: (JSONValue) throws(Failure) -> Value
  ) throws(Failure) -> Result<Value, JSONSyntaxError> {
    var root = rapport_json_value()
    let bytes = document.baseAddress?.assumingMemoryBound(to: CChar.self)
    let code = rapport_json_parse(parser, bytes, document.count, readableCount ?? document.count, &root)
    if code == 0 { return .success(try body(JSONValue(storage: .tape(root)))) }
    let node: JSONNode
    do throws(JSONSyntaxError) {
      let (value, tolerated) = try TolerantJSONReader.read(document)
      node = value
      self.tolerated.formUnion(tolerated)
      toleratedDocuments += 1
    } catch {
      return .failure(error)
    }
    return .success(try body(JSONValue(storage: .tree(node))))
  }

  /// Says what had to be tolerated; `nil` when nothing had.
  var note: IngestNote? {
    guard toleratedDocuments > 0 else { return nil }
    var causes: [String] = []
    if tolerated.contains(.hugeNumber) { causes.append("numbers beyond 64 bits, whose digits are kept") }
    if tolerated.contains(.loneSurrogate) { causes.append("lone surrogates, which became U+FFFD") }
    return IngestNote(
      "tolerated-json",
      counted(toleratedDocuments, "JSON record holds", "JSON records hold")
        + " \(causes.joined(separator: ", or "))")
  }
}
