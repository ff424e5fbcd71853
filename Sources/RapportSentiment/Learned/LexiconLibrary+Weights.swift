public import RapportText

/// What a scorer needs to know about words: a lexicon, and the weights that were learned upon it, if any.
public struct SentimentTables: Sendable {
  /// The valences of words.
  public let lexicon: Lexicon
  /// The weights; `nil` where the lexicon was named itself.
  public let weights: WeightTable?

  /// A lexicon, and perhaps weights upon it.
  public init(lexicon: Lexicon, weights: WeightTable? = nil) {
    self.lexicon = lexicon
    self.weights = weights
  }

  /// The language as a BCP 47 tag.
  public var language: String { weights?.manifest.language ?? lexicon.language }
}

extension LexiconLibrary {
  /// The table of weights of this name or in this folder with the lexicon it builds upon, else the lexicon alone.
  ///
  /// - Throws: ``LexiconError`` when there is neither, or when an entry cannot be read.
  public func sentimentTables(_ nameOrPath: String) throws(LexiconError) -> SentimentTables {
    guard let weights = try weightsIfAny(nameOrPath) else {
      return SentimentTables(lexicon: try lexicon(nameOrPath))
    }
    guard let lexicon = weights.manifest.lexicon else {
      throw .library(.badManifest(path: nameOrPath, cause: "'lexicon' is missing"))
    }
    return SentimentTables(lexicon: try self.lexicon(lexicon), weights: weights)
  }

  /// What texts of a language are scored with unless something else is named: the table `rapport-open` of the
  /// language, else its `rapport`, else its lexicon `base`.
  public func defaultName(of language: String) -> String {
    for name in ["/rapport-open", "/rapport"] {
      if data.origin(of: language + name + "/manifest.json") != nil { return language + name }
    }
    return language + "/base"
  }

  /// The languages that have a lexicon `base` and shifters, in order.
  public var languages: [String] {
    data.paths().compactMap { path in
      guard path.hasSuffix("/base/manifest.json") else { return nil }
      let language = String(path.dropLast("/base/manifest.json".utf8.count))
      return data.origin(of: language + "/shifters/terms.tsv") == nil ? nil : language
    }
  }

  /// Whether a table of a language comes from a folder of the user's.
  public func hasOwnTables(of language: String) -> Bool {
    data.paths(under: language).contains { data.origin(of: $0) == .directory }
  }

  /// The manifest of a table of the library.
  ///
  /// - Throws: ``LexiconError`` when it is missing or wrong.
  public func manifest(of name: String) throws(LexiconError) -> LexiconManifest {
    do { return try LexiconManifest(at: name + "/manifest.json", in: data) } catch { throw .library(error) }
  }

  /// The table of weights of this name or in this folder.
  ///
  /// - Throws: ``LexiconError`` when there is none, or when an entry cannot be read.
  public func weights(_ nameOrPath: String) throws(LexiconError) -> WeightTable {
    guard let table = try weightsIfAny(nameOrPath) else {
      throw .unknownLexicon(
        name: nameOrPath, known: try manifests().filter { $0.kind == .weights }.map(\.name))
    }
    return table
  }

  /// The table of weights of this name or in this folder with everything that is wrong with it; `nil` when there
  /// is something else, or nothing.
  public func readWeights(_ nameOrPath: String) throws(LexiconError) -> WeightReading? {
    let folder = nameOrPath.hasSuffix("/terms.tsv") ? String(nameOrPath.dropLast(10)) : nameOrPath
    if data.origin(of: folder + "/manifest.json") != nil {
      return try readWeights(in: data, prefix: folder + "/")
    }
    let files = DataLibrary(directory: folder)
    guard files.origin(of: "manifest.json") == .directory else { return nil }
    return try readWeights(in: files, prefix: "")
  }

  private func weightsIfAny(_ nameOrPath: String) throws(LexiconError) -> WeightTable? {
    guard let reading = try readWeights(nameOrPath) else { return nil }
    let errors = reading.issues.filter(\.isError)
    guard errors.isEmpty else { throw .badEntries(path: nameOrPath, issues: errors) }
    return reading.table
  }

  private func readWeights(
    in files: DataLibrary, prefix: String
  ) throws(LexiconError) -> WeightReading? {
    do {
      let manifest = try LexiconManifest(at: prefix + "manifest.json", in: files)
      guard manifest.kind == .weights else { return nil }
      return WeightTable.read(try files.contents(of: prefix + "terms.tsv"), manifest: manifest)
    } catch { throw .library(error) }
  }
}
