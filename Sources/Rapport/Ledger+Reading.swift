public import RapportEngagement
import RapportIngest

extension Ledger {
  /// Reads the ledger in a file, or from standard input for `-`.
  ///
  /// - Throws: ``IngestError`` when the file cannot be read, ``LedgerFileError`` when it is no ledger that can be
  ///   used.
  public init(path: String) throws {
    let source = try ByteSource(path: path)
    try self.init(fileBytes: source.readToEnd(), name: source.name)
  }

  /// Whether a file is a ledger, as its first bytes say; what can be read only once is not looked at.
  public static func isFile(_ path: String) -> Bool {
    guard InputArgument(path: path).canBeReadAgain, let source = try? ByteSource(path: path) else {
      return false
    }
    return (try? source.begins(with: fileMagic)) ?? false
  }
}

extension ByteSource {
  /// Whether the next bytes are these, which are read for it.
  fileprivate func begins(with bytes: [UInt8]) throws(IngestError) -> Bool {
    var found: [UInt8] = []
    while found.count < bytes.count {
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count - found.count, alignment: 1)
      defer { piece.deallocate() }
      let count = try read(into: piece)
      if count == 0 { break }
      found.append(contentsOf: piece[..<count])
    }
    return found == bytes
  }
}
