import RapportIngest
import RapportModel
import Testing

@Suite struct CountTests {
  @Test(
    "counts of comments are whole numbers, perhaps with groups of three digits",
    arguments: [
      ("12", 12), ("-3", -3), (" 7 ", 7), ("3.0", 3), ("424.00", 424), ("1,234", 1234), ("1.234", 1234),
      ("1 234 567", 1_234_567), ("1\u{A0}234", 1234), ("1'234", 1234), ("1,234.0", 1234), ("0,000", 0),
      ("12,5", nil), ("1.5", nil), ("1.2K", nil), ("1,2,3", nil), ("1,23,456", nil), ("12 5", nil),
      ("1.234,567", nil), ("3.", nil), (",5", nil), ("many", nil), ("99999999999999999999", nil),
      ("N/A", nil),
    ] as [(String, Int64?)])
  func notations(cell: String, count: Int64?) throws {
    let table = try Collected("text;likes\nfine;\(cell)\nbad;2\n")
    let object = try Collected("{\"text\":\"fine\",\"likes\":\"\(cell)\"}\n{\"text\":\"bad\",\"likes\":2}\n")
    for found in [table, object] {
      #expect(found.comments.map(\.facts.likes) == [count, 2])
      #expect(found.noteCodes.contains("counts-unreadable") == (count == nil && cell != "N/A"))
    }
  }

  @Test("what cannot be read is counted, with its column and record") func notes() throws {
    let found = try Collected("text,likes,replies\nfine,3,\nbad,1.2K,x\n")
    #expect(
      found.notes.map(\.message) == [
        "2 counts, the first in column 'likes' of record 2, are no whole numbers and were left out; write them in figures, such as 1200 or 1,200"
      ])
  }

  @Test("a stated decimal mark groups nothing") func decimalMark() throws {
    var options = IngestOptions()
    options.decimalMark = .point
    let found = try Collected("text;likes\nfine;3.000\nbad;1.234\nnice;1,234\n", options: options)
    #expect(found.comments.map(\.facts.likes) == [3, nil, 1234])
  }
}
