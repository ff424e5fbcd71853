/// A quantity over time with the interval of each value; a time without a value is a gap, never a bridge.
package struct LineChart: Hashable, Sendable {
  /// What is drawn, for readers who do not see it.
  var title: String
  /// The values in order of time.
  var points: [Point]
  /// Whether the axis starts at 0.
  var includesZero = true
  /// A number of the axis as text.
  var format: Format
  /// The points to point out, by their place.
  var marked: Set<Int> = []

  /// A value at a time.
  package struct Point: Hashable, Sendable {
    /// The time, as short as possible.
    var label: String
    /// The value; `nil` where nothing was measured.
    var value: Double?
    /// The ends of its interval.
    var low: Double?
    /// The upper end.
    var high: Double?

    /// A value at a time, with its interval where there is one.
    package init(label: String, value: Double?, low: Double? = nil, high: Double? = nil) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// How numbers of the axis are written.
  package enum Format: Hashable, Sendable {
    case count, percent, balance

    func text(_ number: Double) -> String {
      switch self {
      case .count: ReaderNumber.axis(number)
      case .percent:
        ReaderNumber.percent(
          number,
          places: (0...2).first { places in
            NumberText.rounded(100 * number, places: places)
              + (places == 0 ? ".000" : places == 1 ? "00" : "0")
              == NumberText.rounded(100 * number, places: 3)
          } ?? 2)
      case .balance: ReaderNumber.balance(number)
      }
    }
  }

  /// A chart of points in order of time.
  package init(
    title: String, points: [Point], includesZero: Bool = true, format: Format, marked: Set<Int> = []
  ) {
    self.title = title
    self.points = points
    self.includesZero = includesZero
    self.format = format
    self.marked = marked
  }

  private static let (width, height) = (360.0, 168.0)
  private static let (left, right, top, bottom) = (54.0, 18.0, 10.0, 26.0)

  /// The chart as SVG that fits the width it is given.
  package func svg() -> Markup {
    let axis = ChartAxis(
      holding: points.flatMap { [$0.value, $0.low, $0.high].compactMap { $0 } }, includesZero: includesZero)
    return """
      <svg class="chart" viewBox="0 0 360 168" role="img" preserveAspectRatio="xMidYMid meet">
      <title>\(title)</title><desc>\(summary)</desc>
      \(grid(axis))\(band(axis))\(line(axis))\(dots(axis))\(labels())</svg>
      """
  }

  /// Every value in words.
  private var summary: String {
    points.map { point in
      guard let value = point.value else { return "\(point.label): not measured" }
      guard let low = point.low, let high = point.high else { return "\(point.label): \(format.text(value))" }
      return "\(point.label): \(format.text(value)) (\(format.text(low)) to \(format.text(high)))"
    }.joined(separator: "; ")
  }

  private func x(_ index: Int) -> Double {
    let span = Self.width - Self.left - Self.right
    return Self.left + (points.count < 2 ? span / 2 : span * Double(index) / Double(points.count - 1))
  }

  private func y(_ value: Double, _ axis: ChartAxis) -> Double {
    Self.height - Self.bottom - axis.place(of: value) * (Self.height - Self.top - Self.bottom)
  }

  private func grid(_ axis: ChartAxis) -> Markup {
    axis.ticks.map { tick in
      let y = ChartGeometry.coordinate(y(tick, axis))
      let kind = tick == 0 ? "axis" : "grid"
      return """
        <line class="\(kind)" x1="54" x2="342" y1="\(y)" y2="\(y)"/>\
        <text class="tick" x="48" y="\(y)" dy="4" text-anchor="end">\(format.text(tick))</text>

        """
    }.joined()
  }

  /// The stretches of points that follow one another without a gap.
  private func runs(where isThere: (Point) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in points.indices where isThere(points[index]) {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private func band(_ axis: ChartAxis) -> Markup {
    runs { $0.low != nil && $0.high != nil }.map { run -> Markup in
      // A single week has an interval too, so that it is drawn as a bar.
      let half = run.count == 1 ? 3.0 : 0
      let upper = run.map { (x($0), y(points[$0].high ?? 0, axis)) }
      let lower = run.reversed().map { (x($0), y(points[$0].low ?? 0, axis)) }
      let outline =
        half == 0
        ? upper + lower
        : upper.flatMap { [($0.0 - half, $0.1), ($0.0 + half, $0.1)] }
          + lower.flatMap { [($0.0 + half, $0.1), ($0.0 - half, $0.1)] }
      return "<path class=\"band\" d=\"\(Self.path(outline))Z\"/>\n"
    }.joined()
  }

  private func line(_ axis: ChartAxis) -> Markup {
    runs { $0.value != nil }.filter { $0.count > 1 }.map { run -> Markup in
      "<path class=\"line\" d=\"\(Self.path(run.map { (x($0), y(points[$0].value ?? 0, axis)) }))\"/>\n"
    }.joined()
  }

  private func dots(_ axis: ChartAxis) -> Markup {
    points.indices.map { index -> Markup in
      guard let value = points[index].value else { return "" }
      let (x, y) = (ChartGeometry.coordinate(x(index)), ChartGeometry.coordinate(y(value, axis)))
      guard marked.contains(index) else {
        return "<circle class=\"dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"2.5\"/>\n"
      }
      return """
        <line class="mark" x1="\(x)" x2="\(x)" y1="10" y2="142"/>\
        <circle class="dot marked" cx="\(x)" cy="\(y)" r="5"/>

        """
    }.joined()
  }

  /// As many labels as fit; the first, the last and those pointed out come first.
  private func labels() -> Markup {
    let room = 40.0
    var shown: [Int] = []
    let wanted = [0, points.count - 1] + marked.sorted() + Array(points.indices)
    for index in wanted where points.indices.contains(index) {
      if shown.allSatisfy({ (x($0) - x(index)).magnitude >= room }) { shown.append(index) }
    }
    return shown.sorted().map { index -> Markup in
      let kind = marked.contains(index) ? "tick strong" : "tick"
      let x = ChartGeometry.coordinate(x(index))
      return
        "<text class=\"\(kind)\" x=\"\(x)\" y=\"160\" text-anchor=\"middle\">\(points[index].label)</text>\n"
    }.joined()
  }

  private static func path(_ points: [(Double, Double)]) -> String {
    points.enumerated().map { ($0 == 0 ? "M" : "L") + ChartGeometry.point($1.0, $1.1) }.joined()
  }
}
