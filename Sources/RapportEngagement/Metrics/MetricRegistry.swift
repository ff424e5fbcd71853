/// The metrics that a matrix may show, in the order of its columns.
///
/// To add a metric, add one entry to ``standard``; its aggregation names the measurements that feed it.
public struct MetricRegistry: Hashable, Sendable {
  /// The metrics in their order.
  public let metrics: [Metric]
  private let indexes: [String: Int]

  /// A registry of these metrics.
  ///
  /// - Precondition: Identifiers are unique.
  public init(_ metrics: [Metric]) {
    self.metrics = metrics
    indexes = Dictionary(uniqueKeysWithValues: zip(metrics.map(\.id), metrics.indices))
  }

  /// The metric of this identifier.
  public subscript(id: String) -> Metric? { indexes[id].map { metrics[$0] } }

  /// The metrics that come with the product.
  public static let standard = MetricRegistry([
    Metric(
      id: "views", title: "Views", formula: "sum of page, screen or video views", unit: .count,
      direction: .higher, facet: .attention, aggregation: .sum(of: "views")),
    Metric(
      id: "visits", title: "Visits", formula: "sum of visits (sessions)", unit: .count,
      direction: .higher, facet: .attention, aggregation: .sum(of: "visits")),
    Metric(
      id: "visitors", title: "Visitors",
      formula: "different people; an upper bound where the export lists them by day or page", unit: .count,
      direction: .higher, facet: .attention, aggregation: .people(counted: "visitors")),
    Metric(
      id: "engaged_rate_ga4", title: "Engaged visits",
      formula: "engaged sessions / sessions as Google Analytics 4 defines them, weighted by sessions",
      unit: .fraction, direction: .higher, facet: .attention,
      aggregation: .weightedMean(of: "engaged_rate_ga4")),
    Metric(
      id: "engaged_time_per_user", title: "Engaged time per visitor",
      formula:
        "seconds in the foreground / active users; a lower bound where the export lists it by day or page",
      unit: .seconds, direction: .higher, facet: .attention,
      aggregation: .meanPerPerson(of: "engaged_time_per_user")),
    Metric(
      id: "views_per_visit", title: "Views per visit", formula: "views / visits", unit: .ratio,
      direction: .neutral, facet: .attention, aggregation: .ratio(of: "views", over: "visits")),
    Metric(
      id: "reactions", title: "Reactions", formula: "sum of likes and other one-click reactions",
      unit: .count,
      direction: .higher, facet: .interaction, aggregation: .sum(of: "reactions")),
    Metric(
      id: "comments", title: "Comments",
      formula: "comments by people, without those of staff, programs and repeated records", unit: .count,
      direction: .higher, facet: .interaction, aggregation: .commentCount, emptyValue: .zero),
    Metric(
      id: "authors", title: "Authors", formula: "different authors of comments", unit: .count,
      direction: .higher, facet: .interaction, aggregation: .authorCount, emptyValue: .zero),
    Metric(
      id: "author_concentration", title: "Concentration",
      formula:
        "Gini coefficient of comments per author: the nearer to 1, the fewer people the comments speak for",
      unit: .fraction, direction: .lower, facet: .interaction, aggregation: .authorConcentration, weight: 0),
    Metric(
      id: "conversions", title: "Conversions", formula: "sum of key events", unit: .count,
      direction: .higher, facet: .action, aggregation: .sum(of: "conversions")),
    Metric(
      id: "attention_to_action", title: "Attention to action", formula: "conversions / visits",
      unit: .fraction, direction: .higher, facet: .action,
      aggregation: .proportion(of: "conversions", over: "visits")),
    Metric(
      id: "revenue", title: "Revenue", formula: "sum of money earned", unit: .money,
      direction: .higher, facet: .action, aggregation: .sum(of: "revenue")),
    Metric(
      id: "net_sentiment", title: "Net sentiment",
      formula: "(positive − negative) / (positive + negative + neutral) comments", unit: .balance,
      direction: .higher, facet: .experience, aggregation: .netSentiment),
    Metric(
      id: "negative_share", title: "Negative comments", formula: "negative / scored comments",
      unit: .fraction,
      direction: .lower, facet: .experience, aggregation: .negativeShare),
    Metric(
      id: "polarity", title: "Polarity", formula: "mean over authors of the mean polarity of their comments",
      unit: .balance, direction: .higher, facet: .experience, aggregation: .meanOverAuthors),
    Metric(
      id: "behaviour", title: "Behaviour",
      formula: "geometric mean of attention, interaction and action", unit: .index, direction: .higher,
      facet: nil, aggregation: .index(.pillar(.behaviour))),
    Metric(
      id: "perception", title: "Perception", formula: "weighted mean of experience", unit: .index,
      direction: .higher, facet: nil, aggregation: .index(.pillar(.perception))),
    Metric(
      id: "engagement", title: "Engagement",
      formula: "geometric mean of behaviour and perception, weighted by the profile; needs all their facets",
      unit: .index,
      direction: .higher, facet: nil, aggregation: .index(.engagement)),
  ])
}
