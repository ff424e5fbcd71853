import Foundation
import Rapport
import RapportSentiment
import RapportTestSupport
import Testing

/// Accuracy on labelled texts that lie beside the checkout. Thresholds lie a little below what docs/sentiment.md states.
///
/// `RAPPORT_LONG_TESTS=1` (`make test-long`) takes every set; otherwise two.
@Suite(.enabled(if: SharedData.has("gold/airline.tsv"), Comment(rawValue: SharedData.missing)))
struct GoldAccuracyTests {
  private static let isLong = ProcessInfo.processInfo.environment["RAPPORT_LONG_TESTS"] != nil
  /// Sets that no table was learned from.
  private static let unseen = [
    "airline", "cf_products", "sentistrength_twitter", "stanford_test", "tweeteval_test", "tweeteval_val",
    "course_evaluations", "goemotions_dev", "youtube_sentistrength", "hotel_reviews", "sst_dev", "sst_test",
  ]
  private static let vaders = ["vader_tweets", "vader_amazon", "vader_nyt"]
  private static let twoClasses = ["aisopos_ntua_2class", "uci_imdb", "uci_yelp"]

  private static func evaluations(
    _ sets: [String], lexicon: String? = nil, scorer: Scorer = .rapport, classes: SentimentClasses = .three
  ) throws -> [String: Evaluation] {
    var options = ScoringOptions()
    options.scorer = scorer
    options.lexicon = lexicon
    options.classes = classes
    let annotator = try Annotator(options)
    return try Dictionary(
      uniqueKeysWithValues: sets.map { set in
        let path = try SharedData.url("gold/\(set).tsv").path
        return (set, try GoldFile(path: path).evaluation(of: annotator))
      })
  }

  private static func meanF1(_ evaluations: [String: Evaluation]) throws -> Double {
    let values = try evaluations.values.map { try #require($0.macroF1) }
    return values.reduce(0, +) / Double(values.count)
  }

  @Test("the default is more accurate than VADER on tweets and comments") func short() throws {
    let sets = ["stanford_test", "course_evaluations"]
    let own = try Self.evaluations(sets)
    let vader = try Self.evaluations(sets, scorer: .vader)
    for set in sets { #expect(try #require(own[set]?.macroF1) > #require(vader[set]?.macroF1), "\(set)") }
  }

  @Test(
    "the default keeps its accuracy in every genre",
    .enabled(if: isLong, "skipped: takes long, RAPPORT_LONG_TESTS=1 runs it"))
  func open() throws {
    let own = try Self.evaluations(Self.unseen)
    let vader = try Self.evaluations(Self.unseen, scorer: .vader)
    #expect(try Self.meanF1(own) >= 0.60)
    #expect(try #require(own["youtube_sentistrength"]?.macroF1) >= 0.62)
    for set in Self.unseen {
      #expect(try #require(own[set]?.macroF1) >= #require(vader[set]?.macroF1), "\(set)")
      #expect(try #require(own[set]?.reliability.expectedCalibrationError) <= 0.15, "\(set)")
    }
  }

  @Test(
    "en/rapport keeps its accuracy", .enabled(if: isLong, "skipped: takes long, RAPPORT_LONG_TESTS=1 runs it")
  )
  func research() throws {
    let three = try Self.evaluations(Self.unseen + Self.vaders, lexicon: "en/rapport")
    #expect(try Self.meanF1(three) >= 0.62)
    #expect(try #require(three["tweeteval_test"]?.macroRecall) >= 0.645)
    #expect(try Self.meanF1(Self.evaluations(Self.twoClasses, lexicon: "en/rapport", classes: .two)) >= 0.88)
  }

  @Test(
    "German, Spanish, French and Italian tweets, by the rows that nothing was learned from",
    .enabled(if: SharedData.has("gold/umsab_es.tsv"), Comment(rawValue: SharedData.missing)))
  func otherLanguages() throws {
    var sum = 0.0
    for language in ["de", "es", "fr", "it"] {
      let path = try SharedData.url("gold/umsab_\(language).tsv").path
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let test = lines.filter { $0.hasPrefix("id\t") || $0.hasPrefix("test") }.joined(separator: "\n")
      var options = ScoringOptions()
      options.language = language
      options.classes = .three
      let evaluation = try GoldFile(test, name: path).evaluation(of: Annotator(options))
      let macroF1 = try #require(evaluation.macroF1)
      #expect(macroF1 >= 0.53, "\(language)")
      sum += macroF1
    }
    #expect(sum / 4 >= 0.57)
  }
}
