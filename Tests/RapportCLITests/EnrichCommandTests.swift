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

  @Test("a report that was enriched before is refused, unless the added columns have other names")
  func enrichedBefore() throws {
    let folder = try TemporaryFolder()
    let pages = try folder.write("page,views\n/a,10\n/e,20\n", to: "pages.csv")
    let reviews = try folder.write(Self.comments, to: "reviews.csv")
    let first = try CommandLineTool.run(["enrich", pages, "--with", reviews])
    let enriched = try folder.write(first.output, to: "enriched.csv")
    let again = try CommandLineTool.run(["enrich", enriched, "--with", reviews])
    #expect(again.status == 65 && again.output.isEmpty)
    #expect(again.messages.contains("column 'rapport_comments' already"), "\(again.messages)")
    let other = try CommandLineTool.run(["enrich", enriched, "--with", reviews, "--prefix", "second_"])
    #expect(other.status == 0 && other.output.contains("rapport_comments"), "\(other.messages)")
  }

  @Test(
    "comments are joined to posts by identifier or address, whenever they were written",
    arguments: [
      ("comment id,post id,created at,text", "c1,77001234,2025-09-01,Great"),
      ("comment id,post id,created at,text", "c1,108_77001234,2019-01-01,Great"),
      ("comment id,url,text", "c1,https://www.social.example/lantern/posts/77001234?comment_id=5,Great"),
      ("comment id,url,text", "c1,https://www.social.example/story.php?story_fbid=77001234&id=108,Great"),
      (
        "comment id,permalink_url,text",
        "c1,https://www.social.example/108/posts/77001234/?comment_id=5,Great"
      ),
      ("comment id,post url,text", "c1,https://www.social.example/lantern/posts/77001234,Great"),
      ("post id,text", "77001234,Great"), ("id,conversation id,text", "c1,77001234,Great"),
      ("id,in reply to,text", "c1,77001234,Great"),
    ])
  func posts(header: String, row: String) throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(
      """
      Post ID,Page ID,Page name,Publish time,Permalink,Post type,Date,Reach,Comments
      77001233,108,Lantern,03/03/2025 06:54,https://www.social.example/lantern/posts/77001233,Text,Lifetime,50,1
      77001234,108,Lantern,03/04/2025 06:54,https://www.social.example/lantern/posts/77001234,Text,Lifetime,60,1

      """, to: "posts.csv")
    let comments = try folder.write("\(header)\n\(row)\n", to: "comments.csv")
    let result = try CommandLineTool.run(["enrich", report, "--with", comments, "--on", "post"])
    #expect(result.status == 0, "\(result.messages)")
    #expect(
      result.messages.contains("2 rows, 1 with comments; 1 comment, 0 about no row, 0 out of context"),
      "\(result.messages)")
    let lines = result.output.split(separator: "\n")
    #expect(
      lines.count == 3 && lines[1].contains(",50,1,0,") && lines[2].contains(",60,1,1,"), "\(result.output)")
  }

  @Test("comments are joined to videos by identifier") func videos() throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(
      "Content,Video title,Video publish time,Views,Impressions click-through rate (%)\nTotal,,,30,2\n"
        + "UWQNrpakgcA,Wicks,\"Aug 28, 2025\",10,2\nbCDnDtsTHAk,Lamps,\"Aug 29, 2025\",20,2\n",
      to: "Table data.csv")
    let comments = try folder.write(
      "id,video id,text\n1,bCDnDtsTHAk,Great\n2,https://www.youtube.com/watch?v=bCDnDtsTHAk&t=1s,Bad\n3,other,Fine\n",
      to: "comments.csv")
    let result = try CommandLineTool.run(["enrich", report, "--with", comments, "--on", "post"])
    #expect(
      result.messages.contains("2 rows, 1 with comments; 3 comments, 1 about no row"), "\(result.messages)")
  }

  @Test(
    "posts of the samples are joined",
    .enabled(if: SharedData.has("samples/meta-business-csv"), Comment(rawValue: SharedData.missing)),
    arguments: [
      ("meta-business-csv/instagram_posts.csv", "18020000000000003"),
      ("meta-business-csv/page_insights_post_level_old.csv", "1000_2"),
      ("meta-business-csv/page_posts_uk.csv", "1142979803545328"),
      ("youtube-studio-csv/Table_data.csv", "UWQNrpakgcA"),
    ])
  func samples(path: String, post: String) throws {
    let folder = try TemporaryFolder()
    let report = try SharedData.url("samples/" + path).path
    let comments = try folder.write("id,post id,text\n1,\(post),Great\n", to: "comments.csv")
    let result = try CommandLineTool.run(["enrich", report, "--with", comments, "--on", "post"])
    #expect(result.messages.contains(", 1 with comments; 1 comment, 0 about no row"), "\(result.messages)")
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
