internal import RapportModel

/// The words of a text, by which its language is told, with their scripts.
struct WordList {
  struct Word {
    var range: Range<Int>
    var script: Script
    /// Whether it stands with one capital letter inside a sentence.
    var isName: Bool
    /// Whether it may speak for a language.
    var isKept = true
    /// The languages that list it.
    var languages: LanguageTable.Members = 0
    /// The languages that lack one of its letters.
    var lacking: LanguageTable.Members = 0
  }

  private var words: [Word] = []
  private var weights: [(script: Script, weight: Int)] = []
  /// The script of most of the words; `nil` when there are no letters.
  private(set) var script: Script?
  /// The share of the letters that are in it, counted in bytes.
  private(set) var scriptShare = 0.0
  /// The number of letters of the words that were weighed.
  var letterCount = 0

  /// A longer word is none: it is looked at no further.
  private static let longestWord = 64

  var indices: Range<Int> { words.indices }
  subscript(index: Int) -> Word { words[index] }

  /// Notes the languages that list a word.
  mutating func keep(_ index: Int, _ languages: LanguageTable.Members) { words[index].languages = languages }

  /// Notes the languages that lack a letter of a word.
  mutating func note(_ index: Int, lackedBy languages: LanguageTable.Members) {
    words[index].lacking |= languages
  }

  /// Notes that a word speaks for no language.
  mutating func drop(_ index: Int) {
    words[index].isKept = false
    letterCount -= words[index].range.count
  }

  /// Collects the words at the beginning of a text.
  mutating func fill(_ tokens: TokenBatch, _ text: UnsafeRawBufferPointer, reach: Int) {
    words.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    letterCount = 0
    var isKana = false
    for index in tokens.indices where tokens.kinds[index] == .word {
      let range = tokens.ranges[index].offsets
      if range.upperBound > reach { break }
      guard range.count <= Self.longestWord, let script = Self.script(of: text, range, &isKana) else {
        continue
      }
      words.append(Word(range: range, script: script, isName: Self.isName(index, tokens, text)))
      add(range.count, to: script)
    }
    if words.isEmpty { weighHashtags(tokens, text, reach, &isKana) }
    decide(isKana)
  }

  /// Where there are no words, hashtags may at least tell the script.
  private mutating func weighHashtags(
    _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer, _ reach: Int, _ isKana: inout Bool
  ) {
    for index in tokens.indices where tokens.kinds[index] == .hashtag {
      let range = tokens.ranges[index].offsets
      if range.upperBound > reach { break }
      if let script = Self.script(of: text, range, &isKana) { add(range.count, to: script) }
    }
  }

  /// Calls `body` with the letters of the words in a script.
  func forEachLetter(of script: Script, _ text: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) {
    for word in words where word.script == script {
      var offset = word.range.lowerBound
      while offset < word.range.upperBound {
        let (scalar, width) = decodeScalar(text, at: offset)
        body(scalar)
        offset += width
      }
    }
  }

  /// Letters of most scripts but Latin are several bytes long, so they outweigh the Latin names and brands that stand in texts of
  /// every script.
  private mutating func add(_ weight: Int, to script: Script) {
    for index in weights.indices where weights[index].script == script {
      weights[index].weight += weight
      return
    }
    weights.append((script, weight))
  }

  private mutating func decide(_ isKana: Bool) {
    // Kana makes the ideographs around it Japanese.
    if isKana {
      for index in weights.indices where [.han, .katakana].contains(weights[index].script) {
        let weight = weights[index].weight
        weights[index].weight = 0
        add(weight, to: .hiragana)
      }
      for index in words.indices where [.han, .katakana].contains(words[index].script) {
        words[index].script = .hiragana
      }
    }
    var best: (script: Script, weight: Int)?
    // The first of several that weigh the same counts.
    for entry in weights where entry.weight > best?.weight ?? 0 { best = entry }
    script = best?.script
    let sum = weights.reduce(0) { $0 + $1.weight }
    scriptShare = best.map { Double($0.weight) / Double(sum) } ?? 0
  }

  /// The script of the first letter that has one; notes kana wherever it stands.
  @inline(__always)
  private static func script(
    of text: UnsafeRawBufferPointer, _ range: Range<Int>, _ isKana: inout Bool
  ) -> Script? {
    if text[range.lowerBound].isLetter { return .latin }
    return scriptOfOthers(text, range, &isKana)
  }

  private static func scriptOfOthers(
    _ text: UnsafeRawBufferPointer, _ range: Range<Int>, _ isKana: inout Bool
  ) -> Script? {
    var found: Script?
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, width) = decodeScalar(text, at: offset)
      offset += width
      let isLetter = scalar < 0x80 ? UInt8(scalar).isLetter : CharacterTraits(of: scalar).contains(.letter)
      guard isLetter else { continue }
      let script = Script(of: scalar)
      // Letters that several scripts share tell nothing.
      guard script != .common && script != .inherited else { continue }
      if script == .hiragana || script == .katakana { isKana = true }
      if found == nil { found = script }
      // Only words that begin with an ideograph may go on in kana.
      if found != .han { break }
    }
    return found
  }

  /// Whether a Latin word is written like a name: one capital letter, inside a sentence.
  private static func isName(_ index: Int, _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = tokens.ranges[index].offsets
    let first = text[range.lowerBound]
    let width = first < 0x80 ? 1 : 2
    let isCapital =
      first &- 0x41 < 26 || (first == 0xC3 && range.count > 1 && text[range.lowerBound + 1] < 0x9F)
    guard isCapital, range.count > width, !(text[range.lowerBound + width] &- 0x41 < 26), index > 0 else {
      return false
    }
    switch tokens.kinds[index - 1] {
    case .word, .number: return true
    case .punctuation: return ",;'’&-".utf8.contains(text[Int(tokens.ranges[index - 1].start)])
    default: return false
    }
  }
}
