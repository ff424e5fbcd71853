import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct DisqusTests {
  private static func export(_ content: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <category dsq:id="1"><forum>lantern</forum><title>General</title></category>
    <thread dsq:id="10"><id/><forum>lantern</forum><category dsq:id="1"/>
      <link>https://lantern.example/oil/</link><title>Oil</title><message/>
      <author><name>Lantern</name><username>lantern</username></author></thread>
    \(content)
    </disqus>
    """
  }

  private static func post(_ id: Int, _ message: String, _ rest: String = "<thread dsq:id=\"10\"/>") -> String
  {
    "<post dsq:id=\"\(id)\"><id/><message>\(message)</message><createdAt>2025-03-03T09:15:00Z</createdAt>\(rest)</post>"
  }

  @Test("a post gives its text, page, thread, author and what it answers") func post() throws {
    let found = try Collected(
      Self.export(
        Self.post(
          20, "<![CDATA[<p>Bright &amp; warm,<br>I like it</p>]]>",
          "<author><name>Ann</name><username>ann</username></author><thread dsq:id=\"10\"/>")
          + Self.post(
            21, "<![CDATA[<p>Thanks!</p>]]>",
            "<author><name>Lantern</name><username>lantern</username></author><thread dsq:id=\"10\"/><parent dsq:id=\"20\"/>"
          )))
    #expect(found.format == "disqus-xml")
    #expect(found.comments.map(\.text) == ["Bright & warm,\nI like it", "Thanks!"])
    #expect(found.comments[0][.originalText] == "<p>Bright &amp; warm,<br>I like it</p>")
    #expect(found.comments.map { $0[.id] } == ["20", "21"])
    #expect(found.comments.map { $0[.page] } == Array(repeating: "https://lantern.example/oil/", count: 2))
    #expect(found.comments.map { $0[.property] } == ["lantern", "lantern"])
    #expect(found.comments.map { $0[.thread] } == ["10", "10"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, "20"])
    #expect(found.comments.map(\.facts.authorRole) == [.unknown, .brand])
    #expect(found.comments[0].facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "ann"))
    #expect(found.comments[0].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.notes.isEmpty)
  }

  @Test(
    "deleted posts and spam are counted and marked",
    arguments: [
      ("<isDeleted>false</isDeleted><isSpam>false</isSpam>", Visibility.visible),
      ("<isDeleted>true</isDeleted><isSpam>false</isSpam>", .deleted),
      ("<isDeleted>false</isDeleted><isSpam>true</isSpam>", .spam), ("", .visible),
    ])
  func visibility(marks: String, expected: Visibility) throws {
    let found = try Collected(Self.export(Self.post(20, "x", marks + "<thread dsq:id=\"10\"/>")))
    #expect(found.comments.map(\.facts.visibility) == [expected])
  }

  @Test("posts of a thread that is gone are kept and noted") func orphans() throws {
    let found = try Collected(Self.export(Self.post(20, "x", "<thread dsq:id=\"77\"/>")))
    #expect(found.comments.map { $0[.page] } == [nil])
    #expect(found.comments.map { $0[.property] } == ["lantern"])
    #expect(found.noteCodes == ["orphans"])
  }

  @Test("a post without a message, and one that is cut off, are rejects with their places") func rejects()
    throws
  {
    let text = Self.export(
      "<post dsq:id=\"20\"><id/></post>\n" + Self.post(21, "fine") + "\n<post dsq:id=\"22\"><mess")
    let cut = try #require(text.range(of: "<post dsq:id=\"22\"><mess").map { String(text[..<$0.upperBound]) })
    let found = try Collected(cut)
    #expect(found.comments.map(\.text) == ["fine"])
    #expect(found.rejected.map(\.line) == [7, 9])
    #expect(found.rejected[0].reason == "The post has no message")
    #expect(found.rejected[1].reason.hasPrefix("The element is cut off"))
    #expect(String(decoding: found.rejected[0].raw, as: UTF8.self) == "<post dsq:id=\"20\"><id/></post>")
    #expect(found.allRecords == [1, 2, 3])
    #expect(found.noteCodes == ["damaged-xml"])
    for reject in found.rejected {
      #expect(Array(cut.utf8)[reject.byte...].starts(with: "<post".utf8))
    }
  }

  @Test("on request a comment keeps its element as it stands in the file") func raw() throws {
    var options = IngestOptions()
    options.keepsRawRecords = true
    let posts = (0..<3000).map { Self.post($0, "Lamp \($0) <![CDATA[<b>é</b>]]>") }
    let found = try Collected(Self.export(posts.joined(separator: "\n")), options: options)
    #expect(found.comments.map { $0[.rawRecord] } == posts)
    #expect(found.comments.last?.text == "Lamp 2999 é")
  }

  // MARK: - Samples

  /// Posts counted with `grep -c '<post '`, marks with `grep -c '<isSpam>true'` and `<isDeleted>true`; threads of
  /// `<thread dsq:id>` references without a definition looked up by eye.
  @Test(
    "the samples give the posts that grep counts",
    .enabled(if: SharedData.has("samples/disqus-xml"), Comment(rawValue: SharedData.missing)),
    arguments: [("disqus-made-up.xml", 7, 1, 1, 0, 1), ("disqus.xml", 6, 1, 0, 1, 2)])
  func samples(file: String, posts: Int, deleted: Int, spam: Int, orphans: Int, replies: Int) throws {
    let found = try Collected(sample: "disqus-xml/\(file)")
    #expect(found.format == "disqus-xml")
    #expect(found.comments.count == posts && found.rejected.isEmpty)
    #expect(found.comments.count { $0.facts.visibility == .deleted } == deleted)
    #expect(found.comments.count { $0.facts.visibility == .spam } == spam)
    #expect(found.comments.count { $0[.page] == nil } == orphans)
    #expect(found.comments.count { $0[.replyTo] != nil } == replies)
    #expect(found.comments.allSatisfy { $0.facts.createdAt != nil && $0.facts.author != nil })
  }

  @Test("posts before their thread have its page, and prefixes are the document's choice")
  func orderAndPrefix() throws {
    let text = Self.export(Self.post(20, "fine"))
    let thread = try #require(text.range(of: "<thread dsq:id=\"10\"><id/>"))
    let end = try #require(text.range(of: "</thread>"))
    let moved =
      text[..<thread.lowerBound] + text[end.upperBound...].replacing("</disqus>", with: "")
      + text[thread.lowerBound..<end.upperBound] + "</disqus>"
    for document in [String(moved), text].flatMap({ [$0, $0.replacing("dsq", with: "d")] }) {
      let found = try Collected(document)
      #expect(found.comments.map { $0[.id] } == ["20"])
      #expect(found.comments.map { $0[.page] } == ["https://lantern.example/oil/"])
      #expect(found.comments.map { $0[.thread] } == ["10"])
      #expect(found.notes.isEmpty)
    }
  }
}
