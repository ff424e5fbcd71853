import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct DelimitedTests {
  @Test(
    "columns are told by their names, in several spellings and languages",
    arguments: [
      "id,created_at,author,rating,text\n1,2025-03-03,ann,4,\"Works, well\"\n",
      "ID,Created At,Author,Rating,Review Text\r\n1,2025-03-03 00:00:00,ann,4,\"Works, well\"\r\n",
      "id;datum;autor;bewertung;kommentar\n1;03.03.2025;ann;4;Works, well\n",
      "id\tfecha\tusuario\tpuntuación\tcomentario\n1\t2025-03-03\tann\t4\tWorks, well\n",
      "sep=;\nid;日付;投稿者;評価;コメント\n1;2025-03-03;ann;4;Works, well\n",
    ])
  func names(text: String) throws {
    let found = try Collected(text)
    let comment = try #require(found.comments.first)
    #expect(found.comments.count == 1)
    #expect(comment.text == "Works, well")
    #expect(comment[.id] == "1")
    #expect(comment.facts.createdAt?.description == "2025-03-03T00:00:00Z")
    #expect(comment.facts.author == AuthorPseudonymizer.builtIn.pseudonym(of: "ann"))
    #expect(comment.facts.rating == Rating(FixedDecimal(4), lowest: .one, highest: FixedDecimal(5)))
    #expect(comment.facts.record == 1)
  }

  @Test("where names don't help, content does") func content() throws {
    let found = try Collected(
      "ref,when,what they said\nr1,2025-03-03,I like the new search a lot\nr2,2025-03-04,It is too slow for me\n"
    )
    #expect(found.comments.map(\.text) == ["I like the new search a lot", "It is too slow for me"])
    #expect(found.comments[0].facts.createdAt?.day.description == "2025-03-03")
  }

  @Test("a file without a header is read and said to have none") func headerless() throws {
    let found = try Collected(
      "1,2025-03-03,I like the new search a lot\n2,2025-03-04,It is too slow for me\n")
    #expect(found.comments.map(\.text) == ["I like the new search a lot", "It is too slow for me"])
    #expect(found.noteCodes.contains("no-header"))
    #expect(found.headers.first?.raw == nil && found.headers.first?.columns == ["1", "2", "3"])
  }

  @Test("options name columns, and a misspelt one is refused with the nearest name") func options() throws {
    var options = IngestOptions()
    options.columns.text = "note"
    let found = try Collected("text,note\nx,The real one\n", options: options)
    #expect(found.comments.map(\.text) == ["The real one"])
    options.columns.text = "txet"
    #expect(
      throws: IngestError.unknownColumn(
        "txet", option: "text", file: "input", nearest: "text", columns: ["text", "note"])
    ) {
      try Collected("text,note\nx,y\n", options: options)
    }
  }

  @Test("'[deleted]' is the name of nobody", arguments: ["[deleted]", "[removed]", ""])
  func deletedAuthors(name: String) throws {
    let table = try Collected("author,text\nann,Good\n\(name),Bad\n")
    let lines = try Collected(
      "{\"author\":\"ann\",\"text\":\"Good\"}\n{\"author\":\"\(name)\",\"text\":\"Bad\"}\n")
    for found in [table, lines] {
      #expect(found.comments.map { $0.facts.author != nil } == [true, false])
    }
  }

  @Test("a table of metrics gives measurements") func metrics() throws {
    let found = try Collected(
      "date,page,variant,sessions,key events\n2025-03-03,/a,A,10,2\n2025-03-03,/a,B,12,3\n")
    #expect(found.comments.isEmpty)
    #expect(
      found.measurements.map { "\($0.name) \($0.value) \($0.page ?? "")" } == [
        "visits 10 /a", "conversions 2 /a", "visits 12 /a", "conversions 3 /a",
      ])
    #expect(found.measurements[2].dimensions.last == Dimension(name: Dimension.variant, value: "B"))
    #expect(found.measurements[0].period?.first.description == "2025-03-03")
    #expect(found.measurements[0].definitionID == "unstated.visits")
  }

  @Test(
    "amounts keep the currency that the header, a column or the cell states",
    arguments: [
      ("date,revenue (USD),revenue (EUR)\n2025-03-03,5,7\n", ["USD 5", "EUR 7"]),
      (
        "date,currency,revenue\n2025-03-03,USD,5\n2025-03-03,eur,7\n2025-03-04,,9\n",
        ["USD 5", "EUR 7", "- 9"]
      ),
      ("date,currency,revenue\n2025-03-03,€,5\n2025-03-04,€,7\n", ["EUR 5", "EUR 7"]),
      ("date,revenue\n2025-03-03,€5.10\n2025-03-04,7.20 USD\n2025-03-05,9\n", ["EUR 5.1", "USD 7.2", "- 9"]),
      ("date,revenue\n2025-03-03,$5.10\n2025-03-04,0\n", ["$ 5.1", "$ 0"]),
      ("date,revenue\n2025-03-03,A$5.10\n2025-03-04,US$ 7.50\n", ["AUD 5.1", "USD 7.5"]),
      ("date,revenue (USD)\n2025-03-03,$5\n2025-03-04,7 EUR\n", ["USD 5", "EUR 7"]),
      ("date,revenue\n2025-03-03,5\n2025-03-04,7e2\n", ["- 5", "- 700"]),
    ] as [(String, [String])])
  func currencies(text: String, amounts: [String]) throws {
    let found = try Collected(text, format: "csv")
    #expect(
      found.measurements.map { measurement -> String in
        guard case .money(let currency) = measurement.unit else { return "no money" }
        return "\(currency ?? "-") \(measurement.value)"
      } == amounts)
    #expect(found.measurements.allSatisfy { $0.dimensions.isEmpty })
  }

  @Test("numbers beside amounts in several currencies are told apart by them") func currencyColumn() throws {
    let found = try Collected(
      "date,currency,orders,revenue\n2025-03-03,USD,1,5\n2025-03-03,EUR,2,7\n", format: "csv")
    let orders = found.measurements.filter { $0.name == "purchases" }
    #expect(orders.map(\.dimensions) == ["USD", "EUR"].map { [Dimension(name: "currency", value: $0)] })
    let single = try Collected(
      "date,currency,orders,revenue\n2025-03-03,USD,1,5\n2025-03-04,USD,2,7\n", format: "csv")
    #expect(single.measurements.allSatisfy { $0.dimensions.isEmpty })
  }

  @Test(
    "columns that count comments, or name content, make no comments of a report",
    arguments: [
      ("Date,Impressions,Likes,Comments,Shares\n2025-01-01,1000,50,,\n", 2),
      ("Date,Impressions,Likes,Comments,Shares\n2025-01-01,1000,50,-,3\n", 3),
      ("Date,Impressions,Likes,Comments,Shares\n2025-01-01,1000,50,1.2K,3\n", 4),
      ("Date,Impressions,Likes,Comments,Shares\n", 0), ("Date,Content,Sessions\n2025-01-01,aBcD_1,7\n", 1),
    ])
  func counts(table: String, numbers: Int) throws {
    let found = try Collected(table)
    #expect(found.format == "csv")
    #expect(found.comments.isEmpty && found.rejected.isEmpty)
    #expect(found.measurements.count == numbers)
  }

  @Test(
    "a column of comments stays one, also where few are filled in",
    arguments: [
      "id,author,likes,comments\n1,ann,3,\n2,bob,4,\n", "id,likes,comments\n1,3,Works well\n2,4,\n",
      "id,content,sessions\n1,Works well for me,7\n",
    ])
  func texts(table: String) throws {
    let found = try Collected(table)
    #expect(!found.comments.isEmpty && found.measurements.isEmpty)
  }

  @Test("a page whose path is a word for totals is a page", arguments: ["/total", "/Total/"]) func totalPage(
    path: String
  )
    throws
  {
    for rows in ["PAGE,30,3\n/a,10,1\n/b,20,2\n", "PAGE,10,1\n/b,10,1\n"] {
      let found = try Collected(
        "page,sessions,conversions\n" + rows.replacing("PAGE", with: path), format: "csv")
      #expect(found.totals.isEmpty)
      #expect(found.measurements.contains { $0.page == path })
    }
  }

  @Test("a table with neither text nor metrics is refused with its columns") func unusable() throws {
    #expect(throws: IngestError.noUsableColumn(file: "input", columns: ["a", "b"])) {
      try Collected("a,b\n1,2\n", format: "csv")
    }
  }

  @Test("records of another length are not shifted") func ragged() throws {
    let found = try Collected("id,text,n\n1,one\n2,two,5,,\n3,three,4,extra\n4\n\n5,five,1\n")
    #expect(found.comments.map(\.text) == ["one", "two", "five"])
    #expect(found.rejected.map(\.reason) == ["Expected 3 fields, found 4", "Expected 3 fields, found 1"])
    #expect(found.allRecords == [1, 2, 3, 4, 5])
    #expect(found.noteCodes == ["short-records"])
  }

  @Test("tombstones are counted and marked") func tombstones() throws {
    let found = try Collected("id,text\n1,[deleted]\n2,[removed]\n3,fine\n4,\n")
    #expect(found.comments.map(\.facts.visibility) == [.deleted, .removed, .visible, .visible])
    #expect(found.comments[3].text == "")
  }

  @Test("headers repeated where files were joined are no records") func joined() throws {
    let found = try Collected("id,text\n1,one\nid,text\n2,two\n")
    #expect(found.comments.map(\.text) == ["one", "two"])
    #expect(found.noteCodes == ["repeated-header"])
  }

  @Test(
    "names in another spelling below the header are no record",
    arguments: [
      ("Id,Created At,Comment", "id,created_at,COMMENT"),
      ("Id,Prénom,Réponse,Comment", "ID,PRE\u{301}NOM,re\u{301}ponse,What is it?"),
      ("Id,Kelvin,Comment", "i d,\u{212A}elvin,comments"),
    ])
  func renamed(header: String, below: String) throws {
    let width = header.split(separator: ",").count
    let record = (["7"] + Array(repeating: "x", count: width - 2) + ["Very good indeed"]).joined(
      separator: ",")
    let found = try Collected("\(header)\n\(below)\n\(record)\n")
    #expect(found.comments.map(\.text) == ["Very good indeed"])
  }

  @Test(
    "words that begin like a column's name are a record",
    arguments: ["i,cre,Comm", "idea,created ate,commentary", "id\u{301},create\u{301}d at,com"])
  func similar(record: String) throws {
    let found = try Collected("Id,Created At,Comment\n\(record)\n8,2025-03-03,Very good indeed\n")
    #expect(found.comments.count == 2)
  }

  @Test("titles and comment lines before the header are no records") func preamble() throws {
    let found = try Collected("Survey of March\n# exported today\n\nid,text\n1,one\n2,# two\n")
    #expect(found.comments.map(\.text) == ["one", "# two"])
  }

  @Test("raw records and the header come along on request") func raw() throws {
    var options = IngestOptions()
    options.keepsRawRecords = true
    let found = try Collected("id,text\r\n1,\"a \"\"b\"\"\nc\"\r\n", options: options)
    #expect(found.headers.first?.raw.map { String(decoding: $0, as: UTF8.self) } == "id,text")
    #expect(found.comments[0][.rawRecord] == "1,\"a \"\"b\"\"\nc\"")
  }

  @Test("lines of text are comments") func lines() throws {
    let found = try Collected("Great, thanks\n\nToo slow, sadly\nOk\n")
    #expect(found.format == "text")
    #expect(found.comments.map(\.text) == ["Great, thanks", "Too slow, sadly", "Ok"])
  }

  @Test(
    "formulas, payloads and odd strings pass through unchanged",
    .enabled(if: SharedData.has("conformance/hazards/spreadsheet"), Comment(rawValue: SharedData.missing)),
    arguments: ["spreadsheet/formula-payloads.txt", "html/xss-payloads.txt"])
  func hazards(file: String) throws {
    let lines = try SharedData.text("conformance/hazards/\(file)").split(whereSeparator: \.isNewline).map(
      String.init)
    let quoted = lines.map {
      $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }
    let text =
      "id,text\n" + quoted.enumerated().map { "\($0.offset),\"\($0.element)\"" }.joined(separator: "\n")
    #expect(try Collected(text).comments.map(\.text) == lines)
  }

  @Test("UTF-16 tables are read like others") func utf16() throws {
    let text = "id\ttext\r\n1\tsehr schön\r\n"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let found = try Collected(bytes)
    #expect(found.format == "tsv")
    #expect(found.comments.map(\.text) == ["sehr schön"])
    #expect(found.noteCodes == ["encoding"])
  }

  @Test(
    "samples of reviews and surveys give their comments",
    .enabled(if: SharedData.has("samples/trustpilot-csv"), Comment(rawValue: SharedData.missing)),
    arguments: [
      ("trustpilot-csv/reviews.csv", 6, 6, 6), ("survey-csv/qualtrics.csv", 6, 6, 0),
      ("survey-csv/typeform.csv", 7, 7, 7),
      ("survey-csv/surveymonkey.csv", 7, 3, 7), ("amazon-reviews/reviews.jsonl", 6, 6, 6),
    ])
  func samples(file: String, comments: Int, dated: Int, rated: Int) throws {
    let found = try Collected(sample: file)
    #expect(found.comments.count == comments)
    #expect(found.rejected.isEmpty)
    #expect(found.comments.count { $0.facts.createdAt != nil } == dated)
    #expect(found.comments.count { $0.facts.rating != nil } == rated)
    #expect(found.comments.first?.text == "The export finally works, saved me two hours 😀")
  }

  @Test("files that were joined with their byte order marks and headers lose neither records nor columns")
  func marks()
    throws
  {
    let comments = try Collected("id,text\n1,one\n\u{FEFF}id,text\n2,two\n\u{FEFF}\"id\",text\n3,three\n")
    #expect(comments.comments.map(\.text) == ["one", "two", "three"])
    #expect(comments.noteCodes == ["repeated-header"])
    let metrics = try Collected(
      "date,page,sessions\n2025-03-03,/a,10\n\u{FEFF}date,page,sessions\n2025-03-04,/a,12\n")
    #expect(metrics.measurements.map(\.value) == [FixedDecimal(10), FixedDecimal(12)])
    #expect(metrics.rejected.isEmpty && metrics.noteCodes.contains("repeated-header"))
  }

  @Test("UTF-16 without a mark is told by its NULs, in other scripts too", arguments: [true, false])
  func unmarked(
    isLittle: Bool
  ) throws {
    let text = "id\tтекст\r\n1\tМне очень нравится этот поиск\r\n2\tСлишком медленно для меня\r\n"
    let bytes = text.utf16.flatMap { unit -> [UInt8] in
      isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    #expect(
      try Collected(bytes).comments.map(\.text) == [
        "Мне очень нравится этот поиск", "Слишком медленно для меня",
      ])
  }

  @Test("NULs in a text of bytes are told") func nuls() throws {
    #expect(try Collected("id,text\n1,go\0od\n2,fine\n").noteCodes == ["nul-characters"])
  }
}
