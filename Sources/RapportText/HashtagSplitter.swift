internal import RapportModel

/// Cuts hashtags that are several words into those words: `#notgood`, `#CustomerServiceFail`.
///
///     var splitter = HashtagSplitter()
///     splitter.split(&tokens, in: text, vocabulary)
///     // "#", "Customer", "Service", "Fail" stand where one hashtag stood
///
/// Only hashtags that the vocabulary does not know are looked at. Capital letters tell where words begin; without
/// them, or if the vocabulary knows none of these words, a hashtag is split where all of it is made of words that the
/// vocabulary knows, of as few as possible. Its tokens are hashtags too, the first with the `#`, and nothing stands between them.
///
/// It owns a buffer that it uses again, so each thread needs its own.
public struct HashtagSplitter {
  /// Hashtags that are longer are left alone.
  private static let longest = 48
  /// Words of fewer letters that nevertheless count, as most short strings are the ends of other words.
  private static let shortWords = [
    "a", "i", "am", "an", "as", "at", "be", "by", "do", "go", "if", "in", "is", "it", "me", "my", "no", "of",
    "on",
    "or", "so", "to", "up", "us", "we", "im",
  ]

  /// Of each first letter a bit for the word that is only this letter, then one for each second letter.
  private static let shortWordBits = shortWords.reduce(into: [UInt32](repeating: 0, count: 26)) {
    bits, word in
    let letters = word.utf8.map { Int($0) - 0x61 }
    bits[letters[0]] |= 1 << (letters.count > 1 ? letters[1] + 1 : 0)
  }

  private static func isShortWord(_ first: UInt8, _ second: UInt8?) -> Bool {
    guard first &- 0x61 < 26, second.map({ $0 &- 0x61 < 26 }) ?? true else { return false }
    return shortWordBits[Int(first) - 0x61] >> UInt32(second.map { $0 - 0x60 } ?? 0) & 1 != 0
  }

  private var room = TokenBatch()
  private var normalizer = TermNormalizer()

  /// A splitter with an empty buffer.
  public init() {}

  /// Replaces each hashtag that is several words by these.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of `text`, looked up in `vocabulary`.
  ///   - text: The text.
  ///   - vocabulary: What the words are looked up in.
  /// - Complexity: O(*n*) in the number of tokens; nothing is moved unless a hashtag is split.
  public mutating func split(
    _ tokens: inout TokenBatch, in text: UnsafeRawBufferPointer, _ vocabulary: Vocabulary
  ) {
    var done = 0
    for index in tokens.indices where tokens.kinds[index] == .hashtag && !tokens.terms[index].isKnown {
      let ranges = words(of: tokens.ranges[index], in: text, vocabulary)
      if ranges.count < 2 { continue }
      if done == 0 { room.removeAll() }
      for token in tokens[done..<index] { room.append(token) }
      for (place, range) in ranges.enumerated() {
        // The mark belongs to the first word.
        let start = place == 0 ? tokens.ranges[index].start : range.start
        let word = UnsafeRawBufferPointer(rebasing: text[range.offsets])
        let term = vocabulary.termID(of: word, kind: .word, using: &normalizer)
        room.append(Token(kind: .hashtag, range: TextRange(start: start, end: range.end), term: term))
      }
      done = index + 1
    }
    guard done > 0 else { return }
    for token in tokens[done...] { room.append(token) }
    swap(&tokens, &room)
  }

  private func words(
    of hashtag: TextRange, in text: UnsafeRawBufferPointer, _ vocabulary: Vocabulary
  ) -> [TextRange] {
    let range = Int(hashtag.start) + 1..<Int(hashtag.end)
    guard (4...Self.longest).contains(range.count), text[range].allSatisfy(\.isAlphanumeric) else {
      return []
    }
    // Behind the letters there are zeros, so that a whole key can be read anywhere.
    return withUnsafeTemporaryAllocation(byteCount: Self.longest + 16, alignment: 16) { room in
      room.initializeMemory(as: UInt8.self, repeating: 0)
      for (place, index) in range.enumerated() { room[place] = text[index].lowerCased }
      let key = UnsafeRawBufferPointer(room)
      let parts = capitalParts(UnsafeRawBufferPointer(rebasing: text[range]))
      let isKnown = parts.count > 1 && parts.contains { $0.count > 2 && isWord(key, $0, vocabulary) }
      let words = isKnown ? parts : fewestWords(key, count: range.count, vocabulary)
      return words.map { TextRange(range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound) }
    }
  }

  /// The parts of a hashtag that begin with a capital letter or with the first digit of a number; capitals side by side
  /// stay together: `USAToday` is "USA" and "Today".
  private func capitalParts(_ hashtag: UnsafeRawBufferPointer) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in 1..<hashtag.count {
      let (before, byte) = (hashtag[index - 1], hashtag[index])
      let isLast = index + 1 == hashtag.count || !hashtag[index + 1].isSmall
      if (byte.isCapital && !(before.isCapital && isLast)) || byte.isDigit != before.isDigit {
        parts.append(start..<index)
        start = index
      }
    }
    parts.append(start..<hashtag.count)
    return parts
  }

  /// The fewest words that are all of a key; none if there are no such words.
  private func fewestWords(
    _ key: UnsafeRawBufferPointer, count: Int, _ vocabulary: Vocabulary
  ) -> [Range<Int>] {
    // For each end: how few words lead there, and where the last of them starts.
    withUnsafeTemporaryAllocation(of: (words: Int, start: Int).self, capacity: count + 1) { best in
      best.initialize(repeating: (.max, 0))
      best[0].words = 0
      for start in 0..<count where best[start].words < .max {
        for end in start + 1...count where best[start].words + 1 < best[end].words {
          if isWord(key, start..<end, vocabulary) { best[end] = (best[start].words + 1, start) }
        }
      }
      guard best[count].words < .max else { return [] }
      var words: [Range<Int>] = []
      var end = count
      while end > 0 {
        words.append(best[end].start..<end)
        end = best[end].start
      }
      return words.reversed()
    }
  }

  /// Whether some letters are a word of the vocabulary.
  ///
  /// - Parameter key: Letters, with sixteen bytes behind them that may be read.
  @inline(__always)
  private func isWord(
    _ key: UnsafeRawBufferPointer, _ range: Range<Int>, _ vocabulary: Vocabulary
  ) -> Bool {
    if range.count < 3 {
      return Self.isShortWord(key[range.lowerBound], range.count == 2 ? key[range.lowerBound + 1] : nil)
    }
    if range.count > PackedKey.capacity {
      return vocabulary.hasExactTerm(UnsafeRawBufferPointer(rebasing: key[range]))
    }
    let low = UInt64(littleEndian: key.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
    let high = UInt64(littleEndian: key.loadUnaligned(fromByteOffset: range.lowerBound + 8, as: UInt64.self))
    let mask: UInt128 = (1 &<< UInt128(8 * range.count)) &- 1
    return vocabulary.keyView.find(
      PackedKey(
        low: low & UInt64(truncatingIfNeeded: mask), high: high & UInt64(truncatingIfNeeded: mask &>> 64),
        count: range.count)) != nil
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { self &- 0x41 < 26 }
  fileprivate var isSmall: Bool { self &- 0x61 < 26 }
}
