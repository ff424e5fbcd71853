internal import RapportModel

/// The entries that a table may get, and how their weights are laid out for the fit.
///
/// The variables are `side` and `any` of each column in turn; the columns are those of ``TrainingReader``. An entry's
/// column holds its value times a scale, larger for what is rare, so that equal penalties fit common and rare ones.
struct Candidates {
  /// The entries that are no text features, with the number of texts that they were seen in.
  let entries: [WeightEntry]
  /// What each entry's value is multiplied by in the matrix.
  let scales: [Double]
  /// Where each variable starts and what it is held near.
  private(set) var base: [Double]
  /// How hard each is held.
  private(set) var penalties: [Double]
  private let entryLimit: Int

  /// What the inverse text frequency is multiplied by.
  private static let scale = 0.6

  /// - Parameters:
  ///   - found: The entries found in the sources, without weights.
  ///   - base: The table to start from; its entries are candidates too.
  init(
    found: [WeightEntry], base table: WeightTable?, textCount: Int, sourceCount: Int, options: TrainingOptions
  ) {
    entryLimit = options.entryCount
    var known: [String: WeightEntry] = [:]
    for entry in table?.entries ?? [] { known[entry.key] = entry }
    var entries: [WeightEntry] = []
    var scales: [Double] = []
    base = []
    for var entry in found {
      let start = known.removeValue(forKey: entry.key)
      let scale = Self.scale(texts: entry.texts, of: textCount)
      base += [(start?.side ?? 0) / scale, (start?.any ?? 0) / scale]
      entry.texts += start?.texts ?? 0
      entries.append(entry)
      scales.append(scale)
    }
    for entry in known.values.map({ $0 }).inTableOrder where entry.form != .feature {
      let scale = Self.scale(texts: 0, of: textCount)
      base += [entry.side / scale, entry.any / scale]
      entries.append(entry)
      scales.append(scale)
    }
    self.entries = entries
    self.scales = scales
    penalties = []
    // With the two directions of a softmax of three classes at right angles, the squares of the class weights sum to
    // 2 side² + 2/3 any².
    func hold(_ count: Int, _ penalty: Double) {
      for _ in 0..<count { penalties += [2 * penalty, 2.0 / 3 * options.anyPenaltyFactor * penalty] }
    }
    hold(entries.count, options.penalty)
    hold(TextFeature.allCases.count, options.featurePenalty)
    for _ in 0..<sourceCount {
      penalties += [2 * options.sideOffsetPenalty, 2.0 / 3 * options.anyOffsetPenalty]
    }
    let features = TextFeature.allCases.map {
      known[WeightEntry(feature: $0).key] ?? WeightEntry(feature: $0)
    }
    for feature in features {
      base += feature.term == TextFeature.always.name ? [0, 0] : [feature.side, feature.any]
    }
    for _ in 0..<sourceCount { base += [features[0].side, features[0].any] }
  }

  /// ln((1 + *n*) / (1 + texts)) + 1, times a constant.
  private static func scale(texts: Int, of count: Int) -> Double {
    Self.scale * (PortableMath.log(Double(1 + count) / Double(1 + texts)) + 1)
  }

  /// The weights that score: the offset is the mean over sources with three classes, excluded words and the entries
  /// beyond the limit are at 0.
  func scoring(
    _ fitted: [Double], without excluded: Set<String>, _ sources: [LabelledTexts], anyOffset: Double
  ) -> [Double] {
    var weights = fitted
    let firstSource = entries.count + TextFeature.allCases.count
    let counted = sources.indices.filter { !sources[$0].hasTwoClasses }
    let averaged = counted.isEmpty ? Array(sources.indices) : counted
    let always = 2 * (entries.count + TextFeature.always.rawValue)
    for source in averaged {
      weights[always] += fitted[2 * (firstSource + source)] / Double(averaged.count)
      weights[always + 1] += fitted[2 * (firstSource + source) + 1] / Double(averaged.count)
    }
    weights[always + 1] += anyOffset
    weights.removeSubrange((2 * firstSource)...)
    for (index, entry) in entries.enumerated()
    where entry.term.split(separator: " ").contains(where: { excluded.contains(String($0)) }) {
      (weights[2 * index], weights[2 * index + 1]) = (0, 0)
    }
    let order = entries.indices.sorted { (worth($1, weights), $0) < (worth($0, weights), $1) }
    for index in order.dropFirst(entryLimit) { (weights[2 * index], weights[2 * index + 1]) = (0, 0) }
    return weights
  }

  /// How much an entry matters: the largest of its class weights, centred, times the root of its texts.
  private func worth(_ index: Int, _ weights: [Double]) -> Double {
    let side = weights[2 * index].magnitude
    let any = weights[2 * index + 1].magnitude
    return max(side + any / 3, 2 * any / 3) * Double(entries[index].texts).squareRoot()
  }

  /// The sums of some rows.
  func sums(
    of matrix: FeatureMatrix, rows: [Int], _ scoring: [Double]
  ) -> [(row: FeatureMatrix.Row, side: Double, any: Double)] {
    // In place of the columns of sources, which score nothing.
    let sourceCount = (matrix.rows.last?.source ?? 0) + 1
    let offset = 2 * (entries.count + TextFeature.always.rawValue)
    var weights = scoring
    for _ in 0..<sourceCount { weights += [scoring[offset], scoring[offset + 1]] }
    return weights.withUnsafeBufferPointer { weights in
      rows.map { row in
        let sums = matrix.sums(of: row, weights)
        return (matrix.rows[row], sums.side, sums.any)
      }
    }
  }

  /// The lines of the table.
  func entries(_ scoring: [Double], temperature: Double) -> [WeightEntry] {
    var table: [WeightEntry] = []
    func add(_ entry: WeightEntry, _ column: Int, _ scale: Double) {
      var entry = entry
      entry.side = WeightTable.rounded(scoring[2 * column] * scale / temperature)
      entry.any = WeightTable.rounded(scoring[2 * column + 1] * scale / temperature)
      if entry.side != 0 || entry.any != 0 { table.append(entry) }
    }
    for feature in TextFeature.allCases {
      add(WeightEntry(feature: feature), entries.count + feature.rawValue, 1)
    }
    for (index, entry) in entries.enumerated() { add(entry, index, scales[index]) }
    return table.inTableOrder
  }
}

extension WeightEntry {
  fileprivate init(feature: TextFeature) { self.init(form: .feature, term: feature.name, side: 0, any: 0) }

  /// What tells entries of a table apart.
  fileprivate var key: String { form.rawValue + "\t" + term }
}
