import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct WXRTests {
  private static func export(version: String = "1.2", _ items: String, head: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8" ?>
    <!-- generator="WordPress" -->
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:wp="http://wordpress.org/export/\(version)/">
    <channel><title>Lantern</title><link>https://lantern.example</link>\(head)
    \(items)
    </channel></rss>
    """
  }

  private static func item(_ comments: String) -> String {
    "<item><title>Oil</title><link>https://lantern.example/oil/</link><content:encoded><![CDATA[<p>Not a comment</p>]]></content:encoded><wp:post_id>7</wp:post_id>\(comments)</item>"
  }

  private static func comment(_ id: Int, _ content: String, _ rest: String = "") -> String {
    "<wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[Ann]]></wp:comment_author><wp:comment_content>\(content)</wp:comment_content>\(rest)</wp:comment>"
  }

  @Test("comments are read in every version of the format", arguments: ["1.0", "1.1", "1.2"])
  func versions(version: String) throws {
    let rest =
      "<wp:comment_author_email>Ann@mail.example\n  </wp:comment_author_email><wp:comment_date>2025-03-03 10:15:00</wp:comment_date><wp:comment_date_gmt>2025-03-03 09:15:00</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>3</wp:comment_parent>"
    let found = try Collected(
      Self.export(
        version: version,
        Self.item(Self.comment(4, "\n  <![CDATA[A <b>fine</b> lamp &amp; oil\nTwo lines]]>\n", rest))))
    #expect(found.format == "wxr")
    let comment = try #require(found.comments.first)
    #expect(found.comments.count == 1)
    #expect(comment.text == "A fine lamp & oil\nTwo lines")
    #expect(comment[.id] == "4" && comment[.replyTo] == "3" && comment[.thread] == "7")
    #expect(
      comment[.page] == "https://lantern.example/oil/" && comment[.property] == "https://lantern.example")
    #expect(comment.facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(comment.facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "ann@mail.example"))
  }

  @Test(
    "approval and type say who sees a comment and who wrote it",
    arguments: [
      (
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_type/>", Visibility.visible,
        AuthorRole.unknown
      ),
      (
        "<wp:comment_approved>0</wp:comment_approved><wp:comment_type>comment</wp:comment_type>", .hidden,
        .unknown
      ),
      ("<wp:comment_approved>spam</wp:comment_approved>", .spam, .unknown),
      ("<wp:comment_approved><![CDATA[trash]]></wp:comment_approved>", .removed, .unknown),
      (
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type>", .visible,
        .bot
      ),
      ("<wp:comment_type>trackback</wp:comment_type>", .visible, .bot),
      ("<wp:comment_user_id>2</wp:comment_user_id>", .visible, .brand),
      ("<wp:comment_user_id>9</wp:comment_user_id>", .visible, .unknown),
      ("<wp:comment_user_id>0</wp:comment_user_id>", .visible, .unknown),
    ])
  func marks(rest: String, visibility: Visibility, role: AuthorRole) throws {
    let head =
      "<wp:author><wp:author_id>2</wp:author_id><wp:author_login>lantern</wp:author_login></wp:author>"
    let found = try Collected(Self.export(Self.item(Self.comment(4, "x", rest)), head: head))
    #expect(found.comments.map(\.facts.visibility) == [visibility])
    #expect(found.comments.map(\.facts.authorRole) == [role])
  }

  @Test("a product's review has its stars, and other metadata is left alone") func metadata() throws {
    func meta(_ key: String, _ value: String) -> String {
      "<wp:commentmeta><wp:meta_key><![CDATA[\(key)]]></wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:commentmeta>"
    }
    let found = try Collected(
      Self.export(
        Self.item(
          Self.comment(4, "Bright", meta("verified", "1") + meta("rating", "4"))
            + Self.comment(5, "Dim", meta("array", "a:1:{s:3:\"key\";s:1:\"4\";}")))))
    #expect(
      found.comments.map(\.facts.rating) == [
        Rating(FixedDecimal(4), lowest: .one, highest: FixedDecimal(5)), nil,
      ])
  }

  @Test("the dialect that Disqus imports is the same format") func disqusImport() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dsq="http://www.disqus.com/" xmlns:wp="http://wordpress.org/export/1.0/"><channel>
      <item><title>Oil</title><link>https://lantern.example/oil/</link><dsq:thread_identifier>oil-1</dsq:thread_identifier>
      <wp:comment_status>open</wp:comment_status><wp:comment><wp:comment_id>65</wp:comment_id>
      <wp:comment_date_gmt>2025-03-03 09:15:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Hello]]></wp:comment_content>
      <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment></item></channel></rss>
      """
    let found = try Collected(text)
    #expect(found.format == "wxr")
    #expect(found.comments.map { $0[.thread] } == ["oil-1"])
    #expect(found.comments.map { $0[.property] } == [nil] && found.comments.map { $0[.replyTo] } == [nil])
  }

  @Test("control characters, a missing version and an undeclared entity don't stop the reading") func damage()
    throws
  {
    let text = Self.export(
      Self.item(
        Self.comment(1, "<![CDATA[bright\u{0B}light\u{1}]]>") + Self.comment(2, "oil&nbsp;lamp")
          + Self.comment(3, "fine")))
    let found = try Collected(text.replacing("<?xml version=\"1.0\" encoding", with: "\n<?xml encoding"))
    #expect(found.comments.map(\.text) == ["bright light", "oil\u{A0}lamp", "fine"])
    #expect(found.noteCodes == ["control-characters", "entities", "undated"])
  }

  /// Comments counted with `grep -c '<wp:comment>'`, the others with `grep -c` of `comment_approved>0`,
  /// `comment_type>pingback` and `comment_type>trackback`, and of `comment_parent` above 0.
  @Test(
    "the samples give the comments that grep counts",
    .enabled(if: SharedData.has("samples/wxr"), Comment(rawValue: SharedData.missing)),
    arguments: [
      ("test-serialized-comment-meta.xml", 1, 0, 0), ("theme-unit-test-data.xml", 33, 3, 4),
      ("valid-wxr-1.0.xml", 1, 0, 0), ("wordpress.xml", 8, 0, 0),
    ])
  func samples(file: String, comments: Int, hidden: Int, bots: Int) throws {
    let found = try Collected(sample: "wxr/\(file)")
    #expect(found.format == "wxr")
    #expect(found.comments.count == comments && found.rejected.isEmpty)
    #expect(found.comments.count { $0.facts.visibility == .hidden } == hidden)
    #expect(found.comments.count { $0.facts.authorRole == .bot } == bots)
    #expect(found.comments.allSatisfy { $0[.page] != nil && $0.facts.createdAt != nil })
  }

  @Test("the namespace counts, whatever its prefix") func prefix() throws {
    let text = Self.export(Self.item(Self.comment(1, "fine")))
    let found = try Collected(text.replacing("wp:", with: "w:").replacing(":wp=", with: ":w="))
    #expect(found.format == "wxr")
    #expect(found.comments.map(\.text) == ["fine"])
    #expect(found.comments.map { $0[.id] } == ["1"])
  }
}
