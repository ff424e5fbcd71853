import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

@Suite struct HostileTextTests {
  /// A page on which every text that comes from outside is the same.
  private func page(_ text: String, quote: String) -> String {
    let property = PropertyID(text)
    var ledger = Ledger(LedgerOptions(topics: [text, "price"]))
    var comments = CommentBatch()
    var annotations = AnnotationBatch()
    for record in 1...12 {
      var facts = CommentFacts(record: record)
      facts.author = AuthorKey(hash: UInt64(record) << 40)
      comments.appendComment(facts)
      comments.set(.variant, to: text)
      annotations.append(
        .scored(
          SentimentScore(
            label: record < 9 ? .negative : .positive, polarity: 0, positive: 0, negative: 0, confidence: 1,
            coverage: 1), language: "en"), topics: [0])
    }
    ledger.absorb(
      comments, annotations, properties: PropertyColumn(repeatElement(property, count: 12)),
      input: InputID(hash: 1), format: text)
    ledger.absorb(
      Measurement(
        dimensions: [Dimension(name: text, value: text)], name: "revenue", definitionID: text,
        unit: .money(currency: text), value: FixedDecimal(7), record: 1), property: property,
      source: InputID(hash: 2))
    let profile = Profile(
      properties: [PropertyProfile(name: text, aliases: [text + "2"], type: text)], defaultLanguage: text)
    let manifest = Manifest(
      toolVersion: text, scoringVersion: text, icuVersion: text, unicodeVersion: text, authorKeyID: text,
      lexicons: [LexiconStamp(name: text, version: text, licence: text, hash: text)],
      options: [Manifest.Option(name: text, value: text)], inputs: [InputStamp(format: text, hash: text)])
    var counts = RecordCounts()
    counts.scored = 12
    let report = MatrixReport(
      matrix: EngagementMatrix(ledger, profile: profile), manifest: manifest,
      counts: [InputCounts(file: text, format: text, records: counts)],
      mapping: [PropertyMapping(file: text, property: property, origin: .file, alias: text)])
    var page = HTMLReport(report, ledger: ledger, profile: profile, title: text)
    for reference in page.wantedQuotes { page.quotes[reference] = Quote(quote) }
    return page.html()
  }

  /// The tags of a page with the names of their attributes: all but text and quoted values.
  private func skeleton(_ html: String) -> [[UInt8]] {
    var tags: [[UInt8]] = [[]]
    var isInTag = false
    var isInValue = false
    for byte in html.utf8 {
      switch byte {
      case UInt8(ascii: "<") where !isInValue: isInTag = true
      case UInt8(ascii: ">") where !isInValue:
        isInTag = false
        tags.append([])
      case UInt8(ascii: "\"") where isInTag: isInValue.toggle()
      default: break
      }
      if isInTag, !isInValue { tags[tags.count - 1].append(byte) }
    }
    // Long names may be broken at more places than short ones.
    return tags.filter { $0 != Array("<wbr".utf8) }
  }

  @Test(
    "payloads stay text wherever they stand",
    .enabled(
      if: SharedData.has("conformance/hazards/html/xss-payloads.txt"), Comment(rawValue: SharedData.missing)))
  func payloads() throws {
    let file = try SharedData.text("conformance/hazards/html/xss-payloads.txt")
    let payloads = file.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    #expect(payloads.count > 1000)
    let harmless = skeleton(page("harmless", quote: "a harmless text of some length"))
    for start in stride(from: 0, to: payloads.count, by: 4) {
      let group = payloads[start..<min(start + 4, payloads.count)].joined(separator: " ")
      let html = page(group, quote: "a longer text with " + group)
      if skeleton(html) != harmless { Issue.record("changes the page: \(group)") }
    }
  }

  @Test(
    "hostile names and texts stay text",
    arguments: [
      "</title><b>", "\" onload=\"x", "a\u{0}b\u{1B}[2J", "\u{202E}abc", "`'\"<>&", "]]>--><!--",
      "</style><script>",
    ])
  func hostile(text: String) {
    let html = page(text, quote: text + " in a text that is long enough")
    #expect(skeleton(html) == skeleton(page("harmless", quote: "a harmless text of some length")))
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" || $0 == "\u{1B}" })
  }

  @Test(
    "long texts are cut between characters",
    arguments: [
      (String(repeating: "👩‍👩‍👧‍👦", count: 400), String(repeating: "👩‍👩‍👧‍👦", count: 140) + "…"),
      (String(repeating: "é ", count: 400), String(repeating: "é ", count: 140) + "…"),
      ("a" + String(repeating: "\u{301}", count: 5000) + "bcdefghijklmnopqrstuvwxyz", "…"),
      ("  two\n\tlines  of a comment  ", "two lines of a comment"),
    ])
  func excerpts(text: String, shown: String) {
    #expect(page("shop", quote: text).contains("<bdi>\(shown)</bdi>"))
  }

  @Test("quotes are kept apart from the direction around them") func direction() {
    #expect(
      page("shop", quote: "شكرا جزيلا على الخدمة الممتازة").contains(
        "<bdi>شكرا جزيلا على الخدمة الممتازة</bdi>"))
  }
}
