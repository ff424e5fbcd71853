import CArchive
import Glibc

/// A file inside of a zip or tar archive, written `ARCHIVE!MEMBER`.
public struct ArchiveMember: Hashable, Sendable {
  /// The path of the archive.
  public let archive: String
  /// The name in the archive.
  public let name: String

  /// The archive and the member of a path; `nil` when a file has that very name, or none has the archive's.
  public init?(path: String) {
    guard path.utf8.contains(UInt8(ascii: "!")), access(path, F_OK) != 0 else { return nil }
    for mark in path.indices where path[mark] == "!" {
      let archive = String(path[..<mark])
      guard Self.isArchive(archive) else { continue }
      self.archive = archive
      name = String(path[path.index(after: mark)...])
      return
    }
    return nil
  }

  /// Whether a regular file is an archive, perhaps a compressed one.
  public static func isArchive(_ path: String) -> Bool {
    // A pipe that is opened twice loses what the first reader took.
    guard isRegularFile(path), let raw = try? RawBytes(path: path),
      let beginning = try? raw.beginning(Packing.magicSize)
    else { return false }
    switch Packing(beginning: beginning) {
    case .none: return false
    case .archive: return true
    case .stream: return (try? Unpacker(stream: raw, name: path).holdsArchive()) ?? false
    }
  }

  private static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The names of the files in an archive, in its order.
  ///
  /// Files that no person put there, those of macOS and hidden ones, are left out.
  ///
  /// - Throws: ``IngestError/damaged(file:cause:)``.
  public static func names(in archive: String) throws(IngestError) -> [String] {
    let found = NameList()
    let error = rapport_archive_list(
      archive,
      { list, name in
        guard let name else { return }
        Unmanaged<NameList>.fromOpaque(list!).takeUnretainedValue().names.append(String(cString: name))
      }, Unmanaged.passUnretained(found).toOpaque())
    if let error {
      defer { free(error) }
      throw .damaged(file: archive, cause: String(cString: error))
    }
    return found.names.filter { name in
      !name.split(separator: "/").contains { ($0.hasPrefix(".") && $0 != ".") || $0 == "__MACOSX" }
    }
  }

  private final class NameList {
    var names: [String] = []
  }
}
