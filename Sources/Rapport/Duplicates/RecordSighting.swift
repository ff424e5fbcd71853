/// A record that may be one of several of the same comment, in a form that can be sorted on disk.
package struct RecordSighting: Comparable, BitwiseCopyable {
  /// What records of one comment have in common, as a hash with 128 bits.
  package var key: (high: UInt64, low: UInt64)
  /// Records of the smallest rank come first.
  package var rank: Int64
  /// What the record is, wherever it stands.
  package var contentHash: UInt64
  /// Likes and replies, which grow from one export to the next.
  package var reactions: Int64
  /// The place of the input among all that are read together.
  package var input: Int
  /// The number of the record in the input.
  package var record: Int

  package init(
    key: (high: UInt64, low: UInt64), rank: Int64, contentHash: UInt64, reactions: Int64, input: Int,
    record: Int
  ) {
    self.key = key
    self.rank = rank
    self.contentHash = contentHash
    self.reactions = reactions
    self.input = input
    self.record = record
  }

  /// By comment, then by input, the record that counts among those of its input first: of equal rank it is the first.
  package static func < (left: Self, right: Self) -> Bool {
    (left.key.high, left.key.low, left.input, left.rank, left.record)
      < (right.key.high, right.key.low, right.input, right.rank, right.record)
  }

  package static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }

  func isSameComment(as other: Self) -> Bool { key == other.key }

  /// Whether the record counts rather than one of another input; their order tells nothing.
  func isBetter(than other: Self) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if reactions != other.reactions { return reactions > other.reactions }
    return contentHash < other.contentHash
  }
}
