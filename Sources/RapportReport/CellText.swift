import RapportEngagement

/// One cell of the matrix as a reader sees it: `0.42 ±0.05 (n 120) p88`.
///
/// A `–` is *not measured*. `p88` says that 88 % of comparable properties, itself among them, have lower values, where
/// half of those with an equal value count as lower. An index shows the share of the weight that was measured, where
/// that is not all.
struct CellText {
  /// The text.
  let text: String

  init(_ entry: MatrixEntry, _ metric: Metric, notes: Notes) {
    guard let value = entry.value else {
      if entry.flags.contains(.withheld) {
        text = "withheld (n \(entry.n ?? 0))" + notes.marks(entry.flags)
      } else if let coverage = entry.coverage, coverage > 0 {
        text = "–\(notes.marks(entry.flags)) (\(Self.percent(coverage)) measured)"
      } else {
        text = "–" + notes.marks(entry.flags)
      }
      return
    }
    let places = NumberText.places(metric.unit)
    var parts = [
      NumberText.rounded(value, places: places) + Self.unit(metric, entry) + notes.marks(entry.flags)
    ]
    if let interval = entry.interval { parts.append(Self.interval(interval, around: value, places: places)) }
    if let coverage = entry.coverage {
      if entry.flags.contains(.partialCoverage) { parts.append("(\(Self.percent(coverage)) measured)") }
    } else if let n = entry.n {
      parts.append("(n \(n))")
    }
    if let percentile = entry.percentile { parts.append("p" + NumberText.rounded(percentile, places: 0)) }
    text = parts.joined(separator: " ")
  }

  private static func unit(_ metric: Metric, _ entry: MatrixEntry) -> String {
    switch metric.unit {
    case .seconds: " s"
    case .money: entry.definition.flatMap(currency).map { " \($0)" } ?? ""
    default: ""
    }
  }

  /// What stands behind the colon of a definition of money.
  private static func currency(_ definition: String) -> String? {
    guard let colon = definition.lastIndex(of: ":") else { return nil }
    return SafeText.terminal(String(definition[definition.index(after: colon)...]))
  }

  private static func interval(
    _ interval: ConfidenceInterval, around value: Double, places: Int
  ) -> String {
    let below = NumberText.rounded(value - interval.low, places: places)
    let above = NumberText.rounded(interval.high - value, places: places)
    guard below != above else { return "±" + above }
    let low = NumberText.rounded(interval.low, places: places)
    return "[\(low)…\(NumberText.rounded(interval.high, places: places))]"
  }

  private static func percent(_ share: Double) -> String { NumberText.rounded(share * 100, places: 0) + " %" }
}

/// The notes below a table: what marked cells mean.
struct Notes {
  /// The flags that occur, in a fixed order.
  private let flags: [(flag: MatrixFlags, meaning: String)]

  private static let meanings: [(flag: MatrixFlags, meaning: String)] = [
    (.estimated, "an estimate, from a sample or with groups left out"),
    (.summedOverRows, "the sum of rows by page, city or the like; what falls in two rows counts twice"),
    (.upperBound, "an upper bound: people are counted once in each row, and not compared"),
    (.overlappingSources, "tables that may repeat what was counted were left out"),
    (.otherDefinitions, "the same quantity by another definition was left out"),
    (.unweighted, "rows do not say what they are a mean of, so that all weigh the same"),
    (.differentDays, "not divided, since the two numbers cover different days"),
    (.exceedsWhole, "no share, since the part exceeds the whole"),
    (.partialWeek, "only some days of the week were measured"),
    (.authorsUnknown, "comments without a known author count as an author each"),
    (
      .peopleRepeated,
      "a lower bound: divided by people who are counted once in each row, and not compared"
    ),
    (.perDay, "compared per day, since comparable properties cover other lengths of time"),
    (.attentionMissing, missing("attention")),
    (.interactionMissing, missing("interaction")),
    (.actionMissing, missing("action")),
    (.experienceMissing, missing("experience")),
  ]
  private static let signs = [
    "ᵃ", "ᵇ", "ᶜ", "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ", "ᵐ", "ⁿ", "ᵒ", "ᵖ", "ʳ",
  ]

  private static func missing(_ facet: String) -> String {
    "without \(facet), of which nothing could be judged: no index of engagement, and no rank among properties with it"
  }

  init(_ table: WideMatrix) {
    let occurring = table.rows.reduce(into: MatrixFlags()) { flags, row in
      for cell in row.cells { flags.formUnion(cell.flags) }
    }
    flags = Self.meanings.filter { occurring.contains($0.flag) }
  }

  /// The signs that point from a cell to its notes.
  func marks(_ flags: MatrixFlags) -> String {
    zip(self.flags, Self.signs).filter { flags.contains($0.0.flag) }.map(\.1).joined()
  }

  /// The notes, one line each.
  var lines: [String] { zip(flags, Self.signs).map { "\($1) \($0.meaning)" } }
}
