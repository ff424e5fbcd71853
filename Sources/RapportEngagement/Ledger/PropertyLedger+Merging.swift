import RapportModel

extension PropertyLedger {
  /// Takes over what another ledger knows of the property; `self` has the limits of the ledger it stands in.
  ///
  /// - Parameter pages: The pages that have cells.
  mutating func merge(_ other: PropertyLedger, pages tracked: Set<ByteName>) {
    let sourceSlots = other.sources.names.map { sources.add($0) }
    let pageSlots = other.pages.names.map { tracked.contains(ByteName($0)) ? pages.add($0) : nil }
    let variantSlots = zip(other.variants.names, other.variants.hashes).map { name, hash in
      hash <= highestVariant ? variants.add(name) : nil
    }
    for (key, tally) in zip(other.cells.keys, other.cells.tallies) {
      let index: Int?
      switch key.axis {
      case .source: index = sourceSlots[key.index]
      case .variant: index = variantSlots[key.index]
      case .page: index = pageSlots[key.index]
      case .topic, .signal, nil: index = key.index
      }
      if let index { cells.merge(tally, into: key.with(index: index)) }
    }
    days.merge(other.days)
    allAuthors.merge(other.allAuthors)

    func renumber(_ comment: inout SampledComment) {
      guard comment.variant != SampledComment.noVariant else { return }
      comment.variant = variantSlots[Int(comment.variant)].map { UInt16($0) } ?? SampledComment.noVariant
    }
    authors.merge(other.authors, renumber)
    threads.merge(other.threads, renumber)
    if histograms.isEmpty {
      histograms = other.histograms
    } else if !other.histograms.isEmpty {
      for index in histograms.indices { histograms[index].merge(other.histograms[index]) }
    }
    for (key, series) in other.measurements { measurements[key, default: MeasurementSeries()].merge(series) }
    // What the other dropped is dropped here too.
    highestVariant = min(highestVariant, other.highestVariant)
    dropVariants()
  }

  /// How many variants of split tests a property has at most.
  static let mostVariants = 256

  /// Takes up the variant of a row, unless its name is not told apart.
  ///
  /// - Parameter hash: That of the name.
  mutating func addVariant(_ name: String, hash: UInt64) {
    guard hash <= highestVariant, variants.slot(ofHash: hash) == nil else { return }
    _ = variants.add(name)
    dropVariants()
  }

  /// Of too many variants, keeps the ones with the lowest hashes.
  ///
  /// Split tests have a few. A column with as many values as rows must not make the ledger grow with the rows.
  private mutating func dropVariants() {
    let hashes = variants.hashes.filter { $0 <= highestVariant }.sorted()
    if hashes.count > Self.mostVariants { highestVariant = hashes[Self.mostVariants - 1] }
    guard variants.hashes.contains(where: { $0 > highestVariant }) else { return }

    var kept = NameTable()
    let slots = zip(variants.names, variants.hashes).map { name, hash in
      hash <= highestVariant ? kept.add(name) : nil
    }
    variants = kept
    cells.rename { key in
      guard key.axis == .variant else { return key }
      return slots[key.index].map(key.with(index:))
    }
    func renumber(_ comment: inout SampledComment) {
      guard comment.variant != SampledComment.noVariant else { return }
      comment.variant = slots[Int(comment.variant)].map { UInt16($0) } ?? SampledComment.noVariant
    }
    authors.update(renumber)
    threads.update(renumber)
  }

  /// Drops the cells of all other pages.
  mutating func restrictPages(to tracked: Set<ByteName>) {
    if pages.names.allSatisfy({ tracked.contains(ByteName($0)) }) { return }
    var kept = NameTable()
    let slots = pages.names.map { tracked.contains(ByteName($0)) ? kept.add($0) : nil }
    pages = kept
    cells.rename { key in
      guard key.axis == .page else { return key }
      return slots[key.index].map(key.with(index:))
    }
  }

  /// Keeps smaller samples from now on.
  mutating func shrink(to limits: SampleLimits) {
    authors.shrink(to: limits)
    threads.shrink(to: limits)
  }

  /// Gives the pending input its name.
  mutating func resolve(_ input: InputID) {
    cells.resolve(input)
    authors.update { $0.reference.resolve(input) }
    threads.update { $0.reference.resolve(input) }
    guard measurements.keys.contains(where: { $0.table.input == .pending }) else { return }
    measurements = Dictionary(
      measurements.map { key, series in
        var key = key
        if key.table.input == .pending { key.table.input = input }
        return (key, series)
      }, uniquingKeysWith: { first, _ in first })
  }
}
