import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct AddedTermTests {
  private func lexicon(_ table: String) -> Lexicon {
    Lexicon.read(Array(table.utf8), language: "en").lexicon
  }

  @Test("added terms win, on the scale of the lexicon") func scale() {
    // One of whole numbers from -5 to 5 and one from -1 to 1.
    let base = lexicon("sick\t-5\ngood\t3\n")
    let added = base.adding(lexicon("sick\t0.5\nsnorly\t1\n"))
    #expect(added.valence(of: "sick") == 2.5)
    #expect(added.valence(of: "snorly") == 5)
    #expect(added.valence(of: "good") == 3)
    #expect(added.manifest == base.manifest)
  }

  @Test("what was learned about added words is left out, alone and in pairs") func weights() {
    let entries = [
      WeightEntry(form: .feature, term: "always", side: 0, any: 0),
      WeightEntry(form: .word, term: "sick", side: -1, any: 1),
      WeightEntry(form: .negated, term: "sick", side: 1, any: 1),
      WeightEntry(form: .pair, term: "so sick", side: -1, any: 1),
      WeightEntry(form: .pair, term: "killer app", side: 1, any: 1),
      WeightEntry(form: .word, term: "app", side: 0.1, any: 0),
    ]
    let manifest = LexiconManifest(name: "x", kind: .weights, language: "en", scale: nil)
    let tables = SentimentTables(
      lexicon: lexicon("good\t2\n"), weights: WeightTable(manifest: manifest, entries: entries))
    let added = tables.adding(lexicon("Sick\t2\nkiller app\t3\n"))
    #expect(added.weights?.entries.map(\.term) == ["always", "app"])
  }

  @Test("a file is refused with each line that is amiss") func faults() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("good\t0.5\nbad\tworse\nfine\t7\n", to: "words.tsv")
    let error = #expect(throws: LexiconError.self) { try LexiconLibrary().addedTerms(file) }
    let message = error?.description ?? ""
    #expect(message.contains("words.tsv") && message.contains("line 2, column 5"), "\(message)")
    #expect(message.contains("line 3, column 6: the valence lies outside"), "\(message)")
    #expect(throws: LexiconError.unreadable(path: "none.tsv")) { try LexiconLibrary().addedTerms("none.tsv") }
  }
}
