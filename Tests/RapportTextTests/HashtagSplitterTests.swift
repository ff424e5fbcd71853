import RapportModel
import RapportTestSupport
import RapportText
import Testing

@Suite struct HashtagSplitterTests {
  private static let vocabulary = Result {
    var builder = try VocabularyBuilder()
    for word in [
      "not", "good", "customer", "service", "fail", "best", "day", "ever", "the", "known hashtag", "re",
    ] {
      try builder.insert(word)
    }
    try builder.insert("#bestdayever")
    return builder.build()
  }

  private func pieces(_ text: String) throws -> [String] {
    let vocabulary = try Self.vocabulary.get()
    var tokens = try Tokenizer(vocabulary: vocabulary).tokens(in: text)
    var splitter = HashtagSplitter()
    var text = text
    return text.withUTF8 { bytes in
      splitter.split(&tokens, in: UnsafeRawBufferPointer(bytes), vocabulary)
      return tokens.map { token in
        let surface = String(decoding: bytes[token.range.offsets], as: UTF8.self)
        return token.kind == .hashtag && !token.term.isKnown ? surface + "?" : surface
      }
    }
  }

  @Test(
    "hashtags are split at capitals, else into the fewest known words",
    arguments: [
      ("so #notgood today", ["so", "#not", "good", "today"]),
      ("#CustomerServiceFail", ["#Customer", "Service", "Fail"]),
      ("#NOTGood", ["#NOT", "Good"]),
      ("#goodXyz", ["#good", "Xyz?"]),
      ("#the2Good", ["#the", "2?", "Good"]),
      ("#notgood #goodservice!", ["#not", "good", "#good", "service", "!"]),
      ("#bestdayever", ["#bestdayever"]), ("#good", ["#good"]),
      ("#notgoodx", ["#notgoodx?"]), ("#regood", ["#regood?"]), ("#XyZz", ["#XyZz?"]),
      ("#東京good", ["#東京good?"]),
      ("not good", ["not", "good"]), ("", []),
    ])
  func splits(text: String, expected: [String]) throws {
    #expect(try pieces(text) == expected)
  }

  @Test("a hostile hashtag costs no more than its length") func long() throws {
    let long = "#" + String(repeating: "good", count: 100_000)
    #expect(try pieces(long).count == 1)
  }
}
