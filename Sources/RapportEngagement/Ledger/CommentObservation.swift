import RapportModel

/// What a ledger takes down about one comment.
///
/// Very many of these wait to be added up, so that they are kept small: topics and numbers stand in lists beside them,
/// and hashes and times have no optional of their own.
struct CommentObservation {
  /// What the record is, wherever it stands; decides which records are kept as samples.
  let hash: UInt64
  /// The number of the record in its input.
  let record: Int
  private let authorHash: UInt64
  private let threadHash: UInt64
  private let second: Int64
  /// The first of its topics among those of all that wait.
  let topicsStart: UInt32
  /// The first of its numbers among those of all that wait.
  let quantitiesStart: UInt32
  /// In units of 2⁻²⁰; 0 without a label.
  let polarity: Int32
  /// The number of its page, or -1.
  let page: Int32
  /// The number of its variant, or -1.
  let variant: Int32
  let topicCount: UInt16
  /// Which numbers are stated with it, as bits by ``CommentQuantity/index``.
  let statedQuantities: UInt8
  let status: ScoringStatus
  let role: Role
  let label: SentimentLabel?
  private let hasAuthor: Bool
  private let hasThread: Bool

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

  /// Where something about a comment stands in lists of what many comments have.
  struct Places {
    var topicsStart: Int
    var topicCount: Int
    var quantitiesStart: Int
    var statedQuantities: UInt8
    var page: Int?
    var variant: Int?
  }

  /// Polarity is counted in these steps, so that its sums are exact.
  static let polarityUnit = 1.0 / 1_048_576

  /// - Parameter thread: The hash of the thread's identifier; `nil` where the comment is in none.
  init(
    hash: UInt64, record: Int, author: AuthorKey?, thread: UInt64?, createdAt: Timestamp?,
    authorRole: AuthorRole, status: ScoringStatus, label: SentimentLabel?, polarity: Double, _ places: Places
  ) {
    self.hash = hash
    self.record = record
    hasAuthor = author != nil
    authorHash = author?.hash ?? 0
    hasThread = thread != nil
    threadHash = thread ?? 0
    second =
      createdAt.map { Self.calendar.contains($0.secondsSinceEpoch) ? $0.secondsSinceEpoch : .min } ?? .min
    self.status = status
    self.label = label
    self.polarity = label == nil ? 0 : Self.quantised(polarity)
    role =
      if authorRole == .brand {
        .brand
      } else if authorRole == .bot || status == .unscored(.bot) || status == .unscored(.duplicate) {
        .uncounted
      } else {
        .voice
      }
    topicsStart = UInt32(places.topicsStart)
    topicCount = UInt16(truncatingIfNeeded: places.topicCount)
    quantitiesStart = UInt32(places.quantitiesStart)
    statedQuantities = places.statedQuantities
    page = places.page.map { Int32(truncatingIfNeeded: $0) } ?? -1
    variant = places.variant.map { Int32(truncatingIfNeeded: $0) } ?? -1
  }

  // MARK: - In a log

  /// At least as many bytes as it takes in a log.
  var mostLoggedBytes: Int {
    3 * MemoryLayout<UInt64>.size + MemoryLayout<UInt32>.size
      + LogPen.mostBytes * (4 + 2 * Int(topicCount) + statedQuantities.nonzeroBitCount)
  }

  /// Writes everything but its page and its variant.
  func log(with pen: inout LogPen, _ group: CommentGroup) {
    var marks = UInt32(statedQuantities)
    marks |= UInt32(status.logMark) << 8 | UInt32(role.rawValue) << 12 | UInt32(label?.code ?? 0) << 16
    marks |= (hasAuthor ? 1 << 20 : 0) | (hasThread ? 1 << 21 : 0) | (second == .min ? 0 : 1 << 22)
    pen.fixed(marks)
    pen.fixed(hash)
    pen.variable(UInt64(record))
    if hasAuthor { pen.fixed(authorHash) }
    if hasThread { pen.fixed(threadHash) }
    if second != .min { pen.signed(second) }
    pen.signed(Int64(polarity))
    pen.variable(UInt64(topicCount))
    for topic in group.topics(of: self) { topic.log(with: &pen, in: self) }
    group.forEachQuantity(of: self) { pen.signed($1) }
  }

  /// Reads what ``log(with:_:)`` has written, and appends its topics and numbers to lists.
  init(from eye: inout LogEye, topics: inout [TopicObservation], quantities: inout [Int64]) {
    let marks = eye.fixed(UInt32.self)
    statedQuantities = UInt8(truncatingIfNeeded: marks)
    status = ScoringStatus(logMark: UInt8(marks >> 8 & 15))
    role = Role(rawValue: UInt8(marks >> 12 & 15)) ?? .uncounted
    let code = Int(marks >> 16 & 15)
    label = code == 0 ? nil : SentimentLabel.allCases[code - 1]
    hasAuthor = marks & 1 << 20 != 0
    hasThread = marks & 1 << 21 != 0
    hash = eye.fixed(UInt64.self)
    record = Int(eye.variable())
    authorHash = hasAuthor ? eye.fixed(UInt64.self) : 0
    threadHash = hasThread ? eye.fixed(UInt64.self) : 0
    second = marks & 1 << 22 != 0 ? eye.signed() : .min
    polarity = Int32(truncatingIfNeeded: eye.signed())
    topicsStart = UInt32(topics.count)
    topicCount = UInt16(truncatingIfNeeded: eye.variable())
    page = -1
    variant = -1
    for _ in 0..<topicCount {
      topics.append(TopicObservation(from: &eye, label: label, polarity: polarity))
    }
    quantitiesStart = UInt32(quantities.count)
    for _ in 0..<statedQuantities.nonzeroBitCount { quantities.append(eye.signed()) }
  }

  var author: AuthorKey? { hasAuthor ? AuthorKey(hash: authorHash) : nil }

  /// Whether it stands for an author of its own, since it names none and is still there.
  var countsAsAuthor: Bool { !hasAuthor && status != .unscored(.deleted) }

  /// The hash of the thread's identifier; `nil` where the comment is in none.
  var thread: UInt64? { hasThread ? threadHash : nil }

  var writtenAt: Timestamp? { second == .min ? nil : Timestamp(secondsSinceEpoch: second) }

  /// The years 1 to 9999; what lies outside is no time that a comment was written at.
  static let calendar: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  static func quantised(_ polarity: Double) -> Int32 {
    polarity.isNaN ? 0 : Int32((min(1, max(-1, polarity)) / polarityUnit).rounded(.toNearestOrEven))
  }
}

extension ScoringStatus {
  /// 0 where there is a score, else one more than the place of the reason.
  fileprivate var logMark: UInt8 {
    switch self {
    case .scored: 0
    case .unscored(let reason): UInt8(reason.place + 1)
    }
  }

  fileprivate init(logMark: UInt8) {
    self = logMark == 0 ? .scored : .unscored(UnscoredReason.allCases[Int(logMark) - 1])
  }
}

/// The comments of one property among those that wait, with what they refer to.
///
/// It looks into the lists of ``WaitingComments`` and is valid while those lend it.
struct CommentGroup {
  /// The comments, next to each other.
  let comments: UnsafeBufferPointer<CommentObservation>
  /// The input of all of them.
  let input: InputID
  let topics: UnsafeBufferPointer<TopicObservation>
  let quantities: UnsafeBufferPointer<Int64>
  let variants: NameTable

  /// The topics of a comment.
  func topics(of comment: CommentObservation) -> UnsafeBufferPointer<TopicObservation> {
    let start = Int(comment.topicsStart)
    return UnsafeBufferPointer(rebasing: topics[start..<start + Int(comment.topicCount)])
  }

  /// Calls `take` with the numbers that are stated with a comment, each with its ``CommentQuantity/index``.
  @inline(__always)
  func forEachQuantity(of comment: CommentObservation, _ take: (_ index: Int, _ value: Int64) -> Void) {
    var stated = comment.statedQuantities
    var place = Int(comment.quantitiesStart)
    while stated != 0 {
      take(stated.trailingZeroBitCount, quantities[place])
      place += 1
      stated &= stated - 1
    }
  }
}
