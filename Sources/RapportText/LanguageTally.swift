/// How evidence of a language is weighed, in hundredths of a word.
///
/// The figures were chosen on labelled tweets that are not test rows and on sentences of forty languages; a fifth up or down,
/// each moves the share of wrong guesses by less than one in a hundred. `docs/language.md` says what comes of them.
enum Evidence {
  /// A common word of the language, once a text.
  static let word = 100
  /// A letter that the language does not have.
  static let missingLetter = -50
  /// More such letters than this tell no more: it may be one foreign name.
  static let mostMissingLetters = 4
  /// What the first language that CLD2 tells is worth when it has the whole text and CLD2 trusts it.
  static let cld2 = 300
  /// With fewer letters CLD2 is worth less, in proportion.
  static let lettersForCLD2 = 50
  /// With fewer letters than this CLD2 is not asked.
  static let fewestLetters = 12
  /// The share of CLD2's points for English that count when less than one word in six is English: names and titles in
  /// English stand in texts of all languages.
  static let bareEnglish = 40
  /// The points and the lead that make CLD2 needless.
  static let clear = 200
  /// The points that a language needs to be named.
  static let support = 180
  /// The lead that it needs.
  static let lead = 120
  /// The lead over a language that it is often taken for.
  static let closeLead = 60
  /// English beside another language is named only while the second has no more than this share of the first's points.
  static let mixedShare = 60

  /// The confidence that a lead gives.
  static func confidence(ofLead lead: Int) -> Double { Double(lead) / Double(lead + word) }
}

/// What speaks for each language of a script.
struct LanguageTally {
  /// A language that is ahead.
  struct Verdict {
    /// Its number; `nil` when none is far enough ahead.
    var language: Int?
    /// How many points the first is ahead of the next one.
    var lead: Int
  }

  /// How many words of the text each language lists.
  private var hits: [Int] = []
  /// How many letters of the text each language lacks.
  private var missingLetters: [Int] = []
  private var cld2Points: [Int] = []
  /// The text in which each word was seen last, so that it counts once a text.
  private var lastText: [UInt32]
  private var text: UInt32 = 0

  /// - Parameter wordCount: The number of words in the table.
  init(wordCount: Int) { lastText = [UInt32](repeating: 0, count: wordCount) }

  /// Forgets the last text.
  mutating func begin(_ group: LanguageTable.Group) {
    hits.removeAll(keepingCapacity: true)
    hits.append(contentsOf: repeatElement(0, count: group.tags.count))
    missingLetters = hits
    cld2Points = hits
    if text == .max {
      lastText = [UInt32](repeating: 0, count: lastText.count)
      text = 0
    }
    text += 1
  }

  /// Counts a word for the languages that list it.
  @inline(__always)
  mutating func count(_ word: Int, _ languages: LanguageTable.Members) {
    if lastText[word] == text { return }
    lastText[word] = text
    Self.increment(&hits, languages)
  }

  /// Counts a letter against the languages that lack it.
  mutating func countLetter(against languages: LanguageTable.Members) {
    Self.increment(&missingLetters, languages)
  }

  @inline(__always)
  private static func increment(_ counts: inout [Int], _ languages: LanguageTable.Members) {
    counts.withUnsafeMutableBufferPointer { counts in
      var rest = languages
      while rest != 0 {
        counts[rest.trailingZeroBitCount] &+= 1
        rest &= rest &- 1
      }
    }
  }

  /// How many words of the text a language lists.
  func hits(of language: Int) -> Int { hits[language] }

  /// Adds what CLD2 says for a language, and for those that it is taken for.
  mutating func addCLD2(_ points: Int, for tag: String, _ group: LanguageTable.Group) {
    // A language without words here is not told: nothing would check CLD2.
    if let language = group.tags.firstIndex(of: tag) { cld2Points[language] += points }
    for relative in group.relatives[tag] ?? [] {
      cld2Points[relative.language] += points * relative.share / 100
    }
  }

  /// The points of a language.
  func points(of language: Int) -> Int {
    hits[language] * Evidence.word + cld2Points[language]
      + min(missingLetters[language], Evidence.mostMissingLetters) * Evidence.missingLetter
  }

  /// The languages with the most points, of those that list some word.
  func best(_ count: Int) -> [Int] {
    let listed = hits.indices.filter { hits[$0] > 0 }
    let sorted = listed.sorted { (points(of: $1), $0) < (points(of: $0), $1) }
    return Array(sorted.prefix(count))
  }

  /// The language that words and letters tell by themselves.
  func verdict(_ group: LanguageTable.Group, _ script: Script) -> Verdict {
    verdict(group, script, support: Evidence.clear) { _ in Evidence.clear }
  }

  /// The language that everything tells.
  func finalVerdict(_ group: LanguageTable.Group, _ script: Script) -> Verdict {
    verdict(group, script, support: Evidence.support) { areClose in
      areClose ? Evidence.closeLead : Evidence.lead
    }
  }

  private func verdict(
    _ group: LanguageTable.Group, _ script: Script, support: Int, lead: (_ areClose: Bool) -> Int
  ) -> Verdict {
    var first = (language: -1, points: Int.min)
    var second = (language: -1, points: Int.min)
    for language in hits.indices {
      let points = points(of: language)
      if points > first.points {
        (first, second) = ((language, points), first)
      } else if points > second.points {
        second = (language, points)
      }
    }
    if second.language < 0 { second.points = 0 }
    let ahead = first.points - second.points
    let isMixed =
      second.language >= 0 && (group.tags[first.language] == "en" || group.tags[second.language] == "en")
      && second.points * 100 > Evidence.mixedShare * first.points
    let areClose = second.language >= 0 && group.areClose(first.language, second.language)
    let isTold =
      first.points + letterSupport(script) >= support && ahead >= lead(areClose) && !isMixed
    return Verdict(language: isTold ? first.language : nil, lead: ahead)
  }

  /// In scripts but Latin, letters that others lack speak for a language where no word does.
  private func letterSupport(_ script: Script) -> Int {
    guard script != .latin else { return 0 }
    return -min(missingLetters.max() ?? 0, Evidence.mostMissingLetters) * Evidence.missingLetter
  }
}
