import Rapport
import RapportTestSupport
import Testing

/// What is covered in a text and what stays; all data is invented or set aside for documents.
@Suite struct RedactorTests {
  /// Texts in which `‹` and `›` stand around what is covered.
  static let texts: [String] = [
    // Addresses and handles.
    "Write to ‹ann.b+shop@mail.example.com›, please", "mail:‹ann@example.com›.", "‹ann@bücher.example› wrote",
    "联系‹ann@example.com›谢谢", "‹ann@192.0.2.7›", "Thanks ‹@ann_92›! cc ‹@bob@social.example›",
    "by ‹u/some_body-1› and /‹u/ann92›",
    "see https://shop.example/a?m=‹ann@example.com›&n=1", "see https://shop.example/a?m=‹ann%40example.com›",
    "https://social.example/‹@ann›/1", "mailto:‹ann@example.com›", "https://forum.example/‹u/ann92›",
    "f@ck this", "at 5 @ 3", "we go 50/50", "w/u/x", "and/or", "24 m/s",
    // IP addresses.
    "from ‹192.0.2.44›:8080", "‹192.0.2.0›/24 is set aside", "IP:‹192.0.2.1›.",
    "‹2001:db8::8a2e:370:7334› answers",
    "IP:‹2001:db8::1›", "see ‹::1› and http://[‹2001:db8::1›]:80/", "‹::ffff:192.0.2.1›",
    "‹2001:db8:0:0:0:ff00:42:8329›",
    "version 1.2.3.4.5", "v1.2.3.4", "1.2.3.4-beta", "300.1.2.3", "1.2.3", "at 10:30:15", "10::30",
    "std::bad", "1:2:3:4:5:6:7:8:9",
    "00:1a:2b:3c:4d:5e", "https://‹192.0.2.9›/555-0100",
    // Cards.
    "card ‹4111 1111 1111 1111› ok", "‹4111-1111-1111-1111›", "‹4111111111111111›",
    "‹4111 1111 1111 1111› 123",
    "‹3782 822463 10005› exp 12/30", "4111 1111 1111 1112", "id 1741600000000", "A4111111111111111",
    // Telephone numbers.
    "call ‹+1 555 0100›", "‹+1 555 010 0199› now", "‹(555) 010-0199›", "(‹555-0100›)", "tel.: ‹555-0100›",
    "‹555.010.0199›",
    "‹+49 (0)30 901820›", "‹030/901820-15›", "‹030 / 9018201›", "‹01 23 45 67 89›", "‹07700 900123›",
    "‹0123456789›", "‹+15550100199›",
    "‹(+49) 30 901820›", "电话‹555-0100›", "‹555-0100›x12 or ‹555-0100›ext", "‹612 345 678›",
    "‹555-010-0199›/‹555-010-0198›",
    "‹555\u{A0}010\u{A0}0199›", "‹1234567-8901›", "‹555-0100›,‹555-0101›",
    // Numbers that stay.
    "on 2024-01-31 at 10:30", "31.12.2024", "1/31/2024 10:30", "20240131", "2019-2024", "2023/24 and 03/2024",
    "1999 2004 2010", "1,234,567 people", "1.234.567,89", "1 234 567 people", "$1 200 500", "€ 1.200.000",
    "1 200 500 EUR", "1200500 kr",
    "12.50", "1234.5678", "48.208174, 16.373819", "0.1234567", "order 1234567", "order 12345678", "#12345678",
    "12345678901",
    "9 10 10 8 9 10", "in 2019 500 times", "978-3-16-148410-1", "+48.20", "50 000 000", "WH1000-500", "10-20",
    "2024-01-31 - 2024-02-28",
    "12,50 12,60 12,70 13,00", "10:30 11:45 12:15 13:00", "6:30 555",
    // Both.
    "until 31.12.2024 ‹555-0100›", "‹555-0100› 10:30", "call ‹555-0100› 7:15", "‹555-0100› or $1,200,500",
  ]

  @Test("covers what leads to a person, and nothing else", arguments: texts) func text(_ marked: String)
    throws
  {
    var text = ""
    var expected = ""
    var isCovered = false
    for character in marked {
      switch character {
      case "‹": isCovered = true
      case "›": isCovered = false
      default:
        text.append(character)
        expected += isCovered ? String(repeating: "*", count: character.utf8.count) : String(character)
      }
    }
    #expect(try Redactor().redacted(text) == expected)
  }

  @Test("keeps the length, stays text, and changes nothing the second time") func properties() throws {
    var random = SeededGenerator()
    let redactor = try Redactor()
    let pieces =
      Self.texts.map { $0.filter { $0 != "‹" && $0 != "›" } } + [
        " ", " ", "-", ".", "/", "@", ":", "+", "(", ")", ", ", "u/", "https://", "é", "日", "\u{A0}", "*",
        "12", "345", "6789",
        "2024", "0", "a", "x", "EUR", "$", "%40", "\n", "👍🏽",
      ]
    for _ in 0..<4000 {
      let count = Int.random(in: 1...8, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
      var bytes = Array(text.utf8)
      redactor.redact(&bytes)
      let once = String(decoding: bytes, as: UTF8.self)
      // Repaired text would have other bytes.
      let isText = Array(once.utf8) == bytes
      #expect(isText && bytes.count == text.utf8.count, "seed \(random.seed): '\(text)'")
      #expect(
        zip(bytes, text.utf8).allSatisfy { $0 == $1 || $0 == UInt8(ascii: "*") },
        "seed \(random.seed): '\(text)'")
      #expect(redactor.redacted(once) == once, "seed \(random.seed): '\(text)'")
    }
  }

  @Test(
    "long runs of the same sign take no longer than others",
    arguments: ["1 ", ":", "1:", "@", "a@", "1.", "*", "://*", "4111 ", "u/"])
  func longRuns(_ piece: String) throws {
    let text = String(repeating: piece, count: 200_000)
    #expect(try Redactor().redacted(text).utf8.count == text.utf8.count)
  }
}
