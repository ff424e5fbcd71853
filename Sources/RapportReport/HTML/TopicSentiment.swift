import RapportEngagement
import RapportModel

/// What the scored comments on one topic say.
struct TopicSentiment: Hashable, Sendable {
  let index: UInt16
  let name: String
  let labels: LabelCounts

  /// Topics with quotes on a card, those with most comments.
  static let mostQuoted = 8
  private static let mostQuotes = 3

  /// The topics of a property, those with most comments first.
  static func all(of property: PropertyID, _ ledger: Ledger) -> [TopicSentiment] {
    guard let propertyLedger = ledger[property] else { return [] }
    return propertyLedger.slices.compactMap { slice in
      guard case .topic(let index) = slice, let labels = propertyLedger.comments(slice)?.labels,
        labels.total > 0
      else { return nil }
      return TopicSentiment(index: index, name: ledger.topicName(index), labels: labels)
    }.sorted { ($1.labels.total, $0.index) < ($0.labels.total, $1.index) }
  }

  /// The bar of a chart.
  var bar: StackedBarChart.Bar {
    StackedBarChart.Bar(
      label: name,
      counts: Dictionary(uniqueKeysWithValues: SentimentLabel.allCases.map { ($0, labels[$0]) }))
  }

  /// Its counts in words.
  var summary: String {
    let parts = StackedBarChart.order.filter { labels[$0] > 0 }
    return parts.map { "\(ReaderNumber.count(labels[$0])) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// Comments to read: two of the most frequent mood, one of the next.
  func quoteRequests(_ property: PropertyID) -> [QuoteRequest] {
    let moods: [SentimentLabel] = [.negative, .positive, .mixed]
    let ordered = moods.filter { labels[$0] > 0 }.enumerated().sorted { left, right in
      (labels[right.element], left.offset) < (labels[left.element], right.offset)
    }
    return ordered.prefix(2).enumerated().map { place, mood in
      QuoteRequest(
        property: property, topic: index, label: mood.element, count: place == 0 ? Self.mostQuotes - 1 : 1)
    }
  }
}
