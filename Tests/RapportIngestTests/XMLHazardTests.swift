import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct XMLHazardTests {
  private static let folder = "conformance/hazards/xml/"
  private static let files = [
    "cyclic.xml", "dtd.xml", "dtd_element.xml", "external.xml", "external_file.xml", "quadratic.xml",
    "simple-ns.xml",
    "simple.xml", "xmlbomb.xml", "xmlbomb2.xml",
  ]

  /// The elements of a document, as `read --raw` gives them.
  private static func elements(_ bytes: [UInt8]) throws -> [String] {
    var records: [String] = []
    try RawRecords.read(
      ByteSource(bytes: bytes, name: "input"), format: "disqus-xml",
      record: { records.append(String(decoding: $0, as: UTF8.self)) }, rejected: { _ in })
    return records
  }

  /// Puts a document's type and root into an export, so that its entities would be expanded in a message.
  private static func export(_ text: String) -> String {
    let start = text.range(of: "<!DOCTYPE")?.lowerBound
    let close = text.range(of: "]>")?.upperBound
    let type = start.flatMap { start in close.map { String(text[start..<$0]) } } ?? ""
    let references = text.split(separator: "&").dropFirst().compactMap { $0.split(separator: ";").first }
    return type
      + "<disqus><post dsq:id=\"1\"><message>[&\(references.last ?? "amp");]</message></post></disqus>"
  }

  @Test(
    "no entity is expanded and nothing outside is read",
    .enabled(if: SharedData.has(folder), Comment(rawValue: SharedData.missing)), arguments: files)
  func hazards(file: String) throws {
    let text = try SharedData.text(Self.folder + file)
    let found = try Collected(Self.export(text), format: "disqus-xml")
    let message = try #require(found.comments.first?.text)
    // A reference of one letter or two stays as it is.
    #expect(message.utf8.count <= 6)
    _ = try Collected(text, format: "disqus-xml")
    _ = try Self.elements(Array(text.utf8))
  }
}
