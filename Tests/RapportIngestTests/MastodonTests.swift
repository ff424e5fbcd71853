import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct MastodonTests {
  private static func status(_ id: Int, _ content: String, _ more: String = "") -> String {
    #"{"id":"\#(id)","created_at":"2025-03-03T09:15:00.000Z","in_reply_to_id":"\#(id - 1)","in_reply_to_account_id":null,"spoiler_text":"","visibility":"public","language":"en","url":"https://social.example/@ann/\#(id)","replies_count":1,"reblogs_count":2,"favourites_count":3,"content":"\#(content)","account":{"id":"5","acct":"ann@other.example","url":"https://other.example/@ann","bot":false}\#(more)}"#
  }

  @Test("a context gives its statuses with their thread") func context() throws {
    let found = try Collected(
      #"{"ancestors":[\#(Self.status(1, "<p>Good &amp; <b>bright</b></p>"))],"descendants":[\#(Self.status(3, "<p>Dim</p>"))]}"#
    )
    #expect(found.format == "mastodon")
    #expect(found.comments.map(\.text) == ["Good & bright", "Dim"])
    #expect(found.comments[0][.originalText] == "<p>Good &amp; <b>bright</b></p>")
    #expect(found.comments.map { $0[.thread] } == ["1", "1"])
    #expect(found.comments.map { $0[.replyTo] } == ["0", "2"])
    #expect(found.comments.map { $0[.property] } == ["other.example", "other.example"])
    #expect(
      found.comments.map { $0[.page] } == ["https://social.example/@ann/1", "https://social.example/@ann/3"])
    let facts = found.comments[0].facts
    #expect(facts.likes == 3 && facts.replies == 1 && facts.shares == 2)
    #expect(facts.createdAt?.description == "2025-03-03T09:15:00Z")
  }

  @Test("warnings belong to the text, what is passed on does not, and direct messages are hidden")
  func statuses() throws {
    let warning = Self.status(1, "<p>Dim</p>").replacing(
      #""spoiler_text":"""#, with: #""spoiler_text":"a < b""#)
    let direct = Self.status(3, "<p>Psst</p>").replacing("public", with: "direct")
    let found = try Collected(
      "[\(warning),\(Self.status(2, "<p>Theirs</p>", #","reblog":{"id":"9","content":"<p>Theirs</p>"}"#)),\(direct)]"
    )
    #expect(found.comments.map(\.text) == ["a < b\nDim", "", "Psst"])
    #expect(found.comments.map(\.facts.visibility) == [.visible, .visible, .hidden])
  }
}
