import RapportModel

extension LedgerOptions {
  func encode(to file: inout ByteEncoder) {
    for capacity in capacities { file.count(capacity.value) }
    for version in provenance.versions { file.text(version.value) }
    file.list(provenance.lexicons) { file, lexicon in
      for text in [lexicon.name, lexicon.version, lexicon.licence, lexicon.hash] { file.text(text) }
    }
    file.list(provenance.options) { file, option in
      file.text(option.name)
      file.text(option.value)
    }
    file.list(topics) { $0.text($1) }
    file.list(signals) { $0.text($1) }
  }

  private static let largestCapacity = 1 << 20

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    self.init()
    func capacity(_ file: inout ByteDecoder, atLeast least: Int = 3) throws(LedgerFileError) -> Int {
      let value = try file.count(upTo: Self.largestCapacity)
      try file.require(value >= least)
      return value
    }
    sampledAuthors = try capacity(&file, atLeast: 1)
    commentsPerAuthor = try capacity(&file, atLeast: 1)
    sampledJourneys = try capacity(&file, atLeast: 1)
    countedAuthors = try capacity(&file)
    countedAuthorsInWeeks = try capacity(&file)
    countedAuthorsInSlices = try capacity(&file)
    let (scoring, icu, unicode) = (try file.text(), try file.text(), try file.text())
    let (key, profile) = (try file.text(), try file.text())
    let lexicons = try file.list(of: 4) { (file: inout ByteDecoder) throws(LedgerFileError) in
      LexiconStamp(
        name: try file.text(), version: try file.text(), licence: try file.text(), hash: try file.text())
    }
    let options = try file.list(of: 2) { (file: inout ByteDecoder) throws(LedgerFileError) in
      Manifest.Option(name: try file.text(), value: try file.text())
    }
    try file.requireAscending(lexicons.map { ByteName($0.name) }, by: <)
    try file.requireAscending(options.map { ByteName($0.name) }, by: <)
    provenance = LedgerProvenance(
      scoringVersion: scoring, icuVersion: icu, unicodeVersion: unicode, authorKeyID: key,
      profileHash: profile, lexicons: lexicons, options: options)
    let largest = SliceKey.largestIndex
    topics = try file.list(of: 1, upTo: largest) { (file: inout ByteDecoder) throws(LedgerFileError) in
      try file.text()
    }
    signals = try file.list(of: 1, upTo: largest) { (file: inout ByteDecoder) throws(LedgerFileError) in
      try file.text()
    }
  }
}

extension LedgerInput {
  func encode(to file: inout ByteEncoder) {
    for text in [stamp.hash, stamp.format, name] { file.text(text) }
    counts.encode(to: &file)
    file.list(mapping.sorted()) { file, assignment in
      file.text(assignment.property.name)
      file.byte(UInt8(assignment.origin.index))
      file.optional(assignment.alias) { $0.text($1) }
    }
  }

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    let (hash, format, name) = (try file.text(), try file.text(), try file.text())
    let counts = try RecordCounts(from: &file)
    let mapping = try file.list(of: 3) { (file: inout ByteDecoder) throws(LedgerFileError) in
      let property = PropertyID(try file.text())
      let origin = Int(try file.byte())
      try file.require(origin < PropertyAssignment.Origin.allCases.count)
      let alias = try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in try file.text() }
      return PropertyAssignment(
        property: property, origin: PropertyAssignment.Origin.allCases[origin], alias: alias)
    }
    try file.requireAscending(mapping, by: <)
    self.init(stamp: InputStamp(format: format, hash: hash), name: name, counts: counts, mapping: mapping)
  }
}

extension RecordCounts {
  func encode(to file: inout ByteEncoder) {
    file.count(scored)
    for reason in UnscoredReason.allCases { file.count(unscored[reason] ?? 0) }
    for count in [measured, unmeasured, totals, rejected] { file.count(count) }
  }

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    self.init()
    scored = try file.count()
    for reason in UnscoredReason.allCases {
      let count = try file.count()
      if count > 0 { unscored[reason] = count }
    }
    measured = try file.count()
    unmeasured = try file.count()
    totals = try file.count()
    rejected = try file.count()
  }
}
