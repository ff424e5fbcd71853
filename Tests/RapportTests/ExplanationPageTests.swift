import Rapport
import RapportModel
import RapportTestSupport
import Testing

@Suite struct ExplanationPageTests {
  /// The page of a text under a few words of known valence.
  private func page(_ text: String, targets: [String] = []) throws -> String {
    let folder = try TemporaryFolder()
    var options = ScoringOptions()
    options.lexicon = try folder.write(
      "term\tvalence\nlovely\t3\nslow\t-1.2\nbad\t-2\nyeah right\t-1\n", to: "words.tsv")
    options.language = "en"
    options.targets = targets
    return ExplanationPage(try Annotator(options).explanation(of: text)).html()
  }

  @Test("a page equals its golden file") func golden() throws {
    let text = "The room was very lovely,\nbut the service <b>isn't</b> bad & \"slow\" at times."
    try expectSnapshot(page(text, targets: ["room", "service"]), "explanation.html")
  }

  @Test(
    "nothing of the text becomes mark-up",
    arguments: [
      "<script>alert(1)</script> lovely", "\" onmouseover=\"x\" lovely", "</p></main><img src=x> 'bad'",
      "&lt;b&gt; lovely &amp; bad", "\u{202E}dab\u{202C} lovely `bad`",
    ])
  func hostile(text: String) throws {
    let html = try page(text, targets: ["alert", "img", "lovely"])
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("\u{202E}"))
    #expect(!html.contains(#/<[^>]*\son[a-z]+=/#))
    #expect(html.contains(#/Content-Security-Policy" content="default-src &#39;none&#39;/#))
  }

  @Test(
    "all of the text is shown, whatever is marked", arguments: ["", " ", "\n\n", "a\tb\r\nlovely 👍🏽 bad\n"])
  func whole(text: String) throws {
    let html = try page(text)
    let shown = try #require(html.firstMatch(of: #/<p class="text" dir="auto">([^∎]*?)<\/p>/#)?.output.1)
    let plain = String(shown).replacing(#/<small>[^<]*<\/small>|<b class="edge"[^<]*<\/b>|<[^>]*>/#, with: "")
    #expect(plain.unicodeScalars.elementsEqual(text.unicodeScalars.filter { $0 != "\r" }))
  }

  @Test("a text that is not scored says why") func unscored() throws {
    #expect(try page("qwrtz").contains("<h1>unscored:no evidence</h1>"))
  }

  @Test("terms, rules and learned weights are in the lists, as deep as they weigh") func lists() throws {
    let html = ExplanationPage(
      try Annotator(ScoringOptions()).explanation(of: "The delivery was not lovely, a waste of money.")
    ).html()
    for part in [
      "<h1>negative</h1>", "negation.not", "Learned weights", "waste of", "title=\"negation.not\"",
      "<h2>Topics</h2>", "What is said of what", "<h2>Clauses</h2>",
    ] { #expect(html.contains(part), "\(part)") }
    #expect(html.contains(#/<span class="n\d[^"]*" title="valence \+[^"]*negation.not, here -/#), "\(html)")
  }
}
