import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct LexiconReadingTests {
  private func read(_ text: String, as format: LexiconFormat? = nil) -> LexiconReading {
    Lexicon.read(Array(text.utf8), as: format, name: "test")
  }

  @Test(
    "quirks of files in the wild are read as they are meant",
    arguments: [
      (.vader, ":-)\t1.3\t0.9\t[1, 2, 1]", ":-)", 1.3),
      (.vader, "dire    -2.0    0.6   [-2, -2]", "dire", -2),
      (.vader, "not_bad\t1.1\t0.5\t[1, 1]", "not bad", 1.1),
      (.vader, "o_o\t-0.5\t0.5\t[0, -1]", "o_o", -0.5),
      (.vader, "( '}{' )\t1.6\t0.7\t[2, 1]", "( '}{' )", 1.6),
      (.vader, "( '}{' ) 1.6 0.7 [2, 1]", "( '}{' )", 1.6),
      (.vader, "143 3.2 0.7 [3, 4]", "143", 3.2),
      (.vader, "अच्छा\t1.9\t0.9\t[2, 2]", "अच्छा", 1.9),
      (.vader, "plain 1.5", "plain", 1.5),
      (.afinn, "does not work\t-3", "does not work", -3),
      (.afinn, "\u{FEFF}grand\t3\r\n", "grand", 3),
      (.scores, "fine\t 0.25 ", "fine", 0.25),
      (.table, "term\tvalence\nso   so\t-0.5", "so so", -0.5),
      (.table, "# a remark\nvalence\tterm\n2\tnice", "nice", 2),
      (.table, "term\tpart_of_speech\tsense\tvalence\nwild\tJJ\t1\t0.5\nwild\tJJ\t2\t-0.1", "wild", 0.2),
    ] as [(LexiconFormat, String, String, Double)])
  func quirk(format: LexiconFormat, text: String, term: String, valence: Double) {
    let reading = read(text, as: format)
    #expect(reading.lexicon.entries.map(\.term) == [term])
    #expect(abs((reading.lexicon.valence(of: term) ?? .nan) - valence) < 1e-12)
    #expect(reading.issues.isEmpty, "\(reading.issues)")
  }

  @Test("every bad entry is reported with its line and column") func issues() {
    let text = "good\t2\nlonely\n\t1\nbad\tminus two\nwarm\t9\ngood\t3\nLoud\t-1\ncafe\u{301}\t1\n"
    let reading = read(text, as: .afinn)
    #expect(
      reading.issues == [
        LexiconIssue(.missingValence, line: 2, column: 7),
        LexiconIssue(.emptyTerm, line: 3, column: 1),
        LexiconIssue(.badNumber, line: 4, column: 5),
        LexiconIssue(.outsideScale(.init(lowest: -5, highest: 5)), line: 5, column: 6),
        LexiconIssue(.duplicate(firstLine: 1), line: 6, column: 1),
        LexiconIssue(.upperCase, line: 7, column: 1),
        LexiconIssue(.notNormalized, line: 8, column: 1),
      ])
    #expect(reading.lexicon.valence(of: "good") == 3, "the last of several counts")
    #expect(reading.issues[2].description == "line 4, column 5: the valence is no number")
  }

  @Test("bytes that are no text are reported and the rest is read") func notUTF8() {
    let reading = Lexicon.read(Array("good\t2\n".utf8) + [0xFF, 0x09, 0x31, 0x0A] + Array("bad\t-2".utf8))
    #expect(reading.issues == [LexiconIssue(.notUTF8, line: 2, column: 1)])
    #expect(reading.lexicon.entries.map(\.term) == ["good", "bad"])
  }

  @Test(
    "the format is known by its look",
    arguments: [
      ("term\tvalence\ngood\t1", .table), ("good\t1.9\t0.9\t[1, 2]", .vader), ("good   1.9   0.9", .vader),
      ("good\t3\nbad\t-3", .afinn), ("good\t0.5\nbad\t-1", .scores), ("good\t1\nbad\t-1", .scores),
    ] as [(String, LexiconFormat)])
  func guess(text: String, format: LexiconFormat) { #expect(LexiconFormat.guessed(from: text) == format) }

  @Test("scales are mapped to the common one") func scale() {
    let lexicon = read("grand\t5\nmeh\t-1", as: .afinn).lexicon
    #expect(lexicon.commonValence(5) == 4)
    #expect(lexicon.commonValence(-1) == -0.8)
  }

  @Test("what is written can be read again", arguments: LexiconFormat.allCases)
  func roundTrip(format: LexiconFormat) {
    let text = "term\tvalence\nnot bad\t2\nawful\t-3.2\n:)\t1.6\n"
    let lexicon = read(text, as: .table).lexicon
    let again = read(lexicon.written(as: format), as: format)
    #expect(again.issues.isEmpty, "\(again.issues)")
    #expect(again.lexicon.entries.map(\.term) == lexicon.entries.map(\.term))
    for entry in lexicon.entries {
      let valence = again.lexicon.valence(of: entry.term).map(again.lexicon.commonValence) ?? .nan
      #expect(abs(valence - entry.valence) <= (format == .afinn ? 0.4 : 1e-9))
    }
  }

  @Test("AFINN leaves out what rounds to nothing") func afinnZero() {
    #expect(read("faint\t0.05\nfine\t0.5", as: .scores).lexicon.written(as: .afinn) == "fine\t3\n")
  }

  private static let samples = "conformance/lexicon-formats/"

  @Test(
    "published lists are read whole",
    .enabled(if: SharedData.has(samples), Comment(rawValue: SharedData.missing)),
    arguments: [
      ("AFINN-96.txt", .afinn, 1468, "does not work", -3), ("vader-head.tsv", .vader, 399, "ftw", 2),
    ]
      as [(String, LexiconFormat, Int, String, Double)])
  func published(file: String, format: LexiconFormat, count: Int, term: String, valence: Double) throws {
    let bytes = try SharedData.bytes(Self.samples + file)
    let reading = Lexicon.read(bytes)
    #expect(LexiconFormat.guessed(from: String(decoding: bytes, as: UTF8.self)) == format)
    #expect(reading.issues.filter(\.isError).isEmpty)
    #expect(reading.lexicon.entries.count == count)
    #expect(reading.lexicon.valence(of: term) == valence)
  }
}
