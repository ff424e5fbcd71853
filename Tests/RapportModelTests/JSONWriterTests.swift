import RapportModel
import Testing

@Suite struct JSONWriterTests {
  @Test("values are separated and nested as JSON demands") func nesting() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", 1)
      json.key("b")
      json.array { json in
        json.value(true)
        json.null()
        json.object { _ in }
        json.array { _ in }
        json.value(0.5)
        json.value(3.0)
        json.value(Double.nan)
      }
      json.member("c", FixedDecimal(parsing: "12.50")!)
    }
    json.endLine()
    json.value("next")
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "{\"a\":1,\"b\":[true,null,{},[],0.5,3,null],\"c\":12.5}\n\"next\"")
  }

  @Test(
    "strings are escaped where RFC 8259 demands it",
    arguments: [
      ("plain é 😀", "\"plain é 😀\""), ("\"\\/", "\"\\\"\\\\/\""), ("\n\r\t\u{8}\u{C}", "\"\\n\\r\\t\\b\\f\""),
      ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("\u{2028}â\u{2029}", "\"\\u2028â\\u2029\""),
      ("", "\"\""),
    ])
  func escaping(text: String, expected: String) {
    var json = JSONWriter()
    json.value(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
  }
}
