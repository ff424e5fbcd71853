import Foundation
import Rapport
import RapportModel
import RapportTestSupport
import Testing

/// The behavioural tests of CheckList (Ribeiro and others, ACL 2020) with the default scorer.
@Suite struct CheckListTests {
  private static let file = "conformance/sentiment-checklist/cases.json"

  private struct File: Decodable { var cases: [Case] }

  private struct Case: Decodable {
    var test: String
    var texts: [String]
    var expect: String

    func isPassed(by annotator: Annotator) throws -> Bool {
      let scores = texts.map { annotator.annotation(of: $0).score }
      let labels = scores.map { $0?.label ?? .neutral }
      let polarities = scores.map { $0?.polarity ?? 0 }
      let (first, last) = (polarities[0], polarities[polarities.count - 1])
      switch expect {
      case "positive", "neutral", "negative": return labels[0].rawValue == expect
      case "not negative": return labels[0] != .negative
      case "same label for all": return Set(labels).count == 1
      case "same polarity, second at least as strong": return first * last >= 0 && abs(last) >= abs(first)
      case "same polarity, second not stronger": return first * last >= 0 && abs(last) <= abs(first)
      case "second not stronger than the first": return abs(last) <= abs(first)
      case "later texts not more negative than the first": return polarities.allSatisfy { $0 >= first }
      case "later texts not more positive than the first": return polarities.allSatisfy { $0 <= first }
      default:
        Issue.record("unknown expectation '\(expect)'")
        return false
      }
    }
  }

  /// What every test about scope passes at least: negation, temporal, reported opinion, question and answer.
  private static let scopeWords = ["egation", "used to", "opinion", "Q & A"]

  @Test(
    "at least nine in ten cases pass, in tests about scope four in five, and who people are changes nothing",
    .enabled(if: SharedData.has(file), Comment(rawValue: SharedData.missing)))
  func rates() throws {
    let cases = try JSONDecoder().decode(File.self, from: Data(contentsOf: SharedData.url(Self.file))).cases
    var options = ScoringOptions()
    options.language = "en"
    let annotator = try Annotator(options)
    var rates: [String: (passed: Int, of: Int)] = [:]
    for item in cases {
      rates[item.test, default: (0, 0)].of += 1
      if try item.isPassed(by: annotator) { rates[item.test]?.passed += 1 }
    }
    for (test, rate) in rates {
      let share = Double(rate.passed) / Double(rate.of)
      if test.hasPrefix("protected") { #expect(share == 1, "\(test): \(rate)") }
      if Self.scopeWords.contains(where: test.contains) { #expect(share >= 0.8, "\(test): \(rate)") }
    }
    let passed = rates.values.reduce(0) { $0 + $1.passed }
    #expect(Double(passed) >= 0.9 * Double(cases.count), "\(passed) of \(cases.count): \(rates)")
  }
}
