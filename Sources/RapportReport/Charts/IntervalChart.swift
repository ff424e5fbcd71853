/// Values of a few groups with their intervals, one below the other on a common axis.
struct IntervalChart: Hashable, Sendable {
  /// What is drawn, for readers who do not see it.
  var title: String
  /// The groups from top to bottom.
  var groups: [Group]

  /// A share with its interval.
  struct Group: Hashable, Sendable {
    /// What it is.
    var label: String
    /// The share.
    var value: Double
    /// The ends of its interval.
    var low: Double
    /// The upper end.
    var high: Double
  }

  /// The chart as SVG that fits the width it is given.
  func svg() -> Markup {
    let axis = ChartAxis(holding: groups.flatMap { [$0.low, $0.high] }, includesZero: true)
    let floor = 30.0 * Double(groups.count) + 6
    let height = ChartGeometry.coordinate(floor + 22)
    return """
      <svg class="chart" viewBox="0 0 360 \(height)" role="img" preserveAspectRatio="xMidYMid meet">
      <title>\(title)</title><desc>\(summary)</desc>
      \(axis.ticks.map { tick($0, axis, floor: floor) })\(groups.enumerated().map { row($0, $1, axis) })</svg>
      """
  }

  private var summary: String {
    groups.map {
      "\($0.label): \(ReaderNumber.percent($0.value)) "
        + "(\(ReaderNumber.percent($0.low)) to \(ReaderNumber.percent($0.high)))"
    }.joined(separator: "; ")
  }

  private func x(_ value: Double, _ axis: ChartAxis) -> Double { 44 + axis.place(of: value) * 240 }

  private func tick(_ value: Double, _ axis: ChartAxis, floor: Double) -> Markup {
    let x = ChartGeometry.coordinate(x(value, axis))
    let bottom = ChartGeometry.coordinate(floor)
    return """
      <line class="grid" x1="\(x)" x2="\(x)" y1="4" y2="\(bottom)"/>\
      <text class="tick" x="\(x)" y="\(ChartGeometry.coordinate(floor + 16))" text-anchor="middle">\
      \(LineChart.Format.percent.text(value))</text>

      """
  }

  private func row(_ index: Int, _ group: Group, _ axis: ChartAxis) -> Markup {
    let y = ChartGeometry.coordinate(30 * Double(index) + 20)
    let low = ChartGeometry.coordinate(x(group.low, axis))
    let high = ChartGeometry.coordinate(x(group.high, axis))
    let label = displayWidth(group.label) <= 5 ? group.label : group.label.cut(toWidth: 4) + "…"
    return """
      <text class="label" x="36" y="\(y)" dy="4" text-anchor="end">\(label)</text>\
      <line class="whisker" x1="\(low)" x2="\(high)" y1="\(y)" y2="\(y)"/>\
      <circle class="dot marked" cx="\(ChartGeometry.coordinate(x(group.value, axis)))" cy="\(y)" r="5"/>\
      <text class="tick" x="296" y="\(y)" dy="4">\(ReaderNumber.percent(group.value))</text>

      """
  }
}
