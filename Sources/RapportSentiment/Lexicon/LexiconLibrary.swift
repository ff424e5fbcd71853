import RapportModel
public import RapportText

/// The lexicons that can be had by name: those of the library, and those of a directory of the user's.
///
///     let library = LexiconLibrary(DataLibrary(directory: "my-lexicons"))
///     try library.manifests().map(\.name)            // ["en/base", "en/pattern", "en/rapport", …]
///     try library.lexicon("en/vader")                // by name
///     try library.lexicon("words/our-shop.tsv")      // or from a file, whose format is guessed
public struct LexiconLibrary: Sendable {
  /// The files that lexicons are read from.
  public let data: DataLibrary

  /// The lexicons among these files.
  public init(_ data: DataLibrary = .embedded) { self.data = data }

  /// The manifests of all sentiment lexicons and tables of weights, in order of their names.
  public func manifests() throws(LexiconError) -> [LexiconManifest] {
    try tables().filter { $0.kind == .valences || $0.kind == .weights }
  }

  /// The manifests of all tables in order of their names: lexicons, shifters, word lists, topics.
  public func tables() throws(LexiconError) -> [LexiconManifest] {
    var manifests: [LexiconManifest] = []
    for path in data.paths() where path.hasSuffix("/manifest.json") {
      manifests.append(try manifest(at: path, in: data))
    }
    return manifests.sorted { $0.name < $1.name }
  }

  /// The lexicon of this name, else in the file of this path.
  ///
  /// - Throws: ``LexiconError`` when there is neither, or when an entry cannot be read.
  public func lexicon(_ nameOrPath: String, as format: LexiconFormat? = nil) throws(LexiconError) -> Lexicon {
    let reading = try read(nameOrPath, as: format)
    let errors = reading.issues.filter(\.isError)
    guard errors.isEmpty else { throw .badEntries(path: nameOrPath, issues: errors) }
    return reading.lexicon
  }

  /// The lexicon of this name, or in the file of this path, with everything that is wrong with it.
  public func read(_ nameOrPath: String, as format: LexiconFormat? = nil) throws(LexiconError)
    -> LexiconReading
  {
    if data.origin(of: nameOrPath + "/manifest.json") != nil {
      let manifest = try manifest(at: nameOrPath + "/manifest.json", in: data)
      guard manifest.kind == .valences else { throw .otherKind(name: nameOrPath, kind: manifest.kind) }
      let bytes = try contents(of: nameOrPath + "/terms.tsv", in: data)
      return Lexicon.read(bytes, as: .table, manifest: manifest)
    }
    let (folder, file) = Self.split(nameOrPath)
    let files = DataLibrary(directory: folder)
    guard files.origin(of: file) == .directory else {
      throw .unknownLexicon(name: nameOrPath, known: try manifests().map(\.name))
    }
    let bytes = try contents(of: file, in: files)
    if file == "terms.tsv", files.origin(of: "manifest.json") == .directory {
      let manifest = try manifest(at: "manifest.json", in: files)
      return Lexicon.read(bytes, as: .table, manifest: manifest)
    }
    let reading = Lexicon.read(bytes, as: format, name: file)
    var manifest = reading.lexicon.manifest
    manifest.hash = ContentHash.named(bytes)
    return LexiconReading(
      lexicon: Lexicon(manifest: manifest, reading.lexicon.entries), issues: reading.issues)
  }

  /// Whether the table of a named lexicon, shifter list or word list has the hash that its manifest states.
  public func hasStatedHash(_ name: String) throws(LexiconError) -> Bool {
    let stated = try manifest(at: name + "/manifest.json", in: data).hash
    return ContentHash.named(try contents(of: name + "/terms.tsv", in: data)) == stated
  }

  /// Calls `body` with the fields of each row of a table but its header; it returns what is wrong with them, if anything.
  ///
  /// Empty lines and lines that start with `# ` are passed over.
  ///
  /// - Throws: ``LexiconError`` with every bad row.
  func forEachRow(
    of path: String, _ body: (_ fields: [UnsafeRawBufferPointer]) -> LexiconIssue.Problem?
  ) throws(LexiconError) {
    let bytes = try contents(of: path, in: data)
    var issues: [LexiconIssue] = []
    var hasHeader = false
    bytes.withUnsafeBytes { text in
      var number = 0
      var fields: [UnsafeRawBufferPointer] = []
      forEachPiece(of: text[...], separatedBy: UInt8(ascii: "\n")) { line in
        number += 1
        if line.isEmpty || line.starts(with: "# ".utf8) { return }
        fields.removeAll(keepingCapacity: true)
        let hasReturn = line.last == UInt8(ascii: "\r")
        forEachPiece(of: line.dropLast(hasReturn ? 1 : 0), separatedBy: UInt8(ascii: "\t")) {
          fields.append(UnsafeRawBufferPointer(rebasing: $0))
        }
        if hasHeader, let problem = body(fields) {
          issues.append(LexiconIssue(problem, line: number, column: 1))
        }
        hasHeader = true
      }
    }
    guard hasHeader, issues.isEmpty else { throw .badEntries(path: path, issues: issues) }
  }

  private func manifest(at path: String, in files: DataLibrary) throws(LexiconError) -> LexiconManifest {
    do { return try LexiconManifest(at: path, in: files) } catch { throw .library(error) }
  }

  private func contents(of path: String, in files: DataLibrary) throws(LexiconError) -> [UInt8] {
    do { return try files.contents(of: path) } catch { throw .library(error) }
  }

  private static func split(_ path: String) -> (folder: String, file: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}
