internal import RapportModel

/// The terms of short keys that were looked up last.
///
/// Most words of a text are among a few thousand, so most look-ups end here: at one place of memory that the key's
/// hash chooses, with one comparison. What is found is what a vocabulary would say, whether it knows the word or not, and
/// however dearly it had to search. A key that comes to a place takes it over.
struct TermMemo: BitwiseCopyable {
  private let entries: UnsafeMutablePointer<Entry>
  private let mask: Int

  private struct Entry: BitwiseCopyable {
    var low: UInt64
    var kindAndHigh: UInt64
    var term: TermID
    /// So that no entry lies in two lines of the processor's memory.
    var unused: UInt64 = 0

    static let empty = Entry(low: PackedKey.absent.low, kindAndHigh: PackedKey.absent.high, term: .unknown)
  }

  /// An empty memo, which serves one vocabulary and one thread until it is deallocated.
  ///
  /// - Parameter entryCount: How many terms it may hold, a power of two.
  init(entryCount: Int) {
    entries = .allocate(capacity: entryCount)
    entries.initialize(repeating: .empty, count: entryCount)
    mask = entryCount - 1
  }

  func deallocate() { entries.deallocate() }

  /// The term that is noted where a key belongs, and whether it is that of another key or of a token of another kind.
  @inline(__always)
  func term(of key: PackedKey, _ kind: TokenKind) -> (term: TermID, isOther: Bool) {
    let entry = entry(of: key)
    let difference = (entry.pointee.low ^ key.low) | (entry.pointee.kindAndHigh ^ Self.joined(key, kind))
    return (entry.pointee.term, difference != 0)
  }

  /// Notes the term of a short key.
  @inline(__always)
  func note(_ term: TermID, of key: PackedKey, _ kind: TokenKind) {
    entry(of: key).initialize(
      to: Entry(low: key.low, kindAndHigh: Self.joined(key, kind), term: term))
  }

  /// Notes nothing where a key belongs.
  func forget(_ key: PackedKey) {
    entry(of: key).initialize(to: .empty)
  }

  @inline(__always)
  private func entry(of key: PackedKey) -> UnsafeMutablePointer<Entry> {
    entries + (Int(truncatingIfNeeded: key.hash) & mask)
  }

  /// The later bytes of a key, its number of bytes, and in the highest four bits, which no short key needs, the kind.
  @inline(__always)
  private static func joined(_ key: PackedKey, _ kind: TokenKind) -> UInt64 {
    key.high | UInt64(truncatingIfNeeded: kind.rawValue) &<< 60
  }
}
