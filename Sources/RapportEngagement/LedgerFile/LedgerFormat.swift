/// The constants of ledger files; `docs/ledger.md` describes the format.
enum LedgerFormat {
  /// What every ledger file begins with. The bytes beyond ASCII and the line ends show damage by programs that
  /// take the file for text.
  static let magic: [UInt8] = [0x89, 0x52, 0x50, 0x4C, 0x0D, 0x0A, 0x1A, 0x0A]
  /// The version that is written, and the only one that is read.
  static let version: UInt32 = 1
  /// Magic, version and length.
  static let prefixSize = 8 + 4 + 8
  static let checksumSize = 16
  /// The name of a section and the length of its content.
  static let sectionHeaderSize = 4 + 8
  /// The largest count; adding up tens of thousands of such counts still fits.
  static let largestCount = 1 << 48
  /// The largest sum in either direction; products and sums of many of them still fit.
  static let largestSum: Int128 = 1 << 116

  /// The parts of a file, in their order.
  enum Section: String, CaseIterable {
    case head = "HEAD"
    case inputs = "INPT"
    case properties = "PROP"
    case journeys = "JRNY"
  }
}

/// Why a file is no ledger that can be used.
public enum LedgerFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file begins with other bytes.
  case noLedger(file: String)
  /// The file should be a checkpoint and begins with other bytes.
  case noCheckpoint(file: String)
  /// Another version of Rapport wrote the file.
  case otherVersion(file: String, version: Int)
  /// The file ends before it should.
  case truncated(file: String, byte: Int)
  /// The bytes are not those that were written.
  case damaged(file: String, byte: Int)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .noLedger(let file):
      "'\(file)' is no ledger. Make one with 'rapport ledger FILE… -o part.ledger'."
    case .noCheckpoint(let file):
      "'\(file)' is no checkpoint. Name another file, which is made where it is not there."
    case .otherVersion(let file, let version):
      "'\(file)' is a ledger in version \(version) of the format, and this Rapport reads version "
        + "\(LedgerFormat.version). Make it again with the same Rapport."
    case .truncated(let file, let byte):
      "The ledger '\(file)' ends at byte \(byte), before it is complete. Copy or make it again."
    case .damaged(let file, let byte):
      "The ledger '\(file)' is damaged (byte \(byte)). Copy or make it again."
    }
  }
}
