internal import RapportModel

/// Guesses what language a text is in.
///
///     let identifier = try LanguageIdentifier()
///     identifier.language(of: "Das ist wirklich gut!").tag     // "de"
///     identifier.language(of: "とても良い").tag                   // "ja": the script tells
///     identifier.language(of: "很好").tag                        // "zh"
///     identifier.language(of: "Samsung Galaxy").tag            // "und": names tell nothing
///     identifier.language(of: "👍 10/10 http://a.example").tag  // "zxx": no language
///
/// Words alone speak for a language; addresses, mentions, hashtags, numbers and emoji do not. The script of most of the words
/// comes first, and often decides. Where several languages share it, common words and letters of each language are
/// counted (`lexicons/und/languages`), and where these leave doubt, CLD2 is asked. A language is named only when it is ahead of
/// the others; otherwise the tag is `und`, with the script when that is not Latin. `docs/language.md` explains the method and
/// how often it is right.
///
/// What a text is in is decided by its first 4,096 bytes. An identifier owns buffers that it uses again, so each thread needs its
/// own; the guesses depend on the text alone.
public final class LanguageIdentifier {
  let table: LanguageTable
  /// For texts that come without tokens.
  private let tokenizer: Tokenizer
  // Nobody else has these, and they call nothing that has the identifier.
  @exclusivity(unchecked) private var normalizer = TermNormalizer()
  @exclusivity(unchecked) var words = WordList()
  @exclusivity(unchecked) var tally: LanguageTally

  /// How much of a text is looked at, in bytes.
  static let reach = 4096

  /// Opens an identifier.
  ///
  /// - Parameter library: Holds the words and letters of languages, and the tokeniser's rules.
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public init(library: DataLibrary = .embedded) throws(TextError) {
    tokenizer = try Tokenizer(library: library)
    table = library.directory == nil ? .embedded : try LanguageTable(from: library)
    tally = LanguageTally(wordCount: table.wordCount)
  }

  /// The language of a text whose tokens are known.
  ///
  /// - Complexity: O(*n*) in the first 4,096 bytes.
  public func language(of tokens: TokenBatch, in text: UnsafeRawBufferPointer) -> LanguageGuess {
    words.fill(tokens, text, reach: Self.reach)
    return guess(text)
  }

  /// The language of a text.
  public func language(of text: some StringProtocol) -> LanguageGuess {
    withTokens(of: text) { language(of: $0, in: $1) }
  }

  /// Calls `body` with the tokens and the bytes of a text.
  func withTokens<Result>(
    of text: some StringProtocol, _ body: (TokenBatch, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    var text = String(text)
    var tokens = TokenBatch()
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      tokenizer.tokenize(bytes, into: &tokens)
      return body(tokens, bytes)
    }
  }

  /// The language of the words that were collected.
  func guess(_ text: UnsafeRawBufferPointer) -> LanguageGuess {
    guard let script = words.script else { return LanguageGuess(tag: "zxx", confidence: 1) }
    if let language = script.onlyLanguage {
      return LanguageGuess(tag: language, script: name(of: script, text), confidence: words.scriptShare)
    }
    guard let group = table.groups[script] else {
      return LanguageGuess(tag: "und-" + script.name, script: script.name, confidence: 0)
    }
    countEvidence(text, script, group)
    var verdict = tally.verdict(group, script)
    if verdict.language == nil && words.letterCount >= Evidence.fewestLetters {
      askCLD2(text, script, group)
      verdict = tally.finalVerdict(group, script)
    }
    let tag = verdict.language.map { group.tags[$0] } ?? (script == .latin ? "und" : "und-" + script.name)
    let confidence = min(words.scriptShare, Evidence.confidence(ofLead: verdict.lead))
    return LanguageGuess(
      tag: tag, script: script.name,
      confidence: verdict.language == nil ? min(confidence, 0.45) : max(confidence, 0.5))
  }

  private func name(of script: Script, _ text: UnsafeRawBufferPointer) -> String {
    guard script == .han else { return script.name }
    var balance = 0
    words.forEachLetter(of: .han, text) { balance += table.chineseScript(of: $0) }
    return balance > 0 ? "Hans" : balance < 0 ? "Hant" : "Hani"
  }

  /// Counts the words and letters that speak for each language.
  func countEvidence(_ text: UnsafeRawBufferPointer, _ script: Script, _ group: LanguageTable.Group) {
    tally.begin(group)
    words.letterCount = 0
    for index in words.indices where words[index].script == script {
      let word = words[index]
      let surface = UnsafeRawBufferPointer(rebasing: text[word.range])
      let shortKey = PackedKey(lowerCasing: surface)
      if shortKey != nil {
        words.letterCount += surface.count
      } else {
        countLetters(surface, group, of: index)
      }
      // Names stand with a capital letter inside a sentence, and tell nothing of the language around them.
      let lookUp = script == .latin && word.isName ? LookUp.unlisted : look(up: surface, shortKey)
      switch lookUp {
      case .listed(let number, let languages):
        if languages == 0 {
          words.drop(index)
        } else {
          words.keep(index, languages)
          tally.count(number, languages)
        }
      case .unlisted: words.keep(index, 0)
      }
    }
  }

  /// Counts the letters that some languages do not write with.
  private func countLetters(_ surface: UnsafeRawBufferPointer, _ group: LanguageTable.Group, of word: Int) {
    var offset = 0
    while offset < surface.count {
      let (scalar, width) = decodeScalar(surface, at: offset)
      offset += width
      words.letterCount += 1
      if scalar >= 0x80 {
        let languages = table.languages(ofLetter: scalar)
        if languages != 0 {
          let lacking = group.all & ~(languages | group.anyLetters)
          tally.countLetter(against: lacking)
          words.note(word, lackedBy: lacking)
        }
      }
    }
  }

  // MARK: Looking up

  private enum LookUp {
    /// The number of a word and its languages; none when the word speaks for no language.
    case listed(Int, LanguageTable.Members)
    case unlisted
  }

  /// - Parameter shortKey: The key of a short word in ASCII.
  @inline(__always)
  private func look(up surface: UnsafeRawBufferPointer, _ shortKey: PackedKey?) -> LookUp {
    if let key = shortKey {
      if let number = table.word(key) { return .listed(number, table.languages(ofWord: number)) }
      if !key.hasRun, !surface.contains(UInt8(ascii: "'")) { return .unlisted }
    }
    return lookCloser(surface)
  }

  private func lookCloser(_ surface: UnsafeRawBufferPointer) -> LookUp {
    normalizer.withKey(of: surface, kind: .word) { key in
      var number = table.word(key)
      if number == nil {
        Elongation.forEachShortening(of: key) { shorter in
          number = table.word(shorter)
          return number == nil
        }
      }
      if number == nil, let apostrophe = key.firstIndex(of: UInt8(ascii: "'")) {
        // "l'eau", "what's": what stands before the apostrophe with it, else what stands behind it.
        number =
          table.word(UnsafeRawBufferPointer(rebasing: key[...apostrophe]))
          ?? table.word(UnsafeRawBufferPointer(rebasing: key[apostrophe...]))
      }
      return number.map { .listed($0, table.languages(ofWord: $0)) } ?? .unlisted
    }
  }
}

extension PackedKey {
  /// The key of a word of at most fifteen ASCII characters; `nil` for others.
  @inline(__always)
  fileprivate init?(lowerCasing word: UnsafeRawBufferPointer) {
    guard word.count <= Self.capacity else { return nil }
    let (low, high) = (machineWord(of: word, from: 0), machineWord(of: word, from: 8))
    guard (low | high) & UInt64.highBits == 0 else { return nil }
    self.init(low: low.lowerCased, high: high.lowerCased, count: word.count)
  }
}
