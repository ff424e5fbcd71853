/// How many authors and comments the samples of a property hold.
///
/// Above 64 properties the samples of each are halved whenever the number of properties doubles, so that a ledger
/// of very many properties stays small: all samples of one kind hold at most 2¹⁵ authors (but eight for each
/// property) and 2¹⁸ comments (but four for each author). The rule looks at nothing but the number of properties,
/// which only grows as ledgers merge, and a smaller sample is always the first part of a larger one. So the order
/// of merging leaves no trace.
struct SampleLimits: Hashable, Sendable {
  /// The authors, or threads, of a property.
  let clusters: Int
  /// The comments kept of each.
  let comments: Int

  private static let allClusters = 1 << 15
  private static let allComments = 1 << 18
  private static let fewestClusters = 8
  private static let fewestComments = 4

  /// The limits in a ledger of some properties.
  init(_ options: LedgerOptions, properties: Int) {
    var power = 1
    while power < properties { power *= 2 }
    clusters = min(options.sampledAuthors, max(Self.fewestClusters, Self.allClusters / power))
    comments = min(
      options.commentsPerAuthor, max(Self.fewestComments, Self.allComments / (power * clusters)))
  }

  init(clusters: Int, comments: Int) {
    self.clusters = clusters
    self.comments = comments
  }
}
