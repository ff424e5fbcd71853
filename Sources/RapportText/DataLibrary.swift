internal import Glibc
internal import RapportLexicons

/// The data files that the rooms work with: lexicons, dictionaries, break rules.
///
/// They are embedded in the library, so that the tool is one file. A directory that the user names wins file by
/// file, and may hold files that are not embedded.
///
///     let library = DataLibrary(directory: "my-lexicons")
///     library.paths(under: "en")                            // ["en/vader/manifest.json", …]
///     try library.contents(of: "en/vader/manifest.json")    // its bytes
///     library.origin(of: "en/vader/manifest.json")          // .embedded
public struct DataLibrary: Hashable, Sendable {
  /// Where a file comes from.
  public enum Origin: Hashable, Sendable {
    /// It is part of the library.
    case embedded
    /// It lies in the directory that the user named.
    case directory
  }

  /// The files that are part of the library, and no others.
  public static let embedded = DataLibrary()

  /// The directory whose files win; `nil` when there is none.
  public let directory: String?

  /// The embedded files, and those of a directory before them.
  public init(directory: String? = nil) { self.directory = directory }

  /// The paths of all files in a folder and the folders in it, in order of their bytes.
  ///
  /// - Parameter folder: A path such as `en/vader`, without a slash at its end; empty for all files.
  /// - Complexity: O(*n*) in the number of embedded files and of the files in the directory.
  public func paths(under folder: String = "") -> [String] {
    let prefix = folder.isEmpty ? "" : folder + "/"
    var paths = Set(EmbeddedFiles.paths.filter { $0.hasPrefix(prefix) })
    if let directory { paths.formUnion(filePaths(in: directory, under: folder)) }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Where the file at this path comes from; `nil` when there is none.
  public func origin(of path: String) -> Origin? {
    if let directory, isFile(directory + "/" + path) { return .directory }
    return EmbeddedFiles.bytes(of: path) == nil ? nil : .embedded
  }

  /// The bytes of the file at this path, such as `en/vader/terms.tsv`.
  ///
  /// - Throws: ``DataLibraryError`` when there is no such file or it cannot be read.
  public func contents(of path: String) throws(DataLibraryError) -> [UInt8] {
    if let directory, isFile(directory + "/" + path) {
      return try readFile(directory + "/" + path)
    }
    guard let bytes = EmbeddedFiles.bytes(of: path) else { throw .missing(path: path) }
    return Array(bytes)
  }
}

/// Why a data file could not be had.
public enum DataLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Neither the user's directory nor the library has the file.
  case missing(path: String)
  /// The file is there, but the system would not let it be read.
  case unreadable(path: String, cause: String)
  /// The manifest does not say what it must.
  case badManifest(path: String, cause: String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .missing(let path):
      "No data file '\(path)'. Check the name; 'rapport lexicon list' names what there is."
    case .unreadable(let path, let cause):
      "Could not read '\(path)': \(cause). Check the file and its permissions."
    case .badManifest(let path, let cause):
      "Cannot use '\(path)': \(cause). Compare it with the manifest of a built-in lexicon."
    }
  }
}

/// The table that `scripts/embed-lexicons` writes, in order of its paths.
private enum EmbeddedFiles {
  static let paths: [String] = files { $0.map { String(cString: $0.path) } }

  static func bytes(of path: String) -> UnsafeRawBufferPointer? {
    files { table in
      var low = 0
      var high = table.count
      while low < high {
        let middle = (low + high) / 2
        let order = strcmp(path, table[middle].path)
        if order == 0 {
          return UnsafeRawBufferPointer(start: table[middle].bytes, count: table[middle].count)
        }
        if order < 0 { high = middle } else { low = middle + 1 }
      }
      return nil
    }
  }

  private static func files<Result>(
    _ body: (UnsafeBufferPointer<rapport_embedded_file>) -> Result
  ) -> Result {
    body(UnsafeBufferPointer(start: rapport_embedded_table(), count: rapport_embedded_file_count))
  }
}

private func isFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

private func readFile(_ path: String) throws(DataLibraryError) -> [UInt8] {
  let file = open(path, O_RDONLY)
  guard file >= 0 else { throw .unreadable(path: path, cause: String(cString: strerror(errno))) }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw .unreadable(path: path, cause: String(cString: strerror(errno))) }
    if count == 0 { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// The paths of all files below a folder, relative to the directory. Hidden files are left out.
private func filePaths(in directory: String, under folder: String) -> [String] {
  guard let stream = opendir(folder.isEmpty ? directory : directory + "/" + folder) else { return [] }
  defer { closedir(stream) }
  var paths: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix(".") { continue }
    let path = folder.isEmpty ? name : folder + "/" + name
    if isFile(directory + "/" + path) {
      paths.append(path)
    } else {
      paths += filePaths(in: directory, under: path)
    }
  }
  return paths
}
