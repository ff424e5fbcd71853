import RapportModel

/// What a ledger takes down about one comment.
struct CommentObservation {
  var reference: RecordReference
  /// What the record is, wherever it stands; decides which records are kept as samples.
  var hash: UInt64
  var status: ScoringStatus
  var role: Role
  var author: AuthorKey?
  /// The hash of the thread's identifier; `nil` where the comment is in none.
  var thread: UInt64?
  var writtenAt: Timestamp?
  /// In units of 2⁻²⁰; 0 without a label.
  var polarity: Int32
  var label: SentimentLabel?
  var quantities: QuantityValues

  /// In what capacity a comment was written.
  ///
  /// *Voices* are the comments of people who are neither staff nor a program, each record once. Only their
  /// scores count as attitude.
  enum Role: UInt8 {
    case voice
    /// The property's owner or staff.
    case brand
    /// A program, or a record that repeats another.
    case uncounted
  }

  /// Polarity is counted in these steps, so that its sums are exact.
  static let polarityUnit = 1.0 / 1_048_576

  init(_ facts: CommentFacts, _ annotation: Annotation, hash: UInt64, thread: UInt64?, input: InputID) {
    reference = RecordReference(input: input, record: facts.record)
    self.hash = hash
    self.thread = thread
    status = annotation.status
    author = facts.author
    writtenAt = facts.createdAt.flatMap { Self.calendar.contains($0.secondsSinceEpoch) ? $0 : nil }
    label = annotation.score?.label
    quantities = QuantityValues(facts)
    polarity = annotation.score.map { Self.quantised($0.polarity) } ?? 0
    role =
      if facts.authorRole == .brand {
        .brand
      } else if facts.authorRole == .bot || status == .unscored(.bot) || status == .unscored(.duplicate) {
        .uncounted
      } else {
        .voice
      }
  }

  init(_ comments: CommentBatch, _ annotations: AnnotationBatch, row: Int, input: InputID) {
    self.init(
      comments.facts[row], annotations.rows[row], hash: comments.recordHash(of: row),
      thread: comments.withBytes(of: .thread, in: row) { $0.map(ContentHash.short) }, input: input)
  }

  /// The years 1 to 9999; what lies outside is no time that a comment was written at.
  static let calendar: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  private static func quantised(_ polarity: Double) -> Int32 {
    polarity.isNaN ? 0 : Int32((min(1, max(-1, polarity)) / polarityUnit).rounded(.toNearestOrEven))
  }
}
