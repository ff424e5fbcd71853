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
  // Nobody else has it, and it calls nothing that has the tokeniser.
  @exclusivity(unchecked) private var cutter: TokenCutter<TableSegments>
  @exclusivity(unchecked) private var normalizer = TermNormalizer()
  private let isVocabularyEmpty: Bool
  /// Room for a block of tokens and the end of a text.
  private let memory: UnsafeMutableRawPointer

  /// Opens a tokeniser.
  ///
  /// - Parameters:
  ///   - library: Holds the break rules, the emoticons, the domains and the schemes.
  ///   - vocabulary: What tokens are looked up in.
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public init(library: DataLibrary = .embedded, vocabulary: Vocabulary = .empty) throws(TextError) {
    self.vocabulary = vocabulary
    isVocabularyEmpty = vocabulary.isEmpty
    tables = library.directory == nil ? .embedded : try TokenTables(from: library)
    let rules = try BreakRules(named: "token", from: library)
    // A user's rules are tried before there is a text for them.
    if library.origin(of: rules.name) == .directory { _ = try BreakIterator(rules: rules) }
    cutter = TokenCutter(tables: tables, segments: TableSegments(breaks: tables.breaks, rules: rules))
    memory = .allocate(byteCount: TokenBlock.byteCount + PlainText.tailByteCount, alignment: 64)
    memory.initializeMemory(
      as: UInt8.self, repeating: 0, count: TokenBlock.byteCount + PlainText.tailByteCount)
  }

  deinit { memory.deallocate() }

  /// Empties the batch and fills it with the tokens of a text.
  ///
  /// - Precondition: The text is shorter than 2 GiB.
  public func tokenize(_ text: UnsafeRawBufferPointer, into tokens: inout TokenBatch) {
    precondition(text.count < Int(Int32.max), "a text must be shorter than 2 GiB")
    tokens.removeAll()
    forEachBlock(of: text) { block in
      if !isVocabularyEmpty { lookUp(block, text) }
      block.flush(to: &tokens)
    }
  }

  /// Calls `body` with the kind, the place and the packed key of each token, none of which is looked up.
  func forEachToken(in text: UnsafeRawBufferPointer, _ body: (TokenKind, Range<Int>, PackedKey) -> Void) {
    forEachBlock(of: text) { block in
      for index in 0..<block.count {
        body(block.tokens[index].kind, block.tokens[index].range.offsets, block.keys[index])
      }
      block.removeAll()
    }
  }

  /// Calls `body` with one block of tokens after the other, which it has to empty.
  @inline(__always)
  private func forEachBlock(of text: UnsafeRawBufferPointer, _ body: (inout TokenBlock) -> Void) {
    var plain = PlainText(text, tables.plain, tail: memory + TokenBlock.byteCount)
    var block = TokenBlock(memory, lookingUpIn: vocabulary.keyView)
    var offset = 0
    var isCutterReady = false
    repeat {
      if plain.cut(from: &offset, into: &block) {
        if !isCutterReady { cutter.begin(text) }
        isCutterReady = true
        // Beyond ASCII there is seldom anything plain.
        repeat {
          appendOther(from: &offset, of: plain, to: &block)
        } while offset < text.count && text[offset] >= 0x80 && block.hasRoom(for: PlainText.mostAtOnce)
      }
      if !block.hasRoom(for: PlainText.mostAtOnce) || offset >= text.count { body(&block) }
    } while offset < text.count
  }

  /// Cuts what is not plain, one token.
  @inline(never)
  private func appendOther(from offset: inout Int, of plain: PlainText, to block: inout TokenBlock) {
    guard let token = cutter.next(from: &offset) else { return }
    block.append(
      token.kind, token.range.lowerBound, token.range.count, shortKey(of: token, plain))
  }

  /// The key of a short token that needs no normaliser; ``PackedKey/none`` for others.
  private func shortKey(of token: (kind: TokenKind, range: Range<Int>), _ plain: PlainText) -> PackedKey {
    switch token.kind {
    case .emoji, .emoticon: .none
    case .word where cutter.isStableWord: plain.key(ofStableWord: token.range)
    case .word where cutter.hasKeyOfItsOwn(token.range): .none
    default: plain.key(of: token.range)
    }
  }

  /// Finds the terms of a block's tokens.
  @inline(never)
  private func lookUp(_ block: TokenBlock, _ text: UnsafeRawBufferPointer) {
    vocabulary.findTerms(of: block) { token in
      let surface = UnsafeRawBufferPointer(rebasing: text[token.range.offsets])
      return vocabulary.termID(of: surface, kind: token.kind, using: &normalizer)
    }
  }

  /// The tokens of a text.
  public func tokens(in text: some StringProtocol) -> TokenBatch {
    var text = String(text)
    var tokens = TokenBatch()
    text.withUTF8 { tokenize(UnsafeRawBufferPointer($0), into: &tokens) }
    return tokens
  }
}
