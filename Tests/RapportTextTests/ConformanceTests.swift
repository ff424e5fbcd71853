import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// The boundary tests that Unicode publishes with UAX #29, against the plain rules.
@Suite(.enabled(if: SharedData.has("conformance/unicode-15.0"), Comment(rawValue: SharedData.missing)))
struct ConformanceTests {
  @Test("words are cut as WordBreakTest.txt has it") func words() throws {
    let segmenter = try WordSegmenter()
    try expectBreaks(of: "WordBreakTest.txt", cases: 1823) { text in
      var ends: [Int] = []
      segmenter.forEachSegment(in: text) { segment, _ in ends.append(Int(segment.end)) }
      return ends
    }
  }

  @Test("grapheme clusters are cut as GraphemeBreakTest.txt has it") func graphemes() throws {
    let segmenter = try GraphemeSegmenter()
    try expectBreaks(of: "GraphemeBreakTest.txt", cases: 602) { text in
      segmenter.graphemes(in: String(decoding: text, as: UTF8.self)).map { Int($0.end) }
    }
  }

  @Test("the token rules differ from UAX #29 where they say so, and nowhere else") func tokenRules() throws {
    let segmenter = try WordSegmenter(rules: BreakRules(named: "token"))
    let deviations: [ClosedRange<Int>: String] = [
      265...266: "U+3031 is kana, cut by the dictionary", 277...278: "kana does not join '_'",
      613...614: "kana does not join '_'", 1253...1254: "a colon splits", 1267...1268: "a colon splits",
      1283...1292: "a colon splits", 1712...1712: "a colon splits",
      1719...1719: "U+3031 is kana, cut by the dictionary", 1720...1720: "kana does not join '_'",
    ]
    var differing: [Int] = []
    for example in try BreakTest.read("WordBreakTest.txt") {
      var ends: [Int] = []
      example.text.withUnsafeBytes { text in
        segmenter.forEachSegment(in: text) { segment, _ in ends.append(Int(segment.end)) }
      }
      if ends != example.ends { differing.append(example.line) }
    }
    let unexpected = differing.filter { line in !deviations.keys.contains { $0.contains(line) } }
    #expect(unexpected == [], "lines that differ without a reason")
    #expect(deviations.keys.allSatisfy { lines in differing.contains(where: lines.contains) })
  }

  private func expectBreaks(
    of file: String, cases: Int, by boundaries: (UnsafeRawBufferPointer) -> [Int]
  ) throws {
    let examples = try BreakTest.read(file)
    #expect(examples.count == cases)
    for example in examples {
      let ends = example.text.withUnsafeBytes(boundaries)
      #expect(ends == example.ends, "line \(example.line): \(example.source)")
    }
  }
}

/// One line of a break test: `÷ 0061 × 0308 ÷`.
private struct BreakTest {
  var line: Int
  var source: String
  var text: [UInt8] = []
  var ends: [Int] = []

  static func read(_ file: String) throws -> [BreakTest] {
    let lines = try SharedData.text("conformance/unicode-15.0/" + file).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      let source = line.prefix { $0 != "#" }
      if source.allSatisfy(\.isWhitespace) { return nil }
      var test = BreakTest(line: index + 1, source: String(source))
      for field in source.split(whereSeparator: \.isWhitespace).dropFirst() {
        if field == "÷" {
          test.ends.append(test.text.count)
        } else if field != "×", let scalar = UInt32(field, radix: 16).flatMap(Unicode.Scalar.init) {
          test.text += Array(String(Character(scalar)).utf8)
        }
      }
      return test
    }
  }
}
