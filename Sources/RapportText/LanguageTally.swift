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

  private struct Evidences {
    /// How many letters of the text the language lacks.
    var missingLetters = 0
    var cld2Points = 0
  }

  private var evidences: [Evidences] = []
  /// The languages of which there are letters or points of CLD2.
  private var touched: LanguageTable.Members = 0
  /// How many words of the text each language lists: the first set holds the lowest digits of the numbers, in binary.
  private var hitDigits = HitDigits(repeating: 0)
  /// The languages that list a word of the text.
  private var listed: LanguageTable.Members = 0
  /// The text in which each word was seen last, so that it counts once a text.
  private var lastText: [UInt32]
  private var text: UInt32 = 0

  /// Enough for the words of ``LanguageIdentifier/reach`` bytes.
  private typealias HitDigits = InlineArray<12, LanguageTable.Members>

  /// - Parameter wordCount: The number of words in the table.
  init(wordCount: Int) { lastText = [UInt32](repeating: 0, count: wordCount) }

  /// Forgets the last text.
  mutating func begin(_ group: LanguageTable.Group) {
    if evidences.count == group.tags.count {
      for language in LanguageNumbers(touched) { evidences[language] = Evidences() }
    } else {
      evidences = [Evidences](repeating: Evidences(), count: group.tags.count)
    }
    (touched, listed) = (0, 0)
    hitDigits = HitDigits(repeating: 0)
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
    listed |= languages
    // One more for all of them at once: a digit that was set is cleared and carried on.
    var carry = languages
    var digit = 0
    while carry != 0 {
      (hitDigits[digit], carry) = (hitDigits[digit] ^ carry, hitDigits[digit] & carry)
      digit &+= 1
    }
  }

  /// Counts a letter against the languages that lack it.
  mutating func countLetter(against languages: LanguageTable.Members) {
    touched |= languages
    for language in LanguageNumbers(languages) { evidences[language].missingLetters &+= 1 }
  }

  /// How many words of the text a language lists.
  func hits(of language: Int) -> Int {
    var hits = 0
    for digit in hitDigits.indices {
      hits |= Int(hitDigits[digit] >> LanguageTable.Members(language) & 1) << digit
    }
    return hits
  }

  /// Adds what CLD2 says for a language, and for those that it is taken for.
  mutating func addCLD2(_ points: Int, for tag: String, _ group: LanguageTable.Group) {
    // A language without words here is not told: nothing would check CLD2.
    if let language = group.tags.firstIndex(of: tag) { addCLD2(points, to: language) }
    for relative in group.relatives[tag] ?? [] {
      addCLD2(points * relative.share / 100, to: relative.language)
    }
  }

  private mutating func addCLD2(_ points: Int, to language: Int) {
    touched |= 1 << LanguageTable.Members(language)
    evidences[language].cld2Points += points
  }

  /// The points of a language.
  func points(of language: Int) -> Int {
    let evidences = evidences[language]
    return hits(of: language) * Evidence.word + evidences.cld2Points
      + min(evidences.missingLetters, Evidence.mostMissingLetters) * Evidence.missingLetter
  }

  /// The languages with the most points, of those that list some word.
  func best(_ count: Int) -> [Int] {
    let sorted = LanguageNumbers(listed).sorted { (points(of: $1), $0) < (points(of: $0), $1) }
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
    // Of the languages without points two are enough.
    let known = listed | touched
    let others = ~known
    let secondBit = others & (others &- 1)
    let candidates = known | (others & (0 &- others)) | (secondBit & (0 &- secondBit))
    for language in LanguageNumbers(candidates) where language < evidences.count {
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
    return -min(evidences.map(\.missingLetters).max() ?? 0, Evidence.mostMissingLetters)
      * Evidence.missingLetter
  }
}

/// The numbers of the languages in a set, in order.
private struct LanguageNumbers: Sequence, IteratorProtocol {
  private var rest: LanguageTable.Members

  @inline(__always) init(_ members: LanguageTable.Members) { rest = members }

  @inline(__always)
  mutating func next() -> Int? {
    guard rest != 0 else { return nil }
    defer { rest &= rest &- 1 }
    return rest.trailingZeroBitCount
  }
}
