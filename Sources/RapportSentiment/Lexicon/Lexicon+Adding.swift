internal import RapportText

extension Lexicon {
  /// The same lexicon with the terms of another laid over it.
  ///
  /// A term that both have gets the valence of the other. Valences are mapped to this lexicon's scale; the manifest
  /// stays, so whoever states what was used names both.
  public func adding(_ other: Lexicon) -> Lexicon {
    let factor = (manifest.scale?.magnitude ?? 4) / 4
    let added = other.entries.map {
      LexiconEntry(term: $0.term, valence: other.commonValence($0.valence) * factor)
    }
    return Lexicon(manifest: manifest, entries: entries + added)
  }
}

extension SentimentTables {
  /// The same tables with the terms of a lexicon laid over them.
  ///
  /// What a table of weights learned about these words is left out, in pairs too, so that they count as stated.
  public func adding(_ terms: Lexicon) -> SentimentTables {
    let names = Set(terms.entries.map { $0.term.lowercased() })
    return SentimentTables(
      lexicon: lexicon.adding(terms),
      weights: weights.map { table in
        WeightTable(manifest: table.manifest, entries: table.entries.filter { !$0.speaks(ofAnyOf: names) })
      })
  }
}

extension WeightEntry {
  /// Whether it is about a term, or holds one as a word of a pair.
  fileprivate func speaks(ofAnyOf terms: Set<String>) -> Bool {
    switch form {
    case .feature: false
    case .word, .negated: terms.contains(term)
    case .pair: terms.contains(term) || term.split(separator: " ").contains { terms.contains(String($0)) }
    }
  }
}

extension LexiconLibrary {
  /// The terms of a file, or of a named lexicon, that are to be laid over another one.
  ///
  /// The file may have any format that a lexicon may have.
  ///
  /// - Throws: ``LexiconError`` when there is no such file, or when it has a line that cannot be read or a valence
  ///   outside its scale.
  public func addedTerms(_ nameOrPath: String) throws(LexiconError) -> Lexicon {
    let reading: LexiconReading
    do { reading = try read(nameOrPath) } catch .unknownLexicon { throw .unreadable(path: nameOrPath) }
    let faults = reading.issues.filter { issue in
      if case .outsideScale = issue.problem { return true }
      return issue.isError
    }
    guard faults.isEmpty else { throw .badEntries(path: nameOrPath, issues: faults) }
    return reading.lexicon
  }
}
