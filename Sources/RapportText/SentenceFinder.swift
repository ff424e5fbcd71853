internal import RapportModel

/// Finds the sentences of a comment by its tokens.
///
/// Plain UAX #29 takes every "Mr." for an end and needs capital letters to see one. This works on tokens, so addresses and
/// numbers hold no ends, and knows abbreviations, ellipses, emoji behind the last mark, lists, and sentences without
/// capital letters.
///
///     let finder = try SentenceFinder()
///     finder.sentences(in: text, tokens)   // ranges of tokens: "I saw Dr. Who 😍", "it was great"
///
/// A line end always ends a sentence. Immutable; several threads may use one at once.
public struct SentenceFinder: Sendable {
  private let terms: SentenceTerms

  /// Reads the abbreviations of a library.
  ///
  /// - Throws: ``TextError`` when a data file is missing or faulty.
  public init(library: DataLibrary = .embedded) throws(TextError) {
    terms = library.directory == nil ? .embedded : try SentenceTerms(from: library)
  }

  /// The sentences as ranges of tokens; together they are all tokens.
  ///
  /// - Parameters:
  ///   - text: The text that the tokens were cut from.
  ///   - tokens: Its tokens.
  /// - Complexity: O(*n*) in the number of bytes.
  public func sentences(in text: UnsafeRawBufferPointer, _ tokens: TokenBatch) -> [Range<Int>] {
    let scan = SentenceScan(text: text, tokens: tokens, terms: terms)
    return scan.sentences()
  }
}

/// One pass over a text's tokens.
private struct SentenceScan {
  let text: UnsafeRawBufferPointer
  let tokens: TokenBatch
  let terms: SentenceTerms

  init(text: UnsafeRawBufferPointer, tokens: TokenBatch, terms: SentenceTerms) {
    self.text = text
    self.tokens = tokens
    self.terms = terms
  }

  func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    // Where the marker of a list ends, whose full stop ends nothing.
    var markerEnd = 0
    let items = ListMarkers(text: text, tokens: tokens).items()
    var nextItem = 0
    func close(_ end: Int) {
      if end > start { sentences.append(start..<end) }
      start = end
    }
    while index < tokens.count {
      if nextItem < items.count && items[nextItem].lowerBound == index {
        close(index)
        markerEnd = items[nextItem].upperBound
        nextItem += 1
      } else if index > 0 && hasLineEnd(before: index) {
        close(index)
      }
      guard index >= markerEnd, let mark = sentenceEnd(at: index, start: start) else {
        index += 1
        continue
      }
      if mark.ends { close(mark.end) }
      index = mark.end
    }
    close(tokens.count)
    return sentences
  }

  /// The token behind a mark at an index and what belongs to it, and whether a sentence ends there.
  private func sentenceEnd(at index: Int, start: Int) -> (end: Int, ends: Bool)? {
    if let mark = terminator(at: index) {
      // An ellipsis in front stands for what was left out before the sentence.
      if mark.kind == .ellipsis && index == start { return (mark.end, false) }
      var end = mark.end
      let closers = closersEnd(from: end)
      let hasCloser = closers > end
      end = picturesEnd(from: closers)
      guard end < tokens.count else { return (end, true) }
      return (end, doesEnd(mark, index, hasCloser: hasCloser, next: end, hasPicture: end > closers))
    }
    // A sentence may end with emoji instead of a mark.
    if isPicture(index), index > 0, !isPicture(index - 1) {
      let end = picturesEnd(from: index)
      if end < tokens.count && isCapitalStarter(end) && !hasMark(before: index) { return (end, true) }
    }
    return isDottedAbbreviation(index) && index + 1 < tokens.count && isCapitalStarter(index + 1)
      ? (index + 1, true) : nil
  }

  private func doesEnd(_ mark: Terminator, _ index: Int, hasCloser: Bool, next: Int, hasPicture: Bool) -> Bool
  {
    if hasLineEnd(before: next) || hasPicture { return true }
    let isSpaced = !isAttached(next)
    switch mark.kind {
    // "I" has a capital letter wherever it stands.
    case .ellipsis: return isSpaced && isCapitalWord(next) && (mark.isLong || !isFirstPerson(next))
    case .outcry:
      if index > 0, isAttached(index), terms.use(of: key(index - 1)) == .name, isCapital(index - 1) {
        return isSpaced && isCapitalStarter(next)
      }
      if hasCloser { return isSpaced && !isSmall(next) }
      return isSpaced || isCapital(next)
    case .ideographic: return true
    case .stop:
      if index > 0 && isAttached(index) {
        switch terms.use(of: key(index - 1)) {
        case .title: return false
        case .abbreviation: return isSpaced && isCapitalStarter(next)
        case .name, nil: if isInitial(index - 1) { return isSpaced && isCapitalStarter(next) }
        }
        if surface(index - 1).elementsEqual("°".utf8) { return false }
      }
      if !isSpaced {
        return isCapital(next) && index > 0 && isAttached(index) && tokens.ranges[index - 1].count > 1
      }
      return !(hasCloser && isSmall(next))
    }
  }

  // MARK: Marks

  private enum TerminatorKind { case stop, outcry, ellipsis, ideographic }

  private struct Terminator {
    var kind: TerminatorKind
    var end: Int
    /// An ellipsis of more than three full stops: three, and the one of the sentence.
    var isLong = false
  }

  private func terminator(at index: Int) -> Terminator? {
    guard tokens.kinds[index] == .punctuation else { return nil }
    let surface = surface(index)
    switch surface.first {
    case UInt8(ascii: "."):
      if surface.count > 1 { return Terminator(kind: .ellipsis, end: index + 1, isLong: surface.count > 3) }
      // ". . ." is an ellipsis too.
      var end = index + 1
      while end < tokens.count, self.surface(end).elementsEqual(".".utf8), !hasLineEnd(before: end) {
        end += 1
      }
      // ". . . ." behind a word may be its full stop and an ellipsis of the next sentence.
      if end - index == 4 && isAttached(index) && end < tokens.count && isCapitalWord(end) {
        return Terminator(kind: .stop, end: index + 1)
      }
      if end - index >= 3 { return Terminator(kind: .ellipsis, end: end, isLong: end - index > 3) }
      return Terminator(kind: .stop, end: index + 1)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return Terminator(kind: .outcry, end: index + 1)
    case 0xE2 where surface.starts(with: "…".utf8): return Terminator(kind: .ellipsis, end: index + 1)
    case 0xE2 where surface.starts(with: "‼".utf8) || surface.starts(with: "⁉".utf8):
      return Terminator(kind: .outcry, end: index + 1)
    case 0xE3 where surface.starts(with: "。".utf8),
      0xEF where surface.starts(with: "！".utf8) || surface.starts(with: "？".utf8),
      0xE0 where surface.starts(with: "।".utf8), 0xD8 where surface.starts(with: "؟".utf8),
      0xDB where surface.starts(with: "۔".utf8):
      return Terminator(kind: .ideographic, end: index + 1)
    default: return nil
    }
  }

  /// The end of quotation marks and brackets that close right behind a mark.
  private func closersEnd(from index: Int) -> Int {
    var end = index
    while end < tokens.count, isAttached(end), isCloser(end) { end += 1 }
    return end
  }

  private func isCloser(_ index: Int) -> Bool {
    guard tokens.kinds[index] == .punctuation else { return false }
    return closers.contains { surface(index).elementsEqual($0.utf8) }
  }

  private func picturesEnd(from index: Int) -> Int {
    var end = index
    while end < tokens.count, isPicture(end), !hasLineEnd(before: end) { end += 1 }
    return end
  }

  private func isPicture(_ index: Int) -> Bool {
    tokens.kinds[index] == .emoji || tokens.kinds[index] == .emoticon
  }

  private func hasMark(before index: Int) -> Bool { terminator(at: index - 1) != nil }

  // MARK: Words

  private func surface(_ index: Int) -> Slice<UnsafeRawBufferPointer> { text[tokens.ranges[index].offsets] }

  private func key(_ index: Int) -> [UInt8] { surface(index).map(\.lowerCased) }

  private func isAttached(_ index: Int) -> Bool {
    index > 0 && tokens.ranges[index].start == tokens.ranges[index - 1].end
  }

  private func hasLineEnd(before index: Int) -> Bool {
    guard index > 0 else { return false }
    return text[Int(tokens.ranges[index - 1].end)..<Int(tokens.ranges[index].start)].contains {
      $0 == 0x0A || $0 == 0x0D
    }
  }

  private func isCapital(_ index: Int) -> Bool {
    // Behind an opening mark the word counts.
    var index = index
    while index + 1 < tokens.count, tokens.kinds[index] == .punctuation { index += 1 }
    guard let first = surface(index).first else { return false }
    return first &- 0x41 < 26 || (first == 0xC3 && surface(index).dropFirst().first.map { $0 < 0x9F } == true)
  }

  private func isCapitalWord(_ index: Int) -> Bool { tokens.kinds[index] == .word && isCapital(index) }

  private func isFirstPerson(_ index: Int) -> Bool {
    surface(index).first == UInt8(ascii: "I") && !(surface(index).dropFirst().first?.isLetter ?? false)
  }

  private func isSmall(_ index: Int) -> Bool { surface(index).first.map { $0 &- 0x61 < 26 } ?? false }

  private func isCapitalStarter(_ index: Int) -> Bool { isCapitalWord(index) && terms.isStarter(key(index)) }

  /// A single capital letter, as in "Jonas E. Smith".
  private func isInitial(_ index: Int) -> Bool {
    tokens.ranges[index].count == 1 && surface(index).first! &- 0x41 < 26
  }

  /// "U.S.", which ends with a full stop of its own.
  private func isDottedAbbreviation(_ index: Int) -> Bool {
    tokens.kinds[index] == .word && surface(index).last == UInt8(ascii: ".")
  }
}

private let closers = ["\"", "'", ")", "]", "}", "”", "’", "»", "」", "』", "）", "\"'", "'\""]
