import RapportModel

/// Reads metrics out of what analytics exports measured of one property.
struct MeasuredFindings {
  private let candidates: [String: [Definition: [BreakdownChoice.Candidate]]]
  private let preference: DefinitionPreference
  private var choices: [ChoiceKey: BreakdownChoice] = [:]

  private struct ChoiceKey: Hashable {
    var name: String
    var definition: Definition
    var byWeek: Bool
  }

  init(_ ledger: PropertyLedger, preference: DefinitionPreference) {
    self.preference = preference
    candidates = Dictionary(grouping: ledger.wholeMeasurements) { $0.key.name }
      .mapValues {
        Dictionary(grouping: $0) { $0.key.definition }.mapValues { $0.map { ($0.key, $0.value) } }
      }
    for (name, definitions) in candidates {
      for (definition, series) in definitions {
        for byWeek in [false, true] {
          choices[ChoiceKey(name: name, definition: definition, byWeek: byWeek)] =
            BreakdownChoice(series, byWeek: byWeek)
        }
      }
    }
  }

  /// The weeks of which something was measured.
  var weeks: Set<CalendarWeek> {
    Set(choices.filter(\.key.byWeek).flatMap { Array($0.value.weeks) })
  }

  /// What was found of a metric in a period; `nil` for metrics that do not come from measurements.
  func finding(_ aggregation: Aggregation, in period: MatrixPeriod) -> Finding? {
    switch aggregation {
    case .sum(let name): total(name, in: period, Self.sum)
    case .people(let name): total(name, in: period, Self.people)
    case .weightedMean(let name): single(name, in: period, Self.weightedMean)
    case .meanPerPerson(let name): single(name, in: period, Self.meanPerPerson)
    case .ratio(let name, let base): quotient(name, base, in: period, isProportion: false)
    case .proportion(let name, let base): quotient(name, base, in: period, isProportion: true)
    default: nil
    }
  }

  // MARK: - One measurement

  private func single(
    _ name: String, in period: MatrixPeriod, _ aggregate: (MeasurementSums) -> Finding
  ) -> Finding {
    let definitions = preference.ordered(candidates[name].map { Array($0.keys) } ?? [], of: name)
    guard let definition = definitions.first, let (sums, choice) = sums(name, definition, in: period) else {
      return .nothing()
    }
    var finding = aggregate(sums)
    finding.definition = definition.description
    finding.flags.formUnion(flags(sums, choice, in: period))
    if definitions.count > 1 { finding.flags.insert(.otherDefinitions) }
    return finding
  }

  /// A single measurement with the days that it covers.
  private func total(
    _ name: String, in period: MatrixPeriod, _ aggregate: (MeasurementSums) -> Finding
  ) -> Finding {
    var finding = single(name, in: period, aggregate)
    guard finding.value != nil,
      let definition = preference.ordered(candidates[name].map { Array($0.keys) } ?? [], of: name).first,
      let (sums, choice) = sums(name, definition, in: period)
    else { return finding }
    finding.days =
      period == .all
      ? choice.dayCount
      : UInt8.bitWidth - sums.weekdays.leadingZeroBitCount - sums.weekdays.trailingZeroBitCount
    return finding
  }

  private static func sum(_ sums: MeasurementSums) -> Finding { Finding(value: sums.value.doubleValue) }

  private static func people(_ sums: MeasurementSums) -> Finding {
    guard sums.rows > 1, let largest = sums.largest else { return sum(sums) }
    let bounds = ConfidenceInterval(low: largest.doubleValue, high: sums.value.doubleValue)
    return Finding(value: sums.value.doubleValue, interval: bounds, flags: .upperBound)
  }

  private static func weightedMean(_ sums: MeasurementSums) -> Finding {
    guard sums.rowsWithDenominator == sums.rows else {
      return Finding(
        value: sums.value.doubleValue / Double(sums.rows), flags: sums.rows > 1 ? .unweighted : [])
    }
    guard sums.denominator > .zero else { return .nothing() }
    return Finding(
      value: sums.weighted.doubleValue / sums.denominator.doubleValue, n: sums.denominator.roundedInteger)
  }

  /// Somebody seen on two pages, or on two days, is in the denominators of both rows.
  private static func meanPerPerson(_ sums: MeasurementSums) -> Finding {
    var finding = weightedMean(sums)
    if sums.rows > 1, finding.value != nil { finding.flags.insert(.peopleRepeated) }
    return finding
  }

  // MARK: - Two measurements

  private func quotient(
    _ name: String, _ base: String, in period: MatrixPeriod, isProportion: Bool
  ) -> Finding {
    let pairs = preference.orderedPairs(
      candidates[name].map { Array($0.keys) } ?? [], of: name, candidates[base].map { Array($0.keys) } ?? [],
      of: base)
    guard let (upper, lower) = pairs.first, let (part, partChoice) = sums(name, upper, in: period),
      let (whole, wholeChoice) = sums(base, lower, in: period)
    else { return .nothing() }
    let isSameTime =
      period == .all ? partChoice.coversSameDays(as: wholeChoice) : part.weekdays == whole.weekdays
    guard isSameTime else { return .nothing(.differentDays) }
    guard whole.value > .zero else { return .nothing() }

    let (k, n) = (part.value.doubleValue, whole.value.doubleValue)
    var finding = Finding(value: k / n, n: whole.value.roundedInteger, definition: "\(upper)/\(lower)")
    finding.flags = flags(part, partChoice, in: period).union(flags(whole, wholeChoice, in: period))
    if pairs.count > 1 { finding.flags.insert(.otherDefinitions) }
    if isProportion {
      finding.interval = ConfidenceInterval.wilson(successes: k, of: n)
      if k > n { finding.flags.insert(.exceedsWhole) }
    }
    return finding
  }

  private func sums(
    _ name: String, _ definition: Definition, in period: MatrixPeriod
  ) -> (MeasurementSums, BreakdownChoice)? {
    let byWeek = period != .all
    guard let choice = choices[ChoiceKey(name: name, definition: definition, byWeek: byWeek)] else {
      return nil
    }
    switch period {
    case .all: return (choice.total, choice)
    case .week(let week): return choice.sums(in: week).map { ($0, choice) }
    }
  }

  private func flags(
    _ sums: MeasurementSums, _ choice: BreakdownChoice, in period: MatrixPeriod
  ) -> MatrixFlags {
    var flags: MatrixFlags = []
    if !sums.flags.isEmpty { flags.insert(.estimated) }
    if choice.hasOverlap { flags.insert(.overlappingSources) }
    if !choice.breakdown.dimensions.isEmpty { flags.insert(.summedOverRows) }
    if period != .all, sums.weekdays != 0b111_1111 { flags.insert(.partialWeek) }
    return flags
  }
}

/// Which definition of a quantity to use where a property has several: the one that most properties share, so
/// that as many as possible can be compared, then the first by name.
struct DefinitionPreference {
  private var counts: [String: [Definition: Int]] = [:]

  init(_ ledgers: some Sequence<PropertyLedger>) {
    for ledger in ledgers {
      let definitions = Set(
        ledger.wholeMeasurements.keys.map { Named(name: $0.name, definition: $0.definition) })
      for item in definitions { counts[item.name, default: [:]][item.definition, default: 0] += 1 }
    }
  }

  private struct Named: Hashable {
    var name: String
    var definition: Definition
  }

  /// The definitions of a quantity that occur, by name of the quantity.
  var definitions: [String: [Definition]] { counts.mapValues { $0.keys.sorted() } }

  func ordered(_ definitions: [Definition], of name: String) -> [Definition] {
    definitions.sorted { left, right in
      let (leftCount, rightCount) = (counts[name]?[left] ?? 0, counts[name]?[right] ?? 0)
      return leftCount == rightCount ? left < right : leftCount > rightCount
    }
  }

  /// The pairs of definitions that may be divided, best first: those of one product, which counts both alike.
  func orderedPairs(
    _ uppers: [Definition], of name: String, _ lowers: [Definition], of base: String
  ) -> [(Definition, Definition)] {
    let lowers = ordered(lowers, of: base)
    return ordered(uppers, of: name).flatMap { upper in
      lowers.filter { $0.product == upper.product }.map { (upper, $0) }
    }
  }
}

extension Definition {
  /// The product that counted: what stands before the first full stop.
  var product: Substring { id.prefix { $0 != "." } }
}

extension FixedDecimal {
  /// The nearest whole number within the range of `Int`.
  var roundedInteger: Int {
    Int(clamping: (nanos + (nanos < 0 ? -500_000_000 : 500_000_000)) / 1_000_000_000)
  }
}
