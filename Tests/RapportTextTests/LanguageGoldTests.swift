import Foundation
import RapportTestSupport
import RapportText
import Testing

/// How often the language of labelled texts is told right.
///
/// `make test-long` takes every text and prints the table of `docs/language.md`; otherwise a tenth of most English sets.
@Suite struct LanguageGoldTests {
  private static let isLong = ProcessInfo.processInfo.environment["RAPPORT_LONG_TESTS"] != nil

  /// Sets with texts in other languages than their own among them, which count as wrong here.
  private static let foreign = [
    "sentistrength_twitter": "Indonesian, Portuguese and Spanish posts",
    "youtube_sentistrength": "Spanish, Polish, Indonesian, Vietnamese comments",
  ]

  @Test(
    "from 40 characters up less than three in a hundred are wrong",
    .enabled(if: SharedData.has("gold/umsab_de.tsv"), Comment(rawValue: SharedData.missing)))
  func table() throws {
    let identifier = try LanguageIdentifier()
    var lines = [Self.line("", ["< 20", "20–39", "≥ 40"].map { $0 + ": n, right, open, wrong" })]
    for (set, language) in try Self.sets() {
      var counts = [LengthClass: Counts]()
      for text in try Self.texts(
        of: set, isSample: language == "en" && Self.foreign[set] == nil && !Self.isLong)
      {
        counts[LengthClass(text), default: Counts()].add(
          identifier.language(of: text).tag, expected: language)
      }
      lines.append(Self.line(set, LengthClass.allCases.map { "\(counts[$0] ?? Counts())" }))
      let long = counts[.long] ?? Counts()
      #expect(long.percent(long.wrong) < 3, "\(set)")
      // A wrong guess would leave an English text without a score.
      if language == "en" && Self.foreign[set] == nil {
        let wrong = counts.values.reduce(0) { $0 + $1.wrong }
        #expect(wrong * 100 < counts.values.reduce(0) { $0 + $1.count }, "\(set)")
      }
    }
    if Self.isLong { print(lines.joined(separator: "\n")) }
  }

  private enum LengthClass: CaseIterable {
    case short, middle, long

    init(_ text: String) {
      let count = text.unicodeScalars.count
      self = count < 20 ? .short : count < 40 ? .middle : .long
    }
  }

  private struct Counts: CustomStringConvertible {
    var right = 0
    var open = 0
    var wrong = 0
    var count: Int { right + open + wrong }

    mutating func add(_ tag: String, expected: String) {
      if tag == expected {
        right += 1
      } else if tag.hasPrefix("und") || tag == "zxx" {
        open += 1
      } else {
        wrong += 1
      }
    }

    func percent(_ part: Int) -> Double { count == 0 ? 0 : 100 * Double(part) / Double(count) }

    var description: String {
      count == 0
        ? "–"
        : "\(count), "
          + [right, open, wrong].map { String(format: "%.1f", percent($0)) }.joined(separator: ", ")
    }
  }

  private static func sets() throws -> [(set: String, language: String)] {
    let others = ["es", "fr", "de", "it", "ar"].map { ("umsab_" + $0, $0) } + [("zh_waimai", "zh")]
    let files = try FileManager.default.contentsOfDirectory(atPath: SharedData.url("gold").path)
    let names = files.filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }.sorted()
    let english = names.filter { name in !others.contains { $0.0 == name } }
    return others + english.map { ($0, "en") }
  }

  private static func texts(of set: String, isSample: Bool) throws -> [String] {
    let lines = try SharedData.bytes("gold/\(set).tsv").split(separator: 0x0A).dropFirst()
    return lines.enumerated().compactMap { index, line in
      if isSample && index % 10 != 0 { return nil }
      let fields = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false)
      return fields.last.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    ([name] + cells).map { $0.padding(toLength: 30, withPad: " ", startingAt: 0) }.joined()
  }
}
