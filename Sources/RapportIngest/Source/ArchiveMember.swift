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
  /// Files that no person put there, those of macOS and hidden ones, are left out, and paths that lead out of the archive.
  ///
  /// - Parameter onSkipped: Receives the names that are left out, but for those that macOS makes of its own accord.
  /// - Throws: ``IngestError/damaged(file:cause:)``, and ``IngestError/doubledMember(_:archive:)`` when two files have one
  ///   name, by which only the first could be opened.
  public static func names(
    in archive: String, onSkipped: (String) -> Void = { _ in }
  ) throws(IngestError) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for name in try allNames(in: archive) {
      let parts = name.split(separator: "/")
      if parts.contains(where: { ($0.hasPrefix(".") && $0 != ".") || $0 == "__MACOSX" }) {
        if !isOfSystem(parts) { onSkipped(name) }
        continue
      }
      guard known.insert(name).inserted else { throw .doubledMember(name, archive: archive) }
      names.append(name)
    }
    return names
  }

  /// Makes sure that the name is that of one file only, as far as the archive can be looked through.
  ///
  /// - Throws: ``IngestError/doubledMember(_:archive:)``.
  public func requireSingle() throws(IngestError) {
    // What is damaged behind the file is of no account.
    let names = (try? Self.allNames(in: archive)) ?? []
    if names.count(where: { $0 == name }) > 1 { throw .doubledMember(name, archive: archive) }
  }

  /// Whether macOS puts such a file beside others.
  private static func isOfSystem(_ parts: [Substring]) -> Bool {
    parts.contains("__MACOSX") || parts.last == ".DS_Store" || parts.last?.hasPrefix("._") ?? false
  }

  private static func allNames(in archive: String) throws(IngestError) -> [String] {
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
    return found.names
  }

  private final class NameList {
    var names: [String] = []
  }
}
