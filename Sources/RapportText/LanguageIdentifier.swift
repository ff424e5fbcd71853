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
  @exclusivity(unchecked) var words = WordList(reach: reach)
  @exclusivity(unchecked) var tally = LanguageTally()
  @exclusivity(unchecked) private var seen: SeenWords
  /// The words that the table does not hold as they are.
  private let missed = ScratchBuffer<Int32>()

  /// How much of a text is looked at, in bytes.
  static let reach = 4096

  /// Opens an identifier.
  ///
  /// - Parameter library: Holds the words and letters of languages, and the tokeniser's rules.
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public init(library: DataLibrary = .embedded) throws(TextError) {
    tokenizer = try Tokenizer(library: library)
    table = library.directory == nil ? .embedded : try LanguageTable(from: library)
    seen = SeenWords(wordCount: table.wordCount)
  }

  /// The tags that a text can get, in order: languages told by their words, and those told by their script.
  public static var languages: [String] {
    Set(LanguageTable.embedded.tags + Script.languagesByScript).sorted()
  }

  /// The language of a text whose tokens are known.
  ///
  /// - Complexity: O(*n*) in the first 4,096 bytes.
  public func language(of tokens: TokenBatch, in text: UnsafeRawBufferPointer) -> LanguageGuess {
    words.fill(tokens, text, lookingUpIn: table.view)
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
    guard let group = table.group(of: script) else {
      return LanguageGuess(tag: "und-" + script.name, script: script.name, confidence: 0)
    }
    countEvidence(text, script, group)
    var verdict = tally.verdict(group)
    if verdict.language == nil && words.letterCount >= Evidence.fewestLetters {
      askCLD2(text, script, group)
      verdict = tally.finalVerdict(group)
    }
    let confidence = min(words.scriptShare, Evidence.confidence(ofLead: verdict.lead))
    guard let language = verdict.language else {
      return LanguageGuess(
        tag: group.openTag, script: group.scriptName, confidence: min(confidence, 0.45),
        leaning: verdict.leading.map { group.tags[$0] })
    }
    return LanguageGuess(
      tag: group.tags[language], script: group.scriptName, confidence: max(confidence, 0.5))
  }

  private func name(of script: Script, _ text: UnsafeRawBufferPointer) -> String {
    guard script == .han else { return script.name }
    var balance = 0
    words.forEachLetter(of: .han, text) { balance += table.chineseScript(of: $0) }
    return balance > 0 ? "Hans" : balance < 0 ? "Hant" : "Hani"
  }

  /// Counts the words and letters that speak for each language.
  func countEvidence(_ text: UnsafeRawBufferPointer, _ script: Script, _ group: LanguageTable.Group) {
    tally.begin()
    seen.begin()
    words.letterCount = 0
    let view = table.view
    let missed = missed.room(for: words.indices.count)
    var missedCount = 0
    for index in words.indices where words[index].script == script {
      let key = words[index].key
      words.letterCount &+=
        key.isNoShortKey ? countLetters(text, words[index].range, group, of: index) : words[index].count
      // Names stand with a capital letter inside a sentence, and tell nothing of the language around them.
      if words[index].isName { continue }
      // Whether a word is listed cannot be foreseen, so there is no branch: all ones for a word that was missed make its
      // number 0.
      let number = Int(view.slots[Int(words[index].slot)] & KeyTable.View.number)
      let found = view.packed[number]
      let difference = (found.low ^ key.low) | (found.high ^ key.high)
      let isMissed = Int(bitPattern: UInt(difference | (0 &- difference))) >> 63
      note((number &- 1 | isMissed) &+ 1, index)
      missed[missedCount] = Int32(truncatingIfNeeded: index)
      missedCount &-= isMissed
    }
    for place in 0..<missedCount {
      let index = Int(missed[place])
      let key = words[index].key
      let isDisplaced = view.slots[Int(words[index].slot)] & KeyTable.View.displaced != 0
      if isDisplaced || key.isNoShortKey || key.hasRun || key.hasApostrophe {
        note(lookCloser(text, words[index]), index)
      }
    }
  }

  /// Counts a word for the languages that list it.
  @inline(__always)
  private func note(_ number: Int, _ index: Int) {
    let languages = table.languages(ofWord: number)
    words[index].languages = languages
    // A listed word that speaks for no language; less one, the number 0 of other words has the highest bit.
    if languages | (UInt64(truncatingIfNeeded: number) &- 1) >> 63 == 0 { words.drop(index) }
    if seen.insert(number) { tally.count(languages) }
  }

  /// Counts the letters that some languages do not write with; returns the number of all letters.
  ///
  /// Letters of another script tell nothing: Russian has "ó" for a stressed "о" no more and no less than Bulgarian.
  private func countLetters(
    _ text: UnsafeRawBufferPointer, _ range: Range<Int>, _ group: LanguageTable.Group, of word: Int
  ) -> Int {
    let surface = UnsafeRawBufferPointer(rebasing: text[range])
    var offset = 0
    var count = 0
    while offset < surface.count {
      let (scalar, width) = decodeScalar(surface, at: offset)
      offset += width
      count += 1
      if scalar >= 0x80 {
        let languages = group.languages(ofLetter: scalar)
        if languages != 0 {
          let lacking = group.all & ~(languages | group.anyLetters)
          tally.countLetter(against: lacking)
          words[word].lacking |= lacking
        }
      }
    }
    return count
  }

  // MARK: Looking up

  /// The number of a word that the table may hold in another form: shortened, or without what an apostrophe joins to it.
  @inline(never)
  private func lookCloser(_ text: UnsafeRawBufferPointer, _ word: WordList.Word) -> Int {
    if !word.key.isNoShortKey {
      if let number = table.view.find(word.key) { return Int(number) + 1 }
      if !word.key.hasRun && !word.key.hasApostrophe { return 0 }
    }
    return normalizer.withKey(of: UnsafeRawBufferPointer(rebasing: text[word.range]), kind: .word) { key in
      var number = table.word(key)
      if number == 0 {
        Elongation.forEachShortening(of: key) { shorter in
          number = table.word(shorter)
          return number == 0
        }
      }
      if number == 0, let apostrophe = key.firstIndex(of: UInt8(ascii: "'")) {
        // "l'eau", "what's": what stands before the apostrophe with it, else what stands behind it.
        number = table.word(UnsafeRawBufferPointer(rebasing: key[...apostrophe]))
        if number == 0 { number = table.word(UnsafeRawBufferPointer(rebasing: key[apostrophe...])) }
      }
      return number
    }
  }
}

extension PackedKey {
  @inline(__always)
  fileprivate var hasApostrophe: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Zero where an apostrophe stands.
    let (first, second) = (low ^ ones &* 0x27, high ^ ones &* 0x27)
    return ((first &- ones) & ~first | (second &- ones) & ~second) & UInt64.highBits != 0
  }
}
