import RapportIngest

/// How far the reading of an input has come.
public struct ReadingProgress: Hashable, Sendable {
  /// The input's name for messages.
  public var name: String
  /// The bytes read.
  public var bytes: Int
  /// The bytes there are, where the input is a file.
  public var totalBytes: Int?
}

extension InputReader {
  /// How far the reading has come.
  public var progress: ReadingProgress {
    ReadingProgress(name: name, bytes: export.bytesRead, totalBytes: export.totalBytes)
  }
}
