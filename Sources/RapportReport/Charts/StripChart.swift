/// Where one thing stands among others: a strip for each quantity, a dot for each thing, the one in question
/// large and with its value.
struct StripChart: Hashable, Sendable {
  /// What is drawn, for readers who do not see it.
  var title: String
  /// The strips from top to bottom.
  var strips: [Strip]

  /// One quantity.
  struct Strip: Hashable, Sendable {
    /// What it is.
    var label: String
    /// The values of the others.
    var others: [Double]
    /// The value in question.
    var value: Double
    /// That value as text.
    var text: String
  }

  private static let (rowHeight, left, right) = (50.0, 12.0, 348.0)

  /// The chart as SVG that fits the width it is given.
  func svg() -> Markup {
    let height = ChartGeometry.coordinate(Self.rowHeight * Double(strips.count))
    return """
      <svg class="chart" viewBox="0 0 360 \(height)" role="img" preserveAspectRatio="xMidYMid meet">
      <title>\(title)</title><desc>\(summary)</desc>
      \(strips.enumerated().map { row($0, $1) })</svg>
      """
  }

  private var summary: String {
    strips.map { strip in
      let higher = strip.others.count { $0 > strip.value }
      return "\(strip.label): \(strip.text), \(higher) of \(strip.others.count) others higher"
    }.joined(separator: "; ")
  }

  private func row(_ index: Int, _ strip: Strip) -> Markup {
    let top = Self.rowHeight * Double(index)
    let y = ChartGeometry.coordinate(top + 32)
    let values = strip.others + [strip.value]
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    func x(_ value: Double) -> String {
      let place = high > low ? (value - low) / (high - low) : 0.5
      return ChartGeometry.coordinate(Self.left + place * (Self.right - Self.left))
    }
    return """
      <text class="label" x="6" y="\(ChartGeometry.coordinate(top + 16))">\(strip.label)</text>\
      <text class="label strong" x="354" y="\(ChartGeometry.coordinate(top + 16))" text-anchor="end">\
      \(strip.text)</text>\
      <line class="grid" x1="6" x2="354" y1="\(y)" y2="\(y)"/>\
      \(strip.others.map { "<circle class=\"other\" cx=\"\(x($0))\" cy=\"\(y)\" r=\"4\"/>" as Markup })\
      <circle class="dot marked" cx="\(x(strip.value))" cy="\(y)" r="7"/>

      """
  }
}
