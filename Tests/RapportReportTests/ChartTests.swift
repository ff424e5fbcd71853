import RapportReport
import Testing

@Suite struct ChartTests {
  private func line(_ values: [Double?]) -> String {
    LineChart(
      title: "Visits", points: values.enumerated().map { LineChart.Point(label: "W\($0)", value: $1) },
      format: .count
    ).svg().text
  }

  @Test(
    "a week without a value breaks the line and is never bridged",
    arguments: [
      ([1, 2, 3], 1, 3), ([1, 2, nil, 3, 4], 2, 4), ([1, nil, 3], 0, 2), ([nil, nil], 0, 0), ([], 0, 0),
      ([5], 0, 1),
    ] as [([Double?], Int, Int)])
  func gaps(values: [Double?], lines: Int, dots: Int) {
    let svg = line(values)
    #expect(svg.ranges(of: "class=\"line\"").count == lines)
    #expect(svg.ranges(of: "class=\"dot\"").count == dots)
    #expect(svg.ranges(of: "not measured").count == values.count { $0 == nil })
  }

  @Test(
    "axes have round numbers and hold all values",
    arguments: [
      ([0.013, 0.031], true, [0, 0.01, 0.02, 0.03, 0.04]),
      ([-0.7, -0.2], true, [-0.8, -0.6, -0.4, -0.2, 0]),
      ([83_000, 86_000], false, [83_000, 84_000, 85_000, 86_000]), ([], true, [0, 0.2, 0.4, 0.6, 0.8, 1]),
      ([7, 7], false, [6, 8, 10, 12, 14]),
    ] as [([Double], Bool, [Double])])
  func axes(values: [Double], includesZero: Bool, ticks: [Double]) {
    let axis = ChartAxis(holding: values, includesZero: includesZero)
    #expect(axis.ticks.first ?? 0 <= (values.min() ?? 0) + 1e-9)
    #expect(axis.ticks.last ?? 0 >= (values.max() ?? 0) - 1e-9)
    #expect(axis.ticks.count <= 8)
    if values.count == 2, values[0] < values[1] {
      #expect(
        axis.ticks.map { NumberText.rounded($0, places: 6) }
          == ticks.map { NumberText.rounded($0, places: 6) })
    }
  }

  @Test(
    "axes of any numbers end",
    arguments: [[1e300, 1e300], [0, 1e-300], [-1e18, 1e18], [.nan, 1], [.infinity]])
  func wildAxes(values: [Double]) {
    #expect((2...101).contains(ChartAxis(holding: values, includesZero: true).ticks.count))
  }

  @Test("each value is said in words, with its interval") func words() {
    let chart = LineChart(
      title: "Share & more", points: [.init(label: "W1", value: 0.031, low: 0.029, high: 0.033)],
      format: .percent)
    #expect(
      chart.svg().text.contains(
        "<title>Share &amp; more</title><desc>W1: 3.1\u{A0}% (2.9\u{A0}% to 3.3\u{A0}%)</desc>"))
  }

  @Test(
    "numbers are short, grouped and signed",
    arguments: [
      (ReaderNumber.count(1_083_214.0), "1,083,214"), (ReaderNumber.count(-1000.0), "−1,000"),
      (ReaderNumber.short(9999), "9,999"), (ReaderNumber.short(83_200), "83.2k"),
      (ReaderNumber.short(999_600), "1.00M"), (ReaderNumber.short(1.5), "1.50"),
      (ReaderNumber.axis(75_000), "75k"),
      (ReaderNumber.axis(1.5), "1.5"), (ReaderNumber.percent(0.031), "3.10\u{A0}%"),
      (ReaderNumber.percent(0.73), "73.0\u{A0}%"), (ReaderNumber.balance(-0.5), "−0.50"),
      (ReaderNumber.balance(0), "0.00"),
    ])
  func numbers(text: String, expected: String) { #expect(text == expected) }
}
