import Rapport
import Testing

@Suite struct GoldFileTests {
  @Test(
    "rows are read whatever ends their lines",
    arguments: ["\n", "\r\n", "mixed", "mark"])
  func lineEnds(_ end: String) throws {
    let lines = [
      "id\tlabel\tscore\ttext", "1\tpositive\t0.5\tgreat stuff", "2\tnegative\t\tawful",
      "3\tneutral\t\tso so",
    ]
    let content =
      switch end {
      case "mixed": lines[0] + "\n" + lines[1] + "\r\n" + lines[2] + "\n" + lines[3]
      case "mark": "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
      default: lines.joined(separator: end) + end
      }
    let file = try GoldFile(content, name: "gold.tsv")
    #expect(file.items.map(\.text) == ["great stuff", "awful", "so so"])
    #expect(file.items.map(\.score) == [0.5, nil, nil])
  }
}
