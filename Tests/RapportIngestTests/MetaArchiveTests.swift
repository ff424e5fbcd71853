import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct MetaArchiveTests {
  @Test("Facebook's comments are read under both keys", arguments: ["comments_v2", "comments"]) func facebook(
    key: String
  ) throws {
    let found = try Collected(
      #"{"\#(key)":[{"timestamp":1740993300,"data":[{"comment":{"timestamp":1740993300,"comment":"D\u00c3\u00a9j\u00c3\u00a0 vu","author":"Zo\u00c3\u00ab"}}],"title":"Zoe commented."},{"timestamp":1740993400,"title":"Zoe commented."}]}"#
    )
    #expect(found.format == "meta-archive")
    #expect(found.comments.map(\.text) == ["Déjà vu", ""])
    #expect(found.comments[0].facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "Zoë"))
    #expect(found.comments.allSatisfy { $0.facts.createdAt != nil })
    #expect(found.noteCodes == ["own-posts", "mojibake"])
  }

  @Test("Instagram's comments are read in both layouts, whatever their words") func instagram() throws {
    let now =
      #"{"string_map_data":{"Comment":{"value":"Bright"},"Media Owner":{"value":"shop"},"Time":{"timestamp":1740993300}}}"#
    let german =
      #"{"string_map_data":{"Kommentar":{"value":"Bright"},"Besitzer":{"value":"shop"},"Zeit":{"timestamp":1740993300}}}"#
    let old = #"{"media_comments":[["2025-03-03T09:15:00+00:00","Bright","shop"]]}"#
    for text in ["[\(now)]", "[\(german)]", #"{"comments_reels_comments":[\#(now)]}"#, old] {
      let found = try Collected(text, name: "post_comments_1.json")
      #expect(found.comments.map(\.text) == ["Bright"])
      #expect(found.comments.map { $0[.property] } == ["shop"])
      #expect(found.comments[0].facts.createdAt?.description == "2025-03-03T09:15:00Z")
    }
  }

  @Test("texts that are right stay as they are") func right() throws {
    let texts = ["Déjà vu", "日本", "naïve", "plain"]
    for text in texts {
      let found = try Collected(#"{"media_comments":[["2025-03-03T09:15:00+00:00","\#(text)","shop"]]}"#)
      #expect(found.comments.map(\.text) == [text] && found.comments[0][.originalText] == nil)
    }
  }

  @Test("other documents with comments in them are not taken for archives") func others() throws {
    let found = try Collected(
      #"{"title":"x","data":[1],"comments":[{"id":1,"comment":"good","timestamp":1740993300},{"id":2,"comment":"bad","timestamp":1740993300}]}"#
    )
    #expect(found.format != "meta-archive" && found.comments.map(\.text) == ["good", "bad"])
  }
}
