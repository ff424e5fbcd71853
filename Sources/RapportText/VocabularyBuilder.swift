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
  private var tokens = TokenBatch()
  private var normalizer = TermNormalizer()
  // Room for the dictionaries of one language, so that a start of the tool does not grow it step by step.
  private var keys = KeyTable(capacity: 12_000)
  private var globs: [Glob] = []
  private var globNumbers: [Glob: UInt32] = [:]
  private var patternOfKey: [PatternID?] = []
  private var patternOfGlob: [PatternID?] = []
  private var phrases: [[Element]: PatternID] = [:]
  private var patternCount = 0

  private enum Element: Hashable {
    case key(UInt32)
    case glob(UInt32)
    case anything
  }

  /// A builder without patterns.
  ///
  /// - Parameter library: Holds the tokeniser's rules; use the library that the texts' tokeniser has.
  public init(library: DataLibrary = .embedded) throws(TextError) {
    tokenizer = try Tokenizer(library: library)
  }

  /// Adds a pattern, unless one that matches the same is there already.
  ///
  /// - Parameters:
  ///   - pattern: One or more words, emoji or whatever else a text may hold.
  ///   - style: Whether `*` and `?` are wildcards.
  /// - Returns: The pattern's id, the same for patterns that match the same.
  /// - Throws: ``VocabularyError`` when the pattern has no token, or matches every token.
  @discardableResult
  public mutating func insert(
    _ pattern: some StringProtocol, style: MatchStyle = .fixed
  ) throws(VocabularyError) -> PatternID {
    if let key = insertPlainWord(pattern) { return id(ofKey: key) }
    let elements = elements(of: String(pattern), style: style)
    guard !elements.isEmpty else { throw .emptyPattern(String(pattern)) }
    guard elements.contains(where: { $0 != .anything }) else { throw .matchesEverything(String(pattern)) }
    let next = PatternID(rawValue: UInt32(patternCount))
    let id: PatternID
    switch elements.count == 1 ? elements[0] : .anything {
    case .key(let key): return self.id(ofKey: key)
    case .glob(let glob):
      id = patternOfGlob[Int(glob)] ?? next
      patternOfGlob[Int(glob)] = id
    case .anything:
      id = phrases[elements] ?? next
      phrases[elements] = id
    }
    if id == next { patternCount += 1 }
    return id
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
    // Nearly all terms are plain words that are written in one way.
    let key = insertPlainWord(pattern) { !variants.mayHaveForms(plainWord: $0) }
    if let key { return id(ofKey: key) }
    let id = try insert(pattern, style: style)
    for form in variants.forms(of: pattern) {
      let other = try insert(form, style: style)
      if other != id { body(other) }
    }
    return id
  }

  /// The id of the pattern that is one key.
  private mutating func id(ofKey key: UInt32) -> PatternID {
    if let id = patternOfKey[Int(key)] { return id }
    let id = PatternID(rawValue: UInt32(patternCount))
    patternOfKey[Int(key)] = id
    patternCount += 1
    return id
  }

  /// Makes a key of a pattern of at least four ASCII letters in lower case, which the tokeniser leaves as it is;
  /// most entries of most dictionaries are such. `nil` for all others.
  ///
  /// - Parameter condition: Whether the word is to be inserted.
  private mutating func insertPlainWord(
    _ pattern: some StringProtocol, where condition: (UnsafeRawBufferPointer) -> Bool = { _ in true }
  ) -> UInt32? {
    let number = pattern.utf8.withContiguousStorageIfAvailable { bytes -> UInt32? in
      guard bytes.count >= 4, bytes.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) else { return nil }
      let word = UnsafeRawBufferPointer(bytes)
      return condition(word) ? keys.insert(word) : nil
    }
    guard let number = number ?? nil else { return nil }
    if Int(number) == patternOfKey.count { patternOfKey.append(nil) }
    return number
  }

  /// Compiles the patterns so far.
  ///
  /// - Complexity: O(*n*) in the number of patterns, and O(*n* · *g*) for *g* globs that begin with a wildcard.
  public func build() -> Vocabulary {
    let inPhrases = Set(phrases.keys.joined())
    func number(_ element: Element) -> PhraseElement {
      switch element {
      case .key(let key): key
      case .glob(let glob): UInt32(keys.count) + glob
      case .anything: PhraseAutomaton.anything
      }
    }
    let index = GlobIndex(globs)
    var rows = PatternRows()
    var isKeyInPhrase = [Bool](repeating: false, count: keys.count)
    for case .key(let key) in inPhrases { isKeyInPhrase[Int(key)] = true }
    for key in 0..<UInt32(keys.count) {
      let isPlain = keys.withKey(key) { $0.first != UInt8(ascii: "#") && index.matches(of: $0).isEmpty }
      if isPlain {
        rows.append(pattern: patternOfKey[Int(key)], element: isKeyInPhrase[Int(key)] ? key : nil)
        continue
      }
      var satisfied: [Element] = [.key(key)]
      keys.withKey(key) { bytes in
        var matches = index.matches(of: bytes)
        if bytes.first == UInt8(ascii: "#") {
          // A hashtag stands for its word too.
          let word = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
          if let word = keys.find(word) { satisfied.append(.key(word)) }
          matches.formUnion(index.matches(of: word))
        }
        if !matches.isEmpty { satisfied += index.globs(of: matches).map(Element.glob) }
      }
      append(satisfied, to: &rows)
    }
    for prefix in index.prefixes { append(prefix.map(Element.glob), to: &rows) }
    var globRows = PatternRows()
    for glob in globs.indices { append([.glob(UInt32(glob))], to: &globRows) }

    func append(_ satisfied: [Element], to rows: inout PatternRows) {
      let patterns = satisfied.compactMap { element -> PatternID? in
        switch element {
        case .key(let key): patternOfKey[Int(key)]
        case .glob(let glob): patternOfGlob[Int(glob)]
        case .anything: nil
        }
      }
      rows.append(
        patterns: patterns.count > 1 ? patterns.sorted() : patterns,
        elements: satisfied.filter(inPhrases.contains).map(number))
    }
    return Vocabulary(
      keys: keys, globs: index, rows: rows, globRows: globRows,
      phrases: PhraseAutomaton(phrases.map { .init(elements: $0.key.map(number), pattern: $0.value) }),
      patternCount: patternCount)
  }

  // MARK: From patterns to elements

  private mutating func elements(of pattern: String, style: MatchStyle) -> [Element] {
    style == .fixed
      ? elements(ofFixed: pattern)
      : pattern.split(whereSeparator: \.isWhitespace).flatMap { elements(ofGlob: String($0)) }
  }

  private mutating func elements(ofFixed pattern: String) -> [Element] {
    keys(of: pattern).map { .key(insert($0)) }
  }

  /// The elements of a piece of a pattern that holds no white space.
  private mutating func elements(ofGlob piece: String) -> [Element] {
    guard piece.utf8.contains(where: { $0 == Wildcard.run.ascii || $0 == Wildcard.one.ascii }) else {
      return elements(ofFixed: piece)
    }
    // The tokeniser takes wildcards for marks, so rare letters stand for them while it works.
    let masked = keys(of: Wildcard.mask(piece)).map(Wildcard.unmask)
    // A wildcard on its own was cut off the word it belongs to, as after a Chinese character.
    let isCut = masked.count > 1 && masked.contains { $0.allSatisfy(Wildcard.isWildcard) }
    let patterns = isCut ? [Array(normalizer.key(of: piece).utf8)] : masked
    return patterns.map { pattern in
      if !pattern.contains(where: Wildcard.isWildcard) { return .key(insert(pattern)) }
      let glob = Glob(pattern)
      return glob.matchesEverything ? .anything : .glob(insert(glob))
    }
  }

  /// The keys of a pattern's tokens.
  private mutating func keys(of pattern: String) -> [[UInt8]] {
    var pattern = pattern
    return pattern.withUTF8 { bytes in
      let text = UnsafeRawBufferPointer(bytes)
      if let words = words(of: text) { return words }
      tokenizer.tokenize(text, into: &tokens)
      return tokens.map { token in
        let surface = UnsafeRawBufferPointer(rebasing: text[token.range.offsets])
        return normalizer.withKey(of: surface, kind: token.kind, Array.init)
      }
    }
  }

  /// The keys of a pattern of ASCII letters and spaces, as most are, which needs no tokeniser; `nil` for others.
  private func words(of pattern: UnsafeRawBufferPointer) -> [[UInt8]]? {
    guard pattern.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: " ") }) else { return nil }
    let words = pattern.split(separator: UInt8(ascii: " "))
    if words.contains(where: { tokenizer.isEmoticon(UnsafeRawBufferPointer(rebasing: $0)) }) { return nil }
    return words.map { word in word.map(\.lowerCased) }
  }

  private mutating func insert(_ key: [UInt8]) -> UInt32 {
    let number = key.withUnsafeBytes { keys.insert($0) }
    if Int(number) == patternOfKey.count { patternOfKey.append(nil) }
    return number
  }

  private mutating func insert(_ glob: Glob) -> UInt32 {
    if let number = globNumbers[glob] { return number }
    globs.append(glob)
    patternOfGlob.append(nil)
    globNumbers[glob] = UInt32(globs.count - 1)
    return UInt32(globs.count - 1)
  }
}
