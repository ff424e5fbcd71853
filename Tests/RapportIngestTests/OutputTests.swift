import RapportIngest
import RapportModel
import Testing

@Suite struct OutputTests {
  @Test("a comment becomes one canonical object") func comment() throws {
    let reader = try ExportReader(
      ByteSource(
        bytes: Array("id,date,author,stars,url,text\n7,2025-03-03,ann,4,/a,\"say \"\"hi\"\"\tnow\"\n".utf8),
        name: "r.csv"))
    var json = JSONWriter()
    try reader.read { event throws(IngestError) in
      guard case .comments(let batch) = event else { return }
      CanonicalRecord.write(batch, row: 0, platform: reader.adapter.format, file: reader.name, to: &json)
    }
    let author = String(AuthorPseudonymizer.builtIn.pseudonym(of: "ann").hash, radix: 16)
    let padded = String(repeating: "0", count: 16 - author.count) + author
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"id":"7","platform":"csv","pageURL":"/a","authorKey":"\#(padded)","authorRole":"unknown","createdAt":"2025-03-03T00:00:00Z","text":"say \"hi\"\tnow","rating":{"value":4,"min":1,"max":5},"status":"visible","sourceFile":"r.csv","row":1}"#
    )
  }

  @Test("a measurement becomes one canonical object") func measurement() throws {
    let found = try Collected("date,page,city,visits,bounce rate\n2025-03-03,/a,Paris,10,50%\n")
    var json = JSONWriter()
    CanonicalRecord.write(found.measurements[1], file: "m.csv", to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"page":"/a","segment":{"city":"Paris"},"name":"bounce_rate","definitionID":"unstated.bounce_rate","value":0.5,"unit":"fraction","denominator":10,"dateFrom":"2025-03-03","dateTo":"2025-03-03","grain":"day","sourceFile":"m.csv","table":0,"row":1}"#
    )
  }

  @Test("raw records are what was parsed, before any meaning") func raw() throws {
    let csv = try JSONTests.records("a,b\n\n\"x\ny\",2\n\"open\n", format: "csv")
    #expect(csv.values == [#"["a","b"]"#, #"[""]"#, #"["x\ny","2"]"#])
    #expect(csv.reasons == ["line 5: A quoted field is not closed"])
    #expect(
      try JSONTests.records("one\n\ntwo, three\n", format: "text").values == [#""one""#, #""two, three""#])
  }

  @Test("an inspection counts records and says what is unusual") func inspection() throws {
    let source = ByteSource(
      bytes: Array("id,text\n1,fine\n2,\"open\n3,caf\u{e9}\n".unicodeScalars.map { UInt8($0.value) }),
      name: "x.csv")
    let inspection = try Inspection(of: source)
    var json = JSONWriter()
    inspection.write(to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"file":"x.csv","format":"csv","kinds":["comments"],"records":3,"rejected":1,"notes":["Read as windows-1252, as its bytes suggest"]}"#
    )
    let empty = try Inspection(of: ByteSource(bytes: [], name: "empty.csv"))
    #expect(
      empty.kinds.isEmpty && empty.format == nil && empty.notes.map(\.message) == ["'empty.csv' is empty"])
  }

  @Test(
    "errors say what happened and what to do",
    arguments: [
      (IngestError.missingFile("a.csv"), "No such file: 'a.csv'."),
      (.unknownFormatName("cvs", nearest: "csv", all: ["csv"]), "Unknown format 'cvs'. Did you mean 'csv'?"),
      (
        .unknownColumn(
          "creatd_at", option: "time", file: "comments.csv", nearest: "created_at", columns: ["created_at"]),
        "Unknown column 'creatd_at' for '--time' in 'comments.csv'. Did you mean 'created_at'?"
      ),
      (
        .noUsableColumn(file: "x.csv", columns: ["a", "b"]),
        "'x.csv' has neither a column of text nor one of a known metric. Its columns are 'a', 'b'. Name the column of text with '--text'."
      ),
      (.unreadable(file: "x", byte: 9, code: 5), "Cannot read 'x' at byte 9: Input/output error."),
    ] as [(IngestError, String)])
  func messages(error: IngestError, expected: String) {
    #expect(error.description == expected)
  }

  @Test("formats are known by their names") func registry() throws {
    #expect(
      FormatRegistry.formats == [
        "ga4-csv", "youtube-data-api", "disqus-xml", "wxr", "youtube-studio-csv", "matomo",
        "meta-business-csv", "google-play-reviews", "reddit-dump", "youtube-takeout", "yt-dlp", "telegram",
        "mastodon", "discourse", "discord", "meta-archive", "twitter-archive", "csv", "tsv", "jsonl", "json",
        "text",
      ])
    #expect(throws: IngestError.unknownFormatName("ga4csv", nearest: "ga4-csv", all: FormatRegistry.formats))
    {
      try FormatRegistry.adapter(named: "ga4csv")
    }
    #expect(throws: IngestError.self) { try Collected("<xml/>") }
  }
}
