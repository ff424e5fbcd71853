import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

/// Files that nobody wrote comments in.
@Suite struct UnknownFileTests {
  @Test(
    "tables, logs and scripts are no comments",
    arguments: [
      "Filter,Value\nSearch type,Web\nDate,Last 3 months\n",
      "10.0.0.1 - ann [10/Feb/2025:16:42:07 -0500] \"GET /lamps HTTP/1.0\" 301 368\n10.0.0.2 - - [10/Feb/2025:16:42:09 -0500] \"GET / HTTP/1.0\" 200 12\n",
      "#Software: Some Server 6.0\n#Fields: date time cs-method cs-uri-stem\n2025-04-01 00:00:13 GET /lamps/oil\n",
      "{\"event\":\"App Open\",\"properties\":{\"time\":1740993300,\"city\":\"New Madrid\"}}\n{\"event\":\"Sign Up\",\"properties\":{\"time\":1740993301,\"city\":\"Old Oslo\"}}\n",
      "path,title,agent,when\n/a,Oil lamps of the past,\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\",2025-03-03\n/b,How to trim a wick,\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/535.36 (KHTML, like Gecko)\",2025-03-03\n",
    ])
  func unknown(text: String) throws {
    #expect(throws: IngestError.self) { try Collected(text) }
  }

  @Test("a column that repeats few sentences is no text") func repeated() throws {
    let rows = (0..<12).map {
      "\($0),2025-03-03,\($0 % 2 == 0 ? "You have a new message" : "The file could not be found")\n"
    }
    #expect(throws: IngestError.self) { try Collected("no,when,what\n" + rows.joined()) }
  }

  @Test(
    "what people wrote is found without a name, in any script",
    arguments: [
      "no,when,what\n1,2025-03-03,I like it a lot!\n2,2025-03-04,\"Too slow, sadly, for me\"\n",
      "no,when,what\n1,2025-03-03,検索がとても便利です\n2,2025-03-04,遅すぎて使えません\n",
      "no,when,what\n1,2025-03-03,Мне очень нравится поиск\n2,2025-03-04,Слишком медленно для меня\n",
    ])
  func prose(text: String) throws {
    #expect(try Collected(text).comments.count == 2)
  }

  @Test(
    "lines that people wrote are comments",
    arguments: [
      "Great\nBad\n:-)\n5/5\n", "Good, thanks\nBad, sorry\n", "👍👍👍\nとても良い\n", "#love it\n#hate it\n",
    ])
  func lines(text: String) throws {
    let found = try Collected(text)
    #expect(found.format == "text" && found.comments.count == text.split(separator: "\n").count)
  }
}
