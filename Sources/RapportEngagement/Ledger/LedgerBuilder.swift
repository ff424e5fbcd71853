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
/// property by property under the property's own lock. The first worker, which has the reading to do as well, leaves that
/// to the others as long as they keep up.
public final class LedgerBuilder: Sendable {
  private let options: LedgerOptions
  private let pages: [String]
  private let format: String
  private let directory: Mutex<Directory>
  private let journeys: Mutex<ClusterSample>
  private let desks: [Desk]
  /// Lists of the first worker that the others are to add up, and lists that were.
  private let passedOn = Mutex(PassedOn())

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

  /// Comments that wait, and their properties as far as they were looked up; one worker at a time has it.
  private final class Sheet: @unchecked Sendable {
    var waiting: WaitingComments
    var entries: [Entry] = []

    /// A sheet for one of several workers, among whom there is one more if one is passed on.
    init(workers: Int) { waiting = WaitingComments(sheets: workers == 1 ? 1 : workers + 1) }
  }

  /// What one worker has at hand; no other one uses it.
  private final class Desk: @unchecked Sendable {
    var sheet: Sheet

    init(_ sheet: Sheet) { self.sheet = sheet }
  }

  private struct PassedOn {
    /// At most one, so that few comments wait.
    var full: Sheet?
    /// One that was, whose memory is used again.
    var empty: Sheet?
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
    let count = max(1, workers)
    desks = (0..<count).map { _ in Desk(Sheet(workers: count)) }
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
    let sheet = desks[worker].sheet
    sheet.waiting.append(
      comments, annotations, rows: 0..<comments.count, properties: properties, pages: pages)
    if worker > 0, let other = takePassedOn() {
      addUp([sheet, other], worker)
    } else if sheet.waiting.isFull, worker > 0 || !passOn() {
      addUp([sheet], worker)
    }
  }

  /// Adds up what waits on the desk of a worker, and what was passed on.
  ///
  /// Nobody has to call it, but where all workers do at the same time, little is left for ``finish()``.
  ///
  /// - Parameter worker: The number of the worker, from 0; no two threads use one number at once.
  public func addUp(by worker: Int) {
    let sheet = desks[worker].sheet
    let sheets = takePassedOn().map { [sheet, $0] } ?? [sheet]
    if sheets.contains(where: { !$0.waiting.isEmpty }) { addUp(sheets, worker) }
  }

  /// The number of comments that wait to be added up.
  ///
  /// - Precondition: No worker absorbs at the moment.
  public var waitingCount: Int {
    desks.reduce(passedOn.withLock { $0.full?.waiting.count ?? 0 }) { $0 + $1.sheet.waiting.count }
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
    for worker in desks.indices { addUp(by: worker) }
    return directory.withLock { directory in
      Ledger(
        options, names: directory.names, holdings: directory.entries.map(take), slots: directory.slots,
        journeys: journeys.withLock { $0 },
        trackedPages: directory.hasComments ? Set(pages.map(ByteName.init)) : nil)
    }
  }

  // MARK: - Passing on

  /// Leaves the first worker's comments to the others; `false` if they have not yet taken those before.
  private func passOn() -> Bool {
    guard desks.count > 1 else { return false }
    return passedOn.withLock { passedOn in
      guard passedOn.full == nil else { return false }
      passedOn.full = desks[0].sheet
      desks[0].sheet = passedOn.empty.take() ?? Sheet(workers: desks.count)
      return true
    }
  }

  private func takePassedOn() -> Sheet? {
    guard desks.count > 1 else { return nil }
    return passedOn.withLock { $0.full.take() }
  }

  // MARK: - Adding up

  /// Adds up the comments of sheets, those of a property one sheet after the other while its cells are at hand.
  ///
  /// - Parameter sheets: That of the worker's desk first.
  private func addUp(_ sheets: [Sheet], _ worker: Int) {
    let context = lookUp(sheets)
    let pageNames: [String?] = pages
    let orders = sheets.map { $0.waiting.ordered() }
    let places = sheets.map { sheet in
      var places: [Int?] = Array(repeating: nil, count: context.propertyCount)
      for (place, entry) in sheet.entries.enumerated() { places[entry.slot] = place }
      return places
    }
    var room: [CommentObservation] = []
    // Workers begin at different properties, so that they seldom wait for each other.
    let first = worker * context.propertyCount / desks.count
    for step in 0..<context.propertyCount {
      let slot = (first + step) % context.propertyCount
      for (number, sheet) in sheets.enumerated() {
        guard let place = places[number][slot] else { continue }
        sheet.waiting.withGroup(ofProperty: place, orders[number], input: .pending, &room) { group in
          sheet.entries[place].holding.withLock { $0.add(group, format: format, pages: pageNames, context) }
          journeys.withLock { $0.addJourneys(group, property: slot) }
        }
      }
    }
    for sheet in sheets { sheet.waiting.removeAll() }
    if sheets.count > 1 { passedOn.withLock { $0.empty = sheets[1] } }
  }

  /// Finds the properties of sheets that were not looked up yet; says what the ledger is like.
  private func lookUp(_ sheets: [Sheet]) -> PropertyHolding.Context {
    directory.withLock { directory in
      for sheet in sheets {
        if !sheet.waiting.isEmpty { directory.hasComments = true }
        for name in sheet.waiting.properties[sheet.entries.count...] {
          let slot = directory.slots[name] ?? directory.entries.count
          if slot == directory.entries.count {
            directory.slots[name] = slot
            directory.names.append(name)
            directory.entries.append(Entry(slot: slot))
          }
          sheet.entries.append(directory.entries[slot])
        }
      }
      let count = directory.names.count
      return PropertyHolding.Context(
        options: options, limits: SampleLimits(options, properties: count), propertyCount: count)
    }
  }
}
