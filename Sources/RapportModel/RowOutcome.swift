/// A record that could not be used, with what is needed to find and mend it.
///
/// Messages name the place and the cause and never quote the text, which is personal data; the raw record
/// goes to the rejects file only.
public struct RejectedRecord: Hashable, Sendable {
  /// The file, or the archive and its member as `a.zip!Pages.csv`.
  public var file: String
  /// The number of the record, counted from 1.
  public var record: Int
  /// The line it begins on, counted from 1.
  public var line: Int
  /// The offset of its first byte in the decoded file.
  public var byte: Int
  /// What is wrong with it, as a sentence without its full stop.
  public var reason: String
  /// The record as it stands in the file.
  public var raw: [UInt8]

  /// A rejected record with its place and the cause.
  public init(file: String, record: Int, line: Int, byte: Int, reason: String, raw: [UInt8]) {
    self.file = file
    self.record = record
    self.line = line
    self.byte = byte
    self.reason = reason
    self.raw = raw
  }
}

/// How many records of one input ended in which way; every record is in exactly one count.
public struct RecordCounts: Hashable, Sendable {
  /// Comments with a score.
  public var scored = 0
  /// Comments without one, by reason.
  public var unscored: [UnscoredReason: Int] = [:]
  /// Rows of a report that gave at least one measurement.
  public var measured = 0
  /// Rows of a report that hold no number the registry knows.
  public var unmeasured = 0
  /// Rows that repeat the sum of the others.
  public var totals = 0
  /// Records that could not be used.
  public var rejected = 0

  /// No records yet.
  public init() {}

  /// All comments, scored or not.
  public var comments: Int { scored + unscored.values.reduce(0, +) }
  /// All records.
  public var records: Int { comments + measured + unmeasured + totals + rejected }

  /// Counts one more comment.
  public mutating func count(_ status: ScoringStatus) {
    switch status {
    case .scored: scored += 1
    case .unscored(let reason): unscored[reason, default: 0] += 1
    }
  }

  /// The counts of two inputs together.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.scored += right.scored
    sum.unscored.merge(right.unscored, uniquingKeysWith: +)
    sum.measured += right.measured
    sum.unmeasured += right.unmeasured
    sum.totals += right.totals
    sum.rejected += right.rejected
    return sum
  }
}
