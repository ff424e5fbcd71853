import RapportModel
import RapportSentiment
import Testing

@Suite struct PairedDifferenceTests {
  typealias Item = (gold: SentimentLabel, first: SentimentLabel, second: SentimentLabel)

  private func paired(_ items: [Item]) -> PairedEvaluation {
    var paired = PairedEvaluation()
    for item in items { paired.add(gold: item.gold, first: item.first, second: item.second) }
    return paired
  }

  /// 300 texts, of which the second labels 60 right that the first labels wrong, and spoils 20.
  private var better: [Item] {
    (0..<300).map { number in
      let gold: SentimentLabel = number.isMultiple(of: 2) ? .positive : .negative
      let other: SentimentLabel = number.isMultiple(of: 2) ? .negative : .positive
      switch number % 15 {
      case 0, 1, 2: return (gold, other, gold)
      case 3: return (gold, gold, other)
      default: return (gold, gold, gold)
      }
    }
  }

  @Test("changed labels are counted by what they do") func counts() {
    let paired = paired([
      (.positive, .neutral, .positive), (.positive, .positive, .mixed), (.neutral, .positive, .negative),
      (.negative, .negative, .negative),
    ])
    #expect(paired.count == 4 && paired.changed == 3 && paired.corrected == 1 && paired.worsened == 1)
  }

  @Test("the gain equals that of two evaluations, within its interval") func gain() throws {
    let items = better
    var first = Evaluation()
    var second = Evaluation()
    for item in items {
      first.add(gold: item.gold, predicted: item.first)
      second.add(gold: item.gold, predicted: item.second)
    }
    let difference = try #require(PairedDifferences(of: [paired(items)]))
    #expect(difference.macroF1.value == second.macroF1! - first.macroF1!)
    #expect(difference.macroRecall.value == second.macroRecall! - first.macroRecall!)
    #expect(difference.accuracy.value == second.accuracy! - first.accuracy!)
    // Of the accuracy the interval is known: (60 − 20) / 300 ± 1.96 · √(80/300 − (40/300)²) / √300.
    #expect((difference.accuracy.low - 0.0769).magnitude < 0.006, "\(difference.accuracy)")
    #expect((difference.accuracy.high - 0.1898).magnitude < 0.006, "\(difference.accuracy)")
  }

  @Test("the order of the texts does not matter") func order() {
    let items = better
    #expect(
      PairedDifferences(of: [paired(items)]) == PairedDifferences(of: [paired(items.reversed())]))
  }

  @Test("scorers that agree differ by nothing, surely") func same() throws {
    let items = better.map { Item($0.gold, $0.first, $0.first) }
    let difference = try #require(PairedDifferences(of: [paired(items)]))
    for figure in [difference.macroF1, difference.macroRecall, difference.accuracy] {
      #expect(figure.value == 0 && figure.low == 0 && figure.high == 0)
    }
  }

  @Test("several sets have the mean gain and a narrower interval") func several() throws {
    let one = try #require(PairedDifferences(of: [paired(better)]))
    let many = try #require(PairedDifferences(of: Array(repeating: paired(better), count: 9)))
    #expect((one.accuracy.value - many.accuracy.value).magnitude < 1e-12)
    let ratio = (many.accuracy.high - many.accuracy.low) / (one.accuracy.high - one.accuracy.low)
    #expect((ratio - 1.0 / 3).magnitude < 0.05)
    #expect(PairedDifferences(of: []) == nil)
    #expect(PairedDifferences(of: [paired(better), paired([])]) == nil)
  }
}
