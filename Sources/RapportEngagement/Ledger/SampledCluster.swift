public import RapportModel

/// An author or thread of a sample.
public struct SampledCluster: Hashable, Sendable {
  /// The author's pseudonym, or the hash of the thread's identifier, or of a comment without an author.
  public private(set) var key: AuthorKey
  /// Whether this is a comment without an author; several that agree word for word are each by another one.
  public private(set) var isSingle: Bool
  /// How many comments there are, kept or not.
  public internal(set) var commentCount = 0
  /// Scored comments by people among them, by label.
  public internal(set) var labels = LabelCounts()
  /// The sum of the polarities of those, in units of 2⁻²⁰.
  public internal(set) var polaritySum: Int64 = 0
  /// The comments kept, by ascending hash.
  public internal(set) var comments: [SampledComment] = []

  /// Whether there are comments that are not kept.
  var isCut: Bool { !isSingle && commentCount > comments.count }

  init(key: AuthorKey, isSingle: Bool = false) {
    self.key = key
    self.isSingle = isSingle
  }

  /// Begins anew for another key, and keeps the memory.
  mutating func reset(to key: AuthorKey, isSingle: Bool) {
    self.key = key
    self.isSingle = isSingle
    commentCount = 0
    labels = LabelCounts()
    polaritySum = 0
    comments.removeAll(keepingCapacity: true)
  }

  mutating func count(_ observation: CommentObservation) {
    commentCount += 1
    guard observation.role == .voice, let label = observation.label else { return }
    labels[label] += 1
    polaritySum += Int64(observation.polarity)
  }

  /// Whether a comment with this hash is among those that are kept.
  func keeps(_ hash: UInt64, capacity: Int) -> Bool {
    let capacity = isSingle ? 1 : capacity
    guard comments.count >= capacity, let last = comments.last else { return true }
    return hash <= last.hash
  }

  /// Keeps a comment, unless there are enough with lower hashes.
  mutating func keep(_ comment: SampledComment, capacity: Int) {
    if comments.isEmpty, capacity > 0 {
      // Most authors write once.
      if comments.capacity == 0 { comments = [comment] } else { comments.append(comment) }
      return
    }
    let capacity = isSingle ? 1 : capacity
    let place = comments.firstSortedIndex { comment.stands(before: $0) }
    guard place < capacity else { return }
    if comments.count == capacity { comments.removeLast() }
    comments.reserveOneMore(upTo: capacity)
    comments.insert(comment, at: place)
  }

  mutating func merge(_ other: SampledCluster, capacity: Int, _ change: (inout SampledComment) -> Void) {
    commentCount += other.commentCount
    labels += other.labels
    polaritySum &+= other.polaritySum
    for var comment in other.comments where keeps(comment.hash, capacity: capacity) {
      change(&comment)
      keep(comment, capacity: capacity)
    }
  }

  mutating func shrink(to capacity: Int) {
    if comments.count > capacity { comments.removeLast(comments.count - capacity) }
  }

  mutating func update(_ change: (inout SampledComment) -> Void) {
    for index in comments.indices { change(&comments[index]) }
  }
}

/// A comment of a sample, without its text.
public struct SampledComment: Hashable, Sendable {
  /// The hash of what the record is; decides which comments are kept.
  package let hash: UInt64
  /// Where it stands.
  public internal(set) var reference: RecordReference
  // Samples hold hundreds of thousands of comments, so optional values have no place for a mark of their own.
  private let second: Int64
  private let authorHash: UInt64
  /// Its topics, as indexes into the ledger's list.
  public let topics: TopicList
  /// Its polarity in units of 2⁻²⁰; 0 where it was not scored.
  public let polarity: Int32
  /// Its property, as an index into ``Ledger/properties`` of the ledger's file; only in the sample of journeys.
  var property: UInt32
  /// The variant of a split test that its author saw, as an index into the property's variants.
  var variant: UInt16
  /// Its label; `nil` where it was not scored.
  public let label: SentimentLabel?
  private let marks: Marks

  private struct Marks: OptionSet, Hashable {
    let rawValue: UInt8
    static let isBrand = Marks(rawValue: 1)
    static let hasAuthor = Marks(rawValue: 2)
    static let hasTime = Marks(rawValue: 4)
  }

  /// When it was written.
  public var writtenAt: Timestamp? {
    marks.contains(.hasTime) ? Timestamp(secondsSinceEpoch: second) : nil
  }
  /// Who wrote it.
  public var author: AuthorKey? { marks.contains(.hasAuthor) ? AuthorKey(hash: authorHash) : nil }
  /// Whether the property's staff wrote it.
  public var isBrand: Bool { marks.contains(.isBrand) }

  /// Stands for no variant.
  static let noVariant = UInt16.max

  init(
    _ comment: CommentObservation, _ group: CommentGroup, property: Int = 0, variant: UInt16 = noVariant
  ) {
    self.init(
      hash: comment.hash, reference: RecordReference(input: group.input, record: comment.record),
      writtenAt: comment.writtenAt, author: comment.author,
      topics: TopicList(group.topics(of: comment).lazy.map(\.topic)),
      polarity: comment.polarity, property: UInt32(property), variant: variant, label: comment.label,
      isBrand: comment.role == .brand)
  }

  init(
    hash: UInt64, reference: RecordReference, writtenAt: Timestamp?, author: AuthorKey?, topics: TopicList,
    polarity: Int32, property: UInt32, variant: UInt16, label: SentimentLabel?, isBrand: Bool
  ) {
    self.hash = hash
    self.reference = reference
    second = writtenAt?.secondsSinceEpoch ?? 0
    authorHash = author?.hash ?? 0
    self.topics = topics
    self.polarity = polarity
    self.property = property
    self.variant = variant
    self.label = label
    var marks: Marks = isBrand ? .isBrand : []
    if author != nil { marks.insert(.hasAuthor) }
    if writtenAt != nil { marks.insert(.hasTime) }
    self.marks = marks
  }

  /// By hash; records that agree word for word by their place.
  func stands(before other: SampledComment) -> Bool {
    hash == other.hash ? reference < other.reference : hash < other.hash
  }
}
