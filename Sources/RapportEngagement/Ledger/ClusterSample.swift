import RapportModel

/// A random sample of the authors of a property, or of its threads, whole with what was written.
///
/// Intervals need to know which comments belong together, and journeys which came first. Keeping the clusters
/// with the smallest keyed hashes makes each equally likely, needs bounded memory, and gives the same sample
/// however the comments were split and merged. Up to its capacity it holds all of them.
///
/// Comments without an author count as one author each. They are sampled by their own hash, so that those which
/// agree word for word are one cluster, which stands for that many authors.
public struct ClusterSample: Sendable {
  /// Whether there were more clusters than are kept.
  public private(set) var isPartial = false
  private var limits: SampleLimits
  /// The keys of the clusters, ascending, and where each of them is stored.
  private var keys: [UInt64] = []
  private var slots: [UInt32] = []
  private var stored: [SampledCluster] = []
  /// Keys above this one are not kept.
  private var highest = UInt64.max

  init(limits: SampleLimits) { self.limits = limits }

  /// How many clusters are kept at most.
  public var capacity: Int { limits.clusters }
  /// The number of clusters.
  public var count: Int { keys.count }
  /// The clusters, by ascending key.
  public var clusters: [SampledCluster] { slots.map { stored[Int($0)] } }

  /// Calls `body` with each cluster, by ascending key; unlike ``clusters``, it copies none.
  @inline(__always)
  func forEachCluster(_ body: (borrowing SampledCluster) -> Void) {
    stored.withUnsafeBufferPointer { stored in
      for slot in slots { body(stored[Int(slot)]) }
    }
  }

  /// The memory beside the struct itself.
  var allocatedBytes: Int {
    keys.allocatedBytes + slots.allocatedBytes + stored.allocatedBytes
      + stored.reduce(0) { $0 + $1.comments.allocatedBytes }
  }

  /// Whether the cluster of a key would be kept.
  @inline(__always)
  func mayKeep(_ key: UInt64) -> Bool { key <= highest }

  /// Takes up the clusters of many keys, of each of which a comment follows.
  ///
  /// One by one, each moves half of the keys; together, they move once.
  ///
  /// - Parameter new: The keys, ascending, each once.
  mutating func takeUp(ascending new: [UInt64]) {
    guard new.count * 16 >= keys.count, !new.isEmpty else { return }
    let most = min(limits.clusters, keys.count + new.count)
    var merged: (keys: [UInt64], slots: [UInt32]) = ([], [])
    merged.keys.reserveCapacity(most)
    merged.slots.reserveCapacity(most)
    var fresh: [Int] = []
    fresh.reserveCapacity(new.count)
    var (old, next) = (0, 0)
    while merged.keys.count < limits.clusters, old < keys.count || next < new.count {
      if next == new.count || (old < keys.count && keys[old] <= new[next]) {
        if next < new.count, keys[old] == new[next] { next += 1 }
        merged.keys.append(keys[old])
        merged.slots.append(slots[old])
        old += 1
      } else {
        fresh.append(merged.keys.count)
        merged.keys.append(new[next])
        merged.slots.append(0)
        next += 1
      }
    }
    if old < keys.count || next < new.count { isPartial = true }
    // Those that are pushed out leave their places.
    var free = slots[old...]
    stored.reserve(more: fresh.count - free.count, upTo: limits.clusters)
    for place in fresh {
      let key = AuthorKey(hash: merged.keys[place])
      if let slot = free.popFirst() {
        stored[Int(slot)].reset(to: key, isSingle: false)
        merged.slots[place] = slot
      } else {
        merged.slots[place] = UInt32(stored.count)
        stored.append(SampledCluster(key: key))
      }
    }
    (keys, slots) = merged
    if keys.count == limits.clusters { highest = keys[keys.count - 1] }
  }

  /// Takes down a comment.
  ///
  /// - Parameter sampled: Makes what is kept of the comment, if it is.
  @inline(__always)
  mutating func add(
    _ comment: CommentObservation, to key: UInt64, isSingle: Bool = false, _ sampled: () -> SampledComment
  ) {
    if key > highest {
      if !isPartial { isPartial = true }
      return
    }
    guard let slot = slot(of: key, isSingle: isSingle) else { return }
    stored[slot].count(comment)
    if stored[slot].keeps(comment.hash, capacity: limits.comments) {
      stored[slot].keep(sampled(), capacity: limits.comments)
    }
  }

  /// Takes down the comments of a property in a sample of journeys, as far as an author of them is known and counts.
  mutating func addJourneys(_ group: CommentGroup, property: Int) {
    for comment in group.comments {
      guard comment.role == .voice, let author = comment.author else { continue }
      add(comment, to: author.hash) { SampledComment(comment, group, property: property) }
    }
  }

  /// Takes over the clusters of another sample.
  ///
  /// - Parameter change: Fits a comment of the other sample into this one.
  mutating func merge(_ other: ClusterSample, _ change: (inout SampledComment) -> Void) {
    isPartial = isPartial || other.isPartial
    for other in other.clusters {
      guard other.key.hash <= highest else {
        isPartial = true
        continue
      }
      guard let slot = slot(of: other.key.hash, isSingle: other.isSingle) else { continue }
      stored[slot].merge(other, capacity: limits.comments, change)
    }
  }

  /// Adds a cluster above all others, for readers of files.
  mutating func append(_ cluster: SampledCluster) {
    if let slot = slot(of: cluster.key.hash, isSingle: cluster.isSingle) { stored[slot] = cluster }
  }

  /// States that clusters were left out, for readers of files.
  mutating func markPartial() { isPartial = true }

  /// Keeps less from now on; limits that are no smaller change nothing.
  mutating func shrink(to limits: SampleLimits) {
    guard limits.clusters < self.limits.clusters || limits.comments < self.limits.comments else { return }
    var smaller = ClusterSample(limits: limits)
    smaller.isPartial = isPartial
    for var cluster in clusters {
      guard smaller.keys.count < limits.clusters else {
        smaller.isPartial = true
        break
      }
      cluster.shrink(to: limits.comments)
      smaller.append(cluster)
    }
    self = smaller
  }

  /// Changes every comment kept.
  mutating func update(_ change: (inout SampledComment) -> Void) {
    for slot in stored.indices { stored[slot].update(change) }
  }

  /// Where the cluster of a key is stored, which is taken up when it is new; `nil` when it is not kept.
  private mutating func slot(of key: UInt64, isSingle: Bool) -> Int? {
    let place = keys.firstSortedIndex { $0 >= key }
    if place < keys.count, keys[place] == key { return Int(slots[place]) }
    let slot: Int
    if keys.count == limits.clusters {
      isPartial = true
      guard place < keys.count else { return nil }
      slot = Int(slots[keys.count - 1])
      stored[slot].reset(to: AuthorKey(hash: key), isSingle: isSingle)
    } else {
      slot = stored.count
      stored.reserveOneMore(upTo: limits.clusters)
      stored.append(SampledCluster(key: AuthorKey(hash: key), isSingle: isSingle))
    }
    keys.insert(key, at: place, upTo: limits.clusters)
    slots.insert(UInt32(slot), at: place, upTo: limits.clusters)
    if keys.count == limits.clusters { highest = keys[keys.count - 1] }
    return slot
  }
}
