import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct DiscordTests {
  @Test("a channel's messages give texts, authors, reactions and answers") func channel() throws {
    let found = try Collected(
      #"""
      \u{FEFF}{"guild":{"id":"1","name":"Lamps"},"channel":{"id":"2","name":"oil"},"dateRange":{"after":null},"messages":[
      {"id":"100","type":"Default","timestamp":"2025-03-03T10:15:00.000+01:00","timestampEdited":null,"content":"Bright","author":{"id":"900","name":"ann","isBot":false},"reactions":[{"count":3},{"count":1}]},
      {"id":"101","type":"Reply","timestamp":"2025-03-03T09:16:00+00:00","content":"Dim","author":{"id":"901","isBot":true},"reactions":[],"reference":{"messageId":"100"}},
      {"id":"102","type":"GuildMemberJoin","timestamp":"2025-03-03T09:17:00+00:00","content":"Joined the server.","author":{"id":"902"},"reactions":[]}
      ],"messageCount":3}
      """#.replacing(#"\u{FEFF}"#, with: "\u{FEFF}"))
    #expect(found.format == "discord")
    #expect(found.comments.map(\.text) == ["Bright", "Dim", "Joined the server."])
    #expect(found.comments.map(\.facts.authorRole) == [.unknown, .bot, .bot])
    #expect(found.comments.map { $0[.property] } == ["1", "1", "1"])
    #expect(found.comments.map { $0[.page] } == ["2", "2", "2"])
    #expect(found.comments.map { $0[.replyTo] } == [nil, "100", nil])
    #expect(found.comments.map(\.facts.likes) == [4, 0, 0])
    #expect(found.comments[0].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(found.comments[0].facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "900"))
    #expect(found.notes.isEmpty)
  }
}
