import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct ValueTests {
  @Test(
    "dates are read in the notations of exports",
    arguments: [
      ("2025-03-03", "2025-03-03T00:00:00Z"), ("2025-03-03T09:15:00Z", "2025-03-03T09:15:00Z"),
      ("2025-03-03 09:15:00.123456+01:00", "2025-03-03T08:15:00Z"),
      ("2025-03-03 09:15", "2025-03-03T09:15:00Z"),
      ("2025-03-04T09:15:00.000-0530", "2025-03-04T14:45:00Z"), ("20231010", "2023-10-10T00:00:00Z"),
      ("16-04-2024", "2024-04-16T00:00:00Z"), ("16/04/2015", "2015-04-16T00:00:00Z"),
      ("3/20/15", "2015-03-20T00:00:00Z"), ("Tue, Aug 26, 2025", "2025-08-26T00:00:00Z"),
      ("Aug 28, 2025", "2025-08-28T00:00:00Z"), ("26 August 2025 14:03", "2025-08-26T14:03:00Z"),
      ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24Z"), ("03.04.2025", "2025-04-03T00:00:00Z"),
      ("03/13/2025 04:28:00 PM", "2025-03-13T16:28:00Z"), ("12/31/2025 12:05 AM", "2025-12-31T00:05:00Z"),
      ("Mon, 03 Mar 2025 09:15:00 +0100", "2025-03-03T08:15:00Z"), ("2025/03/04", "2025-03-04T00:00:00Z"),
      ("2025-03-03 09:15:00 UTC", "2025-03-03T09:15:00Z"),
      ("3. marraskuuta 2025", "2025-11-03T00:00:00Z"), ("1. März 2025", "2025-03-01T00:00:00Z"),
      ("2. Mai 2025", "2025-05-02T00:00:00Z"), ("3 févr. 2025", "2025-02-03T00:00:00Z"),
      ("1er août 2025", "2025-08-01T00:00:00Z"), ("4 de marzo de 2025", "2025-03-04T00:00:00Z"),
      ("Dienstag, 4. März 2025", "2025-03-04T00:00:00Z"), ("5 set 2025", "2025-09-05T00:00:00Z"),
    ])
  func dates(text: String, expected: String) {
    #expect(Moment(text)?.timestamp.description == expected)
  }

  @Test(
    "what is no date, has no year or leaves its order open is not guessed",
    arguments: [
      "3/4/2025", "23 August", "Feb 14 - Feb 20", "2025-02-30", "hello", "", "12", "31/31/2025", "1.5",
      "maybe 3 days", "3 marmalade 2025", "3 decades 2025",
    ])
  func noDates(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("an order settles dates that leave it open") func order() {
    #expect(Moment("3/4/2025", order: .dayMonth)?.day.description == "2025-04-03")
    #expect(Moment("3/4/2025", order: .monthDay)?.day.description == "2025-03-04")
    #expect(Moment("3/3/2025")?.day.description == "2025-03-03")
  }

  @Test(
    "numbers since 1970 are told by their size",
    arguments: ["1740993300", "1740993300000", "1740993300000000"])
  func epoch(text: String) throws {
    let number = try #require(FixedDecimal(parsing: text))
    #expect(Moment(epoch: number)?.timestamp.description == "2025-03-03T09:15:00Z")
  }

  @Test(
    "HTML becomes the text that readers see",
    arguments: [
      ("Lot&#39;s of <a href=\"x>y\">light</a>", "Lot's of y\">light"),
      ("one<br>two<br />three", "one\ntwo\nthree"), ("<p>a</p><p>b</p>", "a\nb"),
      ("a &amp; b &lt;3 &#x1F600; &unknown; &", "a & b <3 😀 &unknown; &"), ("I <3 you > me", "I <3 you > me"),
      ("x<script>alert(1)</script>y<!-- z -->", "xy"), ("2 < 3", "2 < 3"), ("", ""), ("<", "<"),
      ("&#0;&#xD800;", "\u{FFFD}\u{FFFD}"),
    ])
  func html(html: String, expected: String) {
    #expect(HTMLText.plain(html) == expected)
  }

  @Test(
    "all names of HTML 4 are known, and those of letters and common signs",
    arguments: [
      ("pr&ecirc;t na&iuml;f &iquest;qu&eacute;? &rarr; &hearts;", "prêt naïf ¿qué? → ♥"),
      ("&Alpha;&thetasym;&zwnj;&zwj;", "Α\u{3D1}\u{200C}\u{200D}"),
      ("&scaron;&zcaron;&inodot;", "šž&inodot;"),
      ("&lpar;a&comma; b&rpar;&excl;", "(a, b)!"),
      ("&nosuchname; &AMP &#0000000009786;", "&nosuchname; &AMP ☺"),
    ])
  func entities(html: String, expected: String) {
    #expect(HTMLText.plain(html) == expected)
  }

  @Test("a megabyte of opening brackets takes linear time") func htmlTime() {
    let start = ContinuousClock.now
    for text in ["<", "<a", "&", "&#", "<a>&"] {
      _ = HTMLText.plain(String(repeating: text, count: 500_000))
    }
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test(
    "the nearest name is suggested when it is near",
    arguments: [
      ("creatd_at", "created_at"), ("Txet", "text"), ("cratedat", "created_at"), ("colour", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, among: ["text", "created_at", "rating"]) == expected)
  }

  @Test("a name in ASCII is compared like any other") func plainHeaderNames() {
    var random = SeededGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Bool.random(using: &random)
          ? Array("aZ_ %9".utf8).randomElement(using: &random)! : UInt8.random(in: 0..<0x80, using: &random)
      }
      let name = String(decoding: bytes, as: UTF8.self)
      // A letter beyond ASCII at its end makes it a name like any other.
      let other = HeaderName(name + "\u{E9}")
      #expect(HeaderName(name).key + "\u{E9}" == other.key, "\(name.debugDescription), seed \(random.seed)")
      let text = HeaderName(name).text
      #expect(other.text.hasPrefix(text), "\(name.debugDescription), seed \(random.seed)")
      #expect(text.first?.isWhitespace != true && text.last?.isWhitespace != true, "\(name.debugDescription)")
    }
  }
}
