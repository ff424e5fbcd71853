import RapportModel

/// Cuts comments into tokens and looks each one up.
///
///     let tokenizer = try Tokenizer(vocabulary: vocabulary)
///     var tokens = TokenBatch()
///     tokenizer.tokenize(text, into: &tokens)
///     // "@ann it’s sooo good!!! 👍🏽 #win"
///     // mention, word, word, word, punctuation, emoji, hashtag
///
/// Words are those of ICU under the rules `token`: UAX #29, and dictionary words in scripts without spaces. Before a
/// word is taken, addresses, tags, emoji and emoticons are looked for. Elongated words keep their surface. Punctuation
/// is one mark a token, but a run of the same mark, or of `!` and `?`, is one token. White space, invisible characters
/// and ill-formed UTF-8 belong to no token.
///
/// A tokeniser owns buffers that it uses again and an iterator of ICU, so each thread needs its own. The first one of a
/// process takes some milliseconds to open, further ones far less.
///
/// - Complexity: O(*n*) in the number of bytes of a text.
public final class Tokenizer {
  /// What tokens are looked up in.
  public let vocabulary: Vocabulary
  private let words: BreakIterator
  private let tables: TokenTables
  private var normalizer = TermNormalizer()
  private var segmentEnds: [Int] = []

  /// Opens a tokeniser.
  ///
  /// - Parameters:
  ///   - library: Holds the break rules, the emoticons and the domains.
  ///   - vocabulary: What tokens are looked up in.
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public init(library: DataLibrary = .embedded, vocabulary: Vocabulary = .empty) throws(TextError) {
    self.vocabulary = vocabulary
    words = try BreakIterator(rules: BreakRules(named: "token", from: library))
    tables = try TokenTables(from: library)
  }

  /// Empties the batch and fills it with the tokens of a text.
  ///
  /// - Precondition: The text is shorter than 2 GiB.
  public func tokenize(_ text: UnsafeRawBufferPointer, into tokens: inout TokenBatch) {
    tokens.removeAll()
    segmentEnds.removeAll(keepingCapacity: true)
    var scanner = TokenScanner(text: text, tables: tables)
    var segment = 0
    var offset = 0
    while offset < text.count {
      if text[offset] == UInt8(ascii: " ") && scanner.byte(at: offset + 1) < 0x80 {
        // No mark can be on this space.
        offset += 1
        continue
      }
      if let piece = scanner.token(at: offset) {
        append(piece.kind, offset..<piece.end, of: text, to: &tokens)
        offset = piece.end
        continue
      }
      // Texts of nothing but emoji or addresses never get here, and are spared the words.
      if segmentEnds.isEmpty { words.forEachSegment(in: text) { end, _ in segmentEnds.append(end) } }
      while segmentEnds[segment] <= offset { segment += 1 }
      var end = segmentEnds[segment]
      if let kind = scanner.kind(of: offset..<end) {
        if kind == .punctuation { end = runEnd(of: offset..<end, segment, in: text) }
        append(kind, offset..<end, of: text, to: &tokens)
      }
      offset = end
    }
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
    word.first.map { tables.emoticons(beginningWith: $0).contains { word.elementsEqual($0) } } ?? false
  }

  private func append(
    _ kind: TokenKind, _ range: Range<Int>, of text: UnsafeRawBufferPointer, to tokens: inout TokenBatch
  ) {
    let surface = UnsafeRawBufferPointer(rebasing: text[range])
    let term = vocabulary.termID(of: surface, kind: kind, using: &normalizer)
    tokens.append(Token(kind: kind, range: TextRange(range), term: term))
  }

  /// The end of the segments that repeat a mark, or that mix `!` and `?`.
  private func runEnd(of mark: Range<Int>, _ segment: Int, in text: UnsafeRawBufferPointer) -> Int {
    var end = mark.upperBound
    let isOutcry = mark.count == 1 && isExclamationOrQuestion(text[mark.lowerBound])
    for next in segmentEnds[(segment + 1)...] {
      let isRepeated = text[mark].elementsEqual(text[end..<next])
      let isSame = isRepeated || (isOutcry && next == end + 1 && isExclamationOrQuestion(text[end]))
      if !isSame { break }
      end = next
    }
    return end
  }

  private func isExclamationOrQuestion(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }
}

extension TokenScanner {
  /// What a segment of ICU is when it is nothing that the scanner knows; `nil` when there is nothing to see.
  fileprivate func kind(of segment: Range<Int>) -> TokenKind? {
    if text[segment.lowerBound].isLetter { return .word }
    var kind: TokenKind?
    var offset = segment.lowerBound
    while offset < segment.upperBound {
      let (scalar, width) = decodeScalar(text, at: offset)
      let traits = CharacterTraits(of: scalar)
      if traits.contains(.letter) { return .word }
      if traits.contains(.digit) {
        kind = .number
      } else if kind == nil && isVisible(scalar, traits, at: offset, width) {
        kind = .punctuation
      } else if kind == nil && traits.isDisjoint(with: .mark) {
        // White space and the marks on it, or bytes that are no text.
        return nil
      }
      offset += width
    }
    return kind
  }

  private func isVisible(_ scalar: UInt32, _ traits: CharacterTraits, at offset: Int, _ width: Int) -> Bool {
    if !traits.isDisjoint(with: [.whiteSpace, .invisible]) { return false }
    let isIllFormed = scalar == 0xFFFD && !(width == 3 && text[offset] == 0xEF)
    let isVariationSelector = (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
    return !isIllFormed && !isVariationSelector
  }
}
