/// Counts of numbers in buckets that are at most 1/128 of their value wide, for quantiles.
///
/// Whole numbers below 256 have a bucket each; above, every power of two is cut into 128 equal buckets, and
/// negative numbers mirror positive ones. The buckets are fixed, so that histograms add up exactly. A quantile is
/// the middle of its bucket, at most 1/256 (0.4 %) of its value away from the number that stands there.
///
///     var histogram = LogLinearHistogram()
///     for number in 1...1000 { histogram.add(Int128(number)) }
///     histogram.quantile(0.5)   // 501.5; the 500th number is 500
///
/// The bucketing is that of HdrHistogram (G. Tene).
public struct LogLinearHistogram: Hashable, Sendable {
  /// A bucket that is not empty.
  struct Bucket: Hashable, Sendable {
    /// The number of the bucket, ascending with its numbers.
    var index: Int32
    var count: Int
  }

  /// The buckets that are not empty, ascending.
  private(set) var buckets: [Bucket] = []

  /// No numbers yet.
  public init() {}

  /// A histogram of known buckets, ascending and none of them empty.
  init(buckets: [Bucket]) { self.buckets = buckets }

  /// How many numbers were added.
  public var count: Int { buckets.reduce(0) { $0 + $1.count } }

  /// The memory beside the struct itself.
  var allocatedBytes: Int { buckets.allocatedBytes }

  /// Adds a number.
  ///
  /// - Complexity: O(log *b*) in the number of buckets, and O(*b*) for the first number of a bucket.
  public mutating func add(_ number: Int128) { add(Self.index(of: number), count: 1) }

  /// Adds a number.
  mutating func add(_ number: Int64) {
    if number >= 0, number < Self.linear {
      // Where small numbers leave no gap, the bucket of each stands at its own place.
      let place = Int(number)
      if place < buckets.count, buckets[place].index == number {
        buckets[place].count += 1
      } else {
        add(Int32(number), count: 1)
      }
    } else {
      add(Int128(number))
    }
  }

  /// Adds the numbers of another histogram.
  public mutating func merge(_ other: LogLinearHistogram) {
    if buckets.isEmpty {
      buckets = other.buckets
    } else {
      for bucket in other.buckets { add(bucket.index, count: bucket.count) }
    }
  }

  private mutating func add(_ index: Int32, count: Int) {
    let place = buckets.firstSortedIndex { $0.index >= index }
    if place < buckets.count, buckets[place].index == index {
      buckets[place].count += count
    } else {
      buckets.insert(Bucket(index: index, count: count), at: place)
    }
  }

  /// The smallest number that a share of the numbers does not exceed, but for the width of its bucket; `nil`
  /// without numbers.
  ///
  /// - Parameter share: 0...1; 0.5 for the median.
  public func quantile(_ share: Double) -> Double? {
    let count = count
    guard count > 0 else { return nil }
    var rank = max(1, Int((share * Double(count)).rounded(.up)))
    for bucket in buckets {
      rank -= bucket.count
      if rank <= 0 { return Self.middle(of: bucket.index) }
    }
    return buckets.last.map { Self.middle(of: $0.index) }
  }

  // MARK: - Buckets

  /// Below this number every whole number has its own bucket.
  private static let linear: Int32 = 256
  /// The buckets of each power of two above.
  private static let perOctave: Int32 = 128

  /// The number of the last bucket, which holds the largest number of 127 bits.
  static let lastIndex = index(of: .max)

  static func index(of number: Int128) -> Int32 {
    guard number >= 0 else { return -1 - index(ofMagnitude: number.magnitude) }
    return index(ofMagnitude: number.magnitude)
  }

  private static func index(ofMagnitude magnitude: UInt128) -> Int32 {
    if magnitude < UInt128(linear) { return Int32(magnitude) }
    let exponent = Int32(127 - magnitude.leadingZeroBitCount)
    let leading = Int32(truncatingIfNeeded: magnitude >> UInt128(exponent - 7))
    return linear + (exponent - 8) * perOctave + (leading - perOctave)
  }

  /// The middle of the whole numbers in a bucket.
  static func middle(of index: Int32) -> Double {
    if index < 0 { return -middle(of: -1 - index) }
    if index < linear { return Double(index) }
    let (octave, part) = (index - linear).quotientAndRemainder(dividingBy: perOctave)
    let width = Double(sign: .plus, exponent: Int(octave) + 1, significand: 1)
    return Double(perOctave + part) * width + (width - 1) / 2
  }
}
