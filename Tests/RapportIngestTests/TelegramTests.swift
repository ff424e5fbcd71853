import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct TelegramTests {
  private static let messages =
    #"""
    [{"id":1,"type":"service","date":"2025-03-03T09:00:00","date_unixtime":"1740992400","actor":"ann","actor_id":"user1","action":"create_group","text":""},
    {"id":2,"type":"message","date":"2025-03-03T10:15:00","date_unixtime":"1740993300","from":"ann","from_id":"user1","text":["Very ",{"type":"bold","text":"bright"},"!"],"reactions":[{"type":"emoji","count":4,"emoji":"👍"},{"type":"emoji","count":1,"emoji":"🔥"}]},
    {"id":3,"type":"message","date":"2025-03-03T10:20:00","from":null,"from_id":"user2","reply_to_message_id":2,"edited_unixtime":"1740993900","text":"Too dim"}]
    """#

  @Test("messages give their texts, times, authors, reactions and answers") func chat() throws {
    let found = try Collected(
      #"{"name":"Lamps","type":"public_supergroup","id":7,"messages":\#(Self.messages)}"#)
    #expect(found.format == "telegram")
    #expect(found.comments.map(\.text) == ["", "Very bright!", "Too dim"])
    #expect(found.comments.map(\.facts.authorRole) == [.bot, .unknown, .unknown])
    #expect(found.comments.map { $0[.property] } == ["Lamps", "Lamps", "Lamps"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, nil, "2"])
    #expect(found.comments.map(\.facts.likes) == [nil, 5, nil])
    #expect(found.comments[1].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.comments[2].facts.editedAt?.description == "2025-03-03T09:25:00Z")
    #expect(found.comments[2].facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "user2"))
    #expect(found.noteCodes == ["local-times"])
  }

  @Test("an export of all chats gives the messages of each") func chats() throws {
    let found = try Collected(
      #"{"about":"x","chats":{"about":"y","list":[{"name":"A","id":1,"messages":\#(Self.messages)},{"name":"B","id":2,"messages":\#(Self.messages)}]}}"#
    )
    #expect(found.comments.map { $0[.property] } == ["A", "A", "A", "B", "B", "B"])
  }

  @Test("of an export that is cut off the whole messages are kept") func cut() throws {
    let text = #"{"name":"Lamps","id":7,"messages":\#(Self.messages)}"#
    let found = try Collected(String(text.dropLast(30)))
    #expect(found.comments.map(\.text) == ["", "Very bright!"])
    #expect(found.rejected.map(\.line) == [2])
  }
}
