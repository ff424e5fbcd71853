import RapportEngagement
public import RapportIngest
public import RapportModel

extension Analysis {
  /// Reads inputs to their ends and takes down what they hold; records that repeat one another count once.
  ///
  /// Reports are read before comments, since the pages that they name have cells of their own.
  ///
  /// - Parameters:
  ///   - checkpoints: How an interrupted run can go on, in an analysis of nothing yet; `nil` where it need not.
  ///   - onProgress: Called now and then while inputs are read.
  ///   - onRejected: Receives each record that could not be used.
  /// - Throws: ``IngestError``, ``StrictModeError`` in strict mode, ``AnalysisError`` for an input that was
  ///   absorbed before, ``CheckpointError`` for a checkpoint of another run, and what the closures throw.
  public mutating func absorb(
    _ inputs: [InputArgument], format: String? = nil, options: IngestOptions = IngestOptions(),
    isStrict: Bool = false, checkpoints: Checkpoints? = nil,
    onProgress: (ReadingProgress) -> Void = { _ in },
    onRejected: (RejectedRecord) throws -> Void = { _ in }
  ) throws {
    var opened = try OpenedInputs(
      inputs, format: format, options, duplicates: annotator.options.duplicates, profile)
    var run = AbsorbingRun(
      crew: WorkCrew(
        try (0..<threads).map {
          LedgerWorker(annotator: $0 == 0 ? annotator : try Annotator(sharing: annotator), number: $0)
        }, keepsOrder: false))
    if let checkpoints {
      var keeper = try CheckpointKeeper(
        checkpoints, settings: settings(inputs, format, options, isStrict: isStrict), ledger.options)
      if let done = keeper.takeLedger() { ledger = done }
      run.keeper = keeper
    }
    for number in opened.order {
      let source = Source(id: .pending, argument: inputs[number], format: format, options: options)
      let reader = InputReader(
        inputs[number], try opened.take(number), number: number, among: opened.repeated, profile: profile,
        isStrict: isStrict)
      onProgress(reader.progress)
      if let progress = run.keeper?.progress(of: number), progress.isComplete {
        try readAgain(reader, source, progress, &run, onRejected: onRejected)
      } else {
        try readPart(reader, number, source, &run, onProgress: onProgress, onRejected: onRejected)
      }
      try takeDone(&run)
    }
    try run.finishWork()
    try takeDone(&run)
  }

  /// Reads an input of which nothing is known, or of which only the first comments are.
  private mutating func readPart(
    _ reader: InputReader, _ number: Int, _ source: Source, _ run: inout AbsorbingRun,
    onProgress: (ReadingProgress) -> Void, onRejected: (RejectedRecord) throws -> Void
  ) throws {
    // What a file says of pages holds for those after it, however its comments are shared out.
    let known = pages
    let resumed = run.keeper?.progress(of: number)
    let builder = LedgerBuilder(
      continuing: (resumed == nil ? nil : run.keeper?.takeOpenLedger()) ?? Ledger(ledger.options),
      pages: known.paths,
      format: reader.adapter.format, workers: threads)
    var measured = Ledger(ledger.options)
    var comments = 0
    run.parts.begin(number, builder, source, counts: resumed?.counts ?? RecordCounts())
    if let resumed { reader.export.mark(resumed.bytes) }
    let report = try reader.read { found in
      switch found {
      case .comments(let batch):
        comments += batch.comments.count
        if let resumed {
          if comments <= resumed.comments { break }
          try run.requireUnchanged(reader, resumed, comments: comments - batch.comments.count)
        }
        run.parts.addItem()
        try run.crew.add(
          LedgerWorker.Item(comments: batch, pages: known, builder: builder, input: number)
        ) { run.parts.count($0) }
        if run.keeper?.isDue ?? false {
          try run.finishWork()
          try takeDone(&run)
          let progress = Checkpoint.Progress(
            input: number, comments: comments, counts: run.parts.openCounts, bytes: reader.progress.bytes,
            hash: reader.export.stamp.hash, isComplete: false)
          try run.keeper?.save(progress, ledger, openLedger: builder.snapshot())
        }
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
    if let resumed { try run.requireUnchanged(reader, resumed, comments: comments, isAtEnd: true) }
    run.parts.end(report, measured, comments: comments, bytes: reader.progress.bytes)
  }

  /// Reads an input again of which all is known, for what only reading tells: notes, rejected records, pages.
  private mutating func readAgain(
    _ reader: InputReader, _ source: Source, _ progress: Checkpoint.Progress, _ run: inout AbsorbingRun,
    onRejected: (RejectedRecord) throws -> Void
  ) throws {
    var report = try reader.read { found in
      switch found {
      case .measurements(let measurements):
        for (measurement, _) in measurements {
          if let page = measurement.page { pages.add(page) }
        }
      case .rejected(let record): try onRejected(record)
      case .comments, .header, .line: break
      }
    }
    if report.stamp.hash != progress.hash, let keeper = run.keeper { throw keeper.changed(reader.name) }
    report.counts = report.counts + progress.counts
    add(report, source)
    run.keeper?.complete(progress)
  }

  /// Takes over the inputs that were read and whose comments are all done.
  private mutating func takeDone(_ run: inout AbsorbingRun) throws {
    while let part = run.parts.takeFirstDone() {
      run.addUp(part.builder)
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
      add(report, part.source)
      run.keeper?.complete(
        Checkpoint.Progress(
          input: part.number, comments: part.comments, counts: part.counts, bytes: part.bytes,
          hash: report.stamp.hash, isComplete: true))
    }
  }

  private mutating func add(_ report: InputReport, _ source: Source) {
    inputs.append(report)
    guard let id = InputID(contentHash: report.stamp.hash) else { return }
    var source = source
    source.id = id
    sources.append(source)
  }

  /// What decides about the result beside what ledgers know of themselves, by name.
  private func settings(
    _ inputs: [InputArgument], _ format: String?, _ options: IngestOptions, isStrict: Bool
  ) -> [Manifest.Option] {
    let columns = options.columns
    var settings: [(String, String?)] = [
      ("tool version", version), ("--from", format), ("--encoding", options.encoding),
      ("--text", columns.text), ("--id", columns.id), ("--property", columns.property),
      ("--time", columns.time), ("--author", columns.author), ("--strict", isStrict ? "on" : nil),
      ("number of inputs", "\(inputs.count)"),
    ]
    if !profile.pages.isEmpty {
      settings.append(("pages of the profile", profile.pages.sorted().joined(separator: ", ")))
    }
    for (number, input) in inputs.enumerated() {
      settings.append(("input \(number + 1)", (input.property.map { $0.name + "=" } ?? "") + input.path))
    }
    return settings.compactMap { name, value in value.map { Manifest.Option(name: name, value: $0) } }
  }
}
