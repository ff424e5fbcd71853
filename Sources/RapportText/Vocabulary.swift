internal import CByteRuns
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
    phrases: PhraseAutomaton(PhraseTree()), isReported: [])

  /// The number of patterns; their ids are smaller.
  public var patternCount: Int { isReported.count }
  /// Whether matching tells of a pattern, by its number.
  let isReported: [Bool]
  let phrases: PhraseAutomaton
  private let keys: KeyTable
  private let globs: GlobIndex
  /// What look-ups of short keys read of the two.
  let keyView: KeyTable.View
  private let globFilter: GlobFilter.View
  /// What each key satisfies; then what each prefix of the glob index satisfies.
  let rows: PatternRows
  /// Where matching looks closer.
  let beginnings: MatchBeginnings
  /// What each glob means by itself.
  private let globRows: PatternRows
  /// Sets of globs that some token was seen to satisfy together, and that have no row.
  private let combinations = Mutex(GlobCombinations())

  init(
    keys: KeyTable, globs: GlobIndex, rows: PatternRows, globRows: PatternRows, phrases: PhraseAutomaton,
    isReported: [Bool]
  ) {
    self.keys = keys
    self.globs = globs
    keyView = keys.view
    globFilter = globs.filter.view
    self.rows = rows
    self.globRows = globRows
    beginnings = MatchBeginnings(rows, isReported, keyCount: keys.count, phrases)
    self.phrases = phrases
    self.isReported = isReported
  }

  /// Whether no token is known.
  var isEmpty: Bool { keys.count == 0 && globs.isEmpty }

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
      if isHashtag { matches.formUnion(ofTag: globs.matches(of: key)) }
      return globTermID(of: matches)
    }
  }

  /// Finds the terms of those tokens of a block that its memo does not know, and notes them.
  ///
  /// Which words are known cannot be foretold, and a branch that goes the wrong way would wait for memory. So the work is
  /// done in loops without such branches: the slots of all keys are read, then all keys are compared, and the numbers of
  /// those that deserve another look are gathered.
  ///
  /// - Parameter other: Finds the term of a token without a packed key.
  @inline(__always)
  func findTerms(of block: TokenBlock, other: (Token) -> TermID) {
    let table = keyView
    let globs = globFilter
    let (keys, slots, missed) = (block.missedKeys, block.missedPlaces, block.missed)
    for index in 0..<block.missedCount {
      let slot = table.slot(of: keys[index])
      rapport_prefetch(table.slots + slot)
      slots[index] = UInt32(truncatingIfNeeded: slot)
    }
    for index in 0..<block.missedCount {
      let slot = table.slots[Int(slots[index])]
      rapport_prefetch(table.packed + Int(slot & KeyTable.View.number))
      slots[index] = slot
    }
    var doubtCount = 0
    for index in 0..<block.missedCount {
      let key = keys[index]
      let slot = slots[index]
      let token = block.tokens + Int(missed[index])
      let number = slot & KeyTable.View.number
      let found = table.packed[Int(number)]
      let isFound = found.low == key.low && found.high == key.high
      let term = TermID(rawValue: isFound ? number &- 1 : .max)
      token.pointee.term = term
      block.memo.note(term, of: key, token.pointee.kind)
      let doubts =
        slot >> 31 & Doubt.displaced | (globs.mayMatch(key.low) ? Doubt.glob : 0)
        | (key.hasRun ? Doubt.run : 0) | (key.isNoShortKey ? Doubt.noKey : 0) | Doubt.tag
      // What is overwritten was read.
      slots[doubtCount] = UInt32(truncatingIfNeeded: index)
      doubtCount &+= !isFound && doubts & Doubt.ofTokens(token.pointee.kind) != 0 ? 1 : 0
    }
    for place in 0..<doubtCount {
      let index = Int(slots[place])
      let key = keys[index]
      let token = block.tokens + Int(missed[index])
      if key.isNoShortKey {
        token.pointee.term = other(token.pointee)
        block.memo.forget(key)
      } else {
        let term = termID(ofKey: key, kind: token.pointee.kind)
        token.pointee.term = term
        block.memo.note(term, of: key, token.pointee.kind)
      }
    }
  }

  /// Why a token whose key is not in its slot may still have a term; bits.
  private enum Doubt {
    static let displaced: UInt32 = 1
    static let glob: UInt32 = 2
    static let run: UInt32 = 4
    static let noKey: UInt32 = 8
    static let tag: UInt32 = 16

    /// The doubts that count for tokens of a kind.
    @inline(__always)
    static func ofTokens(_ kind: TokenKind) -> UInt32 {
      switch kind {
      case .url, .email, .mention: displaced | noKey
      case .hashtag: displaced | noKey | glob | run | tag
      default: displaced | noKey | glob | run
      }
    }
  }

  /// The term of a short key, in the same order as for any other token.
  @inline(never)
  private func termID(ofKey key: PackedKey, kind: TokenKind) -> TermID {
    if let number = keyView.find(key) { return TermID(rawValue: number) }
    if kind == .url || kind == .email || kind == .mention { return .unknown }
    let isHashtag = kind == .hashtag
    let word = isHashtag ? key.dropFirst() : key
    if isHashtag {
      if let number = keyView.find(word) { return TermID(rawValue: number) }
    }
    return word.withBytes { bytes in
      var term = TermID.unknown
      if word.hasRun {
        Elongation.forEachShortening(of: bytes) { shorter in
          term = keyView.find(PackedKey(shorter)).map(TermID.init(rawValue:)) ?? .unknown
          return !term.isKnown
        }
      }
      if term.isKnown || !globFilter.mayMatch(word.low) && !(isHashtag && globFilter.mayMatch(key.low)) {
        return term
      }
      var matches = globs.matches(of: bytes)
      if isHashtag { matches.formUnion(ofTag: key.withBytes { globs.matches(of: $0) }) }
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
