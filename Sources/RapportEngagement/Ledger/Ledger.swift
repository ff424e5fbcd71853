public import RapportModel

/// Everything the matrix needs of any number of comments and measurements, in bounded memory.
///
/// A ledger absorbs batches; ledgers merge. Its state depends on what was absorbed and not on the order or on
/// how the work was split: counts, sums of whole numbers, and samples chosen by hash are associative and
/// commutative, so that many workers or machines end in the same bytes as one.
///
///     var ledger = Ledger(LedgerOptions(topics: ["price", "delivery"]))
///     ledger.absorb(comments, annotations, properties: properties, input: .pending, format: "csv")
///     ledger.resolveInput(as: LedgerInput(stamp: stamp, name: "reviews.csv", counts: counts, mapping: []))
///     try ledger.merge(otherLedger)
///     let matrix = EngagementMatrix(ledger, profile: Profile())
///
/// `docs/ledger.md` describes ledgers as files.
public struct Ledger: Sendable {
  /// What decides how a ledger counts; equal in ledgers that merge.
  public let options: LedgerOptions
  /// The inputs that something was absorbed from.
  public private(set) var inputs: [InputID: LedgerInput] = [:]
  /// A sample of authors with what they wrote about any property.
  public private(set) var journeys: ClusterSample
  private(set) var names: [PropertyID] = []
  private(set) var holdings: [PropertyHolding] = []
  private(set) var slots: [PropertyID: Int] = [:]
  private var limits: SampleLimits
  /// The pages that comments can be counted for, by the indexes that batches use.
  private let pages: [String]
  /// The pages that all comments so far were counted for; `nil` before the first comment.
  private(set) var trackedPages: Set<ByteName>?

  /// An empty ledger.
  ///
  /// - Parameter pages: The pages that have cells of their own, since a measurement or the profile names them; all
  ///   others are too many to count.
  public init(_ options: LedgerOptions = LedgerOptions(), pages: [String] = []) {
    self.options = options
    self.pages = pages
    limits = SampleLimits(options, properties: 0)
    journeys = ClusterSample(
      limits: SampleLimits(clusters: options.sampledJourneys, comments: options.commentsPerAuthor))
  }

  /// The properties, by the bytes of their names.
  public var properties: [PropertyID] { names.sorted() }

  /// What is known of a property; `nil` when nothing was absorbed for it.
  ///
  /// - Complexity: O(*n*) in the comments on the property while there are few of them, and O(1) when there are many.
  public subscript(property: PropertyID) -> PropertyLedger? { slots[property].map { ledger(at: $0) } }

  /// What is known of the property in a slot.
  func ledger(at slot: Int) -> PropertyLedger { holdings[slot].ledger(options, limits: limits) }

  /// What holdings have to know of the ledger.
  private var context: PropertyHolding.Context {
    PropertyHolding.Context(options: options, limits: limits, propertyCount: holdings.count)
  }

  /// How the records of all inputs ended.
  public var recordCounts: RecordCounts { inputs.values.reduce(RecordCounts()) { $0 + $1.counts } }

  /// The property of a comment in ``journeys``.
  public func property(of comment: SampledComment) -> PropertyID { names[Int(comment.property)] }

  // MARK: - Absorbing

  /// Takes down a batch of annotated comments.
  ///
  /// Every record must be absorbed once: what repeats is sorted out before.
  ///
  /// - Parameters:
  ///   - comments: The comments.
  ///   - annotations: The findings about them, row by row; topics are indexes into ``LedgerOptions/topics``.
  ///   - properties: The property of each comment.
  ///   - pages: For each comment the index of its page in the list that the ledger was made with, or `nil`; may be
  ///     left out where no comment is about one of them.
  ///   - rows: The comments to take; all unless stated.
  ///   - input: The input that all of them come from; ``InputID/pending`` while its hash is not known.
  ///   - format: The format of the input, which is a comment's source.
  /// - Precondition: The lists are equally long.
  /// - Complexity: O(*n*) in comments and their topics and in the bytes of their texts, which are hashed.
  public mutating func absorb(
    _ comments: CommentBatch, _ annotations: AnnotationBatch, properties: PropertyColumn,
    pages: [Int?] = [], rows: Range<Int>? = nil, input: InputID, format: String
  ) {
    precondition(
      comments.count == annotations.count && comments.count == properties.count, "one row for each comment")
    precondition(pages.isEmpty || pages.count == comments.count, "one row for each comment")
    var waiting = WaitingComments()
    waiting.append(
      comments, annotations, rows: rows ?? 0..<comments.count, properties: properties, pages: pages)
    add(waiting, input, format: format)
  }

  /// Takes down one comment of a batch.
  ///
  /// - Parameters:
  ///   - row: Its place in both batches.
  ///   - property: What it belongs to.
  ///   - input: The input that it comes from; ``InputID/pending`` while its hash is not known.
  ///   - format: The format of the input, which is the comment's source.
  public mutating func absorb(
    _ comments: CommentBatch, _ annotations: AnnotationBatch, row: Int, property: PropertyID,
    input: InputID, format: String
  ) {
    var waiting = WaitingComments()
    waiting.append(comments, annotations, row: row, property: property)
    add(waiting, input, format: format)
  }

  private mutating func add(_ waiting: WaitingComments, _ input: InputID, format: String) {
    register(input)
    if trackedPages == nil { trackedPages = Set(pages.map(ByteName.init)) }
    let known = pages.map { trackedPages?.contains(ByteName($0)) ?? false ? $0 : nil }
    let order = waiting.ordered()
    var room: [CommentObservation] = []
    for (property, name) in waiting.properties.enumerated() {
      waiting.withGroup(ofProperty: property, order, input: input, &room) { group in
        let slot = slot(of: name)
        holdings[slot].add(group, format: format, pages: known, context)
        journeys.addJourneys(group, property: slot)
      }
    }
  }

  /// Takes down a measurement.
  ///
  /// - Parameters:
  ///   - measurement: The number with its definition.
  ///   - property: The property it is about.
  ///   - source: The input it comes from; ``InputID/pending`` while its hash is not known.
  public mutating func absorb(_ measurement: Measurement, property: PropertyID, source: InputID) {
    register(source)
    let slot = slot(of: property)
    holdings[slot].add(measurement, source: source, context)
  }

  /// Says which input the pending one was, once it was read to its end.
  ///
  /// - Precondition: Nothing was absorbed from any other input. Which of two records that agree word for word
  ///   stands as an example depends on the hashes of their inputs, so that ledgers merge only afterwards.
  public mutating func resolveInput(as input: LedgerInput) {
    precondition(inputs.keys.allSatisfy { $0 == .pending }, "one input at a time is pending")
    guard let id = InputID(contentHash: input.stamp.hash) else { preconditionFailure("inputs have hashes") }
    inputs = [id: input]
    for slot in holdings.indices { holdings[slot].resolve(id) }
    journeys.update { $0.reference.resolve(id) }
  }

  /// Keeps the cells of pages that another ledger tracks too.
  ///
  /// A page whose comments were not counted everywhere has no cells, since they would tell of a part only. So
  /// after any number of merges the pages left are those that every part with comments knew.
  private mutating func restrictPages(to theirs: Set<ByteName>) {
    guard let ours = trackedPages else {
      trackedPages = theirs
      return
    }
    let both = ours.intersection(theirs)
    guard both.count < ours.count else { return }
    trackedPages = both
    for slot in holdings.indices { holdings[slot].restrictPages(to: both) }
  }

  private mutating func register(_ input: InputID) {
    if inputs[input] == nil { inputs[input] = LedgerInput(input) }
  }

  private mutating func slot(of property: PropertyID) -> Int {
    if let slot = slots[property] { return slot }
    let slot = holdings.count
    slots[property] = slot
    names.append(property)
    setLimits(properties: slot + 1)
    holdings.append(PropertyHolding())
    return slot
  }

  private mutating func setLimits(properties: Int) {
    let limits = SampleLimits(options, properties: properties)
    guard limits != self.limits else { return }
    self.limits = limits
    for slot in holdings.indices { holdings[slot].shrink(to: limits) }
  }

  // MARK: - Merging

  /// Takes over what another ledger holds.
  ///
  /// - Parameter sharedInputs: Whether both may have absorbed parts of the same input, as the workers of one
  ///   run do. Ledgers of different runs that share an input would count it twice.
  /// - Throws: ``LedgerMergeError`` when they count differently or share inputs; nothing has changed then.
  /// - Complexity: O(*n*) in the size of the other ledger.
  public mutating func merge(
    _ other: Ledger, sharedInputs: SharedInputs = .refuse
  ) throws(LedgerMergeError) {
    try options.requireEqual(to: other.options)
    if sharedInputs == .refuse {
      let shared = inputs.keys.filter { other.inputs[$0] != nil }.min()
      if let shared, let input = inputs[shared] { throw .sharedInput(input) }
    }
    if holdings.isEmpty, inputs.isEmpty {
      self = other
      return
    }
    inputs.merge(other.inputs) { left, right in
      var both = left
      both.merge(right)
      return both
    }
    let slots = other.names.map { slot(of: $0) }
    if let theirs = other.trackedPages { restrictPages(to: theirs) }
    let context = context
    for (slot, holding) in zip(slots, other.holdings) {
      holdings[slot].merge(holding, pages: trackedPages ?? [], context)
    }
    journeys.merge(other.journeys) { $0.property = UInt32(slots[Int($0.property)]) }
  }

  /// Whether two ledgers may hold parts of the same input.
  public enum SharedInputs: Hashable, Sendable {
    /// They must not.
    case refuse
    /// They may hold different records of it.
    case allow
  }
}

// MARK: - Parts

extension Ledger {
  /// A ledger of what was made of the pending input.
  init(
    _ options: LedgerOptions, names: [PropertyID], holdings: [PropertyHolding], slots: [PropertyID: Int],
    journeys: ClusterSample, trackedPages: Set<ByteName>?
  ) {
    self.init(options)
    self.names = names
    self.holdings = holdings
    self.slots = slots
    self.journeys = journeys
    self.trackedPages = trackedPages
    if trackedPages != nil { register(.pending) }
    limits = SampleLimits(options, properties: names.count)
    for slot in self.holdings.indices { self.holdings[slot].shrink(to: limits) }
  }

  /// A ledger of known parts.
  ///
  /// - Parameter properties: Ascending by name; the sample of journeys refers to them by their places.
  init(
    _ options: LedgerOptions, inputs: [InputID: LedgerInput], trackedPages: Set<ByteName>?,
    properties: [(PropertyID, PropertyLedger)], journeys: ClusterSample
  ) {
    self.init(options)
    self.inputs = inputs
    self.trackedPages = trackedPages
    self.journeys = journeys
    for (name, ledger) in properties {
      slots[name] = holdings.count
      names.append(name)
      holdings.append(PropertyHolding(ledger))
    }
    limits = SampleLimits(options, properties: names.count)
  }
}
