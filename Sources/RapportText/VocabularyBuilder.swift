import RapportModel

/// Collects the patterns of all dictionaries and compiles them into a ``Vocabulary``.
///
///     var builder = try VocabularyBuilder()
///     let good = try builder.insert("good")
///     let again = try builder.insert("Good")     // the same id: it matches the same
///     let oceans = try builder.insert("* ocean", style: .glob)
///     let vocabulary = builder.build()
///
/// Patterns are cut by the tokeniser that reads the texts, so an entry "well-made" finds what a text has as
/// "well-made", whatever the tokeniser makes of the hyphen.
public struct VocabularyBuilder {
  private let tokenizer: Tokenizer
  private var normalizer = TermNormalizer()
  // Room for the dictionaries of one language, so that a start of the tool does not grow it step by step.
  private var keys = KeyTable(capacity: 13_000)
  private var globs: [Glob] = []
  private var globNumbers: [Glob: UInt32] = [:]
  private var patternOfKey: [PatternID?] = []
  private var patternOfGlob: [PatternID?] = []
  private var phrases = PhraseTree(edgeCapacity: 32_000)
  private var inPhrases = PhraseElementSet()
  private var patternCount = 0
  /// Whether matching tells of a pattern where it is one token, by its number.
  private var isReported: [Bool] = []
  /// Whether matching shall tell of the patterns of one token that are inserted from now on.
  ///
  /// Whoever goes from each token's term to what it means need not be told, and most tokens have such a meaning. A
  /// pattern that anybody wants to be told of is reported.
  public var reportsWords = true
  /// What the pattern at work consists of.
  private var elements: [PhraseElement] = []

  /// A builder without patterns.
  ///
  /// - Parameter library: Holds the tokeniser's rules; use the library that the texts' tokeniser has.
  public init(library: DataLibrary = .embedded) throws(TextError) {
    tokenizer = try Tokenizer(library: library)
    patternOfKey.reserveCapacity(13_000)
  }

  /// Adds a pattern, unless one that matches the same is there already.
  ///
  /// - Parameters:
  ///   - pattern: One or more words, emoji or whatever else a text may hold, as UTF-8.
  ///   - style: Whether `*` and `?` are wildcards.
  /// - Returns: The pattern's id, the same for patterns that match the same.
  /// - Throws: ``VocabularyError`` when the pattern has no token, or matches every token.
  @discardableResult
  public mutating func insert(
    _ pattern: UnsafeRawBufferPointer, style: MatchStyle = .fixed
  ) throws(VocabularyError) -> PatternID {
    if let key = tokenizer.tables.plain.key(ofWord: pattern) {
      return noted(Self.id(&patternOfKey[Int(known(keys.insert(key)))], &patternCount), isWord: true)
    }
    if !readPlainWords(of: pattern, style) {
      elements.removeAll(keepingCapacity: true)
      switch style {
      case .fixed: appendElements(ofFixed: pattern)
      case .glob:
        for piece in Self.pieces(of: String(decoding: pattern, as: UTF8.self)) {
          appendElements(ofGlob: piece)
        }
      }
    }
    guard let first = elements.first else { throw .emptyPattern(String(decoding: pattern, as: UTF8.self)) }
    if elements.count == 1, let key = first.key {
      return noted(Self.id(&patternOfKey[Int(key)], &patternCount), isWord: true)
    }
    guard elements.contains(where: { $0 != .anything }) else {
      throw .matchesEverything(String(decoding: pattern, as: UTF8.self))
    }
    if elements.count == 1, let glob = first.glob {
      return noted(Self.id(&patternOfGlob[Int(glob)], &patternCount), isWord: true)
    }
    let node = phrases.insert(elements)
    if let known = phrases.pattern(at: node) { return noted(known, isWord: false) }
    for element in elements { inPhrases.insert(element) }
    let id = PatternID(rawValue: UInt32(patternCount))
    patternCount += 1
    phrases.setPattern(id, at: node)
    return noted(id, isWord: false)
  }

  /// Adds a pattern, unless one that matches the same is there already.
  @discardableResult
  public mutating func insert(
    _ pattern: some StringProtocol, style: MatchStyle = .fixed
  ) throws(VocabularyError) -> PatternID {
    var pattern = String(pattern)
    let result = pattern.withUTF8 { bytes in
      Result { () throws(VocabularyError) in try insert(UnsafeRawBufferPointer(bytes), style: style) }
    }
    return try result.get()
  }

  /// Adds a pattern and the other ways of writing it, which are patterns of their own.
  ///
  ///     try builder.insert("don't", variants: variants) { form in … }   // the id of "dont"
  ///
  /// - Parameters:
  ///   - pattern: One or more words, emoji or whatever else a text may hold.
  ///   - style: Whether `*` and `?` are wildcards.
  ///   - variants: Says which ways there are.
  ///   - body: Called with the id of each other way. It may be the id of a term that the dictionary has as well, and which
  ///     then should have its own meaning.
  /// - Returns: The id of the pattern itself.
  /// - Throws: ``VocabularyError`` when the pattern has no token, or matches every token.
  @discardableResult
  public mutating func insert(
    _ pattern: some StringProtocol, style: MatchStyle = .fixed, variants: TermVariants,
    _ body: (PatternID) -> Void
  ) throws(VocabularyError) -> PatternID {
    let id = try insert(pattern, style: style)
    guard variants.mayHaveForms(pattern) else { return id }
    for form in variants.forms(of: pattern) {
      let other = try insert(form, style: style)
      if other != id { body(other) }
    }
    return id
  }

  /// The id in a place, where the next one is put if it is empty.
  private static func id(_ place: inout PatternID?, _ patternCount: inout Int) -> PatternID {
    if let id = place { return id }
    let id = PatternID(rawValue: UInt32(patternCount))
    place = id
    patternCount += 1
    return id
  }

  /// Notes whether matching shall tell of a pattern.
  private mutating func noted(_ id: PatternID, isWord: Bool) -> PatternID {
    let isReported = reportsWords || !isWord
    if Int(id.rawValue) == self.isReported.count {
      self.isReported.append(isReported)
    } else if isReported {
      self.isReported[Int(id.rawValue)] = true
    }
    return id
  }

  // MARK: From patterns to elements

  /// Reads the elements of a phrase whose words are letters with one space between them, as most are; `false` for others.
  ///
  /// White space parts tokens, so each word is cut as if it stood alone.
  private mutating func readPlainWords(of pattern: UnsafeRawBufferPointer, _ style: MatchStyle) -> Bool {
    elements.removeAll(keepingCapacity: true)
    var start = 0
    while start <= pattern.count {
      var end = start
      while end < pattern.count, pattern[end] != 0x20 { end += 1 }
      let word = UnsafeRawBufferPointer(rebasing: pattern[start..<end])
      if let key = tokenizer.tables.plain.key(ofWord: word) {
        elements.append(.key(known(keys.insert(key))))
      } else if style == .glob, word.count == 1, word[0] == Wildcard.run.ascii {
        elements.append(.anything)
      } else {
        return false
      }
      start = end + 1
    }
    return true
  }

  /// What stands between white space.
  private static func pieces(of pattern: String) -> [String] {
    // What the space of other scripts is, characters tell, which is dear.
    guard pattern.utf8.allSatisfy({ $0 < 0x80 }) else {
      return pattern.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return pattern.utf8.split { $0 == 0x20 || 0x09...0x0D ~= $0 }.map { String(Substring($0)) }
  }

  private mutating func appendElements(ofFixed text: UnsafeRawBufferPointer) {
    tokenizer.forEachToken(in: text) { kind, range, key in
      let number =
        key.isNoShortKey
        ? insert(normalizer.key(of: UnsafeRawBufferPointer(rebasing: text[range]), kind: kind))
        : known(keys.insert(key))
      elements.append(.key(number))
    }
  }

  /// Adds the elements of a piece of a pattern that holds no white space.
  private mutating func appendElements(ofGlob piece: String) {
    guard piece.utf8.contains(where: Wildcard.isWildcard) else {
      var piece = piece
      return piece.withUTF8 { appendElements(ofFixed: UnsafeRawBufferPointer($0)) }
    }
    // The tokeniser takes wildcards for marks, so rare letters stand for them while it works.
    let masked = keys(of: Wildcard.mask(piece)).map(Wildcard.unmask)
    // A wildcard on its own was cut off the word it belongs to, as after a Chinese character.
    let isCut = masked.count > 1 && masked.contains { $0.allSatisfy(Wildcard.isWildcard) }
    let patterns = isCut ? [Array(normalizer.key(of: piece).utf8)] : masked
    for pattern in patterns {
      if !pattern.contains(where: Wildcard.isWildcard) {
        elements.append(.key(insert(pattern)))
        continue
      }
      let glob = Glob(pattern)
      elements.append(glob.matchesEverything ? .anything : .glob(insert(glob)))
    }
  }

  /// The keys of a text's tokens.
  private mutating func keys(of text: String) -> [[UInt8]] {
    var text = text
    return text.withUTF8 { bytes in
      let text = UnsafeRawBufferPointer(bytes)
      var keys: [[UInt8]] = []
      tokenizer.forEachToken(in: text) { kind, range, _ in
        keys.append(normalizer.key(of: UnsafeRawBufferPointer(rebasing: text[range]), kind: kind))
      }
      return keys
    }
  }

  private mutating func insert(_ key: [UInt8]) -> UInt32 { known(key.withUnsafeBytes { keys.insert($0) }) }

  /// Makes room for what a key means.
  private mutating func known(_ key: UInt32) -> UInt32 {
    if Int(key) == patternOfKey.count { patternOfKey.append(nil) }
    return key
  }

  private mutating func insert(_ glob: Glob) -> UInt32 {
    if let number = globNumbers[glob] { return number }
    globs.append(glob)
    patternOfGlob.append(nil)
    globNumbers[glob] = UInt32(globs.count - 1)
    return UInt32(globs.count - 1)
  }

  // MARK: Compiling

  /// Compiles the patterns so far.
  ///
  /// - Complexity: O(*n*) in the number of patterns, and O(*n* · *g*) for *g* globs that begin with a wildcard.
  public func build() -> Vocabulary {
    let index = GlobIndex(globs)
    var rows = PatternRows(capacity: keys.count + index.prefixes.count)
    let view = keys.view
    for key in 0..<UInt32(keys.count) {
      if view.isAlone(key, index.filter.view) {
        let element = PhraseElement.key(key)
        rows.append(
          pattern: patternOfKey[Int(key)], element: inPhrases.contains(element) ? element : nil)
      } else {
        append(satisfied(byKey: key, index), to: &rows)
      }
    }
    for prefix in index.prefixes { append(prefix.map(PhraseElement.glob), to: &rows) }
    var globRows = PatternRows()
    for glob in globs.indices { append([.glob(UInt32(glob))], to: &globRows) }

    func append(_ satisfied: [PhraseElement], to rows: inout PatternRows) {
      let patterns = satisfied.compactMap { element in
        element.key.map { patternOfKey[Int($0)] } ?? element.glob.flatMap { patternOfGlob[Int($0)] }
      }
      rows.append(patterns: patterns.sorted(), elements: satisfied.filter(inPhrases.contains))
    }
    return Vocabulary(
      keys: keys, globs: index, rows: rows, globRows: globRows,
      phrases: PhraseAutomaton(phrases),
      isReported: isReported)
  }

  /// What a token with a key satisfies: the key, globs, and for a hashtag its word too.
  private func satisfied(byKey key: UInt32, _ index: GlobIndex) -> [PhraseElement] {
    var satisfied: [PhraseElement] = [.key(key)]
    keys.withKey(key) { bytes in
      var matches = index.matches(of: bytes)
      if bytes.first == UInt8(ascii: "#") {
        let word = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        if let word = keys.find(word) { satisfied.append(.key(word)) }
        var ofWord = index.matches(of: word)
        ofWord.formUnion(ofTag: matches)
        matches = ofWord
      }
      if !matches.isEmpty { satisfied += index.globs(of: matches).map(PhraseElement.glob) }
    }
    return satisfied
  }
}

extension KeyTable.View {
  /// Whether a token with a key satisfies nothing but the key: no glob, and no word behind a `#`.
  @inline(__always)
  fileprivate func isAlone(_ number: UInt32, _ filter: GlobFilter.View) -> Bool {
    let key = packed[Int(number) + 1]
    return !key.isLong && UInt8(truncatingIfNeeded: key.low) != UInt8(ascii: "#") && !filter.mayMatch(key.low)
  }
}
