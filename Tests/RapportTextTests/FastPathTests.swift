import Foundation
import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// The fast path and the table against ICU, token for token and term for term.
///
/// `RAPPORT_LONG_TESTS=1` (`make test-long`) takes every text and ten million random scalars; otherwise a sample.
@Suite struct FastPathTests {
  private static let isLong = ProcessInfo.processInfo.environment["RAPPORT_LONG_TESTS"] != nil

  @Test("the table has the characters of the ICU that is installed") func version() {
    #expect(
      BreakTable.embedded.unicodeVersion == TextVersions.unicode,
      "the table was made from another version of Unicode, so the other tests here may fail")
  }

  @Test(
    "labelled texts of others are cut as by ICU",
    .enabled(if: SharedData.has("gold"), Comment(rawValue: SharedData.missing)))
  func gold() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: SharedData.url("gold"), includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "tsv" }
    #expect(!files.isEmpty)
    let comparison = try Comparison()
    for file in files.sorted(by: { $0.path < $1.path }) {
      let lines = [UInt8](try Data(contentsOf: file)).split(separator: 0x0A).dropFirst()
      for (index, line) in lines.enumerated() where Self.isLong || index % 40 == 0 {
        let text = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false).last ?? []
        try comparison.run(Array(text), "\(file.lastPathComponent), line \(index + 2)")
      }
    }
    if Self.isLong { #expect(comparison.count == 236_701) }
  }

  @Test(
    "a separator may carry a mark and still join a number",
    arguments: ["10;\u{301}5", "VA370;\u{200D}5th", "2000;\u{FE0F}3 of them", "1,\u{301}000", "4.\u{200D}5"])
  func markedSeparators(_ text: String) throws {
    try Comparison().run(Array(text.utf8), text.debugDescription)
  }

  @Test("random text is cut as by ICU") func random() throws {
    var random = SeededGenerator()
    let comparison = try Comparison()
    for _ in 0..<(Self.isLong ? 200_000 : 4_000) {
      let text = randomText(of: 50, using: &random)
      try comparison.run(Array(text.utf8), "\(text.debugDescription), seed \(random.seed)")
    }
  }

  @Test(
    "random words and marks are cut as by ICU, in every way of the processor", arguments: WindowWay.available)
  func randomWords(_ way: WindowWay) throws {
    var random = SeededGenerator()
    let comparison = try Comparison(way)
    let pieces = [
      "good", "goooood", "XD", "o", "O", "it", "shop.com", "http", "://", "a.b", "don't", "'", "'s", ".",
      "..", "...", "!", "?",
      "!!", " ", "  ", "\n", "\t", "\r\n", "@", "#", "$", "%", "&amp;", "&#39;", "(", ")", ":", ";", "-", "_",
      "*", "/", "5",
      "10:30", "2024-01-31", "é", "’", "日本", "ไทย", "👍🏽", "\u{301}", "\u{200D}", "<", ">", "<3", "D", ":)",
      ":D", "^", "=", "~",
      "\\", "|", "internationalisation", "ABCDEFGH", "abcdefghijklmno", "abcdefghijklmnop", "+", "U.S.",
      "sh*t", "한국", "\u{0}", "@ann", "@Ann_5", "@ann.example.com", "RT", "#win", "#Win_2", "#goooodddd", "#1",
      "-",
      "well-made", "one-two@three.com", "10", "5th", "VA370", "1,000", "4.5", "guests'", "note:", "mailto",
      "or",
      "order", "XDDD", "delivering", "the", "internationalisations", "TT", "&", "--", "''", "::", "?!?",
      "2000",
    ]
    for _ in 0..<(Self.isLong ? 500_000 : 10_000) {
      let text = (0..<12).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      try comparison.run(Array(text.utf8), "\(text.debugDescription), seed \(random.seed)")
    }
  }

  @Test("random bytes are cut as by ICU, in every way of the processor", arguments: WindowWay.available)
  func randomBytes(_ way: WindowWay) throws {
    var random = SeededGenerator()
    let comparison = try Comparison(way)
    for _ in 0..<(Self.isLong ? 100_000 : 2_000) {
      let bytes = (0..<60).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 32...126, using: &random)
      }
      try comparison.run(bytes, "seed \(random.seed)")
    }
  }
}

/// Cuts texts by both ways.
final class Comparison {
  private let tokenizer: Tokenizer
  private let segments: OracleSegments
  private var tokens = TokenBatch()
  private(set) var count = 0
  private var differences = 0

  init(_ way: WindowWay = .fastest) throws {
    var builder = try VocabularyBuilder()
    for word in [
      "good", "don't", "it", "so", "!", "?!", "bad*", "#good", "👍", ":)", "internationalisation", "日本", "a",
      "deliver*", "#go*", "win", "@ann", "...", "10", "5th", "well", "good thing", "internationali*",
    ] {
      try builder.insert(word, style: .glob)
    }
    tokenizer = try Tokenizer(
      library: .embedded, vocabulary: builder.build(), tables: TokenTables(from: .embedded, way))
    segments = try OracleSegments()
  }

  func run(_ text: [UInt8], _ place: @autoclosure () -> String) throws {
    count += 1
    text.withUnsafeBytes { text in
      tokenizer.tokenize(text, into: &tokens)
      let expected = tokenizer.oracleTokens(in: text, segments)
      guard tokens != expected, differences < 10 else { return }
      differences += 1
      let index =
        zip(tokens, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(tokens.count, expected.count)
      let found = index < tokens.count ? "\(tokens[index])" : "no token"
      let oracle = index < expected.count ? "\(expected[index])" : "no token"
      Issue.record("\(place()): token \(index) is \(found), by ICU \(oracle)")
    }
  }
}
