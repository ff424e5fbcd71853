import RapportModel
import Testing

@Suite struct FixedDecimalTests {
  @Test(
    "decimal notation is read exactly and rounded half to even at the ninth place",
    arguments: [
      ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("+7", "7"), (".5", "0.5"), ("5.", "5"),
      ("1.4174757281553398", "1.417475728"),
      ("0.0000000005", "0"), ("0.0000000015", "0.000000002"), ("0.00000000050000001", "0.000000001"),
      ("-0.0000000006", "-0.000000001"),
      ("1.22158E+17", "122158000000000000"), ("147600e-3", "147.6"), ("1e-400", "0"),
      ("99999999999999999999", "99999999999999999999"),
    ] as [(String, String)])
  func parsing(text: String, expected: String) throws {
    let number = try #require(FixedDecimal(parsing: text))
    #expect(number.description == expected)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "-", ".", "1,5", "1 000", "12%", "0x10", "1e", "e5", "NaN", "inf", "1.2.3", "1e400", "5 ",
    ])
  func refusing(text: String) {
    #expect(FixedDecimal(parsing: text) == nil)
  }

  @Test("products are rounded half to even") func multiplying() throws {
    let third = try #require(FixedDecimal(parsing: "0.333333333"))
    #expect(third.multiplied(by: FixedDecimal(3))?.description == "0.999999999")
    let tiny = FixedDecimal(nanos: 1)
    let oneAndAHalf = try #require(FixedDecimal(parsing: "1.5"))
    #expect(tiny.multiplied(by: oneAndAHalf) == FixedDecimal(nanos: 2))
    #expect(tiny.multiplied(by: try #require(FixedDecimal(parsing: "-2.5"))) == FixedDecimal(nanos: -2))
  }
}
