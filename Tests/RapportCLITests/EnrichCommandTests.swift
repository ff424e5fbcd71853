import Foundation
import RapportTestSupport
import Testing

/// `rapport enrich`, run as a user runs it.
@Suite struct EnrichCommandTests {
  private static let report = """
    # Pages and screens
    # Start date: 20250303
    # End date: 20250309
    Page path,Views,Active users
    ,30,20,Grand total
    /a,10,8
    /b,many,7
    /c
    /d,"5,5
    /e,20,12

    """
  private static let comments = "page,text\n/a,Great\n/e,Bad\n"

  @Test("every line of a table has its added cells under their names") func wholeTable() throws {
    let folder = try TemporaryFolder()
    let pages = try folder.write(Self.report, to: "pages.csv")
    let reviews = try folder.write(Self.comments, to: "reviews.csv")
    let result = try CommandLineTool.run(["enrich", pages, "--with", reviews])
    #expect(result.status == 0, "\(result.messages)")
    let lines = result.output.split(separator: "\n").dropFirst(3)
    #expect(lines.first?.hasPrefix("Page path,Views,Active users,,rapport_comments,") == true)
    #expect(
      lines.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).prefix(5).joined(separator: ",")
      }
        == [
          "Page path,Views,Active users,,rapport_comments", ",30,20,Grand total,", "/a,10,8,,1",
          "/b,many,7,,",
          "/c,,,,", "\"/d,\"\"5,5\",,", "/e,20,12,,1",
        ])
    let counts = lines.filter { !$0.hasPrefix("\"") }.map { line in line.count { $0 == "," } }
    #expect(Set(counts) == [12])
    #expect(result.messages.contains("5 rows, 2 with comments, 3 rejected; 2 comments"), "\(result.messages)")
    #expect(result.messages.contains("3 of 8 records could not be used"), "\(result.messages)")
  }

  @Test("rejected rows of the report are kept on request and end a strict run") func rejects() throws {
    let folder = try TemporaryFolder()
    let pages = try folder.write(Self.report, to: "pages.csv")
    let reviews = try folder.write(Self.comments, to: "reviews.csv")
    let kept = folder.url.appendingPathComponent("rejects.jsonl").path
    _ = try CommandLineTool.run(["enrich", pages, "--with", reviews, "--rejects", kept])
    #expect(try folder.read("rejects.jsonl").split(separator: "\n").count == 3)
    let strict = try CommandLineTool.run(["enrich", pages, "--with", reviews, "--strict"])
    #expect(strict.status == 65 && strict.output.isEmpty)
    #expect(strict.messages.contains("Column 'Views' holds no number"), "\(strict.messages)")
  }
}
