/// Finds the clauses of sentences by conjunctions and marks, which are data: `und/clauses` and `clauses` of a language.
///
///     var builder = try VocabularyBuilder()
///     let finder = try ClauseFinder(language: "en", insertingInto: &builder)
///     let vocabulary = builder.build()
///     // "Although it was slow, it works, but only on Mondays."
///     finder.clauses(in: tokens, sentences: sentences, vocabulary).map(\.kind)
///     // [.concession, .pause, .contrast]
///
/// A conjunction opens a clause and is part of it; of several that fit at one place the longest counts ("even though").
/// A mark opens a clause only where words stand on both sides of it, and none behind a conjunction ("however, …"). A hyphen
/// within a word is no mark, and a relative pronoun at the start of a sentence is a question's.
///
/// Whoever goes through all matches of a vocabulary anyway collects markers on the way:
///
///     var markers = ClauseMarkers()
///     vocabulary.forEachMatch(in: tokens) { finder.collect($0, into: &markers) }
///     finder.clauses(in: tokens, sentences: sentences, markers)
///
/// Immutable; several threads may use one at once.
public struct ClauseFinder: Sendable {
  /// What each pattern opens, by its number; the vocabulary may have more patterns.
  private var roles: [ClauseRole?] = []

  /// Adds the marks of all languages and the conjunctions of one to a vocabulary.
  ///
  /// - Parameter language: A tag such as `en`; of a language without a table marks are all that is known.
  /// - Throws: ``TextError`` when a table is missing or faulty.
  public init(
    language: String, from library: DataLibrary = .embedded, insertingInto builder: inout VocabularyBuilder
  ) throws(TextError) {
    try insert("und/clauses/terms.tsv", from: library, into: &builder)
    let own = language + "/clauses/terms.tsv"
    if library.origin(of: own) != nil { try insert(own, from: library, into: &builder) }
  }

  private mutating func insert(
    _ path: String, from library: DataLibrary, into builder: inout VocabularyBuilder
  ) throws(TextError) {
    var fault: TextError?
    // "*" is a mark in the table of marks.
    let hasGlobs = !path.hasPrefix("und/")
    try forEachRow(of: path, in: library) { row in
      let term = String(decoding: row.first, as: UTF8.self)
      guard let role = ClauseRole(String(decoding: row.second, as: UTF8.self)) else {
        fault = fault ?? .invalidEntry(path: path, line: row.line, cause: "the kind is none of those known")
        return
      }
      do throws(VocabularyError) {
        let isGlob = hasGlobs && term.utf8.contains(UInt8(ascii: "*"))
        let pattern = Int(try builder.insert(term, style: isGlob ? .glob : .fixed).rawValue)
        if pattern >= roles.count { roles += Array(repeating: nil, count: pattern + 1 - roles.count) }
        roles[pattern] = role
      } catch {
        fault = fault ?? .invalidEntry(path: path, line: row.line, cause: error.description)
      }
    }
    if let fault { throw fault }
  }

  /// What a pattern opens; `nil` for patterns that open no clause.
  public func kind(of pattern: PatternID) -> ClauseKind? {
    switch role(of: pattern) {
    case .conjunction(let kind): kind
    case .mark(let kind, _): kind
    case .exempt, nil: nil
    }
  }

  /// The patterns of the tables, in order of their ids.
  package var patterns: [PatternID] {
    roles.indices.filter { roles[$0] != nil }.map { PatternID(rawValue: UInt32($0)) }
  }

  /// What a pattern does to clauses; `nil` for patterns of no table.
  package func role(of pattern: PatternID) -> ClauseRole? {
    Int(pattern.rawValue) < roles.count ? roles[Int(pattern.rawValue)] : nil
  }

  /// Notes a match of the vocabulary where it matters for clauses.
  ///
  /// - Precondition: Matches come in the order in which ``Vocabulary/forEachMatch(in:_:)`` gives them.
  public func collect(_ match: PatternMatch, into markers: inout ClauseMarkers) {
    if let role = role(of: match.pattern) { markers.append(match.tokens, role) }
  }

  /// The clauses of sentences; those of a sentence are together all of its tokens.
  ///
  /// - Parameters:
  ///   - tokens: Tokens of a text, looked up in `vocabulary`.
  ///   - sentences: Its sentences, as ``SentenceFinder`` gives them.
  ///   - vocabulary: The vocabulary that the conjunctions were made part of.
  /// - Complexity: As ``Vocabulary/forEachMatch(in:_:)``.
  public func clauses(
    in tokens: TokenBatch, sentences: [Range<Int>], _ vocabulary: Vocabulary
  ) -> [Clause] {
    var markers = ClauseMarkers()
    vocabulary.forEachMatch(in: tokens) { collect($0, into: &markers) }
    return clauses(in: tokens, sentences: sentences, markers)
  }

  /// The clauses of sentences by markers that were collected before.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  public func clauses(in tokens: TokenBatch, sentences: [Range<Int>], _ markers: ClauseMarkers) -> [Clause] {
    var scan = ClauseScan(tokens: tokens, markers: markers)
    for sentence in sentences where !sentence.isEmpty { scan.cut(sentence) }
    return scan.clauses
  }
}

/// The conjunctions and marks of a text, on the way to its clauses.
public struct ClauseMarkers: Sendable {
  /// The longest at each place, in order of their places.
  private(set) var found: [(tokens: Range<Int>, role: ClauseRole)] = []

  /// No markers yet.
  public init() {}

  /// Forgets the markers and keeps the memory, for the next text.
  public mutating func removeAll() { found.removeAll(keepingCapacity: true) }

  mutating func append(_ tokens: Range<Int>, _ role: ClauseRole) {
    // Longer matches of a place come after shorter ones.
    if let last = found.last, last.tokens.lowerBound == tokens.lowerBound { found.removeLast() }
    found.append((tokens, role))
  }
}

/// What an entry of a table does.
package enum ClauseRole: Hashable, Sendable {
  case conjunction(ClauseKind)
  /// A mark, and whether it is one only with a space beside it.
  case mark(ClauseKind, needsSpace: Bool)
  /// Holds the word of another entry and opens nothing.
  case exempt

  /// Whether it is a mark and no word.
  package var isMark: Bool { if case .mark = self { true } else { false } }

  init?(_ name: String) {
    switch name {
    case "exempt": self = .exempt
    case "dash": self = .mark(.mark, needsSpace: true)
    default:
      guard let kind = ClauseKind(rawValue: name), kind != .sentence else { return nil }
      self = kind == .pause || kind == .mark ? .mark(kind, needsSpace: false) : .conjunction(kind)
    }
  }
}
