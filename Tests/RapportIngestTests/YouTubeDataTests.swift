import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct YouTubeDataTests {
  private static func comment(_ id: String, _ members: String) -> String {
    #"{"kind":"youtube#comment","id":"\#(id)","snippet":{"publishedAt":"2025-03-03T09:15:00Z","updatedAt":"2025-03-03T09:15:00Z",\#(members)}}"#
  }

  private static func page(_ items: String...) -> String {
    "{\n \"kind\": \"youtube#commentThreadListResponse\",\n \"items\": [\(items.joined(separator: ","))]\n}\n"
  }

  private static func thread(_ top: String, replies: [String] = [], total: Int = 0) -> String {
    #"{"kind":"youtube#commentThread","id":"t1","snippet":{"channelId":"UC1","videoId":"v1","topLevelComment":\#(top),"totalReplyCount":\#(total)},"replies":{"comments":[\#(replies.joined(separator: ","))]}}"#
  }

  @Test("a thread gives its first comment and its replies") func thread() throws {
    let top = Self.comment(
      "t1",
      #""textOriginal":"Good","textDisplay":"<b>Good</b>","likeCount":3,"authorChannelId":{"value":"UC9"}"#)
    let reply = Self.comment(
      "t1.r1",
      #""textDisplay":"Thank you,<br>it&#39;s new","parentId":"t1","authorChannelId":{"value":"UC1"},"likeCount":0"#
    )
    let found = try Collected(Self.page(Self.thread(top, replies: [reply], total: 4)))
    #expect(found.format == "youtube-data-api")
    #expect(found.comments.map(\.text) == ["Good", "Thank you,\nit's new"])
    #expect(found.comments.map { $0[.property] } == ["UC1", "UC1"])
    #expect(found.comments.map { $0[.page] } == ["v1", "v1"])
    #expect(found.comments.map { $0[.thread] } == ["t1", "t1"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, "t1"])
    #expect(found.comments[1][.originalText] == "Thank you,<br>it&#39;s new")
    #expect(found.comments[0].facts.likes == 3 && found.comments[0].facts.replies == 4)
    #expect(found.comments[1].facts.authorRole == .brand)
    #expect(found.comments[0].facts.editedAt == nil)
    #expect(
      found.notes.first { $0.code == "missing-replies" }?.message.hasPrefix("1 thread holds only some")
        == true)
    #expect((try FormatRegistry.adapter(named: "youtube-data-api").repeatsRecords))
  }

  @Test("pages one after the other are read, and a broken one is a reject") func pages() throws {
    let item = Self.thread(Self.comment("a", #""textOriginal":"x""#))
    let found = try Collected(Self.page(item) + Self.page(item, "{\"id\":\"none\"}") + "{\"items\": [")
    #expect(found.comments.count == 2)
    #expect(found.rejected.map(\.reason) == ["The comment has no snippet", "The JSON value is cut off"])
    #expect(found.allRecords == [1, 2, 3, 4])
  }

  @Test(
    "the samples give their comments",
    .enabled(if: SharedData.has("samples/youtube-data-api"), Comment(rawValue: SharedData.missing)))
  func samples() throws {
    let threads = try Collected(sample: "youtube-data-api/comment_threads_by_video_paged_1.json")
    #expect(threads.comments.count == 5)
    #expect(threads.comments.map(\.facts.likes) == [0, 1, 4, 1, 0])
    #expect(threads.comments[4].facts.replies == 2)
    #expect(threads.comments[0].facts.createdAt?.description == "2019-11-26T15:51:44Z")
    let replies = try Collected(sample: "youtube-data-api/comments_by_parent_paged_1.json")
    #expect(
      replies.comments.map { $0[.replyTo] } == ["Ugw5zYU6n9pmIgAZWvN4AaABAg", "Ugw5zYU6n9pmIgAZWvN4AaABAg"])
  }

  @Test(
    "displayed HTML gives what the original says",
    .enabled(if: SharedData.has("samples/youtube-data-api"), Comment(rawValue: SharedData.missing)))
  func displayed() throws {
    let path = "samples/youtube-data-api/comment_threads_by_video_paged_1.json"
    let original = try Collected(Array(SharedData.bytes(path)))
    let text = try SharedData.text(path).split(separator: "\n").filter { !$0.contains("\"textOriginal\"") }
    let displayed = try Collected(text.joined(separator: "\n"))
    #expect(displayed.comments.map(\.text) == original.comments.map(\.text))
  }

  @Test("pages without the kinds of their items are recognised") func kinds() throws {
    let found = try Collected(
      #"{"items":[{"id":"t1","snippet":{"topLevelComment":{"id":"t1","snippet":{"textOriginal":"Bright","authorDisplayName":"@ann","videoId":"v1"}}}}]}"#
    )
    #expect(found.format == "youtube-data-api")
    #expect(found.comments.map(\.text) == ["Bright"])
  }

  @Test("of a page that is cut off the whole threads are kept") func cut() throws {
    let thread =
      #"{"kind":"youtube#commentThread","id":"t","snippet":{"topLevelComment":{"id":"t","snippet":{"textOriginal":"Bright"}}}}"#
    let page = "{\"kind\":\"youtube#commentThreadListResponse\",\n\"items\":[\(thread),\n\(thread),\n"
    for end in ["", String(thread.prefix(90))] {
      let found = try Collected(page + end)
      #expect(found.comments.map(\.text) == ["Bright", "Bright"])
      #expect(found.rejected.map(\.reason) == ["The JSON value is cut off"])
      #expect(found.rejected.map { String(decoding: $0.raw, as: UTF8.self) } == [",\n" + end])
    }
  }
}
