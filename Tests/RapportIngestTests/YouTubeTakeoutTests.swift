import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct YouTubeTakeoutTests {
  @Test("texts are taken out of their JSON, and the channel is the author") func comments() throws {
    let found = try Collected(
      """
      Channel ID,Comment Create Timestamp,Price,Comment ID,Parent Comment ID,Video ID,Comment Text
      UC1,2025-03-03T09:15:00.000000+00:00,0,a,,v1,"{""takeoutSegments"":[{""text"":""Very ""},{""text"":""bright""}]}"
      UC1,2025-03-03T09:16:00.000000+00:00,0,b,a,v1,"{""text"":""one""},{""text"":""\\n""},{""text"":""two""}"
      UC1,2025-03-03T09:17:00.000000+00:00,0,c,,v1,plain

      """)
    #expect(found.format == "youtube-takeout")
    #expect(found.comments.map(\.text) == ["Very bright", "one\ntwo", "plain"])
    #expect(found.comments.map { $0[.thread] } == ["a", "a", "c"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, "a", nil])
    #expect(found.comments.map { $0[.page] } == ["v1", "v1", "v1"])
    #expect(found.comments.allSatisfy { $0.facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "UC1") })
    #expect(found.comments[0].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.noteCodes == ["own-posts"])
  }
}
