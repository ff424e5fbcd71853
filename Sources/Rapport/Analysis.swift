public import RapportEngagement
public import RapportIngest
public import RapportModel
public import RapportReport

/// Reads any number of inputs into one ledger and draws the matrix from it.
///
///     var analysis = Analysis(annotator: annotator, profile: profile)
///     try analysis.absorb([
///       InputArgument(path: "reviews.csv"), InputArgument(path: "ga4.csv", property: PropertyID("shop")),
///     ])
///     print(analysis.report().terminal())
public struct Analysis {
  /// What was absorbed.
  public private(set) var ledger: Ledger
  /// How each input was read, in the order of absorption.
  public private(set) var inputs: [InputReport] = []
  let annotator: Annotator
  let profile: Profile
  private(set) var sources: [Source] = []

  /// An input with all that is needed to read it again.
  struct Source {
    var id: InputID
    var argument: InputArgument
    var format: String?
    var options: IngestOptions
  }

  /// An analysis of nothing yet.
  public init(annotator: Annotator, profile: Profile = Profile()) {
    self.annotator = annotator
    self.profile = profile
    ledger = Ledger(LedgerOptions(topics: annotator.topics, stamps: annotator.stamps))
  }

  /// Reads inputs to their ends and takes down what they hold; records that repeat one another count once.
  ///
  /// - Parameters:
  ///   - onInput: Called before each input is read.
  ///   - onRejected: Receives each record that could not be used.
  /// - Throws: ``IngestError``, ``StrictModeError`` in strict mode, ``AnalysisError`` for an input that was
  ///   absorbed before, and what `onRejected` throws.
  public mutating func absorb(
    _ inputs: [InputArgument], format: String? = nil, options: IngestOptions = IngestOptions(),
    isStrict: Bool = false, onInput: (InputArgument) -> Void = { _ in },
    onRejected: (RejectedRecord) throws -> Void = { _ in }
  ) throws {
    var repeated = RepeatedRecords()
    for (number, input) in inputs.enumerated() {
      try repeated.add(input, number: number, format: format, options: options)
    }
    for (number, input) in inputs.enumerated() {
      onInput(input)
      let reader = try InputReader(
        input, number: number, among: repeated, format: format, options: options, annotator: annotator,
        profile: profile, isStrict: isStrict)
      try absorb(reader, input, format: format, options: options, onRejected: onRejected)
    }
  }

  private mutating func absorb(
    _ reader: InputReader, _ input: InputArgument, format: String?, options: IngestOptions,
    onRejected: (RejectedRecord) throws -> Void
  ) throws {
    let source = try reader.inputID()
    guard !ledger.inputs.contains(source) else { throw AnalysisError.repeatedInput(name: reader.name) }
    var ledger = ledger
    let report = try reader.read { found in
      switch found {
      case .comments(let batch):
        ledger.absorb(batch.comments, batch.annotations, properties: batch.properties, input: source)
      case .measurements(let measurements):
        for (measurement, property) in measurements {
          ledger.absorb(measurement, property: property, source: source)
        }
      case .rejected(let record): try onRejected(record)
      case .header, .line: break
      }
    }
    self.ledger = ledger
    inputs.append(report)
    sources.append(Source(id: source, argument: input, format: format, options: options))
  }

  /// The matrix with all that belongs beside it.
  public func report(periods: EngagementMatrix.Periods = .wholeTime, options: [Manifest.Option] = [])
    -> MatrixReport
  {
    MatrixReport(
      matrix: EngagementMatrix(ledger, profile: profile, periods: periods),
      manifest: annotator.manifest(options: options, inputs: inputs.map(\.stamp)),
      counts: inputs.map(\.inputCounts), mapping: inputs.flatMap(\.mapping))
  }
}

/// Why inputs cannot be analysed together.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The same bytes were named twice, which would count them twice.
  case repeatedInput(name: String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .repeatedInput(let name):
      "'\(name)' has the same content as an earlier input and would count twice. Name it once."
    }
  }
}
