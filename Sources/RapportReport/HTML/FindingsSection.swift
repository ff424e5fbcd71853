import RapportEngagement
import RapportModel

/// What the rules found, with numbers, charts and comments to read.
struct FindingsSection {
  let findings: [ReportFinding]
  let shown: ShownProperties
  let quotes: QuotePicker

  var section: PageSection { PageSection(id: "findings", title: "Findings", body: body) }

  private var body: Markup {
    guard !findings.isEmpty else {
      return """
        <p>No rule found anything that the data can bear. That is not the same as nothing having happened.</p>
        \(rules)
        """
    }
    return """
      <p class="lead">Found by fixed rules with a minimum of evidence each. Intervals hold the true value with a \
      confidence of 95 %; n is the sample behind a number.</p>
      <ol class="findings">
      \(findings.map(item))</ol>
      \(rules)
      """
  }

  private func item(_ finding: ReportFinding) -> Markup {
    var picker = quotes
    let name: Markup = "<bdi>\(finding.property.name)</bdi>"
    let heading: Markup =
      shown.place(of: finding.property).map { "<a href=\"#property-\($0)\">\(name)</a>" } ?? name
    let charts: Markup =
      finding.charts.isEmpty
      ? ""
      : """
      <div class="charts">\(finding.charts.map { chart -> Markup in
        "<figure><figcaption>\(chart.title)</figcaption>\n\(chart.svg)</figure>\n"
      })</div>
      """
    return """
      <li class="card finding\(finding.charts.isEmpty ? " plain" : "")" data-rule="\(finding.rule.rawValue)">
      <div>
      <p class="kind">\(finding.rule.title)</p>
      <h3>\(heading)</h3>
      <p class="headline">\(finding.headline)</p>
      <ul class="evidence">
      \(finding.evidence.map { "<li>\($0)</li>\n" as Markup })</ul>
      \(finding.quotes.map { picker.pick($0) })</div>
      \(charts)
      </li>

      """
  }

  private var rules: Markup {
    """
    <details><summary>The rules behind the findings</summary>
    <dl class="plainlist">
    \(FindingRule.allCases.map { rule -> Markup in
      "<dt><b>\(rule.title)</b> (<code>\(rule.rawValue)</code>)</dt><dd><p>\(rule.explanation)</p></dd>\n"
    })</dl></details>

    """
  }
}
