import RapportEngagement
import RapportModel

/// How negative the comments by variant of a split test are, every author counting as one.
struct VariantMoods {
  /// What the authors say who saw one variant.
  struct Variant {
    var name: String
    /// The sum over authors of the share of their scored comments that are negative, of the number of authors.
    var negative: Proportion
  }

  /// The variants with a name, by its bytes, and with enough authors of scored comments.
  let variants: [Variant]

  /// What the sample of authors holds; an author who saw several variants counts in each.
  ///
  /// - Complexity: O(*n* + *v* log *v*) in the comments kept and the variants.
  init(_ ledger: PropertyLedger) {
    var sums: [String: Proportion] = [:]
    for author in ledger.authors.clusters {
      // One cluster stands for several authors where nobody is named, and each of them wrote one comment.
      let copies = author.isSingle ? Double(author.commentCount) : 1
      for (name, labels) in Self.labels(of: author, ledger) {
        let share = Double(labels.negative) / Double(labels.scored)
        sums[name, default: Proportion(0, of: 0)].part += share * copies
        sums[name, default: Proportion(0, of: 0)].whole += copies
      }
    }
    variants = sums.filter {
      VariantCounts.isName($0.key) && $0.value.whole >= Double(SplitTestRule.fewestAuthors)
    }
    .map { Variant(name: $0.key, negative: $0.value) }
    .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The scored comments kept of an author, by variant.
  private static func labels(
    of author: SampledCluster, _ ledger: PropertyLedger
  ) -> [String: (negative: Int, scored: Int)] {
    var labels: [String: (negative: Int, scored: Int)] = [:]
    for comment in author.comments {
      guard let label = comment.label, let variant = ledger.variant(of: comment) else { continue }
      labels[variant, default: (0, 0)].scored += 1
      if label == .negative { labels[variant, default: (0, 0)].negative += 1 }
    }
    return labels
  }
}
