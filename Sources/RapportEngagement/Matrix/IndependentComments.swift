public import RapportModel

/// How many independent comments those of each week are worth as evidence of a share of negative ones.
///
/// What one author writes is alike, so that 160 comments by one author and 40 by others are worth less than 200. It is
/// the number behind the interval of the metric `negative_share`, and of the sample of authors as there.
public struct IndependentComments {
  private let voices: [CalendarWeek: [Voice]]

  /// The scored comments kept of an author in a week.
  private struct Voice {
    var author: AuthorVoice
    var kept: [SampledComment]
  }

  /// What a ledger's sample of authors tells.
  ///
  /// - Complexity: O(*n*) in the comments kept.
  public init(_ ledger: PropertyLedger) {
    var voices: [CalendarWeek: [Voice]] = [:]
    for author in ledger.authors.clusters {
      let dated = author.comments.filter { $0.writtenAt != nil }
      for (week, kept) in Dictionary(grouping: dated, by: { $0.writtenAt?.day.week }) {
        guard let week else { continue }
        voices[week, default: []].append(Voice(author: AuthorVoice(author, kept), kept: kept))
      }
    }
    self.voices = voices
  }

  /// The number of independent comments that all scored ones of a week are worth.
  ///
  /// - Parameters:
  ///   - topic: The topic whose complaints the share is of, as an index into the ledger's list; `nil` for all negative
  ///     comments.
  ///   - share: Those counted in the week, of all scored comments.
  /// - Returns: Above 0, at most the number of comments; `nil` where none of the week is in the sample.
  public func count(in week: CalendarWeek, topic: UInt16? = nil, of share: Proportion) -> Double? {
    guard let voices = voices[week] else { return nil }
    let clusters = ClusteredRatio(
      voices.map { voice in
        let negative = voice.kept.count { comment in
          comment.label == .negative && topic.map(comment.topics.contains) != false
        }
        let labels = voice.author.labels
        return voice.author.cluster(
          voice.author.scale * Double(negative), over: voice.author.scale * Double(labels.total))
      })
    return clusters.map { min(share.whole, $0.effectiveCount(of: share.share, atMost: share.whole)) }
  }
}
