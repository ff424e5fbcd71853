import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct YtDlpTests {
  private static let video =
    #"{"id":"v1","title":"Oil","description":"A lamp","channel_id":"UC1","webpage_url":"https://video.example/v1","comments":["#
  private static let first =
    #"{"id":"a","parent":"root","text":"Bright","author_id":"UC2","author":"@ann","timestamp":1740993300,"like_count":3,"_time_text":"2 weeks ago"}"#
  private static let answer =
    #"{"id":"b","parent":"a","text":"Thanks","author_id":"UC1","author_is_uploader":true,"timestamp":1740993400,"like_count":null}"#

  @Test("a video's comments give their texts, authors, threads and answers") func comments() throws {
    let found = try Collected(Self.video + Self.first + "," + Self.answer + "]}")
    #expect(found.format == "yt-dlp")
    #expect(found.comments.map(\.text) == ["Bright", "Thanks"])
    #expect(found.comments.map { $0[.id] } == ["a", "b"])
    #expect(found.comments.map { $0[.thread] } == ["a", "a"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, "a"])
    #expect(found.comments.map { $0[.page] } == Array(repeating: "https://video.example/v1", count: 2))
    #expect(found.comments.map { $0[.property] } == ["UC1", "UC1"])
    #expect(found.comments.map(\.facts.likes) == [3, nil])
    #expect(found.comments.map(\.facts.authorRole) == [.unknown, .brand])
    #expect(found.comments[0].facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "UC2"))
    #expect(found.comments[0].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.noteCodes == ["estimated-times"])
  }

  @Test("of a file that is cut off the whole comments are kept") func cut() throws {
    let found = try Collected(Self.video + Self.first + "," + Self.answer.prefix(40))
    #expect(found.comments.map(\.text) == ["Bright"])
    #expect(found.comments.map { $0[.property] } == ["UC1"])
    #expect(found.rejected.map(\.reason) == ["The JSON value is cut off"])
    #expect(found.allRecords == [1, 2])
  }

  @Test("a video without comments says how to get them") func none() throws {
    let found = try Collected(
      #"{"id":"v1","title":"Oil","extractor":"x","webpage_url":"https://video.example/v1"}"#)
    #expect(found.comments.isEmpty && found.rejected.isEmpty && found.noteCodes == ["no-comments"])
  }
}
