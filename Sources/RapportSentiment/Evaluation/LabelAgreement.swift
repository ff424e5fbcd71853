public import RapportModel

/// How far several scorers give the same texts the same labels.
///
///     var agreement = LabelAgreement(scorerCount: 3)
///     agreement.add([.positive, .positive, .negative])
///     agreement.add([.neutral, nil, .neutral])       // the second did not score this text
///     agreement.pair(0, 2).share                      // 0.5
///     agreement.alpha                                 // over all three
///
/// Labels count as names without order, and each of the four counts by itself. A text that a scorer did not score tells
/// nothing about that scorer: it is missing, neither equal nor different. Counts are whole numbers, so the order in which texts
/// and parts are added leaves no trace.
public struct LabelAgreement: Hashable, Sendable {
  /// The number of scorers.
  public let scorerCount: Int
  /// Texts by the labels that two scorers gave: a table for each pair of scorers.
  private var tables: [Int]
  /// Pairs of labels that texts were given, either way round: a table for each number of labels that a text has, from two on.
  private var coincidences: [Int]
  /// How many texts at least two scorers scored.
  public private(set) var comparableCount = 0

  private static let labelCount = SentimentLabel.allCases.count
  private static let tableSize = labelCount * labelCount

  /// No texts yet.
  public init(scorerCount: Int) {
    self.scorerCount = scorerCount
    tables = [Int](repeating: 0, count: scorerCount * scorerCount * Self.tableSize)
    coincidences = [Int](repeating: 0, count: max(0, scorerCount - 1) * Self.tableSize)
  }

  /// Adds a text with the label that each scorer gave it.
  ///
  /// - Precondition: There are as many labels as scorers, `nil` for those that did not score the text.
  public mutating func add(_ labels: [SentimentLabel?]) {
    precondition(labels.count == scorerCount, "each scorer has a label or none")
    let given = labels.count { $0 != nil }
    guard given > 1 else { return }
    comparableCount += 1
    for (first, one) in labels.enumerated() {
      for (second, other) in labels.enumerated() where first != second {
        guard let one, let other else { continue }
        let cell = one.index * Self.labelCount + other.index
        tables[(first * scorerCount + second) * Self.tableSize + cell] += 1
        coincidences[(given - 2) * Self.tableSize + cell] += 1
      }
    }
  }

  /// Adds the texts of another part.
  ///
  /// - Precondition: The scorers are the same.
  public mutating func add(_ other: LabelAgreement) {
    precondition(scorerCount == other.scorerCount, "both are about the same scorers")
    for index in tables.indices { tables[index] += other.tables[index] }
    for index in coincidences.indices { coincidences[index] += other.coincidences[index] }
    comparableCount += other.comparableCount
  }

  // MARK: Figures

  /// How far two scorers agree on the texts that both scored.
  public struct Pair: Hashable, Sendable {
    /// The number of texts that both scored.
    public let count: Int
    /// How many of them have the same label by both.
    public let equalCount: Int
    /// Of all ways to take a text of one scorer and a text of the other, how many have the same label.
    private let equalByChance: Double

    fileprivate init(_ table: ArraySlice<Int>) {
      let cells = Array(table)
      let labels = 0..<LabelAgreement.labelCount
      let rows = labels.map { row in labels.reduce(0) { $0 + cells[row * labels.count + $1] } }
      let columns = labels.map { column in labels.reduce(0) { $0 + cells[$1 * labels.count + column] } }
      count = rows.reduce(0, +)
      equalCount = labels.reduce(0) { $0 + cells[$1 * labels.count + $1] }
      equalByChance = zip(rows, columns).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    /// The share of texts with the same label; `nil` without texts.
    public var share: Double? { count == 0 ? nil : Double(equalCount) / Double(count) }

    /// Cohen's kappa: the agreement beyond chance, as a share of what there could be of it. 1 is full agreement, 0 what two
    /// scorers would have that give their labels as often, but at random.
    ///
    /// κ = (p − e) / (1 − e), with p the share of texts with the same label and e the sum over labels of the product of both
    /// scorers' shares of it. `nil` without texts, and where both give all texts one and the same label, so that no
    /// disagreement could be seen.
    ///
    /// Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960), 37–46.
    public var kappa: Double? {
      let all = Double(count) * Double(count)
      guard all > equalByChance else { return nil }
      return (Double(equalCount) * Double(count) - equalByChance) / (all - equalByChance)
    }
  }

  /// How far two scorers agree, by their places.
  public func pair(_ first: Int, _ second: Int) -> Pair {
    let start = (first * scorerCount + second) * Self.tableSize
    return Pair(tables[start..<start + Self.tableSize])
  }

  /// Krippendorff's alpha for names without order, over all scorers: 1 is full agreement, 0 that of labels dealt out at random.
  ///
  /// α = 1 − D / E. D is the share of different labels among pairs of labels of the same text, where a text with m labels counts
  /// m times; E is that share among all pairs of labels of such texts. Texts with fewer than two labels do not count. `nil`
  /// without texts, and where only one label was given.
  ///
  /// Hayes and Krippendorff, "Answering the call for a standard reliability measure for coding data", Communication
  /// Methods and Measures 1 (2007), 77–89.
  public var alpha: Double? {
    var pairs = [Double](repeating: 0, count: Self.tableSize)
    for (index, count) in coincidences.enumerated() where count > 0 {
      pairs[index % Self.tableSize] += Double(count) / Double(index / Self.tableSize + 1)
    }
    let labels = 0..<Self.labelCount
    let sums = labels.map { row in labels.reduce(0) { $0 + pairs[row * labels.count + $1] } }
    let all = sums.reduce(0, +)
    let expected = all * all - sums.reduce(0) { $0 + $1 * $1 }
    guard sums.count(where: { $0 > 0 }) > 1 else { return nil }
    let observed = all - labels.reduce(0) { $0 + pairs[$1 * labels.count + $1] }
    return 1 - (all - 1) * observed / expected
  }

  /// The share of different labels among the pairs of labels that a text was given, 0...1; `nil` with fewer than two.
  ///
  /// It is 1 less the extent of agreement on one subject of Fleiss, "Measuring nominal scale agreement among many raters",
  /// Psychological Bulletin 76 (1971), 378–382. With two labels it is 0 or 1.
  public static func disagreement(of labels: [SentimentLabel]) -> Double? {
    guard labels.count > 1 else { return nil }
    let equal = SentimentLabel.allCases.reduce(0) { sum, label in
      let count = labels.count { $0 == label }
      return sum + count * (count - 1)
    }
    let pairs = labels.count * (labels.count - 1)
    return Double(pairs - equal) / Double(pairs)
  }
}
