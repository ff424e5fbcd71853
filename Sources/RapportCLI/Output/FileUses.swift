import Glibc
import Rapport
import RapportIngest

/// The files that a run reads and writes, none of which may be written in place of another.
///
///     var uses = FileUses()
///     uses.reads(inputs: files)
///     uses.writes("-o", output)
///     try uses.requireDistinct()
struct FileUses {
  private struct Use {
    /// What the file is to the run, such as `'-o'`.
    let name: String
    let path: String
    let file: FileIdentity
  }

  private var read: [Use] = []
  private var written: [Use] = []

  /// Adds the files of arguments, `NAME=FILE` or `FILE`; a file in an archive stands for the archive.
  mutating func reads(inputs arguments: [String]) {
    for argument in arguments {
      let path = InputArgument(argument) { access($0, F_OK) == 0 }.path
      reads("an input", ArchiveMember(path: path)?.archive ?? path)
    }
  }

  /// Adds a file that is read; `nil` is none.
  mutating func reads(_ name: String, _ path: String?) {
    guard let path, let file = path == "-" ? FileIdentity.standardInput : FileIdentity(path: path) else {
      return
    }
    read.append(Use(name: name, path: path, file: file))
  }

  /// Adds the file of an option that is written; `nil` and `-` are none.
  mutating func writes(_ option: String, _ path: String?) {
    guard let path, path != "-", let file = FileIdentity(path: path) else { return }
    written.append(Use(name: "'\(option)'", path: path, file: file))
  }

  /// Adds the manifest beside a result.
  mutating func writesManifest(beside path: String?) {
    guard let path, path != "-", let file = FileIdentity(path: path + ".manifest.json") else { return }
    written.append(Use(name: "the manifest of '-o'", path: path + ".manifest.json", file: file))
  }

  /// Makes sure that nothing is written over what is read, or twice.
  ///
  /// - Throws: ``CommandFailure``, which names both uses of the file.
  func requireDistinct() throws {
    for (index, use) in written.enumerated() {
      if let other = read.first(where: { $0.file == use.file }) {
        throw CommandFailure(
          "'\(use.path)' is read as \(other.name) and would be overwritten by \(use.name). "
            + "Write to another file.", .usage)
      }
      if let other = written[..<index].first(where: { $0.file == use.file }) {
        throw CommandFailure(
          "\(other.name) and \(use.name) name the same file, '\(use.path)'. Give each a file of its own.",
          .usage)
      }
    }
  }
}

/// Tells whether two paths lead to one file, whatever links lie between and whether the file is there yet.
enum FileIdentity: Hashable {
  /// A file that is there, by its device and number.
  case existing(device: UInt64, number: UInt64)
  /// A file that is not there yet, by its path without links.
  case absent(String)

  /// `nil` for what is no regular file, such as a pipe, which may be read and written as one likes.
  init?(path: String) {
    var status = stat()
    if stat(path, &status) == 0 {
      self.init(status)
      return
    }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard let resolved = realpath(folder, nil) else {
      self = .absent(path)
      return
    }
    defer { free(resolved) }
    self = .absent(String(cString: resolved) + "/" + name)
  }

  /// The file that standard input comes from, if it is one.
  static var standardInput: FileIdentity? {
    var status = stat()
    return fstat(STDIN_FILENO, &status) == 0 ? FileIdentity(status) : nil
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    self = .existing(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}
