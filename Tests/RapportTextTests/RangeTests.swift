import Foundation
import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// Ranges of tokens: in order, apart from each other, and slicing the text by them gives the surfaces.
///
/// `RAPPORT_LONG_TESTS=1` (`make test-long`) takes every text and ten million random scalars; otherwise a sample.
@Suite struct RangeTests {
  private static let isLong = ProcessInfo.processInfo.environment["RAPPORT_LONG_TESTS"] != nil

  @Test(
    "of labelled texts of others",
    .enabled(if: SharedData.has("gold"), Comment(rawValue: SharedData.missing)))
  func gold() throws {
    let check = try RangeCheck()
    for file in try files(below: "gold") where file.pathExtension == "tsv" {
      let lines = [UInt8](try Data(contentsOf: file)).split(separator: 0x0A)
      for (index, line) in lines.enumerated() where Self.isLong || index % 40 == 0 {
        check.run(Array(line), "\(file.lastPathComponent), line \(index + 1)")
      }
    }
    if Self.isLong { #expect(check.count >= 236_701) }
  }

  @Test(
    "of what was made to break programs",
    .enabled(if: SharedData.has("conformance/hazards"), Comment(rawValue: SharedData.missing)))
  func hazards() throws {
    let check = try RangeCheck()
    for file in try files(below: "conformance/hazards") {
      let bytes = [UInt8](try Data(contentsOf: file))
      // Line by line, and whole, so that what spans lines is seen too.
      for (index, line) in bytes.split(separator: 0x0A).enumerated() where Self.isLong || index % 4 == 0 {
        check.run(Array(line), "\(file.lastPathComponent), line \(index + 1)")
      }
      if Self.isLong || bytes.count < 100_000 { check.run(bytes, file.lastPathComponent) }
    }
    #expect(check.count > 0)
  }

  @Test("of random scalars in mixed scripts, with controls, joiners and bytes that are no text") func random()
    throws
  {
    var random = SeededGenerator()
    let check = try RangeCheck()
    let scalarCount = Self.isLong ? 10_000_000 : 200_000
    if Self.isLong { print("\(scalarCount) random scalars, seed \(random.seed)") }
    var done = 0
    while done < scalarCount {
      // Mostly short texts, since a fault in a long one is harder to see.
      let length =
        Int.random(in: 0..<20, using: &random) == 0 ? 2_000 : Int.random(in: 1...80, using: &random)
      check.run(randomBytes(of: length, using: &random), "text at scalar \(done), seed \(random.seed)")
      done += length
    }
  }

  private func files(below folder: String) throws -> [URL] {
    let root = try SharedData.url(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return paths.map { root.appendingPathComponent($0) }.filter { !$0.hasDirectoryPath && isFile($0) }
  }

  private func isFile(_ file: URL) -> Bool {
    (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
  }
}

/// Cuts texts and checks what holds for the tokens of any text.
private final class RangeCheck {
  private let tokenizer: Tokenizer
  private var tokens = TokenBatch()
  private(set) var count = 0

  init() throws { tokenizer = try Tokenizer() }

  func run(_ text: [UInt8], _ place: @autoclosure () -> String) {
    count += 1
    text.withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
    expectOrderedRanges(tokens, in: text, Comment(rawValue: place()))
    expectNothingVisibleBetween(tokens, in: text, place())
    guard let string = String(validating: text, as: UTF8.self) else { return }
    for token in tokens {
      let start = string.utf8.index(string.startIndex, offsetBy: token.range.offsets.lowerBound)
      let end = string.utf8.index(start, offsetBy: token.range.count)
      if !string[start..<end].utf8.elementsEqual(text[token.range.offsets]) {
        Issue.record("the slice of \(token) is another text: \(place())")
        return
      }
    }
  }

  /// Every letter, digit and mark of ASCII is part of a token.
  private func expectNothingVisibleBetween(
    _ tokens: TokenBatch, in text: [UInt8], _ place: @autoclosure () -> String
  ) {
    var end = 0
    for range in tokens.ranges.map(\.offsets) + [text.count..<text.count] {
      if end < range.lowerBound, text[end..<range.lowerBound].contains(where: { (0x21...0x7E).contains($0) })
      {
        Issue.record("a visible character between tokens at offset \(end): \(place())")
        return
      }
      end = max(end, range.upperBound)
    }
  }
}
