import RapportModel
import RapportSentiment
import Testing

@Suite struct EvaluationTests {
  /// Gold against predicted: 3 positive (2 found, 1 called neutral), 2 neutral (1 found, 1 called positive),
  /// 1 negative (called positive).
  private let evaluation: Evaluation = {
    var evaluation = Evaluation()
    evaluation.add(gold: .positive, predicted: .positive, score: 0.5, goldScore: 1)
    evaluation.add(gold: .positive, predicted: .positive, score: 1.0, goldScore: 2)
    evaluation.add(gold: .positive, predicted: .neutral, score: 0.0, goldScore: 3)
    evaluation.add(gold: .neutral, predicted: .neutral)
    evaluation.add(gold: .neutral, predicted: .positive)
    evaluation.add(gold: .negative, predicted: .positive)
    return evaluation
  }()

  @Test("figures equal those worked out by hand") func figures() throws {
    #expect(evaluation.count == 6)
    #expect(evaluation.accuracy == 0.5)
    #expect(evaluation.recall(of: .positive) == 2.0 / 3)
    #expect(evaluation.precision(of: .positive) == 0.5)
    #expect(evaluation.f1(of: .positive) == 4.0 / 7)
    #expect(evaluation.f1(of: .neutral) == 0.5)
    #expect(evaluation.f1(of: .negative) == 0)
    // (4/7 + 1/2 + 0) / 3 and (2/3 + 1/2 + 0) / 3.
    #expect(isNear(try #require(evaluation.macroF1), 0.357142857142857))
    #expect(isNear(try #require(evaluation.macroRecall), 0.388888888888889))
    // Means 2 and 0.5, covariance -0.5, variances 2 and 0.5.
    #expect(isNear(try #require(evaluation.pearson), -0.5))
  }

  private func isNear(_ left: Double, _ right: Double) -> Bool {
    let distance = left - right
    return distance.magnitude < 1e-12
  }

  @Test("a class that no gold label has is not averaged") func twoClasses() {
    var evaluation = Evaluation()
    evaluation.add(gold: .positive, predicted: .positive)
    evaluation.add(gold: .negative, predicted: .neutral)
    #expect(evaluation.classes == [.positive, .negative])
    #expect(evaluation.macroF1 == 0.5)
    #expect(evaluation.precision(of: .negative) == nil)
  }

  @Test("nothing seen is not zero") func empty() {
    let evaluation = Evaluation()
    #expect(evaluation.accuracy == nil && evaluation.macroF1 == nil && evaluation.pearson == nil)
    #expect(evaluation.recall(of: .neutral) == nil)
  }

  @Test("scores without spread correlate with nothing") func constant() {
    var evaluation = Evaluation()
    for goldScore in [1.0, 2, 3] {
      evaluation.add(gold: .positive, predicted: .positive, score: 1, goldScore: goldScore)
    }
    #expect(evaluation.pearson == nil)
  }
}
