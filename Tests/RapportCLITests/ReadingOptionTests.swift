import RapportTestSupport
import Testing

/// The options that say how files are read, wherever files are read.
@Suite struct ReadingOptionTests {
  @Test(
    "the order of dates and the decimal mark can be stated",
    arguments: [("dmy", "2025-04-03"), ("mdy", "2025-03-04")])
  func dateOrder(order: String, day: String) throws {
    let comments = try CommandLineTool.run(
      ["read", "-", "--date-order", order], input: "text,date\nfine,03/04/2025\n")
    #expect(comments.output.contains("\"createdAt\":\"\(day)T"), "\(comments.messages)")
    let metrics = try CommandLineTool.run(
      ["read", "-", "--date-order", order, "--decimal-mark", "comma"],
      input: "date;sessions\n03/04/2025;1.250\n")
    #expect(metrics.output.contains("\"value\":1250,"), "\(metrics.messages)")
    #expect(metrics.output.contains("\"dateFrom\":\"\(day)\""), "\(metrics.messages)")
  }

  @Test("records that a format repeats all count in a pipe, and it is said") func repeatsInPipe() throws {
    let header = "Package Name,Star Rating,Review Title,Review Text,Review Link\n"
    let review = "com.example.shop,5,,Good,https://play.example/r?reviewId=1\n"
    let folder = try TemporaryFolder()
    let file = try folder.write(header + review + review, to: "reviews.csv")
    let filed = try CommandLineTool.run(["score", file, "--columns", "status"])
    #expect(filed.output.contains("duplicate") && !filed.messages.contains("read only once"))
    let piped = try CommandLineTool.run(
      ["score", "-", "--columns", "status"], input: header + review + review)
    #expect(!piped.output.contains("duplicate"))
    #expect(piped.messages.contains("can be read only once"), "\(piped.messages)")
    let chosen = try CommandLineTool.run(["score", "-", "--dedupe", "none"], input: header + review)
    #expect(!chosen.messages.contains("read only once"), "\(chosen.messages)")
  }

  @Test("another order or mark is refused", arguments: [["--date-order", "dym"], ["--decimal-mark", ","]])
  func unknown(arguments: [String]) throws {
    let result = try CommandLineTool.run(["matrix", "-"] + arguments, input: "text\nfine\n")
    #expect(result.status == 64 && result.messages.contains(arguments[0]), "\(result.messages)")
    let help = try CommandLineTool.run(["matrix", "--help"])
    #expect(help.output.contains("(values: point, comma)"))
  }
}
