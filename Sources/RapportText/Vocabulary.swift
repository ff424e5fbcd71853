internal import Synchronization

/// All words, globs and phrases of all loaded dictionaries, compiled for one look-up a token.
///
/// A ``VocabularyBuilder`` takes patterns and gives each a ``PatternID``; a dictionary then is a set of ids with
/// values. A token's ``TermID`` leads to every pattern that the token satisfies, whichever dictionary asks for it.
///
///     var builder = try VocabularyBuilder()
///     let deliver = try builder.insert("deliver*", style: .glob)
///     let worth = try builder.insert("not worth")
///     let vocabulary = builder.build()
///
///     vocabulary.patterns(of: token.term)                     // [deliver] for "delivered"
///     vocabulary.forEachMatch(in: tokens) { match in … }      // phrases too
///
/// It never changes for those who use it, and several threads may use it at once.
public final class Vocabulary: Sendable {
  /// A vocabulary that knows nothing.
  public static let empty = Vocabulary(
    keys: KeyTable(), globs: GlobIndex([]), rows: PatternRows(), globRows: PatternRows(),
    phrases: PhraseAutomaton([]), patternCount: 0)

  /// The number of patterns; their ids are smaller.
  public let patternCount: Int
  let phrases: PhraseAutomaton
  let keys: KeyTable
  private let globs: GlobIndex
  /// What each key satisfies; then what each prefix of the glob index satisfies.
  private let rows: PatternRows
  /// What each glob means by itself.
  private let globRows: PatternRows
  /// Sets of globs that some token was seen to satisfy together, and that have no row.
  private let combinations = Mutex(GlobCombinations())

  init(
    keys: KeyTable, globs: GlobIndex, rows: PatternRows, globRows: PatternRows, phrases: PhraseAutomaton,
    patternCount: Int
  ) {
    self.keys = keys
    self.globs = globs
    self.rows = rows
    self.globRows = globRows
    self.phrases = phrases
    self.patternCount = patternCount
  }

  /// Whether a word that is no exact term may still satisfy something.
  var hasGlobs: Bool { !globs.isEmpty }

  /// The number of exact terms; their ids are smaller, and every other id means that only globs are satisfied.
  public var termCount: Int { keys.count }

  // MARK: Look-up

  /// The term of a key made by a ``TermNormalizer``: an exact term, else what the globs make of it, else unknown.
  ///
  /// - Complexity: O(*n*) in the key's length, and O(*n* · *g*) on a miss for *g* globs that begin with a wildcard.
  public func termID(forKey key: UnsafeRawBufferPointer) -> TermID {
    let exact = exactTermID(forKey: key)
    return exact.isKnown ? exact : globTermID(of: globs.matches(of: key))
  }

  /// The term of a key made by a ``TermNormalizer``.
  public func termID(forKey key: some StringProtocol) -> TermID {
    var key = String(key)
    return key.withUTF8 { termID(forKey: UnsafeRawBufferPointer($0)) }
  }

  /// The term of a token.
  ///
  /// What is tried, in this order: the key; a hashtag without its `#`; the key with its elongations shortened
  /// ("soooo" as "soo", then "so"); globs. Globs speak of words: addresses and mentions are looked up as they stand.
  public func termID(
    of surface: UnsafeRawBufferPointer, kind: TokenKind, using normalizer: inout TermNormalizer
  ) -> TermID {
    normalizer.withKey(of: surface, kind: kind) { key in
      let exact = exactTermID(forKey: key)
      if exact.isKnown || kind == .url || kind == .email || kind == .mention { return exact }
      let isHashtag = kind == .hashtag
      let word = isHashtag ? UnsafeRawBufferPointer(rebasing: key.dropFirst()) : key
      var term = isHashtag ? exactTermID(forKey: word) : exact
      if !term.isKnown {
        Elongation.forEachShortening(of: word) { shorter in
          term = exactTermID(forKey: shorter)
          return !term.isKnown
        }
      }
      if term.isKnown || globs.isEmpty { return term }
      var matches = globs.matches(of: word)
      if isHashtag { matches.formUnion(globs.matches(of: key)) }
      return globTermID(of: matches)
    }
  }

  /// The key of an exact term; `nil` for others.
  public func key(of term: TermID) -> String? {
    guard Int(term.rawValue) < keys.count else { return nil }
    return keys.withKey(term.rawValue) { String(decoding: $0, as: UTF8.self) }
  }

  /// The patterns of one token that a term satisfies, in order of their ids; phrases are not among them.
  public func patterns(of term: TermID) -> ArraySlice<PatternID> {
    let row = Int(term.rawValue)
    if row < rows.count { return rows.patterns(of: row) }
    guard term.isKnown else { return [] }
    return combinations.withLock { $0.rows.patterns(of: row - rows.count) }
  }

  /// The elements of phrases that a term satisfies.
  func elements(of term: TermID) -> ArraySlice<PhraseElement> {
    let row = Int(term.rawValue)
    if row < rows.count { return rows.elements(of: row) }
    guard term.isKnown else { return [] }
    return combinations.withLock { $0.rows.elements(of: row - rows.count) }
  }

  /// Calls `body` with the patterns of one token that a term satisfies, in order.
  @inline(__always)
  func forEachPattern(of term: TermID, _ body: (PatternID) -> Void) {
    let row = Int(term.rawValue)
    if row < rows.count { return rows.forEachPattern(of: row, body) }
    for pattern in patterns(of: term) { body(pattern) }
  }

  /// Calls `body` with the elements of phrases that a term satisfies.
  @inline(__always)
  func forEachElement(of term: TermID, _ body: (PhraseElement) -> Void) {
    let row = Int(term.rawValue)
    if row < rows.count { return rows.forEachElement(of: row, body) }
    for element in elements(of: term) { body(element) }
  }

  /// Whether a key made by a ``TermNormalizer`` is an exact term.
  func hasExactTerm(_ key: UnsafeRawBufferPointer) -> Bool { keys.find(key) != nil }

  private func exactTermID(forKey key: UnsafeRawBufferPointer) -> TermID {
    keys.find(key).map(TermID.init(rawValue:)) ?? .unknown
  }

  private func globTermID(of matches: GlobMatches) -> TermID {
    if matches.isEmpty { return .unknown }
    if let prefix = matches.onlyPrefix { return TermID(rawValue: UInt32(keys.count + prefix)) }
    let set = globs.globs(of: matches)
    let index = combinations.withLock { $0.index(of: set, meanings: globRows) }
    return TermID(rawValue: UInt32(rows.count + index))
  }
}
