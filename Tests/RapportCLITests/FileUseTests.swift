import Foundation
import RapportTestSupport
import Testing

/// Files that a run may not write, since it reads them or writes them already.
@Suite struct FileUseTests {
  private static let comments = "id,text\n1,good\n"
  private static let report = "page,views\n/a,1\n"

  @Test(
    "a file is not written in place of another one",
    arguments: [
      (["score", "in.csv", "-o", "in.csv"], "an input", "'-o'"),
      (["score", "in.csv", "-o", "link.csv"], "an input", "'-o'"),
      (["score", "./in.csv", "--rejects", "folder/../in.csv"], "an input", "'--rejects'"),
      (["score", "in.csv", "-o", "out.csv", "--rejects", "./out.csv"], "'-o'", "'--rejects'"),
      (["score", "in.csv", "--add-terms", "terms.tsv", "-o", "terms.tsv"], "'--add-terms'", "'-o'"),
      (["matrix", "shop=in.csv", "--report", "in.csv"], "an input", "'--report'"),
      (["matrix", "in.csv", "-o", "x.csv", "--checkpoint", "x.csv"], "'-o'", "'--checkpoint'"),
      (["matrix", "in.csv", "-o", "x.html", "--report", "x.html"], "'-o'", "'--report'"),
      (["matrix", "in.csv", "--profile", "p.yaml", "--report", "p.yaml"], "'--profile'", "'--report'"),
      (
        ["ledger", "in.csv", "-o", "x.ledger", "--checkpoint", "folder/../x.ledger"], "'-o'", "'--checkpoint'"
      ),
      (["enrich", "report.csv", "--with", "in.csv", "-o", "report.csv"], "an input", "'-o'"),
      (["enrich", "report.csv", "--with", "in.csv", "-o", "in.csv"], "an input", "'-o'"),
      (["read", "in.csv", "--rejects", "in.csv"], "an input", "'--rejects'"),
    ])
  func sameFile(arguments: [String], first: String, second: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.comments, to: "in.csv")
    try folder.write(Self.report, to: "report.csv")
    try folder.write("term\tvalence\nfine\t2\n", to: "terms.tsv")
    try folder.write("", to: "p.yaml")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("folder"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("link.csv").path, withDestinationPath: "in.csv")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let result = try CommandLineTool.run(arguments, in: folder.url)
    #expect(result.status == 64)
    #expect(result.messages.contains(first) && result.messages.contains(second), "\(result.messages)")
    #expect(try folder.read("in.csv") == Self.comments)
    #expect(try folder.read("report.csv") == Self.report)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == before)
  }

  @Test("a merged ledger may take the place of one of its parts") func mergeInPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.comments, to: "in.csv")
    try folder.write("id,text\n2,bad\n", to: "more.csv")
    for name in ["in", "more"] {
      let result = try CommandLineTool.run(["ledger", "\(name).csv", "-o", "\(name).ledger"], in: folder.url)
      #expect(result.status == 0, "\(result.messages)")
    }
    let apart = ["merge", "in.ledger", "more.ledger", "-o", "all.ledger"]
    let inPlace = ["merge", "in.ledger", "more.ledger", "-o", "in.ledger"]
    for arguments in [apart, inPlace] {
      #expect(try CommandLineTool.run(arguments, in: folder.url).status == 0)
    }
    let files = ["all.ledger", "in.ledger"].map { folder.url.appendingPathComponent($0) }
    #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
  }

  @Test("devices may be written several times") func devices() throws {
    let result = try CommandLineTool.run(
      ["matrix", "-", "--to", "json", "-o", "/dev/null", "--report", "/dev/null"], input: Self.comments)
    #expect(result.status == 0, "\(result.messages)")
  }
}
