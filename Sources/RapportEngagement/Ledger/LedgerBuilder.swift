import Dispatch
public import RapportModel
import Synchronization

/// Takes the comments of one input down in one ledger, by several threads at once.
///
///     let builder = LedgerBuilder(options, format: "csv", workers: 2)
///     builder.absorb(comments, annotations, properties: properties, by: 0)   // on one thread
///     builder.absorb(others, otherAnnotations, properties: others, by: 1)    // on another one
///     let ledger = builder.finish()
///
/// The ledger is the same as if one ``Ledger`` had absorbed all batches, in any order. There is one, whatever the
/// number of threads, since ledgers take more memory than all else: each worker lets comments wait, and adds them up
/// property by property under the property's own lock.
public final class LedgerBuilder: Sendable {
  private let options: LedgerOptions
  private let pages: [String]
  private let format: String
  private let directory: Mutex<Directory>
  private let journeys: Mutex<ClusterSample>
  private let desks: [Desk]

  /// A property of the ledger.
  private final class Entry: Sendable {
    let slot: Int
    let holding: Mutex<PropertyHolding>

    init(slot: Int, _ holding: PropertyHolding = PropertyHolding()) {
      self.slot = slot
      self.holding = Mutex(holding)
    }
  }

  private struct Directory {
    var names: [PropertyID] = []
    var slots: [PropertyID: Int] = [:]
    var entries: [Entry] = []
    var hasComments = false
  }

  /// What one worker has at hand; no other one uses it.
  private final class Desk: @unchecked Sendable {
    var waiting: WaitingComments
    /// The properties of `waiting`, as far as they were looked up.
    var entries: [Entry] = []

    init(among count: Int) { waiting = WaitingComments(threads: count) }
  }

  /// A builder of an empty ledger.
  ///
  /// - Parameters:
  ///   - pages: The pages that have cells of their own, since a measurement or the profile names them; all others
  ///     are too many to count.
  ///   - format: The format of the input, which is a comment's source.
  ///   - workers: How many threads absorb.
  public convenience init(
    _ options: LedgerOptions = LedgerOptions(), pages: [String] = [], format: String, workers: Int = 1
  ) {
    self.init(continuing: Ledger(options), pages: pages, format: format, workers: workers)
  }

  /// A builder that goes on with a ledger in which nothing but the pending input is.
  ///
  /// - Parameter pages: The same as before.
  public init(continuing ledger: Ledger, pages: [String] = [], format: String, workers: Int = 1) {
    options = ledger.options
    self.pages = pages
    self.format = format
    directory = Mutex(
      Directory(
        names: ledger.names, slots: ledger.slots,
        entries: ledger.holdings.enumerated().map { Entry(slot: $0, $1) },
        hasComments: ledger.trackedPages != nil))
    journeys = Mutex(ledger.journeys)
    desks = (0..<max(1, workers)).map { _ in Desk(among: max(1, workers)) }
  }

  /// Takes down a batch of annotated comments of the pending input.
  ///
  /// - Parameters:
  ///   - comments: The comments.
  ///   - annotations: The findings about them, row by row; topics are indexes into ``LedgerOptions/topics``.
  ///   - properties: The property of each comment.
  ///   - pages: For each comment the index of its page in the builder's list, or `nil`; may be left out where no
  ///     comment is about one of them.
  ///   - worker: The number of the worker, from 0; no two threads use one number at once.
  /// - Precondition: The lists are equally long.
  /// - Complexity: O(*n*) in comments and their topics and in the bytes of their texts, which are hashed.
  public func absorb(
    _ comments: CommentBatch, _ annotations: AnnotationBatch, properties: PropertyColumn,
    pages: [Int?] = [], by worker: Int
  ) {
    precondition(
      comments.count == annotations.count && comments.count == properties.count, "one row for each comment")
    precondition(pages.isEmpty || pages.count == comments.count, "one row for each comment")
    desks[worker].waiting.append(
      comments, annotations, rows: 0..<comments.count, properties: properties, pages: pages)
    if desks[worker].waiting.isFull { addUp(worker) }
  }

  /// The ledger of all that was absorbed, which is at the end with it.
  ///
  /// - Precondition: No worker absorbs any more.
  public func finish() -> Ledger {
    ledger { entry in
      entry.holding.withLock { holding in
        defer { holding = PropertyHolding() }
        return holding
      }
    }
  }

  /// The ledger of all that was absorbed so far; absorbing may go on.
  ///
  /// It shares its memory with the builder until either of them changes.
  ///
  /// - Precondition: No worker absorbs at the moment.
  public func snapshot() -> Ledger {
    ledger { $0.holding.withLock { $0 } }
  }

  private func ledger(_ take: (Entry) -> PropertyHolding) -> Ledger {
    // Some ten thousand comments wait on each desk, which one thread would add up while the others are idle.
    DispatchQueue.concurrentPerform(iterations: desks.count) { addUp($0) }
    return directory.withLock { directory in
      Ledger(
        options, names: directory.names, holdings: directory.entries.map(take), slots: directory.slots,
        journeys: journeys.withLock { $0 },
        trackedPages: directory.hasComments ? Set(pages.map(ByteName.init)) : nil)
    }
  }

  // MARK: - Adding up

  private func addUp(_ worker: Int) {
    let desk = desks[worker]
    guard !desk.waiting.isEmpty else { return }
    let context = lookUp(desk)
    let pageNames: [String?] = pages
    // Workers begin at different properties, so that they seldom wait for each other.
    let first = worker * desk.entries.count / desks.count
    desk.waiting.forEachProperty(from: first, input: .pending) { property, group in
      let entry = desk.entries[property]
      entry.holding.withLock { $0.add(group, format: format, pages: pageNames, context) }
      journeys.withLock { $0.addJourneys(group, property: entry.slot) }
    }
    desk.waiting.removeAll()
  }

  /// Finds the properties that a desk has not looked up yet; says what the ledger is like.
  private func lookUp(_ desk: Desk) -> PropertyHolding.Context {
    directory.withLock { directory in
      directory.hasComments = true
      for name in desk.waiting.properties[desk.entries.count...] {
        let slot = directory.slots[name] ?? directory.entries.count
        if slot == directory.entries.count {
          directory.slots[name] = slot
          directory.names.append(name)
          directory.entries.append(Entry(slot: slot))
        }
        desk.entries.append(directory.entries[slot])
      }
      let count = directory.names.count
      return PropertyHolding.Context(
        options: options, limits: SampleLimits(options, properties: count), propertyCount: count)
    }
  }
}
