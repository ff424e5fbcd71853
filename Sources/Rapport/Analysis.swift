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
        LedgerWorker(annotator: $0 == 0 ? annotator : try Annotator(sharing: annotator), number: $0)
      })
    var parts = OpenParts()
    func read(_ reader: InputReader, _ number: Int) throws {
      let source = Source(id: .pending, argument: inputs[number], format: format, options: options)
      try readPart(reader, as: number, source, crew, &parts, onProgress: onProgress, onRejected: onRejected)
      try take(&parts)
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
    try crew.finish { parts.count($0) }
    try take(&parts)
  }

  private mutating func readPart(
    _ reader: InputReader, as number: Int, _ source: Source, _ crew: WorkCrew<LedgerWorker>,
    _ parts: inout OpenParts, onProgress: (ReadingProgress) -> Void,
    onRejected: (RejectedRecord) throws -> Void
  ) throws {
    onProgress(reader.progress)
    // What a file says of pages holds for those after it, however its comments are shared out.
    let known = pages
    let builder = LedgerBuilder(
      ledger.options, pages: known.paths, format: reader.adapter.format, workers: threads)
    var measured = Ledger(ledger.options)
    parts.begin(number, builder, source)
    let report = try reader.read { found in
      switch found {
      case .comments(let comments):
        parts.addItem()
        try crew.add(
          LedgerWorker.Item(comments: comments, pages: known, builder: builder, input: number)
        ) { parts.count($0) }
      case .measurements(let measurements):
        for (measurement, property) in measurements {
          if let page = measurement.page { pages.add(page) }
          measured.absorb(measurement, property: property, source: .pending)
        }
      case .rejected(let record): try onRejected(record)
      case .header, .line: break
      }
      onProgress(reader.progress)
    }
    parts.end(report, measured)
  }

  /// Takes over the inputs that were read and whose comments are all done.
  private mutating func take(_ parts: inout OpenParts) throws {
    while let part = parts.takeFirstDone() {
      var found = part.measured
      try found.merge(part.builder.finish(), sharedInputs: .allow)
      guard var report = part.report else { continue }
      report.counts = report.counts + part.counts
      found.resolveInput(as: report.ledgerInput)
      do {
        try ledger.merge(found)
      } catch .sharedInput {
        throw AnalysisError.repeatedInput(name: report.name)
      }
      inputs.append(report)
      guard let id = InputID(contentHash: report.stamp.hash) else { continue }
      var source = part.source
      source.id = id
      sources.append(source)
    }
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
