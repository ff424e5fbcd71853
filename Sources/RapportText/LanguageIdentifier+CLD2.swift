internal import CCLD2
internal import RapportModel

extension LanguageIdentifier {
  /// Adds what CLD2 makes of the words in a script.
  func askCLD2(_ text: UnsafeRawBufferPointer, _ script: Script, _ group: LanguageTable.Group) {
    let joined = joinedWords(text, script)
    var summary = rapport_cld2_summary()
    joined.bytes.withUnsafeBytes { bytes in
      _ = rapport_cld2_detect(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), joined.count, &summary, nil, 0)
    }
    for (code, percent) in [
      (summary.codes.0, summary.percents.0), (summary.codes.1, summary.percents.1),
      (summary.codes.2, summary.percents.2),
    ] {
      guard let code, percent > 0 else { continue }
      let tag = CLD2Code.tag(of: code)
      var points = Evidence.cld2 * Int(percent) * min(words.letterCount, Evidence.lettersForCLD2)
      points /= 100 * Evidence.lettersForCLD2
      if !summary.is_reliable { points /= 2 }
      if tag == "en", isBare(tag, joined.words.count, group) { points = points * Evidence.bareEnglish / 100 }
      tally.addCLD2(points, for: tag, group)
    }
  }

  /// Whether less than one word in six is of a language, in a text of several words.
  private func isBare(_ tag: String, _ wordCount: Int, _ group: LanguageTable.Group) -> Bool {
    guard wordCount >= 5, let language = group.tags.firstIndex(of: tag) else { return false }
    return tally.hits(of: language) * 6 < wordCount
  }

  /// Words as CLD2 gets them.
  struct JoinedWords {
    /// The words, a space behind each, and zeros behind them, since CLD2 reads machine words.
    var bytes: [UInt8] = []
    /// The number of bytes before the zeros.
    var count = 0
    /// Where each word begins, with its index in the list of words.
    var words: [(index: Int, offset: Int)] = []
  }

  /// The words in a script that CLD2 is asked about.
  func joinedWords(_ text: UnsafeRawBufferPointer, _ script: Script) -> JoinedWords {
    var joined = JoinedWords()
    for index in words.indices where words[index].script == script && words[index].isKept {
      joined.words.append((index, joined.bytes.count))
      appendFolded(text[words[index].range], to: &joined.bytes)
      joined.bytes.append(UInt8(ascii: " "))
    }
    joined.count = joined.bytes.count
    joined.bytes.append(contentsOf: repeatElement(0, count: 16))
    return joined
  }

  /// Adds a word with every run of three or more of a letter as two.
  private func appendFolded(_ word: Slice<UnsafeRawBufferPointer>, to bytes: inout [UInt8]) {
    let word = UnsafeRawBufferPointer(rebasing: word)
    var (last, run) = (UInt32.max, 0)
    var offset = 0
    while offset < word.count {
      let (scalar, width) = decodeScalar(word, at: offset)
      (last, run) = (scalar, scalar == last ? run + 1 : 1)
      if run <= 2 { bytes.append(contentsOf: word[offset..<offset + width]) }
      offset += width
    }
  }
}

/// The codes of CLD2.
enum CLD2Code {
  /// The tag that we have for a language.
  static func tag(of code: UnsafePointer<CChar>) -> String {
    let code = String(cString: code)
    return renamed[code] ?? code
  }

  private static let renamed = [
    "iw": "he", "jw": "jv", "zh-Hant": "zh", "nb": "no", "nn": "no", "sr-ME": "sr", "fil": "tl", "un": "und",
  ]
}
