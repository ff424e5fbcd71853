internal import RapportModel
internal import RapportText

/// Verdicts in numbers: *8/10*, *4.5 out of 5*.
extension RulePass {
  /// Of how many points a rating may be.
  private static let scales: Set<Double> = [5, 10, 20, 100]
  /// The share of all points that is neither praise nor blame.
  private static let middle = 0.6
  /// What a share adds for each part above or below the middle.
  private static let valenceOfShare = 10.0
  private static let highestValence = 4.0
  /// The share from which more points than there are is no joke: *11/10*.
  private static let highestShare = 1.5

  /// Takes a number for the first one of a rating.
  ///
  /// - Parameter phrases: Stands at the next phrase, which may be *out of*.
  /// - Returns: Where the rating ends; `nil` if there is none.
  func takeRating(
    at token: Int, _ phrases: PhraseCursor, _ scratch: inout PolarityScorer.Scratch
  ) -> Int? {
    guard let rule = tables.rules.rating, let scale = scaleToken(behind: token, phrases),
      let points = number(at: token), let most = number(at: scale), Self.scales.contains(most),
      points <= most * Self.highestShare, !isPartOfMore(token, scale)
    else { return nil }
    let unit = token..<scale + 1
    let valence = max(
      -Self.highestValence, min((points / most - Self.middle) * Self.valenceOfShare, Self.highestValence))
    scratch.context.addWord(isLight: false)
    guard valence.magnitude >= 0.5 else { return unit.upperBound }
    let clause = scratch.clauses.count - 1
    scratch.clauses[clause].hasSentiment = true
    scratch.contributions.append(
      PolarityScorer.Contribution(
        tokens: unit, pattern: RuleMeaning.none.pattern, valence: valence, value: valence, clause: clause))
    record(rule, unit, .tokens(unit), TokenShift.one, TokenShift.one, &scratch)
    return unit.upperBound
  }

  /// The number behind a slash, or behind words that stand for one.
  private func scaleToken(behind token: Int, _ phrases: PhraseCursor) -> Int? {
    let link = token + 1
    guard link + 1 < tokens.count else { return nil }
    if phrases.start == link {
      let end = phrases.phrase.tokens.upperBound
      return tables.meaning(of: phrases.phrase.pattern).role == .ratio && end < tokens.count ? end : nil
    }
    if tokens[link].kind == .punctuation {
      let isSlash = tokens[link].range.count == 1 && text[Int(tokens[link].range.start)] == UInt8(ascii: "/")
      return isSlash && isAttached(link) && isAttached(link + 1) && phrases.start != link + 1 ? link + 1 : nil
    }
    return meaning(at: link).role == .ratio ? link + 1 : nil
  }

  /// Whether the numbers are a part of a date, of a path or of a word.
  private func isPartOfMore(_ first: Int, _ last: Int) -> Bool {
    if isAttached(first), !isOpening(first - 1) { return true }
    return isAttached(last + 1)
      && (tokens[last + 1].kind != .punctuation
        || text[Int(tokens[last + 1].range.start)] == UInt8(ascii: "/"))
  }

  /// Whether a token is a mark that may stand right before a number: a parenthesis, a quotation mark, a colon.
  private func isOpening(_ token: Int) -> Bool {
    tokens[token].kind == .punctuation && text[Int(tokens[token].range.start)] != UInt8(ascii: "/")
  }

  /// A number of up to three digits, with up to two decimals.
  private func number(at token: Int) -> Double? {
    guard tokens[token].kind == .number else { return nil }
    var value = 0.0
    var place = 0.0
    var digits = 0
    var decimals = 0
    for byte in text[tokens[token].range.offsets] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if place == 0 {
          value = value * 10 + Double(byte - 0x30)
        } else {
          decimals += 1
          value += place * Double(byte - 0x30)
          place /= 10
        }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard place == 0, digits > 0 else { return nil }
        place = 0.1
      default: return nil
      }
    }
    // "1,000" is no 1.
    return (1...3).contains(digits - decimals) && decimals <= 2 ? value : nil
  }
}
