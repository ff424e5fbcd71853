import Glibc

extension IngestError: CustomStringConvertible {
  /// One sentence for the cause and, where there is one, one for the remedy; never the text of a record.
  public var description: String {
    switch self {
    case .missingFile(let path):
      "No such file: '\(path)'."
    case .isFolder(let path):
      "'\(path)' is a folder. Name the files in it."
    case .unreadable(let file, let byte, let code):
      "Cannot read '\(file)' at byte \(byte): \(String(cString: strerror(code)))."
    case .shrunk(let file, let byte, let size):
      "'\(file)' shrank from \(size) to \(byte) bytes while it was read. Try again when nothing writes to it."
    case .damaged(let file, let cause):
      "Cannot unpack '\(file)': \(cause). Get a whole copy, or unpack it by other means."
    case .isArchive(let file, let members):
      "'\(file)' is an archive. Name a file in it, as in '\(file)!\(members.first ?? "NAME")'."
    case .doubledMember(let member, let archive):
      "'\(archive)' holds several files named '\(member)', which cannot be told apart. Unpack it, and name the files."
    case .readOnlyOnce(let file):
      "'\(file)' can be read only once, but '--dedupe' reads inputs twice. Save it to a file, and name that."
    case .emptyFile(let file):
      "'\(file)' is empty."
    case .unknownFormatName(let name, let nearest, let all):
      "Unknown format '\(name)'." + Self.suggestion(nearest, among: all, "The formats are ")
    case .unknownFormat(let file, let known):
      "Cannot tell the format of '\(file)'. Name it with '--from': \(Self.list(known))."
    case .unknownColumn(let name, let option, let file, let nearest, let columns):
      "Unknown column '\(name)' for '--\(option)' in '\(file)'."
        + Self.suggestion(nearest, among: columns, "Its columns are ")
    case .noUsableColumn(let file, let columns):
      "'\(file)' has neither a column of text nor one of a known metric. "
        + (columns.isEmpty ? "It names no columns." : "Its columns are \(Self.list(columns)).")
        + " Name the column of text with '--text'."
    case .unknownEncoding(let name, let known):
      "Unknown encoding '\(name)'. The encodings are \(Self.list(known))."
    case .stopped:
      "Reading was stopped."
    }
  }

  private static func suggestion(_ nearest: String?, among all: [String], _ lead: String) -> String {
    if let nearest { return " Did you mean '\(nearest)'?" }
    return all.isEmpty ? "" : " \(lead)\(list(all))."
  }

  /// At most twelve names in quotes, and how many there are beyond.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
