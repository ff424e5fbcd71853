import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct CommentColumnTests {
  @Test(
    "a column without anything in it gives way to the next of its meaning",
    arguments: [
      "id,comments,body\n1,,I love this product\n2,,It broke\n",
      "id,text,comment\n1,,I love this product\n2,,It broke\n",
      "id,comments,body\n1,1.2K,I love this product\n2,3K,It broke\n",
      "{\"id\":1,\"body\":\"I love this product\",\"comments\":[]}\n{\"id\":2,\"body\":\"It broke\",\"comments\":[]}\n",
      "{\"id\":1,\"body\":\"I love this product\",\"text\":null}\n{\"id\":2,\"body\":\"It broke\"}\n",
    ])
  func emptyText(file: String) throws {
    let found = try Collected(file)
    #expect(found.comments.map(\.text) == ["I love this product", "It broke"])
    #expect(found.noteCodes.isSubset(of: ["empty-column"]))
  }

  @Test("members that are null give way too") func emptyMembers() throws {
    let found = try Collected(
      #"{"text":"x","created_at":null,"timestamp":1740993300,"user":null,"username":"bob","likes":null,"like_count":5}"#
    )
    let facts = try #require(found.comments.first?.facts)
    #expect(facts.createdAt?.description == "2025-03-03T09:15:00Z")
    #expect(facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "bob"))
    #expect(facts.likes == 5)
  }

  @Test("an author may be an object, a name or nothing, from record to record") func authors() throws {
    let found = try Collected(
      #"[{"text":"a","author":null},{"text":"b","author":{"id":"u1"}},{"text":"c","author":"bob"}]"#)
    let pseudonymizer = AuthorPseudonymizer.builtIn
    #expect(
      found.comments.map(\.facts.author) == [
        nil, pseudonymizer.pseudonym(of: "u1"), pseudonymizer.pseudonym(of: "bob"),
      ])
  }

  @Test(
    "numbers of versions are no times",
    arguments: [
      "id,text,app_version\n1,good one,5.12.24\n2,bad one,10.2.15\n",
      "id,text,build\n1,good one,5.12.24\n2,bad one,10.2.15\n",
      "{\"text\":\"good one\",\"version\":\"3.10.12\"}\n{\"text\":\"bad one\",\"version\":\"3.11.02\"}\n",
    ])
  func versions(file: String) throws {
    let found = try Collected(file)
    #expect(found.comments.map(\.text) == ["good one", "bad one"])
    #expect(found.comments.allSatisfy { $0.facts.createdAt == nil })
  }

  @Test("short dates with points need a name, which is said; others do not") func dates() throws {
    let short = try Collected("text,eingang\ngut,05.12.24\nschlecht,06.12.24\n")
    #expect(short.comments[0].facts.createdAt == nil && short.noteCodes == ["dates-or-versions"])
    let named = try Collected("text,datum\ngut,05.12.24\nschlecht,06.12.24\n")
    #expect(named.comments[0].facts.createdAt?.day.description == "2024-12-05")
    let long = try Collected("text,eingang\ngut,05.12.2024\nschlecht,06.12.2024\n")
    #expect(long.comments[0].facts.createdAt?.day.description == "2024-12-05")
  }

  @Test("words for a missing value are no authors", arguments: ["null", "N/A", "NaN", ""]) func noAuthor(
    name: String
  ) throws {
    let found = try Collected("text,author\ngood,ann\nbad,\(name)\n")
    #expect(found.comments.map { $0.facts.author != nil } == [true, false])
  }

  @Test("private messages, previews of surveys and spam are set aside") func marks() throws {
    let archive = try Collected(
      "topic_title,is_pm,post_raw,url\na,No,good,/t/1\na,Nein,fine,/t/1\nb,Oui,secret,/t/2\n")
    #expect(archive.comments.map(\.facts.visibility) == [.visible, .visible, .hidden])
    #expect(archive.noteCodes == ["private-messages"])
    let survey = try Collected(
      "Status,RecordedDate,ResponseId,comment\nIP Address,2025-03-03,R1,good\nSurvey Preview,2025-03-03,R2,test\nSpam,2025-03-03,R3,buy\n"
    )
    #expect(survey.comments.map(\.facts.visibility) == [.visible, .hidden, .spam])
    #expect(survey.noteCodes == ["previews"])
  }
}
