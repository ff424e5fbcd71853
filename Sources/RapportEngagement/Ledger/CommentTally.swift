public import RapportModel

/// What a ledger knows of the comments in one cell: a property, a week and a slice.
///
/// *Voices* are the comments of people who are neither staff nor a program, each record once. Only their scores
/// count as attitude.
public struct CommentTally: Hashable, Sendable {
  /// Counts and sums.
  public internal(set) var sums = SentimentSums()
  /// The different authors that are known of comments of people.
  public internal(set) var knownAuthors: DistinctCount
  /// A few comments of people to read.
  public internal(set) var examples: ExampleReferences
  /// Ratings, likes and the like of comments of people, by ``CommentQuantity/index`` up to the last one stated.
  private var quantities: [QuantitySum] = []

  /// A tally of nothing, with memory for so many comments.
  init(authorCapacity: Int, expecting count: Int = 0) {
    knownAuthors = DistinctCount(capacity: authorCapacity, expecting: count)
    examples = ExampleReferences(expecting: count)
  }

  /// The memory beside the struct itself.
  var allocatedBytes: Int {
    sums.unscoredCounts.allocatedBytes + knownAuthors.allocatedBytes + examples.allocatedBytes
      + quantities.allocatedBytes
  }

  /// Takes down a number stated with a comment of a person.
  mutating func add(_ value: Int64, at index: Int) {
    if quantities.count <= index { reserve(index + 1) }
    quantities[index].add(value)
  }

  /// Makes room for all numbers that are stated with a comment, given as bits by ``CommentQuantity/index``.
  @inline(__always)
  mutating func reserveQuantities(_ stated: UInt8) {
    let count = UInt8.bitWidth - stated.leadingZeroBitCount
    if quantities.count < count { reserve(count) }
  }

  private mutating func reserve(_ count: Int) {
    guard quantities.count < count else { return }
    quantities.reserveCapacity(count)
    while quantities.count < count { quantities.append(QuantitySum()) }
  }

  mutating func merge(_ other: CommentTally) {
    mergeAllButAuthors(other)
    knownAuthors.merge(other.knownAuthors)
  }

  /// Takes over what another tally holds, where the different authors are known from elsewhere.
  mutating func mergeAllButAuthors(_ other: CommentTally) {
    sums.merge(other.sums)
    examples.merge(other.examples)
    reserve(other.quantities.count)
    for (index, sum) in other.quantities.enumerated() { quantities[index].merge(sum) }
  }

  /// How many different authors wrote; an estimate where there are more than are counted exactly, and more than
  /// the people where a comment names no author.
  public var authorCount: Double { knownAuthors.estimate + Double(sums.authorless) }

  /// The interval of the estimate; `nil` where the count is exact.
  public var authorInterval: ConfidenceInterval? {
    knownAuthors.interval.map {
      ConfidenceInterval(low: $0.low + Double(sums.authorless), high: $0.high + Double(sums.authorless))
    }
  }

  /// Count and exact sum of a quantity over comments of people that state it.
  public subscript(quantity: CommentQuantity) -> QuantitySum {
    quantity.index < quantities.count ? quantities[quantity.index] : QuantitySum()
  }

  /// Whether some comment states a number.
  var hasQuantities: Bool { !quantities.isEmpty }

  /// Takes up the sum of a quantity, for readers of files.
  mutating func set(_ quantity: CommentQuantity, to sum: QuantitySum) {
    guard sum.count > 0 else { return }
    reserve(quantity.index + 1)
    quantities[quantity.index] = sum
  }
}

// MARK: - Shorthands

extension CommentTally {
  /// All records.
  public var records: Int { sums.records }
  /// Records with a score.
  public var scored: Int { sums.scored }
  /// Records without one, by reason.
  public var unscored: [UnscoredReason: Int] { sums.unscored }
  /// Records written by the property's staff.
  public var brand: Int { sums.brand }
  /// Comments of people.
  public var voices: Int { sums.voices }
  /// Scored comments of people, by label.
  public var labels: LabelCounts { sums.labels }
  /// The sum of the polarities of those, in units of 2⁻²⁰.
  public var polaritySum: Int128 { sums.polaritySum }
  /// The sum of their squares, in units of 2⁻⁴⁰.
  public var polaritySquareSum: Int128 { sums.polaritySquareSum }
  /// Comments of people of which no author is known and which are still there; each counts as an author of its own.
  public var authorless: Int { sums.authorless }
}
