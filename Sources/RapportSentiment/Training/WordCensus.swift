internal import RapportModel
internal import RapportText

/// The words of labelled texts: in how many texts each occurs, and which are names.
struct WordCensus {
  fileprivate struct Count {
    var texts = 0
    var lastText = -1
    var capitals = CapitalCount()
  }

  private var counts: [String: Count] = [:]
  private var textCount = 0
  private var normalizer = TermNormalizer()

  /// Counts the words of a text.
  mutating func count(_ tokens: TokenBatch, in text: UnsafeRawBufferPointer) {
    let isMixedCase = CapitalCount.isMixedCase(text)
    for index in 0..<tokens.count {
      let kind = tokens.kinds[index]
      let surface = UnsafeRawBufferPointer(rebasing: text[tokens.ranges[index].offsets])
      guard Self.isCounted(kind, surface) else { continue }
      var key = normalizer.withKey(of: surface, kind: kind) { String(decoding: $0, as: UTF8.self) }
      if kind == .hashtag { key.removeFirst() }
      // An elongated word is looked up by its short form; with a space in it, it would be two.
      guard !key.isEmpty, !Self.isElongated(key), !key.utf8.contains(UInt8(ascii: " ")) else { continue }
      let isInside = isMixedCase && kind == .word && index > 0 && tokens.kinds[index - 1] == .word
      counts[key, default: Count()].add(
        text: textCount, isInside ? CapitalCount.isCapitalized(surface) : nil)
    }
    textCount += 1
  }

  /// The number of different words.
  var count: Int { counts.count }

  /// The words seen in at least so many texts, in order.
  func words(minimumTexts: Int) -> [String] {
    counts.filter { $0.value.texts >= minimumTexts }.keys.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// The words that are mostly written with a capital where a sentence does not ask for one.
  var names: Set<String> { Set(counts.filter { $0.value.capitals.isName }.keys) }

  private static func isCounted(_ kind: TokenKind, _ surface: UnsafeRawBufferPointer) -> Bool {
    switch kind {
    case .word, .hashtag, .emoji, .emoticon: true
    case .punctuation:
      surface.allSatisfy { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }
        || surface.elementsEqual("…".utf8) || surface.elementsEqual("...".utf8)
    case .number, .mention, .cashtag, .url, .email: false
    }
  }

  /// Whether a character other than a full stop stands three times in a row.
  private static func isElongated(_ key: String) -> Bool {
    var last: Character?
    var run = 0
    for character in key {
      run = character == last ? run + 1 : 1
      last = character
      if run == 3 && character != "." { return true }
    }
    return false
  }
}

extension WordCensus.Count {
  /// - Parameter isCapitalized: `nil` where the word's case tells nothing.
  fileprivate mutating func add(text: Int, _ isCapitalized: Bool?) {
    if lastText != text {
      texts += 1
      lastText = text
    }
    if let isCapitalized { capitals.add(isCapitalized) }
  }
}
