import Foundation
import RapportTestSupport
import RapportText
import Testing

@Suite struct LibraryTests {
  @Test("a directory wins file by file") func directory() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in [
      ("und/break-rules/word.rules", ".;"), ("en/mine/terms.tsv", "good\t1\n"), (".hidden", ""),
    ] {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let library = DataLibrary(directory: folder.path)

    #expect(library.origin(of: "und/break-rules/word.rules") == .directory)
    #expect(library.origin(of: "und/break-rules/token.rules") == .embedded)
    #expect(library.origin(of: "none") == nil)
    #expect(try library.contents(of: "en/mine/terms.tsv") == Array("good\t1\n".utf8))
    #expect(library.paths(under: "en/mine") == ["en/mine/terms.tsv"])
    #expect(library.paths() == library.paths().sorted())
    #expect(Set(library.paths()) == Set(DataLibrary.embedded.paths() + ["en/mine/terms.tsv"]))
    #expect(try WordSegmenter(rules: BreakRules(named: "word", from: library)).words(in: "ab") == [])
  }

  @Test("every embedded file is there under its path") func embedded() throws {
    for path in DataLibrary.embedded.paths() {
      let file = SharedData.packageFolder.appendingPathComponent("lexicons/" + path)
      #expect(try DataLibrary.embedded.contents(of: path) == Array(Data(contentsOf: file)), "\(path)")
    }
    #expect(throws: DataLibraryError.missing(path: "x")) { try DataLibrary.embedded.contents(of: "x") }
  }

  @Test("a fault in break rules is found by line and column") func faultyRules() {
    let rules = BreakRules(name: "mine.rules", text: "$a = [a-z];\n$a $b;\n")
    #expect {
      try WordSegmenter(rules: rules)
    } throws: { error in
      guard
        case .invalidBreakRules("mine.rules", line: 2, _, cause: "U_BRK_UNDEFINED_VARIABLE") = error
          as? TextError
      else {
        return false
      }
      return true
    }
  }

  @Test("a faulty table is found by its line") func faultyTable() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("und/emoticons/terms.tsv")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("emoticon\tstyle\n:)\twestern\n:(\n".utf8).write(to: file)
    #expect(
      throws: TextError.invalidEntry(
        path: "und/emoticons/terms.tsv", line: 3, cause: "expected 2 fields that are not empty")
    ) { try Tokenizer(library: DataLibrary(directory: folder.path)) }
  }
}
