import RapportModel

/// Comments of one input that were annotated and wait to be added up, property by property.
///
/// The cells of one property fit a processor's cache, those of all don't, and fetching them from memory for every
/// comment takes longer than adding up. So comments wait until there are many and are then put in the order of their
/// properties.
struct WaitingComments {
  /// One comment.
  struct Comment {
    var observation: CommentObservation
    /// The number of its property among ``properties``.
    var property: UInt32
    /// The first of its topics among those of all, and how many there are.
    var topicsStart: UInt32
    var topicCount: UInt16
    /// The number of its page, or -1.
    var page: Int32
    /// The number of its variant among ``variants``, or -1.
    var variant: Int32
  }

  /// The properties of all comments so far, those included that wait no more.
  private(set) var properties: [PropertyID] = []
  private(set) var comments: [Comment] = []
  private(set) var topics: [UInt16] = []
  private(set) var variants = NameTable()
  private var known: [PropertyID: UInt32] = [:]
  /// For the properties of one batch their numbers among all, once they are asked for.
  private var batchNumbers: [UInt32?] = []
  /// The places of comments in the order of their properties, and where each property's end in it.
  private var order: [UInt32] = []
  private var ends: [Int] = []

  /// How many comments wait before they are to be added up: about 1 MB.
  static let capacity = 1 << 13

  var isFull: Bool { comments.count >= Self.capacity || variants.names.count >= Self.capacity }

  /// Takes the comments of a batch.
  ///
  /// - Parameter pages: For each comment the number of its page, or `nil`; empty where there are none.
  mutating func append(
    _ batch: CommentBatch, _ annotations: AnnotationBatch, properties column: PropertyColumn, pages: [Int?]
  ) {
    batchNumbers.removeAll(keepingCapacity: true)
    batchNumbers.append(contentsOf: repeatElement(nil, count: column.names.count))
    for row in 0..<batch.count {
      let name = Int(column.indexes[row])
      let property = batchNumbers[name] ?? number(of: column.names[name])
      batchNumbers[name] = property
      let about = annotations.topics(of: row)
      let variant = batch.withBytes(of: .variant, in: row) { name in
        name.map { Int32(truncatingIfNeeded: variants.add($0)) } ?? -1
      }
      comments.append(
        Comment(
          observation: CommentObservation(batch, annotations, row: row, input: .pending), property: property,
          topicsStart: UInt32(topics.count), topicCount: UInt16(truncatingIfNeeded: about.count),
          page: pages.isEmpty ? -1 : pages[row].map { Int32(truncatingIfNeeded: $0) } ?? -1, variant: variant)
      )
      topics.append(contentsOf: about)
    }
  }

  private mutating func number(of property: PropertyID) -> UInt32 {
    if let number = known[property] { return number }
    let number = UInt32(properties.count)
    known[property] = number
    properties.append(property)
    return number
  }

  /// Calls `body` with each property that comments wait for, and with the places of those in ``comments``.
  ///
  /// - Parameter first: The property to begin with; the others follow in a circle.
  /// - Precondition: Nothing was appended since ``sortByProperty()``.
  func forEachProperty(
    from first: Int, _ body: (_ property: Int, _ places: ArraySlice<UInt32>) -> Void
  ) {
    for step in ends.indices {
      let property = (first + step) % ends.count
      let places = (property == 0 ? 0 : ends[property - 1])..<ends[property]
      if !places.isEmpty { body(property, order[places]) }
    }
  }

  /// Puts the comments in the order of their properties: a counting sort.
  mutating func sortByProperty() {
    var starts = Array(repeating: 0, count: properties.count)
    for comment in comments { starts[Int(comment.property)] += 1 }
    var start = 0
    for property in starts.indices {
      start += starts[property]
      starts[property] = start - starts[property]
    }
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: repeatElement(0, count: comments.count))
    for (place, comment) in comments.enumerated() {
      order[starts[Int(comment.property)]] = UInt32(place)
      starts[Int(comment.property)] += 1
    }
    ends = starts
  }

  /// The topics of a comment.
  func topics(of comment: Comment) -> ArraySlice<UInt16> {
    let start = Int(comment.topicsStart)
    return topics[start..<start + Int(comment.topicCount)]
  }

  /// Forgets the comments and keeps the memory.
  mutating func removeAll() {
    comments.removeAll(keepingCapacity: true)
    topics.removeAll(keepingCapacity: true)
    if !variants.names.isEmpty { variants = NameTable() }
  }
}
