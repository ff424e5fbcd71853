import Foundation
import RapportModel
import RapportTestSupport
import RapportText
import Testing

@Suite struct SentenceTests {
  @Test(
    "sentences survive abbreviations, ellipses, emoji and missing capitals",
    arguments: [
      "Dr. Who came.|Great!", "it broke.|why?|so sad", "love it 😍|The rest is fine", "wow!! 😍😍|never again",
      "no... really", "I hate it...|It never works", "see shop.com.|Thanks", "1. fast|2. cheap", "What?!|ok",
      "It costs 3.50.|Too much", "配送很快。|味道不错！", "one line|another",
      "...and it broke", "It was slow.|... Then it broke", "I asked Jeopardy! fans",
      "I watch Jeopardy!|It is fun",
    ])
  func boundaries(marked: String) throws {
    let expected = marked.split(separator: "|").map(String.init)
    let separator = marked.contains("one line") ? "\n" : marked.contains("配") ? "" : " "
    #expect(try sentences(in: expected.joined(separator: separator)) == expected)
  }

  @Test(
    "the golden rules of sentence boundaries",
    .enabled(if: SharedData.has("conformance/sentences-golden-rules"), Comment(rawValue: SharedData.missing)))
  func goldenRules() throws {
    struct File: Decodable { var cases: [Case] }
    struct Case: Decodable {
      var input: String
      var sentences: [String]
    }
    let data = Data(try SharedData.bytes("conformance/sentences-golden-rules/english.json"))
    var report = ConformanceReport()
    for (index, example) in try JSONDecoder().decode(File.self, from: data).cases.enumerated() {
      let found = try sentences(in: example.input)
      // White space is not the matter.
      let expected = example.sentences.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      report.add("\(index + 1)", passed: found == expected, "\(expected), found \(found)")
    }
    #expect(report.count == 60)
    report.expectMisses([
      "39": "a line end ends a sentence: comments have no lines broken by a page's width",
      "40": "as 39",
      "54": "markup of another program",
    ])
  }

  private func sentences(in text: String) throws -> [String] {
    var text = text
    let tokenizer = try Tokenizer()
    let finder = try SentenceFinder()
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      var tokens = TokenBatch()
      tokenizer.tokenize(bytes, into: &tokens)
      return finder.sentences(in: bytes, tokens).map { sentence in
        let start = Int(tokens.ranges[sentence.lowerBound].start)
        let end = Int(tokens.ranges[sentence.upperBound - 1].end)
        return String(decoding: bytes[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      }
    }
  }
}
