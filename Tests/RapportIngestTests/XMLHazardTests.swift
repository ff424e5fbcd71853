import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct XMLHazardTests {
  private static let folder = "conformance/hazards/xml/"

  /// Puts a document's type before an export whose message refers to an entity of it.
  private static func export(_ text: String, entity: String) -> String {
    let start = text.range(of: "<!DOCTYPE")?.lowerBound
    let close = text.range(of: "]>")?.upperBound
    let type = start.flatMap { start in close.map { String(text[start..<$0]) } } ?? ""
    return type
      + "<disqus><post dsq:id=\"1\" title=\"&\(entity);\"><message>[&\(entity);]</message></post></disqus>"
  }

  @Test(
    "no entity is expanded and nothing outside is read",
    .enabled(if: SharedData.has(folder), Comment(rawValue: SharedData.missing)), .timeLimit(.minutes(1)),
    arguments: [
      ("cyclic.xml", "a"), ("external.xml", "ee"), ("external_file.xml", "ee"), ("quadratic.xml", "a"),
      ("xmlbomb.xml", "d"), ("xmlbomb2.xml", "a"),
    ])
  func entities(file: String, entity: String) throws {
    let text = try SharedData.text(Self.folder + file)
    let found = try Collected(Self.export(text, entity: entity), format: "disqus-xml")
    #expect(found.comments.map(\.text) == ["[&\(entity);]"])
    #expect(found.noteCodes.contains("entities"))
  }

  @Test(
    "every hazard is read to its end",
    .enabled(if: SharedData.has(folder), Comment(rawValue: SharedData.missing)), .timeLimit(.minutes(1)),
    arguments: [
      "cyclic.xml", "dtd.xml", "dtd_element.xml", "external.xml", "external_file.xml", "quadratic.xml",
      "simple-ns.xml", "simple.xml", "xmlbomb.xml", "xmlbomb2.xml",
    ])
  func files(file: String) throws {
    let bytes = try SharedData.bytes(Self.folder + file)
    for format in ["disqus-xml", "wxr"] {
      let found = try Collected(bytes, format: format)
      #expect(found.comments.isEmpty && found.rejected.isEmpty)
    }
  }

  @Test("elements nested without end stop the reading, which is told", .timeLimit(.minutes(1))) func depth()
    throws
  {
    let deep = String(repeating: "<a>", count: 500_000)
    let found = try Collected("<disqus><post dsq:id=\"1\"><message>fine</message></post><post>\(deep)")
    #expect(found.comments.map(\.text) == ["fine"])
    #expect(found.rejected.count == 1)
    #expect(found.noteCodes.contains("damaged-xml"))
  }

  @Test("an element beyond the limit is a reject, and the next one is read") func length() throws {
    var options = IngestOptions()
    options.maximumRecordLength = 1000
    let long = String(repeating: "x", count: 3_000_000)
    let found = try Collected(
      "<disqus><post dsq:id=\"1\"><message>\(long)</message></post><post dsq:id=\"2\"><message>fine</message></post></disqus>",
      options: options)
    #expect(found.comments.map(\.text) == ["fine"])
    #expect(found.rejected.map(\.reason) == ["The element is longer than 1000 bytes"])
  }

  @Test("the same bytes give the same comments however they are cut", arguments: [1, 7, 4096]) func pieces(
    size: Int
  ) throws {
    let posts = (0..<400).map {
      "<post dsq:id=\"\($0)\"><message><![CDATA[Lämp \($0) 😀 \u{FFFF}]]></message></post>"
    }
    let padding = String(repeating: " ", count: size)
    let found = try Collected("<disqus>\(padding)\(posts.joined(separator: padding))</disqus>")
    #expect(found.comments.map(\.text) == (0..<400).map { "Lämp \($0) 😀 \u{FFFD}" })
    #expect(found.noteCodes == ["control-characters", "orphans"])
  }

  @Test("records of XML come as objects before any meaning") func raw() throws {
    var records: [String] = []
    try RawRecords.read(
      ByteSource(
        bytes: Array("<disqus><post dsq:id=\"1\"><message>a &amp; b</message></post><post/></disqus>".utf8),
        name: "x"),
      record: { records.append(String(decoding: $0, as: UTF8.self)) }, rejected: { _ in })
    #expect(
      records == [
        #"{"name":"post","attributes":{"dsq:id":"1"},"children":[{"name":"message","text":"a & b"}]}"#,
        #"{"name":"post"}"#,
      ])
  }

  private static func posts(_ messages: [String]) -> String {
    let posts = messages.enumerated().map {
      "<post dsq:id=\"\($0.offset)\"><message>\($0.element)</message></post>"
    }
    return
      "<disqus xmlns:dsq=\"http://disqus.com/disqus-internals\">\(posts.joined(separator: "\n"))</disqus>"
  }

  @Test(
    "references keep their meaning behind damage of any kind",
    arguments: ["AT & T", "&&", "a&nbsp;b", "&", "5 &#xZZ; 6", "<b title=x>y</b>", "&;", "\u{7F}"])
  func damage(first: String) throws {
    let rest = "not &lt;b&gt;at all&lt;/b&gt; 5 &lt; 6, AT&amp;T, &quot;AT&T&quot; &#233;"
    let found = try Collected(Self.posts([first, rest]))
    #expect(found.comments.last?.text == "not at all 5 < 6, AT&T, \"AT&T\" é")
  }

  @Test(
    "an ampersand that begins no reference is a letter like others", arguments: [0, 16_300, 16_330, 16_384])
  func ampersands(padding: Int) throws {
    let padding = String(repeating: "x", count: padding)
    let texts = ["R & D at AT&T, a&b; c&", "&& 3 &# &#; &a b;"]
    let found = try Collected(Self.posts(["x\(padding) \(texts[0])", "<![CDATA[\(texts[1])]]>"]))
    #expect(found.comments.map(\.text) == ["x\(padding) \(texts[0])", texts[1]])
    #expect(found.noteCodes == ["ampersands", "entities", "orphans"])
  }

  @Test("references to unknown entities stay, however many there are") func manyReferences() throws {
    let found = try Collected(Self.posts(Array(repeating: "a &unknown; b &amp; c", count: 12_000)))
    #expect(found.comments.count == 12_000)
    #expect(found.comments.allSatisfy { $0.text == "a &unknown; b & c" })
  }

  @Test("blanks before the declaration do no harm") func blanks() throws {
    let found = try Collected(" \n<?xml version=\"1.0\"?>\n" + Self.posts(["5 &lt; 6"]))
    #expect(found.comments.map(\.text) == ["5 < 6"])
    #expect(found.noteCodes == ["orphans"])
  }
}
