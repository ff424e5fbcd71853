public import RapportEngagement
public import RapportIngest
public import RapportModel

/// Reads one input and hands on what it holds: comments and measurements, each with its property.
///
///     let reader = try InputReader(InputArgument(path: "reviews.csv"))
///     let report = try reader.read { found in
///       if case .comments(let comments) = found { … annotator.annotate(comments) … }
///     }
///     report.counts.rejected
public struct InputReader {
  /// What was found, in the order of the file.
  public enum Found {
    /// A table begins.
    case header(TableHeader)
    /// The next comments.
    case comments(FoundComments)
    /// The next measurements, each with its property.
    case measurements([(measurement: Measurement, property: PropertyID)])
    /// A line of a report as it stands in the file; only with `keepsRawRecords`.
    case line(ReportLine)
    /// A record that could not be used.
    case rejected(RejectedRecord)
  }

  /// The input's name for messages.
  public var name: String { export.name }
  /// The adapter that reads the input.
  public var adapter: any ExportAdapter.Type { export.adapter }
  /// What the input holds, as far as its beginning tells.
  public var kinds: Set<RecordKind> { export.kinds }
  let input: InputArgument
  let export: ExportReader
  private let profile: Profile
  private let isStrict: Bool
  private let repeated: RepeatedRecords
  private let number: Int

  /// Opens and recognises an input.
  ///
  /// - Parameters:
  ///   - format: The format's name; `nil` to tell it from the content.
  ///   - profile: Knows properties by other names.
  ///   - isStrict: Whether the first rejected record ends the reading.
  ///   - number: The place of the input among those that were looked through for repeated records.
  ///   - repeated: Which records are not to count; `nil` for what the format declares of this input by itself.
  /// - Throws: ``IngestError`` when the input cannot be opened or recognised.
  public init(
    _ input: InputArgument, format: String? = nil, options: IngestOptions = IngestOptions(),
    profile: Profile = Profile(), isStrict: Bool = false, number: Int = 0,
    among repeated: RepeatedRecords? = nil
  ) throws(IngestError) {
    func open() throws(IngestError) -> ExportReader {
      try ExportReader(path: input.path, format: format, options: options)
    }
    var export = try open()
    var known = repeated ?? RepeatedRecords(nil)
    if repeated == nil {
      var runs = SortedRuns()
      if try known.look(through: export, input, number: number, profile, &runs) {
        try known.finish(&runs)
        export = try open()
      }
    }
    self.init(input, export, number: number, among: known, profile: profile, isStrict: isStrict)
  }

  /// One of several inputs whose records may repeat one another, opened.
  init(
    _ input: InputArgument, _ export: ExportReader, number: Int, among repeated: RepeatedRecords,
    profile: Profile, isStrict: Bool
  ) {
    self.input = input
    self.export = export
    self.number = number
    self.repeated = repeated
    self.profile = profile
    self.isStrict = isStrict
  }

  /// Reads the input once, from start to end.
  ///
  /// - Parameter take: Receives what is found. What it throws ends the reading and is thrown on.
  /// - Returns: What became of the records; every record is in exactly one count, but for comments, which whoever
  ///   annotates them counts.
  /// - Throws: ``IngestError`` when reading fails, ``StrictModeError`` for the first rejected record in strict
  ///   mode, and what `take` throws.
  public func read(_ take: (Found) throws -> Void) throws -> InputReport {
    var report = InputReport(name: export.name, stamp: export.stamp)
    var resolver = PropertyResolver(input: input, profile: profile)
    var failure: (any Error)?

    // Adapters throw nothing but their own errors, so that another one waits here until they have stopped.
    do throws(IngestError) {
      try export.read { event throws(IngestError) in
        do {
          try handle(event, &report, &resolver, take)
        } catch {
          failure = error
          throw .stopped
        }
      }
    } catch {
      throw failure ?? error
    }
    report.stamp = export.stamp
    if repeated.leavesRepeated(input, export) {
      report.notes.append(
        IngestNote(
          "repeats-kept",
          "\(adapter.format) may list a comment several times, and all of them count, since this input can be read only once; save it to a file, and name that, to count each once"
        ))
    }
    return report
  }

  private func handle(
    _ event: IngestEvent, _ report: inout InputReport, _ resolver: inout PropertyResolver,
    _ take: (Found) throws -> Void
  ) throws {
    switch event {
    case .header(let header): try take(.header(header))
    case .comments(let batch): try take(.comments(resolve(batch, &report, &resolver)))
    case .measurements(let measurements):
      try take(.measurements(resolve(measurements, &report, &resolver)))
    case .total: report.counts.totals += 1
    case .unmeasured: report.counts.unmeasured += 1
    case .rejected(let record):
      if isStrict { throw StrictModeError(record: record) }
      report.counts.rejected += 1
      try take(.rejected(record))
    case .note(let note): report.notes.append(note)
    case .line(let line): try take(.line(line))
    }
  }

  private func resolve(
    _ batch: CommentBatch, _ report: inout InputReport, _ resolver: inout PropertyResolver
  ) -> FoundComments {
    let properties = resolver.properties(of: batch) { report.add($0) }
    var repeatedRows: Set<Int> = []
    if repeated.hasRepeated(input: number) {
      for row in 0..<batch.count
      where repeated.isRepeated(input: number, record: batch.facts[row].record) {
        repeatedRows.insert(row)
      }
    }
    return FoundComments(comments: batch, properties: properties, repeatedRows: repeatedRows)
  }

  private func resolve(
    _ measurements: [Measurement], _ report: inout InputReport, _ resolver: inout PropertyResolver
  ) -> [(measurement: Measurement, property: PropertyID)] {
    var lastRecord: Int?
    return measurements.map { measurement in
      let resolution = resolver.resolve(stated: measurement.property, page: measurement.page)
      if measurement.record != lastRecord {
        lastRecord = measurement.record
        report.counts.measured += 1
        report.add(resolution)
      }
      return (measurement, resolution.property)
    }
  }
}

/// A record was rejected in strict mode.
public struct StrictModeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The record.
  public let record: RejectedRecord

  /// The error for a record.
  public init(record: RejectedRecord) { self.record = record }

  /// The cause, the place and the remedy.
  public var description: String {
    "\(record.reason) (\(record.file), record \(record.record), line \(record.line), byte \(record.byte)). "
      + "Mend the file, or leave out '--strict' to go on without such records."
  }
}
