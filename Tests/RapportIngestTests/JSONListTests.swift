import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

/// Documents with a list of comments in them, and documents that are damaged.
@Suite struct JSONListTests {
  @Test(
    "the comments of a list in a document are read",
    arguments: [
      #"{"comments":[{"id":1,"text":"good"},{"id":2,"text":"bad"}],"total":2}"#,
      #"{"title":"A film","description":"Long","comments":[{"id":1,"text":"good"},{"id":2,"text":"bad"}]}"#,
      #"{"data":{"posts":[{"id":1,"body":"good"},{"id":2,"body":"bad"}]},"users":[{"id":7,"description":"me"}]}"#,
      #"{"data":[{"id":1,"message":"good"}],"next":"b"}"# + "\n"
        + #"{"data":[{"id":2,"message":"bad"}],"next":null}"#,
    ])
  func lists(text: String) throws {
    let found = try Collected(text)
    #expect(found.comments.map(\.text) == ["good", "bad"])
    #expect(found.comments.map { $0[.id] } == ["1", "2"])
    #expect(found.rejected.isEmpty && found.noteCodes == ["json-list"])
  }

  @Test("a document that is a comment itself stays one, and what is in it is told") func nested() throws {
    let found = try Collected(
      #"[{"id":1,"text":"good","replies":[{"id":2,"text":"yes"}]},{"id":3,"text":"bad"}]"#)
    #expect(found.comments.map(\.text) == ["good", "bad"])
    #expect(found.noteCodes == ["nested-comments"])
  }

  @Test(
    "lists of other things are no comments",
    arguments: [
      #"{"data":[{"id":"1/insights","name":"views","period":"day","title":"Views","description":"How often it was seen"}]}"#,
      #"{"rows":[{"dimensionValues":[{"value":"a"}],"metricValues":[{"value":"1"}]}]}"#,
      #"{"data":[{"a":1},{"a":2}]}"#,
    ])
  func others(text: String) throws {
    #expect(throws: IngestError.self) { try Collected(text) }
  }

  @Test("elements and documents that do not fit are rejects") func rejects() throws {
    let found = try Collected(
      "{\"data\":[{\"text\":\"good\"},7]}\n{\"error\":\"too many requests\"}\n{\"data\":[{\"text\":\"bad\"}]}\n"
    )
    #expect(found.comments.map(\.text) == ["good", "bad"])
    #expect(
      found.rejected.map(\.reason) == [
        "The element of 'data' is no object", "The JSON value has no list 'data'",
      ])
    #expect(found.allRecords == [1, 2, 3, 4])
  }

  @Test("raw records of a list are its elements") func raw() throws {
    var options = IngestOptions()
    options.keepsRawRecords = true
    let found = try Collected(#"{"data": [{"id": 1, "text": "good"}]}"#, options: options)
    #expect(found.comments.map { $0[.rawRecord] } == [#"{"id":1,"text":"good"}"#])
  }

  @Test("options name members of the elements") func options() throws {
    var options = IngestOptions()
    options.columns.text = "said"
    let found = try Collected(#"{"data":[{"said":"good"},{"said":"bad"}]}"#, options: options)
    #expect(found.comments.map(\.text) == ["good", "bad"])
  }

  // MARK: - Damage

  @Test("an array that is cut between two elements is told") func cutBetween() throws {
    let text = #"[{"id":1,"text":"good"},{"id":2,"text":"bad"}"#
    for end in ["", ",", ",\n"] {
      let found = try Collected(text + end)
      #expect(found.comments.map(\.text) == ["good", "bad"])
      #expect(found.noteCodes == ["cut-off"])
    }
    #expect(try Collected(text + "]").notes.isEmpty)
  }

  @Test("of a list that is cut off the whole elements are kept") func cutInside() throws {
    let found = try Collected(
      "{\"n\":{\"a\":[1]},\n\"comments\":[{\"id\":1,\"text\":\"good ]}\"},\n{\"id\":2,\"text\":\"fi")
    #expect(found.comments.map(\.text) == ["good ]}"])
    #expect(found.rejected.map(\.reason) == ["The JSON value is cut off"])
    #expect(found.rejected.map(\.line) == [2])
  }

  @Test("brackets without end are read in linear time", .timeLimit(.minutes(1))) func deep() throws {
    let deep = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 500_000)
    let found = try Collected("{\"comments\":[{\"text\":\"good\"},{\"a\":\(deep)")
    #expect(found.comments.map(\.text) == ["good"] && found.rejected.count == 1)
  }

  @Test("of lines that are all broken each is a reject") func brokenLines() throws {
    let found = try Collected("{\"id\":1,\"text\":\"good\"\n{\"id\":2,\"text\":\"bad\"\n")
    #expect(found.comments.isEmpty && found.rejected.map(\.line) == [1, 2])
  }

  @Test("a byte order mark where files were joined is no part of a record") func joined() throws {
    let found = try Collected(
      "{\"text\":\"good\"}\n\u{FEFF}{\"text\":\"bad\"}\n\u{FEFF}{\"text\":\"so so\"}\n")
    #expect(found.comments.map(\.text) == ["good", "bad", "so so"])
    #expect(found.rejected.isEmpty)
  }
}
