import RapportModel

/// A part of a property's comments.
///
/// To add an axis, add a case here with its ``SliceKey/Axis``; tallies, merging and the file format follow.
public enum LedgerSlice: Hashable, Sendable, Comparable {
  /// All of them.
  case all
  /// Those of inputs in one format, such as `google-play-reviews`.
  case source(String)
  /// Those about a topic, by its index in the ledger's list.
  case topic(UInt16)
  /// Those that show a signal, by its index in the ledger's list.
  case signal(UInt16)
  /// Those of authors who saw a variant of a split test.
  case variant(String)
  /// Those about a page that a measurement or the profile names.
  case page(String)
}

/// Which cell of a property: a week and a slice, as one number.
struct SliceKey: Hashable, Sendable, Comparable {
  /// In its order: the week (comments without a time first), the axis, the number on the axis.
  let bits: UInt64

  /// What slices are cut by. Every comment has exactly one source, so that all comments are the sum over
  /// sources and need no cells of their own.
  enum Axis: UInt64, CaseIterable {
    case source, topic, signal, variant, page
  }

  init(bits: UInt64) { self.bits = bits }

  init(_ week: CalendarWeek?, _ axis: Axis, _ index: Int) {
    self.init(SliceKey.weekBits(week), axis, index)
  }

  init(_ weekBits: UInt64, _ axis: Axis, _ index: Int) {
    bits = weekBits | axis.rawValue << 28 | UInt64(index)
  }

  /// The part of a key that tells the week.
  static func weekBits(_ week: CalendarWeek?) -> UInt64 {
    week.map { UInt64(UInt32(bitPattern: $0.weeksSinceEpoch) ^ 0x8000_0000) << 32 } ?? 0
  }

  /// The largest number on an axis.
  static let largestIndex = 1 << 28 - 1

  var week: CalendarWeek? {
    let high = UInt32(truncatingIfNeeded: bits >> 32)
    return high == 0 ? nil : CalendarWeek(weeksSinceEpoch: Int32(bitPattern: high ^ 0x8000_0000))
  }

  /// `nil` for a number that stands for no axis.
  var axis: Axis? { Axis(rawValue: bits >> 28 & 15) }

  var index: Int { Int(bits & UInt64(Self.largestIndex)) }

  /// The key with another number on the axis.
  func with(index: Int) -> SliceKey { SliceKey(bits: bits & ~UInt64(Self.largestIndex) | UInt64(index)) }

  static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}
