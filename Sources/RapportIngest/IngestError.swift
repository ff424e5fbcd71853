/// Why an input could not be read, or not been read on.
///
/// A single bad record is no such error: it is reported as a ``RejectedRecord`` and reading goes on.
/// `description` puts every case into words.
public enum IngestError: Error, Hashable, Sendable {
  /// There is no file at this path.
  case missingFile(String)
  /// The path names a folder.
  case isFolder(String)
  /// The system refused to open the file or to read on at `byte`; `code` is its `errno`.
  case unreadable(file: String, byte: Int, code: Int32)
  /// The file ended at `byte`, before the end it had when it was opened.
  case shrunk(file: String, byte: Int, size: Int)
  /// What is packed cannot be unpacked; `cause` says why.
  case damaged(file: String, cause: String)
  /// The file is an archive, whose members are inputs of their own.
  case isArchive(String, members: [String])
  /// Several files of an archive have one name, so that only the first could be opened by it.
  case doubledMember(String, archive: String)
  /// The input can be read but once, and is asked to be looked through for records that repeat one another.
  case readOnlyOnce(String)
  /// The file holds no byte, or nothing but white space.
  case emptyFile(String)
  /// No adapter has this name.
  case unknownFormatName(String, nearest: String?, all: [String])
  /// No adapter recognises the file.
  case unknownFormat(file: String, known: [String])
  /// The table has no column of the name that an option gives.
  case unknownColumn(String, option: String, file: String, nearest: String?, columns: [String])
  /// The table has neither a column of text nor one of a known metric.
  case noUsableColumn(file: String, columns: [String])
  /// There is no converter for an encoding of this name.
  case unknownEncoding(String, known: [String])
  /// The receiver of the events asked to stop.
  case stopped
}

extension IngestError {
  /// Whether the input is missing, as opposed to damaged or unusable.
  public var isMissingInput: Bool {
    switch self {
    case .missingFile, .isFolder: true
    default: false
    }
  }
}
