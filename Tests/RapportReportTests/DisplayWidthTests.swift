import RapportReport
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "text takes the columns that a terminal gives it",
    arguments: [
      ("", 0), ("naïve", 5), ("nai\u{308}ve", 5), ("日本 👍🏽", 7), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1),
      ("ﾊﾝ", 2), ("Ａ", 2), ("한국", 4), ("ไทย", 3), ("1️⃣", 2), ("a\u{200B}b", 2), ("x\u{1B}", 1), ("–±…ᵃ", 4),
    ] as [(String, Int)])
  func widths(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }
}

@Suite struct NumberTextTests {
  @Test(
    "numbers are rounded half away from zero, without a sign on 0",
    arguments: [
      (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (-0.001, 2, "0.00"), (12, 0, "12"), (0.999, 2, "1.00"),
      (1.05e21, 2, "1.05e+21"), (3.04, 1, "3.0"),
    ] as [(Double, Int, String)])
  func rounding(number: Double, places: Int, text: String) {
    #expect(NumberText.rounded(number, places: places) == text)
  }

  @Test("exact numbers read back the same", arguments: [0.1, 1.0 / 3, 5000, -2.5e-7, 1e22])
  func exact(number: Double) {
    #expect(Double(NumberText.exact(number)) == number)
    #expect(!NumberText.exact(number).hasSuffix(".0"))
  }
}
