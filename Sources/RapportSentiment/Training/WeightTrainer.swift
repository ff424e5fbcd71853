internal import RapportModel
public import RapportText

/// Learns a table of weights from labelled texts.
///
/// Weights are fitted by a softmax over three classes (see ``SoftmaxObjective``); sources without neutral texts only
/// tell the two sides apart. Within each source the classes count the same, and each source has an offset of its
/// own. Entries for who people are and for names are left out of the table.
///
///     let trainer = WeightTrainer(tables: try library.sentimentTables("en/base"), library: library)
///     let table = try trainer.table(from: sources, manifest: manifest)
///     try table.written   // the file `terms.tsv`
///
/// The same texts and options give the same table to the byte, on every machine.
public struct WeightTrainer: Sendable {
  /// The lexicon, and the weights to start from, if any.
  public let tables: SentimentTables
  /// How weights are learned.
  public let options: TrainingOptions
  private let library: LexiconLibrary

  /// A trainer for weights upon a lexicon, or for corrections of weights upon one.
  public init(
    tables: SentimentTables, options: TrainingOptions = TrainingOptions(),
    library: LexiconLibrary = LexiconLibrary()
  ) {
    self.tables = tables
    self.options = options
    self.library = library
  }

  /// Learns a table.
  ///
  /// - Parameters:
  ///   - sources: The labelled texts; of texts that stand there twice the first one counts.
  ///   - calibration: Labelled texts that tell how sure labels are; without them every fifth text of the sources
  ///     is held out for that first.
  ///   - manifest: What the table shall state about itself; lexicon, training and hash are filled in.
  ///   - onFinish: Receives what the learning came to.
  /// - Complexity: O(*n* · *s*) for *n* tokens and *s* steps of the fit; about 100 bytes of memory a token.
  public func table(
    from sources: [LabelledTexts], calibratedWith calibration: [LabelledTexts] = [],
    manifest: LexiconManifest,
    onFinish: (TrainingSummary) -> Void = { _ in }
  ) throws(TrainingError) -> WeightTable {
    var summary = TrainingSummary()
    summary.repeated = sources.reduce(0) { $0 + $1.items.count }
    let sources = Self.prepared(sources)
    for source in sources {
      summary.positive += source.count(of: .positive)
      summary.neutral += source.count(of: .neutral)
      summary.negative += source.count(of: .negative)
      summary.repeated -= source.items.count
    }
    guard sources.contains(where: { $0.count(of: .positive) > 0 && $0.count(of: .negative) > 0 }) else {
      throw .oneSided
    }
    do {
      let censusWords = try census(of: sources)
      let words = censusWords.words(minimumTexts: minimumTexts)
      summary.words = censusWords.count
      summary.rareWords = censusWords.count - words.count
      var reader = try TrainingReader(
        lexicon: tables.lexicon, library: library,
        words: words, entries: tables.weights?.entries ?? [])
      let filter = try EntryFilter(language: tables.language, library: library)
      let found = reader.entries(in: sources, minimumTexts: minimumTexts)
      let candidates = Candidates(
        found: options.weighsDenials ? found : found.filter(filter.admits), base: tables.weights,
        textCount: sources.reduce(0) { $0 + $1.items.count }, sourceCount: sources.count, options: options)
      summary.candidates = candidates.entries.count
      let matrix = reader.matrix(of: sources, entries: candidates.entries, scales: candidates.scales)
      let unfit = try excludedWords(censusWords)

      let held = calibration.isEmpty ? matrix.rows.indices.filter { $0 % 5 == 4 } : []
      var temperature = 1.0
      if calibration.isEmpty {
        let weights = fit(candidates, matrix, rows: matrix.rows.indices.filter { $0 % 5 != 4 })
        let sums = candidates.sums(
          of: matrix, rows: held,
          candidates.scoring(weights, without: unfit, sources, anyOffset: options.anyOffset))
        temperature = Calibration.temperature(for: sums)
        summary.heldOutCount = sums.count
        summary.heldOutRight = Calibration.rightCount(of: sums)
      }
      let weights = fit(candidates, matrix, rows: Array(matrix.rows.indices))
      let scoring = candidates.scoring(weights, without: unfit, sources, anyOffset: options.anyOffset)
      if !calibration.isEmpty {
        let rows = reader.matrix(of: calibration, entries: candidates.entries, scales: candidates.scales)
        temperature = Calibration.temperature(
          for: candidates.sums(of: rows, rows: Array(rows.rows.indices), scoring))
      }
      let table = finished(
        candidates.entries(scoring, temperature: temperature), sources, calibration, temperature, manifest)
      summary.entries = table.entries.count { $0.form != .feature }
      onFinish(summary)
      return table
    } catch { throw .lexicon(error) }
  }

  private var minimumTexts: Int { max(options.minimumTexts, 5) }

  /// The texts without placeholders; of those that stand in the sources several times, the first one.
  private static func prepared(_ sources: [LabelledTexts]) -> [LabelledTexts] {
    var seen: Set<String> = []
    return sources.map { source in
      var source = source
      source.items = source.items.filter { seen.insert($0.text).inserted }.map {
        .init(label: $0.label, text: Placeholders.replaced(in: $0.text))
      }
      return source
    }
  }

  private func census(of sources: [LabelledTexts]) throws(LexiconError) -> WordCensus {
    let tokenizer: Tokenizer
    do { tokenizer = try Tokenizer(library: library.data) } catch { throw .unreadable(path: "und") }
    var census = WordCensus()
    var tokens = TokenBatch()
    for item in sources.lazy.flatMap(\.items) {
      var text = item.text
      text.withUTF8 {
        let text = UnsafeRawBufferPointer($0)
        tokenizer.tokenize(text, into: &tokens)
        census.count(tokens, in: text)
      }
    }
    return census
  }

  /// Words for who people are, and names.
  private func excludedWords(_ census: WordCensus) throws(LexiconError) -> Set<String> {
    let language = tables.lexicon.language
    guard library.data.origin(of: language + "/words/terms.tsv") != nil else { return census.names }
    let known = Set(try library.words(of: language))
    let names = census.names.filter { (tables.lexicon.valence(of: $0) ?? 0) == 0 && !known.contains($0) }
    return names.union(try library.words(of: language, kind: "identity"))
  }

  private func fit(_ candidates: Candidates, _ matrix: FeatureMatrix, rows: [Int]) -> [Double] {
    let objective = SoftmaxObjective(
      matrix: matrix, rows: rows, base: candidates.base, penalties: candidates.penalties)
    var optimizer = LimitedMemoryBFGS()
    optimizer.stepCount = options.stepCount
    return optimizer.minimize(from: candidates.base) { objective.value(at: $0, &$1) }
  }

  private func finished(
    _ entries: [WeightEntry], _ sources: [LabelledTexts], _ calibration: [LabelledTexts],
    _ temperature: Double, _ manifest: LexiconManifest
  ) -> WeightTable {
    func record(_ source: LabelledTexts) -> TrainingRecord.Source {
      .init(
        name: source.name, terms: source.terms, content: source.content,
        positive: source.count(of: .positive),
        neutral: source.count(of: .neutral), negative: source.count(of: .negative))
    }
    var manifest = manifest
    manifest.kind = .weights
    manifest.language = tables.language
    manifest.lexicon = tables.lexicon.name
    manifest.columns = WeightTable.columns
    var settings = options.settings
    settings["temperature"] = WeightTable.rounded(temperature)
    manifest.training = TrainingRecord(
      sources: sources.map(record), calibration: calibration.map(record), base: tables.weights?.manifest.name,
      settings: settings, minimumTexts: minimumTexts)
    manifest.hash = ContentHash.named(Array(WeightTable(manifest: manifest, entries: entries).written.utf8))
    return WeightTable(manifest: manifest, entries: entries)
  }
}
