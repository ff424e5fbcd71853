import Foundation
import RapportModel
import RapportSentiment
import RapportTestSupport
import Testing

@Suite struct VADERTests {
  private static let scorer = Result { try VADERScorer() }

  /// Expected: positive, neutral, negative and compound of the package vaderSentiment 3.3.2.
  @Test(
    "equals the published program",
    arguments: [
      ("The kettle works.", 0.0, 1.0, 0.0, 0.0),
      ("The kettle is great.", 0.577, 0.423, 0.0, 0.6249),
      ("The kettle is GREAT.", 0.617, 0.383, 0.0, 0.7034),
      ("THE KETTLE IS GREAT.", 0.577, 0.423, 0.0, 0.6249),
      ("The kettle is very great.", 0.523, 0.477, 0.0, 0.659),
      ("The kettle is VERY great.", 0.562, 0.438, 0.0, 0.7291),
      ("The kettle is not great.", 0.0, 0.548, 0.452, -0.5096),
      ("The kettle isn't great.", 0.0, 0.477, 0.523, -0.5096),
      ("The kettle was never so great.", 0.558, 0.442, 0.0, 0.8075),
      ("The kettle is never great and warm.", 0.0, 0.502, 0.498, -0.6072),
      ("Without doubt a lovely kettle.", 0.663, 0.337, 0.0, 0.7105),
      ("It is the least useful kettle.", 0.0, 0.675, 0.325, -0.3412),
      ("At least it is a useful kettle.", 0.326, 0.674, 0.0, 0.4404),
      ("The kettle is kind of nice.", 0.334, 0.666, 0.0, 0.3626),
      ("Kind of a kettle.", 0.0, 1.0, 0.0, 0.0),
      ("No good kettle here.", 0.0, 0.555, 0.445, -0.3412),
      ("Neither no nor good.", 0.334, 0.353, 0.313, 0.0305),
      ("A lovely kettle but an ugly lid.", 0.203, 0.422, 0.376, -0.4678),
      ("Ugly, ugly lid, but a nice and nice kettle.", 0.443, 0.299, 0.257, 0.6249),
      ("This kettle is the bomb, they said.", 0.4, 0.6, 0.0, 0.6124),
      ("I waited at the bus stop in pain.", 0.0, 1.0, 0.0, 0.0),
      ("Great!!", 1.0, 0.0, 0.0, 0.6892),
      ("Great!!!!!!", 1.0, 0.0, 0.0, 0.7405),
      ("Great?", 1.0, 0.0, 0.0, 0.6249),
      ("Great??", 1.0, 0.0, 0.0, 0.6662),
      ("Terrible????", 0.0, 0.0, 1.0, -0.6199),
      ("nice\u{A0}lid\u{3000}ugly\u{2028}lid", 0.346, 0.247, 0.407, -0.128),
      ("Lovely 😍 lid", 0.63, 0.37, 0.0, 0.7783),
      ("lid😍😍", 0.462, 0.538, 0.0, 0.7184),
      ("Lovely ❤️", 0.655, 0.345, 0.0, 0.5859),
      ("®", 0.0, 1.0, 0.0, 0.0),
      ("🔛 fine", 0.511, 0.489, 0.0, 0.2714),
      (":) :( :D", 0.708, 0.0, 0.292, 0.6289),
      ("\"(great)\"", 1.0, 0.0, 0.0, 0.6249),
      ("'ok'", 0.0, 1.0, 0.0, 0.0),
      ("AWFUL lid, n'T good", 0.0, 0.246, 0.754, -0.7302),
      ("\u{212A}ILL", 0.0, 0.0, 1.0, -0.6908),
      ("ugly kettle kettle kettle BUT good", 0.385, 0.4, 0.215, 0.4019),
      ("It has hardly any good in it, and it is barely just enough good.", 0.293, 0.707, 0.0, 0.6079),
      ("  ", 0.0, 0.0, 0.0, 0.0),
      ("0.0", 0.0, 1.0, 0.0, 0.0),
    ] as [(String, Double, Double, Double, Double)])
  func sentence(text: String, positive: Double, neutral: Double, negative: Double, compound: Double) throws {
    let score = try Self.scorer.get().score(text)
    #expect(score.positive == positive)
    #expect(score.neutral == neutral)
    #expect(score.negative == negative)
    #expect(score.compound == compound)
  }

  @Test("gives the forms that all scorers share") func sentiment() throws {
    let scorer = try Self.scorer.get()
    #expect(scorer.score("The kettle is great.").sentiment().label == .positive)
    #expect(scorer.score("The kettle works.").sentiment().label == .neutral)
    #expect(scorer.score("The kettle works.").sentiment(classes: .two).label == .positive)
    #expect(scorer.score("awful").sentiment(classes: .two).label == .negative)
    #expect(scorer.score("awful kettle xyzzy not").coverage == 0.5)
  }

  @Test("takes a lexicon of the user's, in another scale and script") func lexicon() throws {
    let bytes = Array("कमाल\t1\nςος\t-1\ngood\t-1".utf8)
    let scorer = try VADERScorer(lexicon: Lexicon.read(bytes, as: .scores).lexicon)
    #expect(scorer.score("कमाल है").compound == 0.7184)
    #expect(scorer.score("ΣΟΣ").compound == 0, "the first sigma of a word is no final one")
    #expect(scorer.score("good").compound == -0.7184)
  }

  @Test("a long text costs no more a word than a short one", .timeLimit(.minutes(1))) func linear() throws {
    let text = String(repeating: "good but bad ", count: 200_000)
    #expect(try Self.scorer.get().score(text).coverage > 0.6)
    #expect(try Self.scorer.get().score(String(repeating: "a", count: 5_000_000)).compound == 0)
  }

  // MARK: Shared data

  private struct Scores: Decodable {
    var pos, neu, neg, compound: Double

    func isNear(_ score: VADERScore) -> Bool {
      let pairs = [
        (pos, score.positive), (neu, score.neutral), (neg, score.negative), (compound, score.compound),
      ]
      return pairs.allSatisfy { abs($0 - $1) <= 0.0001 }
    }
  }

  private struct Case: Decodable {
    var text: String
    var scores: Scores?
    var published: Scores?
    var measured: Scores?
  }

  private struct Cases: Decodable { var cases: [Case] }

  @Test(
    "equals the reference outputs",
    .enabled(
      if: SharedData.has("conformance/sentiment-vader/reference-outputs.json"),
      Comment(rawValue: SharedData.missing)))
  func reference() throws {
    let cases = try decode("reference-outputs.json")
    #expect(cases.count >= 500)
    let scorer = try Self.scorer.get()
    for (index, testCase) in cases.enumerated() {
      let scores = try #require(testCase.scores)
      #expect(scores.isNear(scorer.score(testCase.text)), "case \(index)")
    }
  }

  /// Lines of the project's README, counted from 0, whose published figures its own program does not give: the
  /// shares of "At least it isn't a horrible book." and all figures of the sentence with emoji.
  private static let stale = [8, 14]

  @Test(
    "equals the sentences of the README, but for figures that are older than the program",
    .enabled(
      if: SharedData.has("conformance/sentiment-vader/readme.json"), Comment(rawValue: SharedData.missing)))
  func readme() throws {
    let scorer = try Self.scorer.get()
    for (index, testCase) in try decode("readme.json").enumerated() {
      let score = scorer.score(testCase.text)
      #expect(try #require(testCase.measured).isNear(score), "line \(index)")
      #expect(try #require(testCase.published).isNear(score) != Self.stale.contains(index), "line \(index)")
    }
  }

  private func decode(_ file: String) throws -> [Case] {
    let bytes = try SharedData.bytes("conformance/sentiment-vader/" + file)
    return try JSONDecoder().decode(Cases.self, from: Data(bytes)).cases
  }
}
