import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

@Suite struct HTMLReportTests {
  @Test("a small page equals its golden file") func snapshot() throws {
    var page = HTMLReport(
      DemoReport.report, ledger: DemoReport.ledger, profile: Profile(minimumAuthors: 3), title: "A small page"
    )
    for reference in page.wantedQuotes { page.quotes[reference] = Quote("Well made, \(reference.record).") }
    try expectSnapshot(page.html(), "report.html")
  }

  @Test("the heat map has one cell for each property and indicator") func cells() throws {
    let html = StoryReport.html
    let matrix = StoryReport.page.report.matrix
    for property in matrix.properties {
      for metric in matrix.indicators {
        let cell = "data-property=\"\(property.name)\" data-indicator=\"\(metric.id)\""
        #expect(html.ranges(of: cell).count == 1, "\(property) \(metric.id)")
      }
    }
    #expect(html.ranges(of: "data-indicator=").count == matrix.properties.count * matrix.indicators.count)
  }

  @Test("the page loads nothing and runs nothing") func selfContained() {
    let html = StoryReport.html
    for forbidden in [
      "<script", "http:", "https:", "url(", "@import", " on", " style=", " src=", "<iframe", "<object",
      "<img",
    ] where forbidden != " on" {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    #expect(!html.contains(#/<[^>]*\son[a-z]+=/#))
    #expect(
      html.ranges(of: #/href="[^"]*"/#).allSatisfy {
        html[$0].hasPrefix("href=\"#") || html[$0] == "href=\"data:,\""
      })
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
  }

  @Test("the content-security policy names the style sheet by its hash") func policy() throws {
    let html = StoryReport.html
    let style = try #require(html.firstMatch(of: #/<style>([^<]*)<\/style>/#)?.output.1)
    let hash = SHA256.base64Digest(of: String(style))
    #expect(
      html.contains(
        "content=\"default-src &#39;none&#39;; style-src &#39;sha256-\(hash)&#39;; img-src data:; "
          + "base-uri &#39;none&#39;; form-action &#39;none&#39;\""))
  }

  @Test(
    "SHA-256 equals the published vectors",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func sha256(text: String, hexadecimal: String) {
    let digits = SHA256.digest(Array(text.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digits.joined() == hexadecimal)
    #expect(SHA256.base64Digest(of: "abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test("the five facts of the story are found, and nothing else") func story() {
    let found = StoryReport.page.findings.map { "\($0.rule.rawValue): \($0.property)" }
    #expect(
      found == [
        "engaged-unhappy: brackenford.example", "fine-until-read: summitbarrow.example",
        "small-and-loved: fernwhistle.example", "sharp-change: trailhollow.example",
        "split-test: cairnlark.example",
      ])
  }

  @Test("trends have a place for every week of the measured time and for no other") func weeks() {
    var ledger = Ledger()
    for week in [0, 1, 4, 5] { ledger.absorbNumber("visits", 500, "shop", week: week) }
    ledger.absorbComments([RuleComment(.positive, week: -400), RuleComment(.positive, week: 2)], "shop")
    let matrix = EngagementMatrix(ledger, periods: .wholeTimeAndWeeks)
    let html = HTMLReport(MatrixReport(matrix: matrix), ledger: ledger).html()
    #expect(
      html.contains(
        "<desc>W10: 500; W11: 500; W12: not measured; W13: not measured; W14: 500; W15: 500</desc>"))
    #expect(html.contains("Trends show the weeks 2025-W10 to 2025-W15."))
  }

  @Test("of very many properties those with the most visits or comments are shown, and the page says so")
  func many() throws {
    var ledger = Ledger()
    for number in 0..<620 { ledger.absorbNumber("visits", Int64(number) + 1, "p\(number)", week: 0) }
    ledger.absorbComments((0..<40).map { _ in RuleComment(.positive, week: 0) }, "p3")
    let matrix = EngagementMatrix(ledger)
    let html = HTMLReport(MatrixReport(matrix: matrix), ledger: ledger).html()
    #expect(html.ranges(of: "<article class=\"card\"").count == 500)
    #expect(html.ranges(of: "data-indicator=\"visits\"").count == 500)
    #expect(html.ranges(of: "Shown are 500 of 620 properties").count == 2)
    #expect(html.contains("data-property=\"p3\"") && html.contains("data-property=\"p619\""))
    #expect(html.contains("data-property=\"p121\"") && !html.contains("data-property=\"p120\""))
    for link in Set(html.matches(of: #/href="#(property-\d+)"/#).map(\.output.1)) {
      #expect(html.ranges(of: "id=\"\(link)\"").count == 1, "\(link)")
    }
    #expect(!StoryReport.html.contains("Shown are"))
  }

  @Test("the same page has the same bytes") func determinism() {
    #expect(StoryReport.page.html() == StoryReport.html)
  }

  @Test("counts, names, settings, limits and manifest are always there") func sections() {
    let html = StoryReport.html
    for text in [
      "Questions that this page cannot answer", "What a score does not mean", "How every record ended",
      "How properties were named", "Settings of the profile", "Manifest", "Authenticity",
    ] { #expect(html.contains(text), "\(text)") }
    let empty = HTMLReport(MatrixReport(matrix: EngagementMatrix(Ledger())), ledger: Ledger()).html()
    #expect(empty.contains("Questions that this page cannot answer"))
    #expect(empty.contains("No rule found anything"))
  }
}

extension StoryReport {
  /// Made once, since several tests read it.
  static let html = page.html()
}
