public import RapportModel

/// Everything the matrix needs of any number of comments and measurements, in bounded memory.
///
/// A ledger absorbs batches; ledgers merge. Its state depends on what was absorbed and not on the order or on
/// how the work was split: counts, sums of whole numbers, and samples chosen by hash are associative and
/// commutative, so that many workers or machines end in the same bytes as one.
///
///     var ledger = Ledger(LedgerOptions(topics: ["price", "delivery"]))
///     ledger.absorb(comments, annotations, properties: properties, input: input)
///     try ledger.merge(otherWorkersLedger, sharedInputs: .allow)
///     let matrix = EngagementMatrix(ledger, profile: Profile())
public struct Ledger: Hashable, Sendable {
  /// What decides how a ledger counts; equal in ledgers that merge.
  public let options: LedgerOptions
  /// The inputs that something was absorbed from.
  public private(set) var inputs: Set<InputID> = []
  private var ledgers: [PropertyID: PropertyLedger] = [:]

  /// An empty ledger.
  public init(_ options: LedgerOptions = LedgerOptions()) { self.options = options }

  /// The properties, by the bytes of their names.
  public var properties: [PropertyID] { ledgers.keys.sorted() }

  /// What is known of a property; `nil` when nothing was absorbed for it.
  public subscript(property: PropertyID) -> PropertyLedger? { ledgers[property] }

  /// Takes down a batch of annotated comments.
  ///
  /// Every record must be absorbed once: what repeats is sorted out before.
  ///
  /// - Parameters:
  ///   - comments: The comments.
  ///   - annotations: The findings about them, row by row; topics are indexes into ``LedgerOptions/topics``.
  ///   - properties: The property of each comment.
  ///   - input: The input that all of them come from.
  /// - Precondition: The three lists are equally long.
  /// - Complexity: O(*n*) in comments and their topics.
  public mutating func absorb(
    _ comments: CommentBatch, _ annotations: AnnotationBatch, properties: [PropertyID], input: InputID
  ) {
    precondition(
      comments.count == annotations.count && comments.count == properties.count, "one row for each comment")
    inputs.insert(input)
    // Files mostly tell of one property after the other, so that runs of rows need one look-up.
    var start = 0
    while start < comments.count {
      let property = properties[start]
      let end = properties[start...].firstIndex { $0 != property } ?? comments.count
      Self.add(
        start..<end, of: comments, annotations, input,
        to: &ledgers[property, default: PropertyLedger(options)])
      start = end
    }
  }

  /// Takes down one comment of a batch.
  ///
  /// - Parameters:
  ///   - row: Its place in both batches.
  ///   - property: What it belongs to.
  ///   - input: The input that it comes from.
  public mutating func absorb(
    _ comments: CommentBatch, _ annotations: AnnotationBatch, row: Int, property: PropertyID, input: InputID
  ) {
    inputs.insert(input)
    Self.add(
      row..<row + 1, of: comments, annotations, input,
      to: &ledgers[property, default: PropertyLedger(options)])
  }

  private static func add(
    _ rows: Range<Int>, of comments: CommentBatch, _ annotations: AnnotationBatch, _ input: InputID,
    to ledger: inout PropertyLedger
  ) {
    for row in rows {
      var observation = CommentObservation(comments.facts[row], annotations.rows[row], input: input)
      observation.topics = annotations.topics(of: row)
      observation.variant = comments.string(.variant, of: row)
      ledger.add(observation)
    }
  }

  /// Takes down a measurement.
  ///
  /// - Parameters:
  ///   - measurement: The number with its definition.
  ///   - property: The property it is about.
  ///   - source: The input it comes from.
  public mutating func absorb(_ measurement: Measurement, property: PropertyID, source: InputID) {
    inputs.insert(source)
    ledgers[property, default: PropertyLedger(options)].add(measurement, source: source)
  }

  /// Takes over what another ledger holds.
  ///
  /// - Parameter sharedInputs: Whether both may have absorbed parts of the same input, as the workers of one
  ///   run do. Ledgers of different runs that share an input would count it twice.
  /// - Throws: ``LedgerMergeError`` when they count differently or share inputs; nothing has changed then.
  public mutating func merge(
    _ other: Ledger, sharedInputs: SharedInputs = .refuse
  ) throws(LedgerMergeError) {
    try options.requireEqual(to: other.options)
    if sharedInputs == .refuse, let shared = inputs.intersection(other.inputs).min() {
      throw .sharedInput(shared)
    }
    inputs.formUnion(other.inputs)
    for (property, ledger) in other.ledgers {
      ledgers[property, default: PropertyLedger(options)].merge(ledger)
    }
  }

  /// Whether two ledgers may hold parts of the same input.
  public enum SharedInputs: Hashable, Sendable {
    /// They must not.
    case refuse
    /// They may hold different records of it.
    case allow
  }
}

/// What decides how a ledger counts.
public struct LedgerOptions: Hashable, Sendable {
  /// The names of the topics, in the order of the annotator's indexes.
  public var topics: [String]
  /// How many authors of a property are sampled.
  public var sampledAuthors: Int
  /// The most comments kept of one sampled author.
  public var commentsPerAuthor: Int
  /// Up to how many authors of a property and week are counted exactly.
  public var countedAuthors: Int
  /// Up to how many authors of a topic or variant and week are counted exactly.
  public var countedAuthorsInSlices: Int
  /// What else must be equal for sums to mean the same, by name: versions, hashes of lexicons, the author key.
  public var stamps: [String: String]

  /// The options; the defaults keep a property's sample below 1 MB.
  public init(
    topics: [String] = [], sampledAuthors: Int = 512, commentsPerAuthor: Int = 64,
    countedAuthors: Int = 1024, countedAuthorsInSlices: Int = 64, stamps: [String: String] = [:]
  ) {
    self.topics = topics
    self.sampledAuthors = sampledAuthors
    self.commentsPerAuthor = commentsPerAuthor
    self.countedAuthors = countedAuthors
    self.countedAuthorsInSlices = countedAuthorsInSlices
    self.stamps = stamps
  }

  func requireEqual(to other: LedgerOptions) throws(LedgerMergeError) {
    func require(_ name: String, _ left: String, _ right: String) throws(LedgerMergeError) {
      if left != right { throw .differentOption(name: name, left, right) }
    }
    try require("topics", topics.joined(separator: ", "), other.topics.joined(separator: ", "))
    try require("sampled authors", "\(sampledAuthors)", "\(other.sampledAuthors)")
    try require("comments per author", "\(commentsPerAuthor)", "\(other.commentsPerAuthor)")
    try require("counted authors", "\(countedAuthors)", "\(other.countedAuthors)")
    try require("counted authors in slices", "\(countedAuthorsInSlices)", "\(other.countedAuthorsInSlices)")
    for name in Set(stamps.keys).union(other.stamps.keys).sorted() {
      try require(name, stamps[name] ?? "none", other.stamps[name] ?? "none")
    }
  }
}

/// Why two ledgers cannot be merged.
public enum LedgerMergeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// They were made in different ways.
  case differentOption(name: String, String, String)
  /// Both hold the same input, which would count twice.
  case sharedInput(InputID)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .differentOption(let name, let left, let right):
      "The ledgers differ in '\(name)': '\(left)' and '\(right)'. Make both with the same version and options."
    case .sharedInput(let input):
      "Both ledgers hold the input with the hash \(String(input.hash, radix: 16)), which would count twice. "
        + "Leave one of them out."
    }
  }
}
