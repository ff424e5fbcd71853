import RapportModel

/// Comments by topic, each bar split by sentiment; segments carry their sign and count, so that colour is never
/// the only difference.
struct StackedBarChart: Hashable, Sendable {
  /// What is drawn, for readers who do not see it.
  var title: String
  /// The bars from top to bottom.
  var bars: [Bar]

  /// One bar.
  struct Bar: Hashable, Sendable {
    /// What it is about.
    var label: String
    /// Its parts, from left to right in the order of ``StackedBarChart/order``.
    var counts: [SentimentLabel: Int]

    var total: Int { counts.values.reduce(0, +) }
  }

  /// The order of the parts.
  static let order: [SentimentLabel] = [.negative, .mixed, .neutral, .positive]

  /// The sign of a part.
  static func sign(_ label: SentimentLabel) -> String {
    switch label {
    case .positive: "+"
    case .neutral: "○"
    case .negative: "−"
    case .mixed: "±"
    }
  }

  private static let (width, rowHeight, left, right) = (360.0, 28.0, 96.0, 40.0)

  /// The chart as SVG that fits the width it is given.
  func svg() -> Markup {
    let height = ChartGeometry.coordinate(Self.rowHeight * Double(bars.count) + 4)
    let largest = Double(bars.map(\.total).max() ?? 1)
    return """
      <svg class="chart" viewBox="0 0 360 \(height)" role="img" preserveAspectRatio="xMidYMid meet">
      <title>\(title)</title><desc>\(summary)</desc>
      \(bars.enumerated().map { row($0, $1, largest: max(1, largest)) })</svg>
      """
  }

  /// Every count in words.
  private var summary: String {
    bars.map { bar in
      "\(bar.label): "
        + Self.order.map { "\(bar.counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private func row(_ index: Int, _ bar: Bar, largest: Double) -> Markup {
    let top = Self.rowHeight * Double(index) + 4
    let middle = ChartGeometry.coordinate(top + 15)
    let scale = (Self.width - Self.left - Self.right) / largest
    let parts = Self.order.map { (label: $0, count: bar.counts[$0] ?? 0) }.filter { $0.count > 0 }
    var x = Self.left
    var segments: [Markup] = []
    for (label, count) in parts {
      let width = Double(count) * scale
      segments.append(segment(label, count, x: x, width: width, top: top, middle: middle))
      x += width
    }
    // What does not fit into the bar follows it, where there is room.
    let isCaptioned = parts.allSatisfy { Double($0.count) * scale >= Self.captionWidth($0.label, $0.count) }
    let details = parts.map { Self.sign($0.label) + ReaderNumber.count($0.count) }.joined(separator: " ")
    let total = ReaderNumber.count(bar.total)
    let detailed = "\(total): \(details)"
    let hasRoom = x + 5 + 7.2 * Double(detailed.count) <= Self.width
    return """
      <text class="label" x="90" y="\(middle)" text-anchor="end">\(Self.shortened(bar.label))</text>\
      \(segments)\
      <text class="tick" x="\(ChartGeometry.coordinate(x + 5))" y="\(middle)">\(isCaptioned || !hasRoom ? total : detailed)</text>

      """
  }

  private func segment(
    _ label: SentimentLabel, _ count: Int, x: Double, width: Double, top: Double, middle: String
  ) -> Markup {
    let text = Self.sign(label) + ReaderNumber.count(count)
    let caption: Markup =
      width < Self.captionWidth(label, count)
      ? ""
      : """
      <text class="on-\(label.rawValue)" x="\(ChartGeometry.coordinate(x + width / 2))" y="\(middle)" \
      text-anchor="middle">\(text)</text>
      """
    // A hair of space keeps neighbours apart where colours are hard to tell.
    return """
      <rect class="\(label.rawValue)" x="\(ChartGeometry.coordinate(x))" y="\(ChartGeometry.coordinate(top))" \
      width="\(ChartGeometry.coordinate(max(0.6, width - 1)))" height="21"/>\(caption)
      """
  }

  private static func captionWidth(_ label: SentimentLabel, _ count: Int) -> Double {
    7.2 * Double(sign(label).count + ReaderNumber.count(count).count) + 8
  }

  /// Cut where it would run out of the picture.
  private static func shortened(_ label: String) -> String {
    displayWidth(label) <= 13 ? label : label.cut(toWidth: 12) + "…"
  }
}

extension String {
  /// The characters that fit into a number of columns of a terminal.
  func cut(toWidth width: Int) -> String {
    var used = 0
    return String(
      prefix { character in
        used += displayWidth(String(character))
        return used <= width
      })
  }
}
