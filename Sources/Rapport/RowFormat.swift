/// A format in which rows are written.
public enum RowFormat: String, CaseIterable, Hashable, Sendable {
  /// Fields separated by commas.
  case csv
  /// Fields separated by tabs.
  case tsv
  /// One JSON object a line.
  case jsonl

  /// The byte between two cells of a table in this format.
  var separator: UInt8 { self == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ",") }

  /// The format that a file's extension asks for.
  public init?(fileName: String?) {
    guard let fileName, let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}
