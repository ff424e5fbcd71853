/// Counts different things in bounded memory.
///
/// It keeps the `capacity` smallest hashes it has seen: exact up to there, and beyond an estimate from how
/// densely they lie, whose relative standard error is about 1/√(capacity − 2). The state is a function of the
/// set of things alone, so the order of arrival and of merging leaves no trace.
///
///     var count = DistinctCount(capacity: 1024)
///     count.insert(author.hash)
///     count.estimate   // 1
///
/// Z. Bar-Yossef and others, "Counting distinct elements in a data stream" (2002); K. Beyer and others, "On
/// synopses for distinct-value estimation under multiset operations" (2007), for the unbiased form.
public struct DistinctCount: Hashable, Sendable {
  /// How many hashes are kept.
  public var capacity: Int { Int(storedCapacity) }
  private let storedCapacity: UInt32
  /// Whether more was seen than is kept, so that the count is an estimate.
  public private(set) var isEstimate = false
  /// The smallest hashes, ascending.
  public private(set) var hashes: [UInt64] = []
  /// Hashes above this one are not kept.
  private var highest = UInt64.max

  /// Nothing counted yet.
  ///
  /// - Precondition: `capacity` is at least 3.
  public init(capacity: Int) {
    precondition(capacity >= 3, "the estimate needs three hashes")
    storedCapacity = UInt32(capacity)
  }

  /// Nothing counted yet, with memory for so many things.
  init(capacity: Int, expecting count: Int) {
    self.init(capacity: capacity)
    if count > 0 { hashes.reserveCapacity(min(count, capacity)) }
  }

  /// The count of known things, for readers of files.
  ///
  /// - Precondition: The hashes ascend, are no more than the capacity, and as many when there were more.
  init(capacity: Int, hashes: [UInt64], isEstimate: Bool) {
    self.init(capacity: capacity)
    self.hashes = hashes
    self.isEstimate = isEstimate
    if hashes.count == capacity { highest = hashes[capacity - 1] }
  }

  /// The memory beside the struct itself.
  var allocatedBytes: Int { hashes.allocatedBytes }

  /// Counts a thing by its hash, which must be spread evenly over all 64-bit numbers.
  ///
  /// - Complexity: O(log *capacity*), and O(*capacity*) for the few that are kept; most things beyond the capacity
  ///   cost one comparison.
  @inline(__always)
  public mutating func insert(_ hash: UInt64) {
    if hash <= highest {
      keep(hash)
    } else if !isEstimate {
      isEstimate = true
    }
  }

  private mutating func keep(_ hash: UInt64) {
    let place = hashes.firstSortedIndex { $0 >= hash }
    guard place == hashes.count || hashes[place] != hash else { return }
    if hashes.count == capacity { isEstimate = true }
    hashes.insert(hash, at: place, upTo: capacity)
    if hashes.count == capacity { highest = hashes[capacity - 1] }
  }

  /// Whether a hash would be kept.
  @inline(__always)
  func mayKeep(_ hash: UInt64) -> Bool { hash <= highest }

  /// Counts things by their hashes, all at once where they are many.
  ///
  /// - Parameter hashes: Ascending, each once.
  mutating func insert(ascending hashes: [UInt64]) {
    // One by one, each moves half of what is kept; together, everything moves once.
    guard hashes.count * 16 >= self.hashes.count, !hashes.isEmpty else {
      for hash in hashes { insert(hash) }
      return
    }
    let kept = min(capacity, hashes.count)
    merge(
      DistinctCount(
        capacity: capacity, hashes: kept == hashes.count ? hashes : Array(hashes[..<kept]),
        isEstimate: kept < hashes.count))
  }

  /// Counts what another has counted too.
  ///
  /// - Precondition: The capacities are equal.
  /// - Complexity: O(*capacity*).
  public mutating func merge(_ other: DistinctCount) {
    precondition(capacity == other.capacity, "counts of different capacities cannot be merged")
    if hashes.isEmpty {
      self = other
      return
    }
    if other.hashes.isEmpty { return }
    let (ours, theirs) = (hashes, other.hashes)
    var union: [UInt64] = []
    union.reserveCapacity(min(capacity, ours.count + theirs.count))
    var (left, right) = (0, 0)
    while union.count < capacity, left < ours.count, right < theirs.count {
      let (first, second) = (ours[left], theirs[right])
      union.append(min(first, second))
      if first <= second { left += 1 }
      if second <= first { right += 1 }
    }
    // One of both is at its end, or nothing more is kept.
    let rest = left < ours.count ? ours[left...] : theirs[right...]
    isEstimate = isEstimate || other.isEstimate || rest.count > capacity - union.count
    union.append(contentsOf: rest.prefix(capacity - union.count))
    hashes = union
    if hashes.count == capacity { highest = hashes[capacity - 1] }
  }

  /// The number of different things.
  public var estimate: Double {
    guard isEstimate, let last = hashes.last else { return Double(hashes.count) }
    return Double(capacity - 1) / (Double(last) / 18_446_744_073_709_551_616)
  }

  /// The interval of the estimate; `nil` where the count is exact.
  public var interval: ConfidenceInterval? {
    guard isEstimate else { return nil }
    let half = estimate * ConfidenceInterval.normalQuantile / Double(capacity - 2).squareRoot()
    return ConfidenceInterval(low: max(Double(capacity), estimate - half), high: estimate + half)
  }

  /// Whether both have certainly seen a thing in common.
  ///
  /// Up to the capacity the answer is exact; beyond, a small overlap may go unnoticed, since only things that
  /// both would have kept are compared.
  public func sharesElement(with other: DistinctCount) -> Bool {
    var left = hashes[...]
    var right = other.hashes[...]
    while let first = left.first, let second = right.first {
      if first == second { return true }
      if first < second { left.removeFirst() } else { right.removeFirst() }
    }
    return false
  }
}
