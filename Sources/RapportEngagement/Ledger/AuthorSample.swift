public import RapportModel

/// A random sample of the authors of a property, whole with what each of them wrote.
///
/// Intervals need to know which comments belong together, and journeys which came first. Keeping the authors
/// with the smallest keyed hashes makes every author equally likely, needs bounded memory, and gives the same
/// sample however the comments were split and merged. Up to `capacity` authors it holds all of them.
public struct AuthorSample: Hashable, Sendable {
  /// How many authors are kept.
  public let capacity: Int
  /// The most comments kept of one author, chosen by hash.
  public let commentCapacity: Int
  /// The authors, by ascending hash.
  public private(set) var authors: [SampledAuthor] = []
  /// Whether there were more authors than are kept.
  public private(set) var isPartial = false

  init(capacity: Int, commentCapacity: Int) {
    self.capacity = capacity
    self.commentCapacity = commentCapacity
  }

  mutating func add(_ observation: CommentObservation) {
    let capacity = commentCapacity
    update(observation.author) { $0.add(SampledComment(observation), capacity: capacity) }
  }

  mutating func merge(_ other: AuthorSample) {
    isPartial = isPartial || other.isPartial
    let capacity = commentCapacity
    for author in other.authors { update(author.key) { $0.merge(author, capacity: capacity) } }
  }

  private mutating func update(_ key: AuthorKey, _ change: (inout SampledAuthor) -> Void) {
    if authors.count == capacity, let last = authors.last, key > last.key {
      isPartial = true
      return
    }
    let place = authors.firstSortedIndex { $0.key >= key }
    if place == authors.count || authors[place].key != key {
      authors.insert(SampledAuthor(key: key), at: place)
      if authors.count > capacity {
        authors.removeLast()
        isPartial = true
      }
    }
    change(&authors[place])
  }
}

/// An author of the sample.
public struct SampledAuthor: Hashable, Sendable {
  /// The pseudonym.
  public let key: AuthorKey
  /// How many comments the author wrote, kept or not.
  public private(set) var commentCount = 0
  /// The comments kept, by ascending hash of their place.
  public private(set) var comments: [SampledComment] = []

  init(key: AuthorKey) { self.key = key }

  mutating func add(_ comment: SampledComment, capacity: Int) {
    commentCount += 1
    keep(comment, capacity: capacity)
  }

  mutating func merge(_ other: SampledAuthor, capacity: Int) {
    commentCount += other.commentCount
    for comment in other.comments { keep(comment, capacity: capacity) }
  }

  private mutating func keep(_ comment: SampledComment, capacity: Int) {
    let place = comments.firstSortedIndex { $0.order >= comment.order }
    guard place < capacity else { return }
    comments.insert(comment, at: place)
    if comments.count > capacity { comments.removeLast() }
  }
}

/// A comment of an author in the sample, without its text.
public struct SampledComment: Hashable, Sendable {
  /// Where it stands.
  public let reference: RecordReference
  /// When it was written.
  public let writtenAt: Timestamp?
  /// Its label; `nil` where it was not scored.
  public let label: SentimentLabel?
  /// Its polarity in units of 2⁻²⁰; 0 where it was not scored.
  public let polarity: Int32
  /// Its topics, as indexes into the ledger's list.
  public let topics: [UInt16]
  /// The variant of a split test that its author saw.
  public let variant: String?

  init(_ observation: CommentObservation) {
    reference = observation.reference
    writtenAt = observation.writtenAt
    label = observation.label
    polarity = observation.polarity
    topics = Array(observation.topics)
    variant = observation.variant
  }

  fileprivate var order: (UInt64, UInt64, Int) { (reference.hash, reference.input.hash, reference.record) }
}
