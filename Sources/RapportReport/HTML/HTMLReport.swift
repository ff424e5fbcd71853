public import RapportEngagement
import RapportModel

/// A matrix and all that stands behind it as one page that needs nothing else: no scripts, no requests.
///
///     var page = HTMLReport(report, ledger: ledger, profile: profile)
///     page.quotes = texts(of: page.wantedQuotes)   // read again from the inputs
///     page.html()
///
/// The same report, ledger, profile and quotes give the same bytes. Texts from inputs are escaped wherever they
/// stand, and the page's content-security policy forbids everything but its own style sheet.
public struct HTMLReport: Hashable, Sendable {
  /// The matrix, counts, mapping and manifest. Trends and changes need entries for weeks in the matrix.
  public let report: MatrixReport
  /// What the matrix was made of.
  public let ledger: Ledger
  /// What the matrix was made with.
  public let profile: Profile
  /// The heading of the page.
  public var title: String
  /// The texts of ``wantedQuotes``, as far as they may be shown.
  public var quotes: [RecordReference: Quote] = [:]
  /// What the rules found.
  public let findings: [ReportFinding]
  private let shown: ShownProperties
  private let topics: [PropertyID: [TopicSentiment]]

  /// A page about a report.
  ///
  /// - Parameters:
  ///   - report: The matrix with its counts, mapping and manifest.
  ///   - ledger: What the matrix was made of.
  ///   - profile: What the matrix was made with.
  ///   - title: The heading.
  public init(
    _ report: MatrixReport, ledger: Ledger, profile: Profile = Profile(), title: String = "Engagement report"
  ) {
    self.report = report
    self.ledger = ledger
    self.profile = profile
    self.title = title
    findings = ReportFinding.all(in: report.matrix, of: ledger, profile: profile)
    shown = ShownProperties(of: report.matrix, findings)
    topics = Dictionary(
      uniqueKeysWithValues: shown.properties.map { ($0, TopicSentiment.all(of: $0, ledger)) })
  }

  /// The comments whose texts the page would like to show, by input and record.
  ///
  /// They are chosen by hash from the ledger's samples; a few more are named than will be shown, since some are
  /// too short to say anything.
  public var wantedQuotes: [RecordReference] {
    let choice = QuoteChoice(ledger: ledger)
    let requests =
      findings.flatMap(\.quotes)
      + shown.properties.flatMap { property in
        (topics[property] ?? []).flatMap { $0.quoteRequests(property) }
      }
    return Set(requests.flatMap(choice.candidates)).sorted { ($0.input, $0.record) < ($1.input, $1.record) }
  }

  /// The page.
  public func html() -> String {
    let context = FindingContext(matrix: report.matrix, ledger: ledger, profile: profile)
    let sections: [PageSection] = [
      FindingsSection(findings: findings, shown: shown, quotes: quotePicker).section,
      HeatMapSection(matrix: report.matrix, shown: shown, profile: profile).section,
      PropertySection(context: context, shown: shown, topics: topics, quotes: quotePicker).section,
      DataSection(report: report).section,
      MethodSection(report: report, ledger: ledger, profile: profile).section,
    ]
    return Page(title: title, facts: PageFacts(report, context), sections: sections).markup.text
  }

  private var quotePicker: QuotePicker { QuotePicker(choice: QuoteChoice(ledger: ledger), quotes: quotes) }
}

/// A part of the page with its place in the navigation.
struct PageSection {
  var id: String
  var title: String
  var body: Markup
}

/// The page with its heading and navigation.
struct Page {
  let title: String
  let facts: PageFacts
  let sections: [PageSection]

  var markup: Markup {
    PageFrame(title: title, styleSheet: StyleSheet.text, body: body).markup
  }

  private var body: Markup {
    """
    <header>
    <h1>\(title)</h1>
    \(facts.markup)
    <nav aria-label="Contents"><ul>
    \(sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>\n" as Markup })</ul></nav>
    </header>
    <main>
    \(sections.map(Self.section))</main>
    <footer class="page">Numbers come from the files named under Data, by the methods named under Method. \
    This page loads nothing and runs no scripts.</footer>

    """
  }

  private static func section(_ section: PageSection) -> Markup {
    """
    <section id="\(section.id)" aria-labelledby="\(section.id)-title">
    <h2 id="\(section.id)-title">\(section.title)</h2>
    \(section.body)</section>

    """
  }
}

/// What the page is about, in a few numbers.
struct PageFacts {
  private let facts: [(name: String, value: String, detail: String)]
  private let lead: String

  init(_ report: MatrixReport, _ context: FindingContext) {
    let sum = report.counts.reduce(RecordCounts()) { $0 + $1.records }
    let properties = report.matrix.properties.count
    var facts = [(name: "Properties", value: ReaderNumber.count(properties), detail: "")]
    if !report.counts.isEmpty {
      let share = sum.comments > 0 ? Double(sum.scored) / Double(sum.comments) : 0
      facts += [
        ("Comments", ReaderNumber.count(sum.comments), ""),
        (
          "Scored", ReaderNumber.count(sum.scored),
          sum.comments > 0 ? "\(ReaderNumber.percent(share, places: 1)) of comments" : ""
        ),
        ("Rows measured", ReaderNumber.count(sum.measured), "of analytics exports"),
        (
          "Rejected", ReaderNumber.count(sum.rejected),
          "of \(ReaderNumber.count(sum.records)) \(sum.records == 1 ? "record" : "records")"
        ),
      ]
    }
    self.facts = facts
    guard let first = context.weeks.first, let last = context.weeks.last else {
      lead = "What people do and what they say, property by property."
      return
    }
    lead =
      "What people do and what they say, property by property, from \(first.firstDay.inWords) to "
      + "\(last.firstDay.advanced(by: 6).inWords) (weeks \(first) to \(last))."
  }

  var markup: Markup {
    """
    <p class="lead">\(lead)</p>
    <dl class="facts">
    \(facts.map { fact -> Markup in
      let detail: Markup = fact.detail.isEmpty ? "" : "<small>\(fact.detail)</small>"
      return "<div><dt>\(fact.name)</dt><dd>\(fact.value)\(detail)</dd></div>\n"
    })</dl>
    """
  }
}
