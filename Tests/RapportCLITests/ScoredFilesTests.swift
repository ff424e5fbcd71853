import Foundation
import RapportTestSupport
import Testing

/// `rapport score` of several files, and of files whose rows are written in another format.
@Suite struct ScoredFilesTests {
  private static func score(_ files: [(name: String, text: String)], _ arguments: [String] = []) throws
    -> CommandLineTool.Result
  {
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.text, to: $0.name) }
    return try CommandLineTool.run(["score"] + paths + ["--columns", "label"] + arguments)
  }

  private static let commas = (name: "commas.csv", text: "id,text\n1,\"good, cheap\"\n")

  @Test(
    "rows of files with the same columns stand under the first file's header, whatever their form",
    arguments: [
      ("semicolons.csv", "id;text\n4;\"bad; really, bad\"\n", "4,\"bad; really, bad\",negative"),
      ("tabs.tsv", "\"id\"\ttext\n5\t\"bad \"\"thing\"\"\"\n", "5,\"bad \"\"thing\"\"\",negative"),
      ("lines.jsonl", "{\"text\":\"bad\",\"id\":6}\n{\"text\":\"good\"}\n", "6,bad,negative\n,good,positive"),
      ("quoted.csv", "\"id\",\"text\"\n\"7\",bad\n", "\"7\",bad,negative"),
    ])
  func sameColumns(name: String, text: String, rows: String) throws {
    let result = try Self.score([Self.commas, (name, text)])
    #expect(result.status == 0, "\(result.messages)")
    #expect(
      result.output == "id,text,rapport_label\n1,\"good, cheap\",positive\n" + rows + "\n")
  }

  @Test(
    "files whose columns do not agree are refused",
    arguments: [
      ("lines.jsonl", "{\"id\":6,\"body\":\"bad\"}\n"), ("plain.txt", "good\nbad\n"),
      ("other.csv", "id,body\n1,bad\n"),
    ])
  func differentColumns(name: String, text: String) throws {
    let result = try Self.score([Self.commas, (name, text)])
    #expect(result.status == 65)
    #expect(result.messages.contains("different columns"), "\(result.messages)")
  }

  @Test("every file's records are objects of their own in JSON lines") func objects() throws {
    let files = [
      Self.commas, ("lines.jsonl", "{\"id\":6,\"text\":\"bad\"}\n"), ("plain.txt", "good\n{bad}\n"),
    ]
    let result = try Self.score(files, ["--to", "jsonl"])
    #expect(result.status == 0, "\(result.messages)")
    let lines = result.output.split(separator: "\n").map { Data($0.utf8) }
    let objects = try lines.map { try #require(JSONSerialization.jsonObject(with: $0) as? [String: Any]) }
    #expect(objects.map { $0["text"] as? String } == ["good, cheap", "bad", "good", "{bad}"])
    #expect(objects.map { $0["rapport_label"] as? String ?? "" }.prefix(2) == ["positive", "negative"])
  }

  @Test("rows that were scored before are refused, unless the added columns have other names")
  func scoredBefore() throws {
    let lines = (name: "lines.jsonl", text: "{\"id\":6,\"text\":\"bad\"}\n")
    for (file, name) in [(Self.commas, "scored.csv"), (lines, "scored.jsonl")] {
      let scored = try Self.score([file]).output
      let again = try Self.score([(name, scored)])
      #expect(again.status == 65 && again.output.isEmpty)
      #expect(again.messages.contains("column 'rapport_label' already"), "\(again.messages)")
      #expect(again.messages.contains("'--prefix'"))
      let other = try Self.score([(name, scored)], ["--prefix", "second_"])
      #expect(other.status == 0 && other.output.contains("second_label"), "\(other.messages)")
      #expect(other.output.contains("rapport_label"))
      let converted = try Self.score([(name, scored)], ["--to", "jsonl"])
      #expect(converted.status == 65)
    }
    // The text of a comment may name the column.
    let quoted = try Self.score([("quoted.jsonl", "{\"text\":\"\\\"rapport_label\\\": good\"}\n")])
    #expect(quoted.status == 0, "\(quoted.messages)")
  }

  @Test("added cells stand under their names in rows of any length") func lengths() throws {
    let ragged = ("ragged.csv", "id,text,note\n1,good\n2,bad,x,,\n")
    let kept = try Self.score([ragged])
    #expect(kept.output == "id,text,note,rapport_label\n1,good,,positive\n2,bad,x,negative\n")
    let cut = try Self.score([ragged], ["--to", "tsv"])
    #expect(cut.output == "id\ttext\tnote\trapport_label\n1\tgood\t\tpositive\n2\tbad\tx\tnegative\n")
  }

  @Test("objects that span lines become one line each") func compactObjects() throws {
    let text = """
      [
        {
          "text": "good  \\"stuff\\"",
          "tags": [ 1,
            2 ]
        },
        { "text": "bad", "n": 1.50 }
      ]

      """
    let result = try Self.score([("pretty.json", text)])
    #expect(
      result.output == #"""
        {"text":"good  \"stuff\"","tags":[1,2],"rapport_label":"positive"}
        { "text": "bad", "n": 1.50 ,"rapport_label":"negative"}

        """#)
  }

  @Test("cells that score writes anew are no formulas for a spreadsheet, unless they are to stay raw")
  func formulas() throws {
    let lines = ("lines.jsonl", "{\"text\":\"=cmd() good\"}\n{\"text\":\"-12.5\"}\n")
    let safe = try Self.score([lines], ["--to", "csv"])
    #expect(safe.output.contains(",'=cmd() good,positive\n"), "\(safe.output)")
    #expect(safe.output.contains(",-12.5,"), "\(safe.output)")
    let raw = try Self.score([lines], ["--to", "csv", "--raw"])
    #expect(raw.output.contains(",=cmd() good,positive\n"), "\(raw.output)")
    let kept = try Self.score([("table.csv", "id,text\n1,@you good\n")])
    #expect(kept.output.contains("\n1,@you good,positive\n"), "\(kept.output)")
    let cut = try Self.score([("table.csv", "id,text\n1,@you good\n")], ["--to", "tsv"])
    #expect(cut.output.contains("\n1\t'@you good\tpositive\n"), "\(cut.output)")
  }
}
