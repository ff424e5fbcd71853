public import RapportEngagement
public import RapportIngest
import RapportModel

extension InputReader {
  /// Which input this is, by a hash of its content.
  ///
  /// A file is read once more for it, at the speed of memory, so that the identity is known before the first
  /// record. What can be read only once, such as standard input, is identified by its first 64 KiB.
  public func inputID() throws(IngestError) -> InputID {
    let hash: String
    if input.canBeReadAgain {
      let source = try ByteSource(path: input.path)
      try source.drain()
      hash = source.contentHash
    } else {
      hash = ContentHash.hexadecimal(of: export.sample)
    }
    return InputID(hash: UInt64(hash.prefix(16), radix: 16) ?? 0)
  }
}
