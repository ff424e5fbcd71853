import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct DiscourseTests {
  private static func post(_ id: Int, number: Int, answers: String = "null", _ more: String) -> String {
    #"{"id":\#(id),"username":"ann","user_id":5,"created_at":"2025-03-03T09:15:00.000Z","post_number":\#(number),"post_type":1,"reply_count":1,"reply_to_post_number":\#(answers),"topic_id":57,"topic_slug":"lamps",\#(more)}"#
  }

  @Test("a topic's posts give texts, threads, likes and the posts they answer") func topic() throws {
    let posts = [
      Self.post(
        83, number: 1,
        #""cooked":"<p>Good &amp; bright</p>","actions_summary":[{"id":2,"count":4},{"id":3,"count":9}]"#),
      Self.post(
        90, number: 2, answers: "1",
        #""raw":"**Dim**","cooked":"<p><b>Dim</b></p>","staff":true,"like_count":2"#),
      Self.post(91, number: 3, answers: "9", #""cooked":"","post_type":3,"username":"system""#).replacing(
        #""post_type":1,"#, with: ""),
    ]
    let found = try Collected(
      #"{"post_stream":{"posts":[\#(posts.joined(separator: ","))],"stream":[83,90,91,92,93]},"id":57}"#)
    #expect(found.format == "discourse")
    #expect(found.comments.map(\.text) == ["Good & bright", "**Dim**", ""])
    #expect(found.comments.map { $0[.id] } == ["83", "90", "91"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, "83", nil])
    #expect(found.comments.map { $0[.thread] } == ["57", "57", "57"])
    #expect(found.comments[0][.page] == "/t/lamps/57")
    #expect(found.comments.map(\.facts.likes) == [4, 2, nil])
    #expect(found.comments.map(\.facts.authorRole) == [.unknown, .brand, .bot])
    #expect(found.noteCodes == ["missing-posts"])
  }

  @Test("the latest posts and a single one are read too") func posts() throws {
    let post = Self.post(83, number: 1, #""cooked":"<p>Good</p>","hidden":true"#)
    for text in [#"{"latest_posts":[\#(post)]}"#, post, "[\(post)]"] {
      let found = try Collected(text)
      #expect(found.comments.map(\.text) == ["Good"])
      #expect(found.comments.map(\.facts.visibility) == [.hidden])
    }
  }
}
