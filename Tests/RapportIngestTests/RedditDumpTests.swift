import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct RedditDumpTests {
  private static func comment(_ members: String, body: String = "Bright", created: String = "1740993300")
    -> String
  {
    "{\"id\":\"k1\",\"body\":\"\(body)\",\"created_utc\":\(created),\"subreddit\":\"lanterns\",\"link_id\":\"t3_a1\",\"parent_id\":\"t1_k0\"\(members)}\n"
  }

  @Test(
    "times come as text, whole and broken numbers",
    arguments: ["\"1740993300\"", "1740993300", "1740993300.0"])
  func times(created: String) throws {
    let found = try Collected(Self.comment(",\"edited\":1740993900.0,\"score\":-7", created: created))
    #expect(found.format == "reddit-dump")
    let comment = try #require(found.comments.first)
    #expect(comment.facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(comment.facts.editedAt?.description == "2025-03-03T09:25:00Z")
    #expect(comment.facts.likes == -7)
    #expect(comment[.id] == "t1_k1" && comment[.replyTo] == "t1_k0" && comment[.thread] == "t3_a1")
    #expect(
      comment[.property] == "lanterns" && comment[.page] == "https://www.reddit.com/r/lanterns/comments/a1/")
    #expect(try Collected(Self.comment(",\"edited\":false")).comments[0].facts.editedAt == nil)
  }

  @Test(
    "escapes of the dump and of its Markdown become characters, and nothing else changes",
    arguments: [
      ("oil &amp; wick &lt;3", "oil & wick <3"), ("a <b> c", "a <b> c"), ("x &amp;#x200B; y", "x \u{200B} y"),
      ("AT&T; &nope;", "AT&T; &nope;"),
    ])
  func entities(body: String, expected: String) throws {
    let comment = try #require(try Collected(Self.comment("", body: body)).comments.first)
    #expect(comment.text == expected)
    #expect(comment[.originalText] == (body == expected ? nil : body))
  }

  @Test(
    "tombstones are marked",
    arguments: [("[deleted]", Visibility.deleted), ("[removed]", .removed), ("[removed] it", .visible)])
  func tombstones(body: String, expected: Visibility) throws {
    let found = try Collected(Self.comment(",\"author\":\"[deleted]\"", body: body))
    #expect(found.comments.map(\.facts.visibility) == [expected])
    #expect(found.comments[0].facts.author == nil)
  }

  @Test(
    "programs are told by their names, moderators by their mark",
    arguments: [
      ("AutoModerator", "null", AuthorRole.bot), ("WickBot", "null", .bot), ("wick_bot", "null", .bot),
      ("lantern_modbot", "\"moderator\"", .bot), ("robot", "null", .unknown),
      ("ann", "\"moderator\"", .brand),
      ("ann", "null", .unknown),
    ])
  func roles(author: String, mark: String, expected: AuthorRole) throws {
    let found = try Collected(Self.comment(",\"author\":\"\(author)\",\"distinguished\":\(mark)"))
    #expect(found.comments.map(\.facts.authorRole) == [expected])
  }

  @Test("a submission's text is its title and text") func submissions() throws {
    func submission(_ text: String, _ more: String = "") -> String {
      "{\"id\":\"a1\",\"title\":\"Which oil?\",\"selftext\":\"\(text)\",\"created_utc\":1740993300,\"subreddit\":\"lanterns\",\"num_comments\":4\(more)}\n"
    }
    let found = try Collected(
      submission("For a lamp") + submission("[removed]")
        + submission("", ",\"removed_by_category\":\"moderator\""))
    #expect(found.comments.map(\.text) == ["Which oil?\nFor a lamp", "Which oil?", "Which oil?"])
    #expect(found.comments.map(\.facts.visibility) == [.visible, .removed, .removed])
    #expect(found.comments.map { $0[.id] } == ["t3_a1", "t3_a1", "t3_a1"])
    #expect(found.comments[0][.thread] == "t3_a1" && found.comments[0].facts.replies == 4)
  }

  @Test("broken lines and other objects are rejects") func rejects() throws {
    let found = try Collected(Self.comment("") + "{\"id\":\n" + "{\"id\":\"x\"}\n" + Self.comment(""))
    #expect(found.comments.count == 2)
    #expect(found.rejected.map(\.line) == [2, 3])
    #expect(found.allRecords == [1, 2, 3, 4])
  }

  /// Counted with Python's `json`: twelve lines, one `[removed]`, one `[deleted]`, four edited, scores adding to 108.
  @Test(
    "the sample's comments equal what Python counts",
    .enabled(if: SharedData.has("samples/reddit-dump"), Comment(rawValue: SharedData.missing)))
  func sample() throws {
    let found = try Collected(sample: "reddit-dump/RC_excerpt.ndjson")
    #expect(found.format == "reddit-dump")
    #expect(found.comments.count == 12 && found.rejected.isEmpty)
    #expect(found.comments.count { $0.facts.visibility == .removed } == 1)
    #expect(found.comments.count { $0.facts.visibility == .deleted } == 1)
    #expect(found.comments.count { $0.facts.editedAt != nil } == 4)
    #expect(found.comments.compactMap(\.facts.likes).reduce(0, +) == 108)
    #expect(found.comments.allSatisfy { $0.facts.createdAt != nil })
    #expect(found.comments.count { $0[.replyTo]?.hasPrefix("t1_") == true } == 8)
  }
}
