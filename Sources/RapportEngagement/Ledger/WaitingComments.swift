import RapportModel

/// Comments of one input that were annotated and wait to be added up, property by property.
///
/// The cells of one property fit a processor's cache, those of all don't, and fetching them from memory for every
/// comment takes longer than adding up. So comments wait until there are many and are then put in the order of their
/// properties.
struct WaitingComments {
  /// The properties of all comments so far, those included that wait no more.
  private(set) var properties: [PropertyID] = []
  private var comments: [CommentObservation] = []
  /// For each comment the number of its property among ``properties``.
  private var numbers: [UInt32] = []
  private var topics: [TopicObservation] = []
  private var quantities: [Int64] = []
  private var variants = NameTable()
  private var known: [PropertyID: UInt32] = [:]

  /// How many comments wait before they are to be added up.
  private let capacity: Int

  /// Room for one of several sheets, which share some megabytes.
  init(sheets: Int = 1) { capacity = max(1 << 13, (1 << 15) / sheets) }

  var isEmpty: Bool { comments.isEmpty }
  var count: Int { comments.count }
  /// Whether another batch might not find room, so that lists would double for a few comments.
  var isFull: Bool {
    comments.count + Self.usualBatch > capacity || variants.names.count >= capacity / 4
  }
  private static let usualBatch = 512

  /// Takes comments of a batch.
  ///
  /// - Parameter pages: For each comment the number of its page, or `nil`; empty where there are none.
  mutating func append(
    _ batch: CommentBatch, _ annotations: AnnotationBatch, rows: Range<Int>,
    properties column: PropertyColumn, pages: [Int?]
  ) {
    append(batch, annotations, rows: rows, pages: pages)
    let known = column.names.map { number(of: $0) }
    for row in rows { numbers.append(known[Int(column.indexes[row])]) }
  }

  /// Takes one comment of a batch.
  mutating func append(
    _ batch: CommentBatch, _ annotations: AnnotationBatch, row: Int, property: PropertyID
  ) {
    append(batch, annotations, rows: row..<row + 1, pages: [])
    numbers.append(number(of: property))
  }

  private mutating func append(
    _ batch: CommentBatch, _ annotations: AnnotationBatch, rows: Range<Int>, pages: [Int?]
  ) {
    let hashes = batch.recordHashes(of: rows)
    var places = CommentObservation.Places(
      topicsStart: topics.count, topicCount: 0, quantitiesStart: 0, statedQuantities: 0)
    for score in annotations.topicScores(of: rows) { topics.append(TopicObservation(score)) }
    batch.facts.withUnsafeBufferPointer { facts in
      annotations.rows.withUnsafeBufferPointer { findings in
        for row in rows {
          places.topicCount = annotations.topicCount(of: row)
          places.quantitiesStart = quantities.count
          places.statedQuantities = facts[row].appendQuantities(to: &quantities)
          places.page = pages.isEmpty ? nil : pages[row]
          places.variant = variant(of: batch, row)
          comments.append(
            CommentObservation(
              hash: hashes[row - rows.lowerBound], record: facts[row].record, author: facts[row].author,
              thread: batch.hash(of: .thread, in: row), createdAt: facts[row].createdAt,
              authorRole: facts[row].authorRole, status: findings[row].status,
              label: findings[row].score?.label, polarity: findings[row].score?.polarity ?? 0, places))
          places.topicsStart += places.topicCount
        }
      }
    }
  }

  private mutating func variant(of batch: CommentBatch, _ row: Int) -> Int? {
    guard let hash = batch.hash(of: .variant, in: row) else { return nil }
    return variants.slot(ofHash: hash) ?? batch.string(.variant, of: row).map { variants.add($0) }
  }

  private mutating func number(of property: PropertyID) -> UInt32 {
    if let number = known[property] { return number }
    let number = UInt32(properties.count)
    known[property] = number
    properties.append(property)
    return number
  }

  /// The places of comments in the order of their properties.
  struct Order {
    fileprivate let places: [UInt32]
    /// Where each property's end.
    fileprivate let ends: [Int]

    fileprivate func places(ofProperty property: Int) -> ArraySlice<UInt32> {
      places[(property == 0 ? 0 : ends[property - 1])..<ends[property]]
    }
  }

  /// Puts the comments in the order of their properties: a counting sort.
  func ordered() -> Order {
    var starts = Array(repeating: 0, count: properties.count)
    for number in numbers { starts[Int(number)] += 1 }
    var start = 0
    for property in starts.indices {
      start += starts[property]
      starts[property] = start - starts[property]
    }
    var places: [UInt32] = Array(repeating: 0, count: comments.count)
    for (place, number) in numbers.enumerated() {
      places[starts[Int(number)]] = UInt32(place)
      starts[Int(number)] += 1
    }
    return Order(places: places, ends: starts)
  }

  /// Calls `body` with the comments of a property in their order, if there are any.
  ///
  /// - Parameters:
  ///   - order: What ``ordered()`` gives.
  ///   - input: The input of all comments.
  ///   - room: Memory to use again.
  func withGroup(
    ofProperty property: Int, _ order: Order, input: InputID, _ room: inout [CommentObservation],
    _ body: (CommentGroup) -> Void
  ) {
    let places = order.places(ofProperty: property)
    if places.isEmpty { return }
    room.removeAll(keepingCapacity: true)
    for place in places { room.append(comments[Int(place)]) }
    room.withUnsafeBufferPointer { group in
      topics.withUnsafeBufferPointer { topics in
        quantities.withUnsafeBufferPointer { quantities in
          body(
            CommentGroup(
              comments: group, input: input, topics: topics, quantities: quantities, variants: variants))
        }
      }
    }
  }

  /// Forgets the comments and keeps the memory.
  mutating func removeAll() {
    comments.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    topics.removeAll(keepingCapacity: true)
    quantities.removeAll(keepingCapacity: true)
    if !variants.names.isEmpty { variants = NameTable() }
  }
}
