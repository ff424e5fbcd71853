import RapportModel
import Testing

@Suite struct BatchTests {
  @Test("fields keep apart what is empty and what is not there") func fields() {
    var batch = CommentBatch()
    batch.appendComment(CommentFacts(record: 1))
    batch.set(.text, to: "first")
    batch.set(.id, to: "")
    batch.appendComment(CommentFacts(record: 2))
    batch.set(.text, to: "zweite 🙂")
    batch.set(.text, to: "second 🙂")

    #expect(batch.count == 2)
    #expect(batch.string(.text, of: 0) == "first")
    #expect(batch.string(.id, of: 0) == "")
    #expect(batch.string(.id, of: 1) == nil)
    #expect(batch.withBytes(of: .text, in: 1) { $0.map(Array.init) } == Array("second 🙂".utf8))
  }

  @Test("topics stay with their comment") func topics() {
    var annotations = AnnotationBatch()
    annotations.append(.unscored(.empty, language: "und"), topics: [])
    annotations.append(.unscored(.noEvidence, language: "en"), topics: [3, 1])
    #expect(annotations.topics(of: 0).isEmpty)
    #expect(Array(annotations.topics(of: 1)) == [3, 1])
    #expect(annotations.rows[0].status.description == "unscored:empty")
  }

  @Test("every record is in exactly one count") func counts() {
    var counts = RecordCounts()
    counts.count(.scored)
    counts.count(.unscored(.deleted))
    counts.count(.unscored(.deleted))
    counts.measured = 4
    counts.totals = 1
    counts.rejected = 2
    #expect(counts.comments == 3)
    #expect((counts + counts).records == 20)
  }
}
