import RapportModel

extension Checkpoint {
  /// What every checkpoint begins with.
  private static let magic: [UInt8] = [0x89, 0x52, 0x50, 0x43, 0x0D, 0x0A, 0x1A, 0x0A]
  /// The version that is written, and the only one that is read.
  private static let version: UInt32 = 1

  /// Gives away the bytes of a file piece by piece: a head with its checksum, then one or two ledgers.
  ///
  /// - Complexity: O(*n* log *n*) in the size of the ledgers.
  public func writeFile(_ write: ([UInt8]) throws -> Void) rethrows {
    var content = ByteEncoder()
    content.list(settings) { file, setting in
      file.text(setting.name)
      file.text(setting.value)
    }
    content.list(inputs) { file, input in
      file.count(input.input)
      file.count(input.comments)
      input.counts.encode(to: &file)
      file.count(input.bytes)
      file.text(input.hash)
      file.flag(input.isComplete)
    }
    content.flag(openLedger != nil)

    var head = ByteEncoder()
    head.raw(Self.magic)
    head.fixed(Self.version)
    head.fixed(UInt64(content.bytes.count))
    head.raw(content.bytes)
    head.raw(ContentHash.bytes(of: head.bytes[...]))
    try write(head.bytes)
    try ledger.encode(write)
    try openLedger?.encode(write)
  }

  /// Reads a checkpoint from a file's bytes.
  ///
  /// - Parameter name: The file's name for errors.
  /// - Throws: ``LedgerFileError`` for anything but the unchanged bytes of a checkpoint of this version.
  public init(fileBytes bytes: [UInt8], name: String) throws(LedgerFileError) {
    guard bytes.starts(with: Self.magic) else { throw .noCheckpoint(file: name) }
    var file = ByteDecoder(bytes[Self.magic.count...], file: name)
    let version = try file.fixed(UInt32.self)
    guard version == Self.version else { throw .otherVersion(file: name, version: Int(version)) }
    let length = try file.fixed(UInt64.self)
    try file.require(length <= UInt64(file.remaining))
    var content = ByteDecoder(try file.raw(Int(length)), file: name)
    let headEnd = file.offset
    let checksum = try file.raw(LedgerFormat.checksumSize)
    try file.require(checksum.elementsEqual(ContentHash.bytes(of: bytes[..<headEnd])))

    settings = try content.list(of: 2) { (file: inout ByteDecoder) throws(LedgerFileError) in
      Manifest.Option(name: try file.text(), value: try file.text())
    }
    inputs = try content.list(of: 16) { (file: inout ByteDecoder) throws(LedgerFileError) in
      Progress(
        input: try file.count(), comments: try file.count(), counts: try RecordCounts(from: &file),
        bytes: try file.count(), hash: try file.text(), isComplete: try file.flag())
    }
    let hasOpenLedger = try content.flag()
    try content.requireEnd()
    ledger = try Self.ledger(from: &file, name: name)
    openLedger = hasOpenLedger ? try Self.ledger(from: &file, name: name) : nil
    try file.requireEnd()
  }

  /// The ledger that stands next, whose length is in its prefix.
  private static func ledger(
    from file: inout ByteDecoder, name: String
  ) throws(LedgerFileError) -> Ledger {
    var ahead = file
    _ = try ahead.raw(LedgerFormat.magic.count)
    _ = try ahead.fixed(UInt32.self)
    let length = try ahead.fixed(UInt64.self)
    try file.require(length <= UInt64(file.remaining))
    return try Ledger(fileBytes: file.raw(Int(length)), name: name, isPendingAllowed: true)
  }
}
