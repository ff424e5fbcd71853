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
///
/// Numbers of up to 64 languages are kept digit by digit, a set of languages for each, so that one operation counts for all of
/// them.
struct LanguageTally: ~Copyable {
  /// A language that is ahead.
  struct Verdict {
    /// Its number; `nil` when none is far enough ahead.
    var language: Int?
    /// How many points the first is ahead of the next one.
    var lead: Int
    /// The first, if anything speaks for it and less for all others.
    var leading: Int?
  }

  private typealias Members = LanguageTable.Members

  /// How many words of the text each language lists, in binary: the first set holds the lowest digits. There are enough for
  /// the words of ``LanguageIdentifier/reach`` bytes.
  private var hitDigits = InlineArray<12, Members>(repeating: 0)
  /// How many of the digits are in use.
  private var digitCount = 4
  /// The languages that lack one letter of the text, those that lack two, and so on, up to ``Evidence/mostMissingLetters``.
  private var missing = InlineArray<4, Members>(repeating: 0)
  /// The points that CLD2 gives, by language.
  private var cld2Points = [Int](repeating: 0, count: LanguageTable.Members.bitWidth)
  /// The languages that have any.
  private var cld2Languages: Members = 0

  /// Forgets the last text.
  mutating func begin() {
    hitDigits = .init(repeating: 0)
    digitCount = 4
    missing = .init(repeating: 0)
    for language in LanguageNumbers(cld2Languages) { cld2Points[language] = 0 }
    cld2Languages = 0
  }

  /// Counts a word for the languages that list it.
  @inline(__always)
  mutating func count(_ languages: LanguageTable.Members) {
    // One more for all of them at once: a digit that was set is cleared and carried on. Few texts need more than four digits.
    var carry = languages
    (hitDigits[0], carry) = (hitDigits[0] ^ carry, hitDigits[0] & carry)
    (hitDigits[1], carry) = (hitDigits[1] ^ carry, hitDigits[1] & carry)
    (hitDigits[2], carry) = (hitDigits[2] ^ carry, hitDigits[2] & carry)
    (hitDigits[3], carry) = (hitDigits[3] ^ carry, hitDigits[3] & carry)
    var digit = 4
    while carry != 0 {
      (hitDigits[digit], carry) = (hitDigits[digit] ^ carry, hitDigits[digit] & carry)
      digit &+= 1
      digitCount = max(digitCount, digit)
    }
  }

  /// Counts a letter against the languages that lack it.
  mutating func countLetter(against languages: LanguageTable.Members) {
    for more in missing.indices.dropFirst().reversed() { missing[more] |= missing[more - 1] & languages }
    missing[0] |= languages
  }

  /// How many words of the text a language lists.
  func hits(of language: Int) -> Int {
    var hits: Members = 0
    var digit = 0
    while digit < digitCount {
      hits |=
        (hitDigits[digit] &>> Members(truncatingIfNeeded: language) & 1)
        &<< Members(truncatingIfNeeded: digit)
      digit &+= 1
    }
    return Int(hits)
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
    cld2Languages |= 1 << Members(language)
    cld2Points[language] += points
  }

  /// The points of a language.
  func points(of language: Int) -> Int {
    hits(of: language) * Evidence.word + cld2Points[language]
      + missingLetters(of: language) * Evidence.missingLetter
  }

  private func missingLetters(of language: Int) -> Int {
    missing[0] == 0 ? 0 : missing.indices.count { missing[$0] >> Members(language) & 1 != 0 }
  }

  /// The languages with the most points, of those that list some word.
  func best(_ count: Int) -> [Int] {
    var listed: Members = 0
    for digit in 0..<digitCount { listed |= hitDigits[digit] }
    let sorted = LanguageNumbers(listed).sorted { (points(of: $1), $0) < (points(of: $0), $1) }
    return Array(sorted.prefix(count))
  }

  /// The language that words and letters tell by themselves.
  func verdict(_ group: LanguageTable.Group) -> Verdict {
    verdict(group, support: Evidence.clear, lead: Evidence.clear, closeLead: Evidence.clear)
  }

  /// The language that everything tells.
  func finalVerdict(_ group: LanguageTable.Group) -> Verdict {
    verdict(group, support: Evidence.support, lead: Evidence.lead, closeLead: Evidence.closeLead)
  }

  private func verdict(
    _ group: LanguageTable.Group, support: Int, lead: Int, closeLead: Int
  ) -> Verdict {
    let (first, second) = ranking(group.all).best
    let hasSecond = second.language >= 0
    let ahead = first.points - (hasSecond ? second.points : 0)
    let isMixed =
      hasSecond && second.points * 100 > Evidence.mixedShare * first.points
      && group.hasEnglish(first.language, second.language)
    let areClose = hasSecond && group.areClose(first.language, second.language)
    let isTold =
      first.points + letterSupport(group.script) >= support && ahead >= (areClose ? closeLead : lead)
      && !isMixed
    return Verdict(
      language: isTold ? first.language : nil, lead: ahead,
      leading: first.points > 0 && ahead > 0 ? first.language : nil)
  }

  /// The two languages with the most points.
  private struct Ranking {
    /// Those without a language are last.
    private(set) var best = (first: (language: -1, points: Int.min), second: (language: -1, points: Int.min))

    /// Adds a language; of several with as many points the first in order is better.
    @inline(__always)
    mutating func insert(_ language: Int, _ points: Int) {
      if isBetter(language, points, than: best.first) {
        best = ((language, points), best.first)
      } else if isBetter(language, points, than: best.second) {
        best.second = (language, points)
      }
    }

    @inline(__always)
    private func isBetter(_ language: Int, _ points: Int, than other: (language: Int, points: Int)) -> Bool {
      points > other.points || (points == other.points && language < other.language)
    }
  }

  /// Ranks all languages for which CLD2 speaks, and two of those that lack the same number of letters: no others can be ahead.
  private func ranking(_ all: Members) -> Ranking {
    var ranking = Ranking()
    var rest = all & ~cld2Languages
    if missing[0] != 0 {
      for letters in missing.indices.reversed() {
        insertLeaders(rest & missing[letters], letters + 1, &ranking)
        rest &= ~missing[letters]
      }
    }
    insertLeaders(rest, 0, &ranking)
    for language in LanguageNumbers(cld2Languages) { ranking.insert(language, points(of: language)) }
    return ranking
  }

  /// Ranks the two of some languages that list the most words, the first in order of several that list as many.
  @inline(__always)
  private func insertLeaders(_ languages: Members, _ letters: Int, _ ranking: inout Ranking) {
    var languages = languages
    for _ in 0..<2 where languages != 0 {
      var leaders = languages
      var hits = 0
      var digit = digitCount
      while digit > 0 {
        digit &-= 1
        let more = leaders & hitDigits[digit]
        hits = 2 &* hits &+ (more != 0 ? 1 : 0)
        leaders = more != 0 ? more : leaders
      }
      ranking.insert(leaders.trailingZeroBitCount, hits * Evidence.word + letters * Evidence.missingLetter)
      languages &= ~(leaders & (0 &- leaders))
    }
  }

  /// In scripts but Latin, letters that others lack speak for a language where no word does.
  private func letterSupport(_ script: Script) -> Int {
    guard script != .latin else { return 0 }
    return -missing.indices.count { missing[$0] != 0 } * Evidence.missingLetter
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
