public import RapportText

/// Topics and the patterns that tell of them.
///
///     let dictionary = try TopicDictionary(table: "topic\tpattern\nprice\toverpriced\nprice\tworth the money\n")
///     dictionary.topics      // ["price"]
///
/// A pattern is one or more words; `*` stands for any run of characters within a word and `?` for one. A comment
/// has a topic when at least one of its patterns matches.
public struct TopicDictionary: Hashable, Sendable {
  /// A pattern and the topic it tells of.
  public struct Entry: Hashable, Sendable {
    /// The index of the topic in ``TopicDictionary/topics``.
    public var topic: UInt16
    /// One or more words.
    public var pattern: String

    /// Whether the pattern has wildcards.
    public var style: MatchStyle { pattern.utf8.contains { $0 == 0x2A || $0 == 0x3F } ? .glob : .fixed }
  }

  /// The names of the topics, in the order in which the table names them first.
  public private(set) var topics: [String] = []
  /// The patterns, in the order of the table.
  public private(set) var entries: [Entry] = []

  /// Reads a table with the columns `topic` and `pattern`, separated by tabs, under a header line.
  ///
  /// - Throws: ``TopicDictionaryError`` that lists every bad line, not just the first.
  public init(table: some StringProtocol) throws(TopicDictionaryError) {
    var indexes: [Substring: UInt16] = [:]
    var seen: [Entry: Int] = [:]
    var issues: [TopicDictionaryError.Issue] = []
    // Cut by bytes, since characters take many times as long and a start of the tool reads hundreds of lines.
    let lines = String(table).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || line.starts(with: "# ".utf8)
        || (index == 0 && line.elementsEqual("topic\tpattern".utf8))
      {
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        Substring($0)
      }
      guard fields.count == 2, !fields[0].isEmpty, !fields[1].allSatisfy(\.isWhitespace) else {
        issues.append(.init(line: index + 1, reason: "expected a topic, a tab and a pattern"))
        continue
      }
      guard let topic = indexes[fields[0]] ?? UInt16(exactly: topics.count) else {
        issues.append(.init(line: index + 1, reason: "more than 65536 topics"))
        continue
      }
      let entry = Entry(topic: topic, pattern: String(fields[1]))
      if let first = seen.updateValue(index + 1, forKey: entry) {
        issues.append(.init(line: index + 1, reason: "repeats line \(first)"))
        continue
      }
      if indexes.updateValue(topic, forKey: fields[0]) == nil { topics.append(String(fields[0])) }
      entries.append(entry)
    }
    guard issues.isEmpty else { throw .badLines(issues) }
    guard !entries.isEmpty else { throw .empty }
  }
}

extension TopicDictionary {
  /// A dictionary in which each of these names, with `*` and `?` as wildcards, is a topic and tells of it.
  ///
  ///     try TopicDictionary(names: ["room", "deliver*"]).topics      // ["room", "deliver*"]
  ///
  /// - Throws: ``TopicDictionaryError/empty`` without a name.
  public init(names: [String]) throws(TopicDictionaryError) {
    for name in names {
      let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !words.isEmpty, !topics.contains(words) else { continue }
      guard let topic = UInt16(exactly: topics.count) else { break }
      entries.append(Entry(topic: topic, pattern: words))
      topics.append(words)
    }
    guard !entries.isEmpty else { throw .empty }
  }

  /// The dictionary of this name, such as `en/topics-web`, in a library, with its manifest.
  ///
  /// - Throws: ``DataLibraryError`` when a file is missing, ``TopicDictionaryError`` when the table is amiss.
  public static func load(
    _ name: String, from library: DataLibrary
  ) throws -> (dictionary: TopicDictionary, manifest: LexiconManifest) {
    let manifest = try LexiconManifest(at: name + "/manifest.json", in: library)
    let table = String(decoding: try library.contents(of: name + "/terms.tsv"), as: UTF8.self)
    return (try TopicDictionary(table: table), manifest)
  }
}

/// Why a table is no topic dictionary.
public enum TopicDictionaryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Some lines cannot be read.
  case badLines([Issue])
  /// There is no pattern.
  case empty

  /// A bad line.
  public struct Issue: Hashable, Sendable {
    /// The line, counted from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: String
  }

  /// The causes and the remedy.
  public var description: String {
    switch self {
    case .badLines(let issues):
      "The topic dictionary has bad lines. Mend them: "
        + issues.map { "line \($0.line): \($0.reason)" }.joined(separator: "; ")
    case .empty: "The topic dictionary has no pattern. Add lines of a topic, a tab and a pattern."
    }
  }
}
