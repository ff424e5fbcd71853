import RapportEngagement
public import RapportModel

/// A comment to show, as the caller read it again from its input.
public struct Quote: Hashable, Sendable {
  /// The plain text, redacted if it has to be.
  public var text: String
  /// When it was written.
  public var writtenAt: Timestamp?
  /// Its label.
  public var label: SentimentLabel?

  /// A comment with its text.
  public init(_ text: String, writtenAt: Timestamp? = nil, label: SentimentLabel? = nil) {
    self.text = text
    self.writtenAt = writtenAt
    self.label = label
  }
}

/// Which comments to show beside a number.
struct QuoteRequest: Hashable, Sendable {
  var property: PropertyID
  /// Comments on this topic; `nil` for any.
  var topic: UInt16?
  /// Comments with this label.
  var label: SentimentLabel
  /// Comments of these weeks; `nil` for any.
  var weeks: ClosedRange<CalendarWeek>?
  /// Comments by those who saw this variant; `nil` for any.
  var variant: String?
  /// How many to show at most.
  var count: Int
}

/// Chooses comments from the ledger's samples of authors: by hash, so by chance and always the same, and one of
/// each author.
struct QuoteChoice {
  let ledger: Ledger

  /// More are asked for than shown, since some are too short to say anything.
  static let candidatesPerRequest = 8

  /// References of comments that answer a request, best first.
  func candidates(for request: QuoteRequest) -> [RecordReference] {
    guard let property = ledger[request.property] else { return [] }
    let chosen = property.authors.clusters.compactMap { author in
      author.comments.first { Self.matches($0, request, property) }
    }
    let ordered = chosen.sorted { ($0.hash, $0.reference) < ($1.hash, $1.reference) }
    return ordered.prefix(Self.candidatesPerRequest).map(\.reference)
  }

  private static func matches(
    _ comment: SampledComment, _ request: QuoteRequest, _ property: PropertyLedger
  ) -> Bool {
    guard comment.label == request.label else { return false }
    if let topic = request.topic, !comment.topics.contains(topic) { return false }
    if let variant = request.variant, property.variant(of: comment) != variant { return false }
    guard let weeks = request.weeks else { return true }
    return comment.writtenAt.map { weeks.contains($0.day.week) } ?? false
  }
}
