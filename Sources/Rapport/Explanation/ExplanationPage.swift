public import RapportModel
import RapportReport
import RapportSentiment
import RapportText

/// Why a text got its score, as one page that needs nothing else: the text with its terms marked, and lists of what the marks
/// stand for.
///
///     let explanation = annotator.explanation(of: "Not bad, but slow.")
///     ExplanationPage(explanation, manifest: annotator.manifest(inputs: [])).html()
///
/// A term of the lexicon has a coloured ground, the deeper the more it adds, and the number that it adds. A line below a word
/// says which side a table of weights takes it for. A dotted frame shows a word that made a rule act. The same is said by
/// titles and in the lists, so that nobody depends on colours. There are no scripts and no requests; the text is escaped.
public struct ExplanationPage: Sendable {
  /// What the page shows.
  public let explanation: Explanation
  /// What the score was made with; `nil` leaves that out.
  public var manifest: Manifest?

  /// A page about an explanation.
  public init(_ explanation: Explanation, manifest: Manifest? = nil) {
    self.explanation = explanation
    self.manifest = manifest
  }

  /// The page.
  public func html() -> String {
    let body: Markup = """
      <main>
      \(heading)\
      <section aria-label="Text"><p class="text" dir="auto">\(MarkedText(explanation).markup)</p>
      \(legend)</section>
      \([others, terms, weights, aspects, topics, clauses, languages, sarcasm, method])</main>

      """
    return PageFrame(title: "Why this score", styleSheet: Self.styleSheet, body: body).markup.text
  }

  // MARK: Sections

  private var heading: Markup {
    guard let score = explanation.annotation.score else {
      return "<h1>\(explanation.annotation.status.description)</h1>\n"
    }
    var facts: [(String, String)] = [
      ("polarity", Self.signed(score.polarity)), ("positive strength", Self.places(score.positive)),
      ("negative strength", Self.places(score.negative)), ("confidence", Self.places(score.confidence)),
      ("coverage", Self.places(score.coverage)), ("language", explanation.annotation.language),
    ]
    if let probabilities = score.probabilities {
      facts += [
        ("P(positive)", Self.places(probabilities.positive)),
        ("P(neutral)", Self.places(probabilities.neutral)),
        ("P(negative)", Self.places(probabilities.negative)),
      ]
    }
    return """
      <h1>\(score.label.rawValue)</h1>
      <dl class="facts">
      \(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" as Markup })</dl>

      """
  }

  private var legend: Markup {
    """
    <p class="note"><span class="n3">negative</span> <span class="p3">positive</span> terms with what they add; \
    <span class="wn">learned for negative</span>, <span class="wp">learned for positive</span>; \
    <span class="rule">a rule's word</span>; <span class="thing">a thing of which something is said</span>; \
    <b class="edge">2</b> begins clause 2.</p>

    """
  }

  private var others: Markup {
    let rows = explanation.furtherAnnotations.map { lexicon, annotation in
      [
        lexicon, annotation.score?.label.rawValue ?? annotation.status.description,
        annotation.score.map { Self.signed($0.polarity) } ?? "",
      ]
    }
    return table("By other lexicons", ["lexicon", "label", "polarity"], rows, numbers: 2...2)
  }

  private var terms: Markup {
    let rows = explanation.contributions.map { evidence in
      [
        explanation.surface(evidence.range), Self.signed(evidence.valence),
        Self.signed(evidence.contribution),
        "\(evidence.clause + 1)",
        evidence.shifters.map {
          "×\(Self.places($0.factor)) \($0.rule) (\(explanation.surface($0.range)))"
        }.joined(separator: "; "),
      ]
    }
    return table(
      "Terms of the lexicon", ["term", "valence", "here", "clause", "rules"], rows, numbers: 1...3)
  }

  /// How many entries of a table of weights are listed one by one.
  private static let listedWeights = 30

  private var weights: Markup {
    let features = explanation.weights.filter { $0.range == nil }
    let words = explanation.weights.filter { $0.range != nil }
    let order = words.indices.sorted { (words[$1].worth, $0) < (words[$0].worth, $1) }
    func row(_ name: String, _ form: String, _ evidence: [WeightEvidence]) -> [String] {
      [
        name, form, Self.signed(evidence.reduce(0) { $0 + $1.side }),
        Self.signed(evidence.reduce(0) { $0 + $1.any }),
      ]
    }
    guard !explanation.weights.isEmpty else { return "" }
    var rows = [
      row("all", "sum", explanation.weights), row("the lexicon's words together", "features", features),
    ]
    rows += order.prefix(Self.listedWeights).map {
      row(words[$0].entry.term, words[$0].entry.form.rawValue, [words[$0]])
    }
    if order.count > Self.listedWeights {
      let others = order[Self.listedWeights...].map { words[$0] }
      rows.append(row(counted(others.count, "other"), "sum", others))
    }
    return table("Learned weights", ["entry", "form", "which side", "any sentiment"], rows, numbers: 2...3)
  }

  /// A row for each passage about a thing, however often it is named there.
  private var aspects: Markup {
    var rows: [[String]] = []
    var places: [[String]: Int] = [:]
    var names: [Set<String>] = []
    for (name, sentiment) in explanation.aspects {
      let named = explanation.surface(sentiment.range)
      let key = [name, "\(sentiment.part)"]
      if let place = places[key] {
        if names[place].insert(named).inserted { rows[place][3] += ", " + named }
        continue
      }
      places[key] = rows.count
      names.append([named])
      rows.append([
        name, sentiment.label.rawValue, Self.signed(sentiment.polarity), named,
        explanation.surface(sentiment.part),
      ])
    }
    return table("What is said of what", ["of", "label", "polarity", "named", "in"], rows, numbers: 2...2)
  }

  private var topics: Markup {
    let rows = explanation.topics.map { [$0.name, explanation.surface($0.range)] }
    return table("Topics", ["topic", "words"], rows)
  }

  private var clauses: Markup {
    guard explanation.clauses.count > 1 else { return "" }
    let rows = explanation.clauses.enumerated().filter { !$0.element.offsets.isEmpty }
      .map { ["\($0.offset + 1)", explanation.surface($0.element)] }
    return table("Clauses", ["clause", "text"], rows)
  }

  private var languages: Markup {
    guard explanation.languages.count > 1 else { return "" }
    let rows = explanation.languages.map {
      [$0.guess.tag, Self.places($0.guess.confidence), explanation.surface($0.range)]
    }
    return table("Languages", ["language", "confidence", "text"], rows, numbers: 1...1)
  }

  private var sarcasm: Markup {
    table(
      "Perhaps sarcasm", ["words", "rule"],
      explanation.sarcasm.map { [explanation.surface($0.range), $0.rule] })
  }

  private var method: Markup {
    guard let manifest else { return "" }
    let rows = manifest.lexicons.map { [$0.name, $0.version, $0.licence, $0.hash] }
    let options = manifest.options.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    let tables = table("Made with", ["table", "version", "licence", "hash"], rows)
    return """
      \(tables)<p class="note">rapport \(manifest.toolVersion), scoring \(manifest.scoringVersion), \
      ICU \(manifest.icuVersion), Unicode \(manifest.unicodeVersion)\(options.isEmpty ? "" : "; options: " + options). \
      This page loads nothing and runs no scripts.</p>

      """
  }

  /// A section with a table; nothing without rows.
  private func table(
    _ title: String, _ columns: [String], _ rows: [[String]], numbers: ClosedRange<Int>? = nil
  ) -> Markup {
    guard !rows.isEmpty else { return "" }
    func cell(_ text: String, _ column: Int) -> Markup {
      let content = MarkedText.content(text)
      return numbers?.contains(column) == true
        ? "<td class=\"number\">\(content)</td>" : "<td dir=\"auto\">\(content)</td>"
    }
    return """
      <section><h2>\(title)</h2><div class="scroll"><table>
      <thead><tr>\(columns.map { "<th scope=\"col\">\($0)</th>" as Markup })</tr></thead>
      <tbody>
      \(rows.map { row in "<tr>\(row.enumerated().map { cell($1, $0) })</tr>\n" as Markup })</tbody></table></div></section>

      """
  }

  // MARK: Numbers

  static func places(_ number: Double) -> String { NumberText.rounded(number, places: 2) }

  static func signed(_ number: Double) -> String { (number > 0 ? "+" : "") + places(number) }
}

extension WeightEvidence {
  fileprivate var worth: Double { max(side.magnitude, any.magnitude) }
}
