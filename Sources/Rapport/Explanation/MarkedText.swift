import RapportModel
import RapportReport
import RapportSentiment
import RapportText

/// A text with its terms, rules' words, things and clauses marked.
struct MarkedText {
  private let explanation: Explanation
  private let bytes: [UInt8]
  /// The term that begins at a token; others of its tokens are skipped.
  private var termAt: [Int: Evidence] = [:]
  /// What a table of weights says of each token, for the positive side.
  private var sides: [Double]
  private var rules: [[String]]
  private var things: [[String]]
  /// The number of the clause that begins at a place, from the second on.
  private var clauseAt: [Int: Int] = [:]
  /// The language that begins at a place, where there are several.
  private var languageAt: [Int: String] = [:]

  /// What a term adds from which its ground is deeper.
  private static let levels = [0.5, 1.5, 2.5]
  /// From which sum of learned weights a word is marked.
  private static let leastSide = 0.1

  init(_ explanation: Explanation) {
    self.explanation = explanation
    bytes = Array(explanation.text.utf8)
    let tokens = explanation.tokens
    sides = Array(repeating: 0, count: tokens.count)
    rules = Array(repeating: [], count: tokens.count)
    things = rules
    let starts = Dictionary(
      tokens.enumerated().map { (Int($1.range.start), $0) }, uniquingKeysWith: { first, _ in first })
    let ends = Dictionary(
      tokens.enumerated().map { (Int($1.range.end), $0) }, uniquingKeysWith: { _, last in last })
    func span(_ range: TextRange) -> ClosedRange<Int>? {
      guard let first = starts[Int(range.start)], let last = ends[Int(range.end)], first <= last else {
        return nil
      }
      return first...last
    }
    for evidence in explanation.contributions {
      if let first = span(evidence.range)?.lowerBound { termAt[first] = evidence }
      for shifter in evidence.shifters where shifter.range != evidence.range {
        for token in span(shifter.range).map(Array.init) ?? [] where !rules[token].contains(shifter.rule) {
          rules[token].append(shifter.rule)
        }
      }
    }
    for flag in explanation.sarcasm {
      for token in span(flag.range).map(Array.init) ?? [] { rules[token].append(flag.rule) }
    }
    for weight in explanation.weights {
      guard let range = weight.range, let tokens = span(range) else { continue }
      let ends = Set([tokens.lowerBound, tokens.upperBound])
      for token in ends { sides[token] += weight.side / Double(ends.count) }
    }
    for (name, sentiment) in explanation.aspects {
      let text = "\(name): \(sentiment.label.rawValue) \(ExplanationPage.signed(sentiment.polarity))"
      for token in span(sentiment.range).map(Array.init) ?? [] { things[token].append(text) }
    }
    for (number, clause) in explanation.clauses.enumerated() where number > 0 && !clause.offsets.isEmpty {
      clauseAt[Int(clause.start)] = number + 1
    }
    if explanation.languages.count > 1 {
      for segment in explanation.languages {
        let first = tokens.first { $0.range.start >= segment.range.start }
        languageAt[Int(first?.range.start ?? segment.range.start)] = segment.guess.tag
      }
    }
  }

  /// The text as mark-up.
  var markup: Markup {
    var parts: [Markup] = []
    var place = 0
    var token = 0
    while token < explanation.tokens.count {
      let start = Int(explanation.tokens[token].range.start)
      parts.append(content(place..<start))
      if let clause = clauseAt[start] {
        parts.append("<b class=\"edge\" title=\"clause \(clause)\">\(clause)</b>")
      }
      if let language = languageAt[start] {
        parts.append("<b class=\"tongue\" title=\"language\">\(language)</b>")
      }
      var next = token + 1
      if let term = termAt[token] {
        while next < explanation.tokens.count, explanation.tokens[next].range.end <= term.range.end {
          next += 1
        }
      }
      place = Int(explanation.tokens[next - 1].range.end)
      parts.append(unit(token..<next, start..<place))
      token = next
    }
    parts.append(content(place..<bytes.count))
    return "\(parts)"
  }

  /// A token, or the tokens of a term.
  private func unit(_ tokens: Range<Int>, _ range: Range<Int>) -> Markup {
    let text = content(range)
    var classes: [String] = []
    var titles: [String] = []
    var number: Markup = ""
    if let term = termAt[tokens.lowerBound] {
      let level = 1 + Self.levels.count { term.contribution.magnitude >= $0 }
      classes.append(term.contribution > 0 ? "p\(level)" : term.contribution < 0 ? "n\(level)" : "z")
      let factors = term.shifters.map { "×\(ExplanationPage.places($0.factor)) \($0.rule)" }
      titles.append(
        (["valence \(ExplanationPage.signed(term.valence))"] + factors
          + ["here \(ExplanationPage.signed(term.contribution))"]).joined(separator: ", "))
      number = "<small>\(ExplanationPage.signed(term.contribution))</small>"
    }
    let side = sides[tokens].reduce(0, +)
    if side.magnitude >= Self.leastSide {
      classes.append(side > 0 ? "wp" : "wn")
      titles.append("learned \(ExplanationPage.signed(side))")
    }
    for (name, causes) in [("rule", rules[tokens]), ("thing", things[tokens])] where !causes.joined().isEmpty
    {
      classes.append(name)
      titles += Set(causes.joined()).sorted()
    }
    guard !classes.isEmpty else { return text }
    return """
      <span class="\(classes.joined(separator: " "))" title="\(titles.joined(separator: "; "))">\(text)\(number)</span>
      """
  }

  private func content(_ range: Range<Int>) -> Markup {
    Self.content(String(decoding: bytes[range], as: UTF8.self))
  }

  /// A text as content, with its line ends and tabs.
  static func content(_ text: String) -> Markup {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return "\(text)" }
    var parts: [Markup] = []
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r":
        parts.append("\(plain)")
        plain = ""
        parts.append(scalar == "\n" ? "\n" : scalar == "\t" ? "\t" : "")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return "\(parts)\(plain)"
  }
}
