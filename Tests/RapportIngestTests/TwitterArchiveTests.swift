import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct TwitterArchiveTests {
  private static let posts =
    #"""
    [ {"tweet":{"id_str":"1900000000000000000","created_at":"Mon Mar 03 09:15:00 +0000 2025","full_text":"Salt &amp; oil","favorite_count":"12","retweet_count":"3","in_reply_to_status_id_str":"7","lang":"en"}},
    {"tweet":{"id_str":"2","created_at":"Mon Mar 03 09:16:00 +0000 2025","full_text":"RT @ann: theirs","favorite_count":"0"}} ]
    """#

  @Test(
    "a script's list of posts is read",
    arguments: ["window.YTD.tweets.part0 = ", "window.YTD.tweet.part12=\n"])
  func posts(name: String) throws {
    let found = try Collected(name + Self.posts)
    #expect(found.format == "twitter-archive")
    #expect(found.comments.map(\.text) == ["Salt & oil", ""])
    #expect(found.comments.map { $0[.id] } == ["1900000000000000000", "2"])
    #expect(found.comments[0][.replyTo] == "7" && found.comments[0][.language] == "en")
    #expect(found.comments.map(\.facts.likes) == [12, 0])
    #expect(found.comments[0].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.noteCodes == ["own-posts", "passed-on"])
  }

  @Test("other scripts of the archive are of no known format") func others() throws {
    #expect(throws: IngestError.self) {
      try Collected("window.YTD.like.part0 = [ {\"like\":{\"fullText\":\"Great essay on studies\"}} ]")
    }
  }
}
