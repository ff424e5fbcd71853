public import RapportEngagement
import RapportModel
public import RapportReport

extension MatrixReport {
  /// The report of all that a ledger holds.
  ///
  /// Inputs stand in the order of their names, so that the order in which they were read leaves no trace.
  public init(
    _ ledger: Ledger, profile: Profile = Profile(), periods: EngagementMatrix.Periods = .wholeTime
  ) {
    let inputs = ledger.inputs.values.sorted { left, right in
      if left.name != right.name { return left.name.utf8.lexicographicallyPrecedes(right.name.utf8) }
      return left.stamp.hash < right.stamp.hash
    }
    self.init(
      matrix: EngagementMatrix(ledger, profile: profile, periods: periods),
      manifest: Manifest(ledger),
      counts: inputs.map { InputCounts(file: $0.name, format: $0.stamp.format, records: $0.counts) },
      mapping: inputs.flatMap { input in
        input.mapping.sorted().map {
          PropertyMapping(file: input.name, property: $0.property, origin: $0.origin, alias: $0.alias)
        }
      })
  }
}

extension Manifest {
  /// What a ledger was made with.
  init(_ ledger: Ledger) {
    let provenance = ledger.options.provenance
    self.init(
      toolVersion: version, scoringVersion: provenance.scoringVersion, icuVersion: provenance.icuVersion,
      unicodeVersion: provenance.unicodeVersion, authorKeyID: provenance.authorKeyID,
      lexicons: provenance.lexicons, options: provenance.options, inputs: ledger.inputs.values.map(\.stamp))
  }
}
