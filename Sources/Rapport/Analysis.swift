public import RapportEngagement
public import RapportIngest
public import RapportModel
public import RapportReport

/// Reads any number of inputs into one ledger, with all processors, and draws the matrix from it.
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
  private let threads: Int
  private(set) var sources: [Source] = []

  /// An input with all that is needed to read it again.
  struct Source {
    var id: InputID
    var argument: InputArgument
    var format: String?
    var options: IngestOptions
  }

  /// An analysis of nothing yet.
  ///
  /// - Parameter threads: How many threads annotate; the result does not depend on it.
  public init(annotator: Annotator, profile: Profile = Profile(), threads: Int = processorCount) {
    self.annotator = annotator
    self.profile = profile
    self.threads = max(1, threads)
    ledger = Ledger(LedgerOptions(topics: annotator.topics, stamps: annotator.stamps))
  }

  /// Reads inputs to their ends and takes down what they hold; records that repeat one another count once.
  ///
  /// After an error nothing has changed.
  ///
  /// - Parameters:
  ///   - onProgress: Called now and then while inputs are read.
  ///   - onRejected: Receives each record that could not be used.
  /// - Throws: ``IngestError``, ``StrictModeError`` in strict mode, ``AnalysisError`` for an input that was
  ///   absorbed before, and what `onRejected` throws.
  public mutating func absorb(
    _ inputs: [InputArgument], format: String? = nil, options: IngestOptions = IngestOptions(),
    isStrict: Bool = false, onProgress: (ReadingProgress) -> Void = { _ in },
    onRejected: (RejectedRecord) throws -> Void = { _ in }
  ) throws {
    var repeated = RepeatedRecords()
    for (number, input) in inputs.enumerated() {
      try repeated.add(input, number: number, format: format, options: options)
    }
    var measured = Ledger(ledger.options)
    var reports: [InputReport] = []
    var read: [Source] = []
    let crew = WorkCrew(
      try (0..<threads).map {
        LedgerWorker(annotator: $0 == 0 ? annotator : try Annotator(sharing: annotator), ledger: measured)
      })
    // Comments are counted where they are annotated, which may be after the reader has come to another input.
    var counts = Array(repeating: RecordCounts(), count: inputs.count)
    let count = { (annotated: LedgerWorker.Output) in
      counts[annotated.input] = counts[annotated.input] + annotated.counts
    }

    for (number, input) in inputs.enumerated() {
      let reader = try InputReader(
        input, number: number, among: repeated, format: format, options: options, profile: profile,
        isStrict: isStrict)
      let id = try reader.inputID()
      guard !ledger.inputs.contains(id), !read.contains(where: { $0.id == id }) else {
        throw AnalysisError.repeatedInput(name: reader.name)
      }
      onProgress(reader.progress)
      reports.append(
        try reader.read { found in
          switch found {
          case .comments(let comments):
            try crew.add(LedgerWorker.Item(comments: comments, id: id, input: number), count)
          case .measurements(let measurements):
            for (measurement, property) in measurements {
              measured.absorb(measurement, property: property, source: id)
            }
          case .rejected(let record): try onRejected(record)
          case .header, .line: break
          }
          onProgress(reader.progress)
        })
      read.append(Source(id: id, argument: input, format: format, options: options))
    }
    try crew.finish(count)

    for worker in crew.workers { try measured.merge(worker.ledger, sharedInputs: .allow) }
    try ledger.merge(measured)
    for index in reports.indices { reports[index].counts = reports[index].counts + counts[index] }
    self.inputs += reports
    sources += read
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
