import RapportModel

/// What a ledger holds of one property: what was added up, and logs of comments that were not.
///
/// Where properties are many, the comments of each stay in logs until they take as much memory as what they add up to.
/// The ledger of the property is the same either way.
struct PropertyHolding: Sendable {
  /// One, or none while nothing was added up: an array is a place elsewhere that is changed where it stands.
  private var added: [PropertyLedger] = []
  private var logs: [CommentLog] = []
  /// When logs take so much memory, they are weighed against what they add up to.
  private var weighedBytes = Self.fewBytes

  /// Up to so many properties, comments are added up at once, which is quickest.
  static let fewProperties = 128
  /// Logs below this size always take less memory than what they add up to.
  private static let fewBytes = 1 << 13

  init() {}

  /// What is known of a property.
  init(_ ledger: PropertyLedger) { added = [ledger] }

  /// The ledger of the property.
  ///
  /// - Parameter limits: Those of the ledger that this stands in.
  /// - Complexity: O(*n*) in the comments of the logs, and none without logs.
  func ledger(_ options: LedgerOptions, limits: SampleLimits) -> PropertyLedger {
    var ledger = added.first ?? PropertyLedger(options, limits: limits)
    for log in logs { ledger.add(log) }
    return ledger
  }

  /// Whether any comment was absorbed.
  var hasComments: Bool { !logs.isEmpty || hasAddedComments }

  private var hasAddedComments: Bool { added.first?.hasComments ?? false }

  /// A ledger with everything that was measured, whatever is in logs; `nil` when there is nothing.
  var measured: PropertyLedger? { hasMeasurements ? added.first : nil }

  /// Whether anything was measured.
  var hasMeasurements: Bool { !(added.first?.measurements.isEmpty ?? true) }

  // MARK: - Absorbing

  /// Takes down comments of the property.
  ///
  /// - Parameters:
  ///   - format: The format of their input, which is their source.
  ///   - pages: The names of their pages by number; `nil` for those that have no cells.
  ///   - context: What the ledger is like that this stands in.
  mutating func add(_ group: CommentGroup, format: String, pages: [String?], _ context: Context) {
    guard context.propertyCount > Self.fewProperties, !hasAddedComments,
      group.canBeLogged(pages: pages)
    else {
      addUp(context)
      added[0].add(group, format: format, pages: pages)
      return
    }
    if logs.last?.input != group.input || logs.last?.format != format {
      logs.append(CommentLog(input: group.input, format: format))
    }
    logs[logs.count - 1].append(group)
    weigh(context)
  }

  mutating func add(_ measurement: Measurement, source: InputID, _ context: Context) {
    if added.isEmpty { added = [PropertyLedger(context.options, limits: context.limits)] }
    added[0].add(measurement, source: source)
  }

  /// What the ledger is like that a holding stands in.
  struct Context {
    var options: LedgerOptions
    var limits: SampleLimits
    var propertyCount: Int
  }

  /// Adds up what is in logs.
  private mutating func addUp(_ context: Context) {
    if added.isEmpty { added = [PropertyLedger(context.options, limits: context.limits)] }
    added[0].shrink(to: context.limits)
    for log in logs { added[0].add(log) }
    logs = []
  }

  /// Adds up the logs if that takes less memory.
  private mutating func weigh(_ context: Context) {
    let bytes = logs.reduce(0) { $0 + $1.byteCount }
    guard bytes >= weighedBytes else { return }
    let ledger = ledger(context.options, limits: context.limits)
    let addedBytes = ledger.commentBytes
    if addedBytes > bytes {
      // It can only grow, so that there is nothing to weigh below.
      weighedBytes = addedBytes
    } else {
      added = [ledger]
      logs = []
    }
  }

  // MARK: - Merging

  /// Takes over what another holding knows of the property.
  ///
  /// - Parameter pages: The pages that have cells.
  mutating func merge(_ other: PropertyHolding, pages tracked: Set<ByteName>, _ context: Context) {
    if var theirs = other.added.first {
      if added.isEmpty {
        theirs.shrink(to: context.limits)
        theirs.restrictPages(to: tracked)
        added = [theirs]
      } else {
        added[0].merge(theirs, pages: tracked)
      }
    }
    for log in other.logs {
      if let last = logs.indices.last, logs[last].continues(log) {
        logs[last].append(log)
      } else {
        logs.append(log)
      }
    }
    if hasAddedComments, !logs.isEmpty { addUp(context) } else { weigh(context) }
  }

  /// Drops the cells of all other pages.
  mutating func restrictPages(to tracked: Set<ByteName>) {
    for place in added.indices { added[place].restrictPages(to: tracked) }
  }

  /// Keeps smaller samples from now on.
  mutating func shrink(to limits: SampleLimits) {
    for place in added.indices { added[place].shrink(to: limits) }
  }

  /// Gives the pending input its name.
  mutating func resolve(_ input: InputID) {
    for place in added.indices { added[place].resolve(input) }
    for place in logs.indices { logs[place].resolve(input) }
  }
}

extension PropertyLedger {
  fileprivate mutating func add(_ log: CommentLog) {
    log.withComments { add($0, format: log.format, pages: []) }
  }
}

extension CommentGroup {
  /// Whether no comment has a variant or a page of its own.
  fileprivate func canBeLogged(pages: [String?]) -> Bool {
    comments.allSatisfy { comment in
      comment.variant < 0 && (comment.page < 0 || pages[Int(comment.page)] == nil)
    }
  }
}
