internal import RapportModel

/// Cuts comments into tokens and looks each one up.
///
///     let tokenizer = try Tokenizer(vocabulary: vocabulary)
///     var tokens = TokenBatch()
///     tokenizer.tokenize(text, into: &tokens)
///     // "@ann it’s sooo good!!! 👍🏽 #win"
///     // mention, word, word, word, punctuation, emoji, hashtag
///
/// Words are those of the rules `token`: UAX #29 with the deviations that the file states, and words of ICU's
/// dictionaries in scripts without spaces. Before a word is taken, addresses, tags, emoji, emoticons and markup are
/// looked for. Elongated words keep their surface. Punctuation is one mark a token, but a run of the same mark, or of `!`
/// and `?`, is one token. White space, invisible characters and ill-formed UTF-8 belong to no token.
///
/// The rules are compiled into a table beforehand; ICU is opened by the first text in a script that needs its
/// dictionaries. A tokeniser owns buffers that it uses again, so each thread needs its own; opening one takes
/// microseconds.
///
/// - Complexity: O(*n*) in the number of bytes of a text.
public final class Tokenizer {
  /// What tokens are looked up in.
  public let vocabulary: Vocabulary
  let tables: TokenTables
  private let segments: TableSegments
  private var normalizer = TermNormalizer()
  private let tail = PlainText.TailBuffer()
  private let buffers = TokenWriter.Buffers()
  /// The terms of single ASCII marks.
  private let markTerms: [TermID]

  /// Opens a tokeniser.
  ///
  /// - Parameters:
  ///   - library: Holds the break rules, the emoticons, the domains and the schemes.
  ///   - vocabulary: What tokens are looked up in.
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public init(library: DataLibrary = .embedded, vocabulary: Vocabulary = .empty) throws(TextError) {
    self.vocabulary = vocabulary
    tables = library.directory == nil ? .embedded : try TokenTables(from: library)
    let rules = try BreakRules(named: "token", from: library)
    // A user's rules are tried before there is a text for them.
    if library.origin(of: rules.name) == .directory { _ = try BreakIterator(rules: rules) }
    segments = TableSegments(breaks: tables.breaks, rules: rules)
    var normalizer = TermNormalizer()
    markTerms = (0..<0x80).map { mark in
      withUnsafeBytes(of: UInt8(mark)) {
        vocabulary.termID(of: $0, kind: .punctuation, using: &normalizer)
      }
    }
  }

  /// Empties the batch and fills it with the tokens of a text.
  ///
  /// - Precondition: The text is shorter than 2 GiB.
  public func tokenize(_ text: UnsafeRawBufferPointer, into tokens: inout TokenBatch) {
    precondition(text.count < Int(Int32.max), "a text must be shorter than 2 GiB")
    tokens.removeAll()
    var cutter = TokenCutter(text: text, tables: tables, segments: segments)
    let plain = PlainText(text, tables, tail)
    let hasGlobs = vocabulary.hasGlobs
    var writer = TokenWriter(buffers)
    vocabulary.keys.withView { keys in
      markTerms.withUnsafeBufferPointer { markTerms in
        var offset = 0
        while offset < text.count {
          switch plain.piece(at: offset) {
          case .space: offset += 1
          case .word(let key, let count):
            let term: TermID
            if let number = keys.find(key) {
              term = TermID(rawValue: number)
            } else if hasGlobs || key.mayBeElongated {
              term = self.term(of: text[offset..<offset + count], .word)
            } else {
              term = .unknown
            }
            writer.append(.word, offset, offset + count, term, to: &tokens)
            offset += count
          case .mark(let mark):
            writer.append(.punctuation, offset, offset + 1, markTerms[Int(mark)], to: &tokens)
            offset += 1
          case .other:
            guard let token = cutter.next(from: &offset) else { break }
            let term =
              quickTerm(of: token.range, token.kind, plain, keys, text)
              ?? self.term(of: text[token.range], token.kind)
            writer.append(token.kind, token.range.lowerBound, token.range.upperBound, term, to: &tokens)
          }
        }
      }
    }
    writer.flush(to: &tokens)
    withExtendedLifetime((buffers, tail)) {}
  }

  /// The tokens of a text.
  public func tokens(in text: some StringProtocol) -> TokenBatch {
    var text = String(text)
    var tokens = TokenBatch()
    text.withUTF8 { tokenize(UnsafeRawBufferPointer($0), into: &tokens) }
    return tokens
  }

  /// Whether the tokeniser takes these letters for an emoticon, as it does with "XD", where they stand alone.
  func isEmoticon(_ word: UnsafeRawBufferPointer) -> Bool {
    word.first.map {
      tables.emoticons(beginningWith: $0).contains { $0.count == word.count && $0.matches(word, at: 0) }
    }
      ?? false
  }

  /// The term of a short token in ASCII whose key is its small letters; `nil` where more has to be tried.
  @inline(__always)
  private func quickTerm(
    of range: Range<Int>, _ kind: TokenKind, _ plain: PlainText, _ keys: KeyTable.View,
    _ text: UnsafeRawBufferPointer
  ) -> TermID? {
    guard kind != .emoji, kind != .emoticon, let key = plain.key(of: range) else { return nil }
    if kind == .word {
      // These have a key of their own.
      if text[range.upperBound - 1] == UInt8(ascii: ".") || text[range].contains(UInt8(ascii: "&")) {
        return nil
      }
    }
    if let number = keys.find(key) { return TermID(rawValue: number) }
    if kind == .url || kind == .email || kind == .mention { return .unknown }
    return kind == .hashtag || vocabulary.hasGlobs || key.mayBeElongated ? nil : .unknown
  }

  private func term(of surface: Slice<UnsafeRawBufferPointer>, _ kind: TokenKind) -> TermID {
    vocabulary.termID(of: UnsafeRawBufferPointer(rebasing: surface), kind: kind, using: &normalizer)
  }
}
