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
  private var pages: PageIndex

  /// An input with all that is needed to read it again.
  struct Source {
    var id: InputID
    var argument: InputArgument
    var format: String?
    var options: IngestOptions
  }

  /// An analysis of nothing yet.
  ///
  /// - Parameters:
  ///   - pseudonymizer: Makes the pseudonyms of the comments' authors, as the options for reading say.
  ///   - threads: How many threads annotate; the result does not depend on it.
  public init(
    annotator: Annotator, profile: Profile = Profile(), pseudonymizer: AuthorPseudonymizer = .builtIn,
    threads: Int = processorCount
  ) {
    self.annotator = annotator
    self.profile = profile
    self.threads = max(1, threads)
    ledger = Ledger(annotator.ledgerOptions(profile: profile, pseudonymizer: pseudonymizer))
    pages = PageIndex(profile)
  }

  /// Reads inputs to their ends and takes down what they hold; records that repeat one another count once.
  ///
  /// Reports are read before comments, since the pages that they name have cells of their own.
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
    func open(_ number: Int) throws(IngestError) -> InputReader {
      try InputReader(
        inputs[number], number: number, among: repeated, format: format, options: options, profile: profile,
        isStrict: isStrict)
    }

    let crew = WorkCrew(
      try (0..<threads).map {
        LedgerWorker(annotator: $0 == 0 ? annotator : try Annotator(sharing: annotator))
      })
    var parts: [Part] = []
    func read(_ reader: InputReader, _ number: Int) throws {
      let source = Source(id: .pending, argument: inputs[number], format: format, options: options)
      parts.append(try part(reader, number, source, crew, onProgress: onProgress, onRejected: onRejected))
      if parts.count == Self.openParts { try take(&parts, from: crew) }
    }
    var later: [(number: Int, reader: InputReader?)] = []
    for (number, input) in inputs.enumerated() {
      let reader = try open(number)
      if reader.kinds == [.metrics] {
        try read(reader, number)
      } else {
        // What can be opened again is closed, so that any number of files may be named.
        later.append((number, input.canBeReadAgain ? nil : reader))
      }
    }
    for (number, reader) in later { try read(reader ?? open(number), number) }
    try take(&parts, from: crew)
  }

  /// An input that was read, of which comments may still be with the workers.
  private struct Part {
    var number: Int
    var ledger: Ledger
    var report: InputReport
    var source: Source
  }

  /// How many inputs may have comments with the workers.
  private static let openParts = 16

  private mutating func part(
    _ reader: InputReader, _ number: Int, _ source: Source, _ crew: WorkCrew<LedgerWorker>,
    onProgress: (ReadingProgress) -> Void, onRejected: (RejectedRecord) throws -> Void
  ) throws -> Part {
    onProgress(reader.progress)
    let format = reader.adapter.format
    // What a file says of pages holds for those after it, however its comments are shared out.
    let known = pages
    var part = Ledger(ledger.options, pages: known.paths)
    let report = try reader.read { found in
      switch found {
      case .comments(let comments):
        try crew.add(
          LedgerWorker.Item(
            comments: comments, pages: known, input: number, format: format, options: ledger.options)
        ) { _ in }
      case .measurements(let measurements):
        for (measurement, property) in measurements {
          if let page = measurement.page { pages.add(page) }
          part.absorb(measurement, property: property, source: .pending)
        }
      case .rejected(let record): try onRejected(record)
      case .header, .line: break
      }
      onProgress(reader.progress)
    }
    return Part(number: number, ledger: part, report: report, source: source)
  }

  /// Waits for the workers and takes over what they found in these inputs.
  private mutating func take(_ parts: inout [Part], from crew: WorkCrew<LedgerWorker>) throws {
    try crew.finish { _ in }
    for var part in parts {
      for worker in crew.workers {
        guard let found = worker.takePart(of: part.number) else { continue }
        try part.ledger.merge(found.ledger, sharedInputs: .allow)
        part.report.counts = part.report.counts + found.counts
      }
      part.ledger.resolveInput(as: part.report.ledgerInput)
      do {
        try ledger.merge(part.ledger)
      } catch .sharedInput {
        throw AnalysisError.repeatedInput(name: part.report.name)
      }
      inputs.append(part.report)
      guard let id = InputID(contentHash: part.report.stamp.hash) else { continue }
      part.source.id = id
      sources.append(part.source)
    }
    parts.removeAll()
  }

  /// Takes over what a ledger holds that was made before.
  ///
  /// - Throws: ``LedgerMergeError`` when it was made in another way or shares an input.
  public mutating func merge(_ other: Ledger) throws(LedgerMergeError) { try ledger.merge(other) }

  /// The matrix with all that belongs beside it.
  public func report(periods: EngagementMatrix.Periods = .wholeTime) -> MatrixReport {
    MatrixReport(ledger, profile: profile, periods: periods)
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
