import Foundation
import Rapport
import RapportModel
import RapportTestSupport
import Testing

/// Sentences that users of other tools reported as wrong, and sentences published with several tools' scores.
@Suite struct ReportedSentimentTests {
  private static let reported = "conformance/sentiment-vader/user-reported.json"
  private static let published = "conformance/sentiment-examples/swafford.json"

  private struct File: Decodable { var cases: [Case] }

  private struct Case: Decodable {
    var text: String
    var issue: String?
    var expected: String?
    var reading: String?
  }

  /// Cases where we differ on purpose or by what words alone can tell, by id and start of text.
  private static let deviations: [String: String] = [
    "cjhutto/vaderSentiment#36 No payment":
      "'no' reaches both parts of a list; that only one is lacking is not in the words",
    "cjhutto/vaderSentiment#120 You all":
      "'toxic' stands in a contrast and in a question: blame is as likely as none",
    "cjhutto/vaderSentiment#62 Plus de 50":
      "French words are read as English ones when the language is given",
    "swafford I haven't been": "what is not bad is hardly good: the sign is right, the label is neutral",
    "swafford I don't feel so": "what is not bad is hardly good: the sign is right, the label is neutral",
    "swafford Wait, it's": "that a return is good news is not in the words",
  ]

  private func annotator() throws -> Annotator {
    var options = ScoringOptions()
    // One sentence is in French, whose words this leaves unknown; its emoji says enough.
    options.language = "en"
    return try Annotator(options)
  }

  private func cases(_ path: String) throws -> [Case] {
    try JSONDecoder().decode(File.self, from: Data(contentsOf: SharedData.url(path))).cases
  }

  private func agrees(_ label: SentimentLabel, with expected: String, _ text: String) throws -> Bool {
    switch expected {
    case "neutral or mildly negative": label == .neutral || label == .negative
    case "not negative": label != .negative
    case "not positive": label != .positive
    case "weakly positive": label == .positive
    case "same as \"bad good\"": label == (try annotator().annotation(of: "bad good").score?.label)
    default: label.rawValue == expected
    }
  }

  private func check(_ item: Case, id: String, expected: String) throws {
    let label = try annotator().annotation(of: item.text).score?.label ?? .neutral
    let isExplained = Self.deviations.keys.contains { (id + " " + item.text).hasPrefix($0) }
    let isRight = try agrees(label, with: expected, item.text)
    #expect(isRight != isExplained, "\(id) \(item.text): \(label), expected \(expected)")
  }

  @Test(
    "what users reported is right or explained",
    .enabled(if: SharedData.has(reported), Comment(rawValue: SharedData.missing)))
  func userReported() throws {
    for item in try cases(Self.reported) {
      try check(item, id: item.issue ?? "", expected: try #require(item.expected))
    }
  }

  @Test(
    "published sentences are read as people read them, or it is explained why not",
    .enabled(if: SharedData.has(published), Comment(rawValue: SharedData.missing)))
  func publishedSentences() throws {
    for item in try cases(Self.published) {
      try check(item, id: "swafford", expected: try #require(item.reading))
    }
  }
}
