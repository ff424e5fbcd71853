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
  private let memo: TermMemo
  /// Room for a block of tokens and the end of a text.
  private let memory: UnsafeMutableRawPointer

  /// Opens a tokeniser.
  ///
  /// - Parameters:
  ///   - library: Holds the break rules, the emoticons, the domains and the schemes.
  ///   - vocabulary: What tokens are looked up in.
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public convenience init(library: DataLibrary = .embedded, vocabulary: Vocabulary = .empty) throws(TextError)
  {
    try self.init(
      library: library, vocabulary: vocabulary,
      tables: library.directory == nil ? .embedded : TokenTables(from: library))
  }

  /// Opens a tokeniser with tables that were read before.
  package init(library: DataLibrary, vocabulary: Vocabulary, tables: TokenTables) throws(TextError) {
    self.vocabulary = vocabulary
    isVocabularyEmpty = vocabulary.isEmpty
    self.tables = tables
    let rules = try BreakRules(named: "token", from: library)
    // A user's rules are tried before there is a text for them.
    if library.origin(of: rules.name) == .directory { _ = try BreakIterator(rules: rules) }
    cutter = TokenCutter(tables: tables, segments: TableSegments(breaks: tables.breaks, rules: rules))
    // Without a vocabulary nothing is ever noted.
    memo = TermMemo(entryCount: vocabulary.isEmpty ? 1 : 8192)
    memory = .allocate(byteCount: TokenBlock.byteCount + PlainText.byteCount, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: TokenBlock.byteCount + PlainText.byteCount)
  }

  deinit {
    memo.deallocate()
    memory.deallocate()
  }

  /// Empties the batch and fills it with the tokens of a text.
  ///
  /// - Precondition: The text is shorter than 2 GiB.
  public func tokenize(_ text: UnsafeRawBufferPointer, into tokens: inout TokenBatch) {
    precondition(text.count < Int(Int32.max), "a text must be shorter than 2 GiB")
    tokens.removeAll()
    var progress = Progress()
    while progress.offset < text.count {
      tokens.append(upTo: TokenBlock.capacity) { room in
        let block = cut(text, &progress, into: room)
        if block.missedCount > 0 && !isVocabularyEmpty { lookUp(block, text) }
        return block.count
      }
    }
  }

  /// Calls `body` with the kind, the place and the packed key of each token.
  ///
  /// - Precondition: There is no vocabulary, so that no memo knows a token.
  func forEachToken(in text: UnsafeRawBufferPointer, _ body: (TokenKind, Range<Int>, PackedKey) -> Void) {
    precondition(isVocabularyEmpty, "tokens that a memo knows come without their keys")
    withUnsafeTemporaryAllocation(of: Token.self, capacity: TokenBlock.capacity) { room in
      var progress = Progress()
      while progress.offset < text.count {
        let block = cut(text, &progress, into: room.baseAddress!)
        for index in 0..<block.count {
          body(block.tokens[index].kind, block.tokens[index].range.offsets, block.missedKeys[index])
        }
      }
    }
  }

  /// How far a text has been cut.
  private struct Progress {
    var offset = 0
    var isCutterReady = false
    /// Whether a chunk that is not plain goes on.
    var isInChunk = false
  }

  /// Cuts the next tokens of a text, as many as there is room for.
  @inline(__always)
  private func cut(
    _ text: UnsafeRawBufferPointer, _ progress: inout Progress, into room: UnsafeMutablePointer<Token>
  ) -> TokenBlock {
    let plain = PlainText(text, tables.plain, memory: memory + TokenBlock.byteCount)
    var block = TokenBlock(room, memory: memory, memo: memo)
    var offset = progress.offset
    repeat {
      if !progress.isInChunk { progress.isInChunk = plain.cut(from: &offset, into: &block) }
      if progress.isInChunk {
        if !progress.isCutterReady { cutter.begin(text) }
        progress.isCutterReady = true
        appendChunk(of: text, from: &offset, to: &block, &progress.isInChunk)
      }
    } while offset < text.count && block.hasRoom(for: PlainText.mostAtOnce)
    progress.offset = offset
    return block
  }

  /// Cuts what is not plain, up to white space behind a token or the end of the text, or while there is room.
  @inline(never)
  private func appendChunk(
    of text: UnsafeRawBufferPointer, from offset: inout Int, to block: inout TokenBlock,
    _ isInChunk: inout Bool
  ) {
    while isInChunk && block.hasRoom(for: 1) {
      if let token = cutter.next(from: &offset) {
        block.append(token.kind, token.range.lowerBound, token.range.count, shortKey(of: token, text))
      }
      isInChunk = offset < text.count && !tables.byteTraits[Int(text[offset])].contains(.space)
    }
  }

  /// The key of a short token that needs no normaliser; ``PackedKey/none`` for others.
  private func shortKey(
    of token: (kind: TokenKind, range: Range<Int>), _ text: UnsafeRawBufferPointer
  ) -> PackedKey {
    switch token.kind {
    case .emoji, .emoticon: .none
    case .word where cutter.isStableWord: cutter.keyOfStableWord(token.range)
    case .word where cutter.hasKeyOfItsOwn(token.range): .none
    default: PackedKey(lowerCasing: token.range, of: text)
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
