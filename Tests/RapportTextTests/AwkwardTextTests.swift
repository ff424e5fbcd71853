import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// What must hold for any text at all.
@Suite struct AwkwardTextTests {
  @Test("ranges are ordered and slices are well-formed on random scalars") func randomScalars() throws {
    var random = SeededGenerator()
    let tokenizer = try Tokenizer()
    for _ in 0..<4_000 {
      let text = randomText(of: 50, using: &random)
      let tokens = tokenizer.tokens(in: text)
      expectOrderedRanges(tokens, in: Array(text.utf8), "seed \(random.seed)")
      #expect(tokenizer.tokens(in: text) == tokens, "seed \(random.seed)")
    }
  }

  @Test("random bytes do no harm") func randomBytes() throws {
    var random = SeededGenerator()
    let tokenizer = try Tokenizer()
    var tokens = TokenBatch()
    for _ in 0..<2_000 {
      let bytes = (0..<60).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 32...126, using: &random)
      }
      bytes.withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
      expectOrderedRanges(tokens, in: bytes, "seed \(random.seed)")
    }
  }

  @Test(
    "a megabyte of anything is cut in linear time",
    arguments: [
      "a", "A.", "é", "!", "!?", ".", "a@", "http://", "http://a.b/(", "www.", ":", ":)", "#", "@", "$A", "👍",
      "\u{200D}", "👩\u{200D}",
      "🇩", "\u{301}", "日", "ไทย", "1,", " ", "a.b", "-", "(", "'", "\u{FFFD}", "a_", "x.com", "((((:", "\n",
    ])
  func megabyte(of unit: String) throws {
    let tokenizer = try Tokenizer()
    let small = String(repeating: unit, count: 20_000 / unit.utf8.count)
    let large = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let clock = ContinuousClock()
    _ = tokenizer.tokens(in: small)
    let short = clock.measure { _ = tokenizer.tokens(in: small) }
    var tokens = TokenBatch()
    let long = clock.measure { tokens = tokenizer.tokens(in: large) }
    expectOrderedRanges(tokens, in: Array(large.utf8))
    // Fifty times the text; a quadratic cut would take 2,500 times as long.
    #expect(long < max(short, .microseconds(500)) * 500)
  }

  @Test("several threads with tokenisers of their own find the same") func threads() async throws {
    let text = String(repeating: "Don't @me, 日本語 and ไทยคำ 👩🏽‍🚀 :-) http://a.example ", count: 50)
    let expected = try Tokenizer().tokens(in: text)
    try await withThrowingTaskGroup(of: TokenBatch.self) { group in
      for _ in 0..<8 { group.addTask { try Tokenizer().tokens(in: text) } }
      for try await tokens in group { #expect(tokens == expected) }
    }
  }

  @Test(
    "ranges are ordered on labelled texts of others",
    .enabled(if: SharedData.has("gold/tweeteval_test.tsv"), Comment(rawValue: SharedData.missing)),
    arguments: [
      "tweeteval_test.tsv", "umsab_ar.tsv", "zh_waimai.tsv", "youtube_sentistrength.tsv", "umsab_de.tsv",
    ])
  func gold(file: String) throws {
    try expectOrder(inLinesOf: SharedData.bytes("gold/" + file))
  }

  @Test(
    "ranges are ordered on strings made to break programs",
    .enabled(if: SharedData.has("conformance/hazards"), Comment(rawValue: SharedData.missing)),
    arguments: [
      "strings/blns-shared-half.json", "utf8/UTF-8-test.txt", "utf8/utf8tests.bin", "html/xss-payloads.txt",
    ])
  func hazards(file: String) throws {
    try expectOrder(inLinesOf: SharedData.bytes("conformance/hazards/" + file))
  }

  private func expectOrder(inLinesOf bytes: [UInt8]) throws {
    let tokenizer = try Tokenizer()
    var tokens = TokenBatch()
    for (index, line) in bytes.split(separator: 0x0A).enumerated() {
      line.withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
      expectOrderedRanges(tokens, in: Array(line), "line \(index + 1)")
    }
  }
}
