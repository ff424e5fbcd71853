import RapportEngagement
import RapportModel

/// How the numbers came about, what they do not say, and what they were made with.
struct MethodSection {
  let report: MatrixReport
  let ledger: Ledger
  let profile: Profile

  var section: PageSection {
    PageSection(
      id: "method", title: "Method",
      body: "\(reading)\(limits)\(unmeasured)\(settings)\(indicators)\(manifest)")
  }

  // MARK: - In words

  private var reading: Markup {
    let sentences: [String] = [
      "An interval of 95 % is a range made so that, in 95 of 100 such cases, it holds the true value. It is wide "
        + "where little is known. Shares have Wilson's interval; means and balances of comments take into account "
        + "that comments by one author are alike; differences of shares have Newcombe's interval.",
      "n is what the uncertainty comes from: authors for what people say, the number divided by for rates. "
        + "Attitude from fewer than \(profile.minimumAuthors) authors is withheld.",
      "A comment is scored by looking its words up in lexicons of positive and negative words and applying rules "
        + "for negation, emphasis and contrast. Net sentiment is the share of positive less the share of negative "
        + "comments, among positive, negative and neutral ones.",
      "p88 says that 88 % of comparable properties have lower values. The property is one of them, and half of those "
        + "with an equal value count as lower, so that the lowest of eight has p6 and the highest p94. Comparable are properties of one type with "
        + "numbers counted by the same definition, for an index with at least one metric in common, from \(profile.minimumPeers) of them on. With fewer, a target of "
        + "the profile decides, or else the distance to the median in robust spreads. Totals over different lengths of time are "
        + "compared per day, visitors only over as many days.",
      "Indexes run from 1 to 100. Metrics are averaged within their facet (attention, interaction, action, "
        + "experience); facets and pillars are combined by a geometric mean, so that much of one does not make up "
        + "for nothing of another. Behaviour counts \(weight(profile.pillarWeights.behaviour)), perception "
        + "\(weight(profile.pillarWeights.perception)). What was not measured is left out and never 0; below "
        + "\(ReaderNumber.percent(profile.minimumCoverage, places: 0)) of the weight measured there is no index. Where nothing "
        + "of a facet was measured there is no index of engagement, and the index of its pillar is compared only with those "
        + "that lack the same.",
      "Exports that break the same total down in several ways are counted once: a property's own numbers, else "
        + "those by day, by week, by page.",
    ]
    return "<h3>How to read the numbers</h3>\n" + list(sentences)
  }

  private var limits: Markup {
    "<h3>What a score does not mean</h3>\n"
      + list([
        "A score is about words, not about the person: sarcasm, hints and things known to both sides are missed. It "
          + "is meant for many comments, never to judge one.",
        "Those who comment are few, and often a few of them write most comments; the column Concentration tells how "
          + "much. The mood of comments is not the mood of the audience.",
        "Comments of staff and of programs, and repeated ones, are left out of attitude; every other author's "
          + "comments are read together.",
        "People who were asked for a review answer differently from those who write unasked. Where both are in one "
          + "file, they are not told apart.",
        "Not scored is not neutral: texts without known words or in a language without a lexicon are counted under "
          + "Data and left out of every share.",
        "That one change precedes another, or comes with it, does not show that it caused it. Only a split test, "
          + "evenly dealt out, speaks about causes.",
      ])
  }

  private var unmeasured: Markup {
    let missing = WideMatrix(report.matrix)
    let filled = Set(missing.filledColumns)
    let names = missing.indicators.indices.filter { !filled.contains($0) }.map {
      missing.indicators[$0].title
    }
    let sum = report.counts.reduce(RecordCounts()) { $0 + $1.records }
    var items: [String] = []
    if sum.comments > 0 {
      let unscored = Double(sum.comments - sum.scored) / Double(sum.comments)
      items.append(
        "\(ReaderNumber.percent(unscored, places: 1)) of comments have no score; what do they say?")
    }
    if !names.isEmpty, !missing.rows.isEmpty {
      items.append("Measured for no property: \(names.joined(separator: ", ")).")
    }
    items += [
      "Those who never write: what do they think, and why did those leave who are gone?",
      "Motives: why did people do what was counted?",
      "Authenticity: is a comment meant as it is written, and by whom?",
      "Influence: who changed their mind by reading it?",
      "What would people have wanted that nobody offered, and so nobody could click or mention?",
      "What happened outside: season, price, news, a competitor?",
    ]
    return """
      <h3>Questions that this page cannot answer</h3>
      <p>Not everything that counts can be measured. Before deciding, ask:</p>
      \(list(items))
      """
  }

  private func list(_ items: [String]) -> Markup {
    "<ul class=\"plainlist\">\n\(items.map { "<li>\($0)</li>\n" as Markup })</ul>\n"
  }

  private func weight(_ number: Double) -> String { NumberText.exact(number) }

  // MARK: - Settings

  private var settings: Markup {
    var rows = [
      ["weight of behaviour", weight(profile.pillarWeights.behaviour)],
      ["weight of perception", weight(profile.pillarWeights.perception)],
      ["fewest authors for attitude", "\(profile.minimumAuthors)"],
      ["fewest comparable properties for a percentile", "\(profile.minimumPeers)"],
      [
        "least share of weight measured for an index",
        ReaderNumber.percent(profile.minimumCoverage, places: 0),
      ],
      ["language where it stays open", profile.defaultLanguage],
      ["authors sampled for intervals, of each property", "\(ledger.options.sampledAuthors)"],
    ]
    rows += targets("target", profile.targets) + weights("weight", profile.weights)
    for property in profile.properties {
      if let type = property.type { rows.append(["type of \(property.name)", type]) }
      if !property.aliases.isEmpty {
        rows.append(["other names of \(property.name)", property.aliases.joined(separator: ", ")])
      }
      if let metrics = property.metrics {
        rows.append(["metrics of \(property.name)", metrics.joined(separator: ", ")])
      }
      rows += targets("target of \(property.name)", property.targets)
      rows += weights("weight of \(property.name)", property.weights)
    }
    let table = TextTable(header: ["setting", "value"], rows: rows, nameColumns: 2)
    return "<h3>Settings of the profile</h3>\n" + table.html("Settings that decide how numbers are judged")
  }

  private func targets(_ name: String, _ targets: [String: Target]) -> [[String]] {
    targets.sorted { $0.key < $1.key }.map {
      [
        "\(name): \($0.key)",
        "\(NumberText.exact($0.value.worst)) (worst) to \(NumberText.exact($0.value.best)) (best)",
      ]
    }
  }

  private func weights(_ name: String, _ weights: [String: Double]) -> [[String]] {
    weights.sorted { $0.key < $1.key }.map { ["\(name): \($0.key)", NumberText.exact($0.value)] }
  }

  // MARK: - Definitions and manifest

  private var indicators: Markup {
    let table = TextTable(
      header: ["indicator", "how it is computed", "unit", "better"],
      rows: report.matrix.indicators.map { metric in
        [metric.title, metric.formula, metric.unit.rawValue, Self.better(metric.direction)]
      }, nameColumns: 4)
    return "<h3>Indicators</h3>\n" + table.html("Columns of the matrix")
  }

  private static func better(_ direction: Metric.Direction) -> String {
    switch direction {
    case .higher: "more"
    case .lower: "less"
    case .neutral: "depends, so not judged"
    }
  }

  private var manifest: Markup {
    guard let manifest = report.manifest else { return "" }
    var rows = [
      ["rapport", manifest.toolVersion], ["scoring", manifest.scoringVersion], ["ICU", manifest.icuVersion],
      ["Unicode", manifest.unicodeVersion], ["author key", manifest.authorKeyID],
    ]
    rows += manifest.lexicons.map { ["lexicon \($0.name)", "\($0.version), \($0.licence), \($0.hash)"] }
    rows += manifest.options.map { ["option \($0.name)", $0.value] }
    rows += manifest.inputs.map { ["input \($0.format)", $0.hash] }
    let table = TextTable(header: ["part", "version"], rows: rows, nameColumns: 2)
    return "<h3>Manifest</h3>\n<p>The same parts and inputs give the same numbers to the last digit.</p>\n"
      + table.html("What the numbers were made with")
  }
}
