/// Cuts a text into tokens, one after the other, without looking them up.
///
/// At each place the scanner says whether something begins there that is more than a word; else the segment of the rules
/// is taken.
package struct TokenCutter<Segments: SegmentSource> {
  private var scanner: TokenScanner
  private var segments: Segments
  private var text = UnsafeRawBufferPointer(start: nil, count: 0)

  /// A cutter of no text yet.
  package init(tables: TokenTables, segments: Segments) {
    scanner = TokenScanner(text: text, tables: tables)
    self.segments = segments
  }

  /// Goes on with another text, which has to stay valid until the next one.
  package mutating func begin(_ text: UnsafeRawBufferPointer) {
    self.text = text
    scanner.begin(text)
    segments.restart()
  }

  /// The first token at or after an offset, which moves behind it; `nil` at the end of the text.
  package mutating func next(from offset: inout Int) -> (kind: TokenKind, range: Range<Int>)? {
    while offset < text.count {
      let start = offset
      if text[start] == UInt8(ascii: " ") && scanner.byte(at: start + 1) < 0x80 {
        // No mark can be on this space.
        offset += 1
        continue
      }
      if isNarrowSpace(at: start) {
        offset += Self.narrowSpaceCount
        segments.restart()
        continue
      }
      if text[start] >= 0xE0, let end = dictionaryWordEnd(at: start) {
        offset = end
        return (.word, start..<end)
      }
      if let piece = scanner.token(at: start) {
        offset = piece.end
        segments.restart()
        return (piece.kind, start..<piece.end)
      }
      let segment = start..<segments.segmentEnd(in: text, at: start)
      offset = segment.upperBound
      guard var kind = scanner.kind(of: segment) else { continue }
      switch kind {
      case .word:
        offset = wordEnd(segment)
        if let space = narrowSpace(in: start..<offset) {
          offset = space
          kind = scanner.kind(of: start..<space) ?? kind
        }
      case .number:
        offset = scanner.numberEnd(withSignAfter: segment.upperBound)
        if offset == segment.upperBound, let space = narrowSpace(in: segment) { offset = space }
      default: offset = runEnd(of: segment)
      }
      if offset != segment.upperBound && kind != .punctuation { segments.restart() }
      return (kind, start..<offset)
    }
    return nil
  }

  /// Whether a word's key is not its letters: an abbreviation loses its full stop, and a character reference stands for an
  /// apostrophe.
  func hasKeyOfItsOwn(_ word: Range<Int>) -> Bool {
    text[word.upperBound - 1] == UInt8(ascii: ".") || text[word].contains(UInt8(ascii: "&"))
  }

  /// The key of a short word whose bytes are its key; ``PackedKey/none`` for a long one, or one that may be elongated.
  func keyOfStableWord(_ word: Range<Int>) -> PackedKey {
    let bytes = UnsafeRawBufferPointer(rebasing: text[word])
    return bytes.count > PackedKey.capacity || Elongation.mayBeElongated(bytes) ? .none : PackedKey(bytes)
  }

  /// Whether the last token, if it is a word, is its own key, though it is not ASCII.
  var isStableWord: Bool { segments.isStableWord }

  /// The end of a word in a script without spaces where nothing else can begin, which is the short way for most of them.
  private mutating func dictionaryWordEnd(at offset: Int) -> Int? {
    guard scanner.isOnlyInWords(at: offset) else { return nil }
    let end = segments.segmentEnd(in: text, at: offset)
    // A reference to an apostrophe may belong to the word.
    return segments.isDictionaryWord && scanner.byte(at: end) != UInt8(ascii: "&") ? end : nil
  }

  /// The bytes of U+202F, the space of French before `!` and inside numbers. UAX #29 takes it for a part of words.
  private static var narrowSpaceCount: Int { 3 }

  @inline(__always)
  private func isNarrowSpace(at offset: Int) -> Bool {
    text[offset] == 0xE2 && scanner.byte(at: offset + 1) == 0x80 && scanner.byte(at: offset + 2) == 0xAF
  }

  /// Where the first narrow space stands that is not between two digits.
  private func narrowSpace(in segment: Range<Int>) -> Int? {
    segment.first { offset in
      isNarrowSpace(at: offset)
        && !(offset > segment.lowerBound && text[offset - 1].isDigit
          && offset + Self.narrowSpaceCount < segment.upperBound
          && text[offset + Self.narrowSpaceCount].isDigit)
    }
  }

  private mutating func wordEnd(_ segment: Range<Int>) -> Int {
    if text[segment.lowerBound] >= 0x80, let cut = scanner.addressStart(in: segment) { return cut }
    return scanner.wordEnd(segment)
  }

  /// The end of the segments that repeat a mark, or that mix `!` and `?`.
  private mutating func runEnd(of mark: Range<Int>) -> Int {
    var end = mark.upperBound
    let isOutcry = mark.count == 1 && isExclamationOrQuestion(text[mark.lowerBound])
    while end < text.count {
      let next = text[end]
      guard next == text[mark.lowerBound] || (isOutcry && isExclamationOrQuestion(next)) else { break }
      let nextEnd = segments.segmentEnd(in: text, at: end)
      let isRepeated = text[mark].elementsEqual(text[end..<nextEnd])
      guard isRepeated || (isOutcry && nextEnd == end + 1) else { break }
      end = nextEnd
    }
    return end
  }

  private func isExclamationOrQuestion(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }
}

extension TokenScanner {
  /// What a segment is when it is nothing that the scanner knows; `nil` when there is nothing to see.
  fileprivate func kind(of segment: Range<Int>) -> TokenKind? {
    if text[segment.lowerBound].isLetter { return .word }
    var kind: TokenKind?
    var offset = segment.lowerBound
    while offset < segment.upperBound {
      let (scalar, width) = decodeScalar(text, at: offset)
      let traits = tables.breaks.traits(of: scalar)
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

  /// Where an address begins inside a word of a script without spaces: "한국example.com".
  fileprivate mutating func addressStart(in word: Range<Int>) -> Int? {
    var offset = word.lowerBound
    var isUnspaced = false
    while offset < word.upperBound {
      if text[offset] < 0x80 {
        if isUnspaced && text[offset].isAlphanumeric && offset >= addressLimit {
          let limit = addressLimit
          if address(at: offset) != nil {
            // It is found again as the next token.
            addressLimit = limit
            return offset
          }
        }
        isUnspaced = false
        offset += 1
      } else {
        let (scalar, width) = decodeScalar(text, at: offset)
        isUnspaced = tables.breaks.traits(of: scalar).contains(.unspaced)
        offset += width
      }
    }
    return nil
  }
}
