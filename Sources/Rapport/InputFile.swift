public import RapportIngest

/// Reads small files whole.
public enum InputFile {
  /// All bytes of a file, or of standard input for `-`.
  public static func bytes(of path: String) throws(IngestError) -> [UInt8] {
    try ByteSource(path: path).readToEnd()
  }
}
