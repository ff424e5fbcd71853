import RapportModel

/// Which input something came from: a hash of its bytes.
public struct InputID: Hashable, Sendable, Comparable {
  /// The hash.
  public let hash: UInt64

  /// The input with this hash.
  public init(hash: UInt64) { self.hash = hash }

  /// Stands for the one input that is being read, since its hash is known at its end only; see
  /// ``Ledger/resolveInput(as:)``.
  public static let pending = InputID(hash: 0)

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
public struct RecordReference: Hashable, Sendable, Comparable {
  /// The input that holds it.
  public private(set) var input: InputID
  /// The number of its record, counted from 1.
  public let record: Int

  /// A record of an input.
  public init(input: InputID, record: Int) {
    self.input = input
    self.record = record
  }

  /// Orders by input, then by place in it.
  public static func < (left: Self, right: Self) -> Bool {
    (left.input, left.record) < (right.input, right.record)
  }

  mutating func resolve(_ input: InputID) {
    if self.input == .pending { self.input = input }
  }
}
