import RapportModel

/// Which input something came from: a hash of its bytes.
public struct InputID: Hashable, Sendable, Comparable {
  /// The hash.
  public let hash: UInt64

  /// The input with this hash.
  public init(hash: UInt64) { self.hash = hash }

  /// The input whose bytes have this hash; the first sixteen digits are kept.
  ///
  /// - Parameter contentHash: At least sixteen hexadecimal digits, such as ``ContentHash`` gives; otherwise the
  ///   result is `nil`.
  public init?(contentHash: some StringProtocol) {
    guard contentHash.utf8.count >= 16, let hash = UInt64(contentHash.prefix(16), radix: 16) else {
      return nil
    }
    self.hash = hash
  }

  /// Orders by hash.
  public static func < (left: Self, right: Self) -> Bool { left.hash < right.hash }
}

/// The place of a comment in the inputs, from which its text can be read again.
public struct RecordReference: Hashable, Sendable {
  /// The input that holds it.
  public let input: InputID
  /// The number of its record, counted from 1.
  public let record: Int

  /// A record of an input.
  public init(input: InputID, record: Int) {
    self.input = input
    self.record = record
  }

  /// A hash of the place, which decides by chance, and always the same, which records stand for many.
  package var hash: UInt64 {
    // The finaliser of MurmurHash3 (A. Appleby, public domain) over both numbers.
    var mixed = input.hash ^ (UInt64(truncatingIfNeeded: record) &* 0x9E37_79B9_7F4A_7C15)
    mixed = (mixed ^ mixed &>> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed &>> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed &>> 33
  }
}

/// The few records with the lowest hashes: a random choice of examples that does not depend on order.
public struct ExampleReferences: Hashable, Sendable {
  /// How many are kept.
  public static let capacity = 8
  /// The references, by ascending hash.
  public private(set) var references: [RecordReference] = []

  /// No examples yet.
  public init() {}

  /// Offers a record.
  public mutating func insert(_ reference: RecordReference) {
    func isAtOrAfter(_ other: RecordReference) -> Bool {
      (other.hash, other.input.hash, other.record) >= (reference.hash, reference.input.hash, reference.record)
    }
    if references.count == Self.capacity, !isAtOrAfter(references[Self.capacity - 1]) { return }
    let place = references.firstSortedIndex(where: isAtOrAfter)
    guard place == references.count || references[place] != reference else { return }
    references.insert(reference, at: place)
    if references.count > Self.capacity { references.removeLast() }
  }

  /// Offers the records of another choice.
  public mutating func merge(_ other: ExampleReferences) {
    for reference in other.references { insert(reference) }
  }
}
