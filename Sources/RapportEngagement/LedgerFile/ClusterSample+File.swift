import RapportModel

extension ClusterSample {
  /// What a sample's clusters are, which decides what has to be said of their comments.
  enum Kind {
    case authors, threads, journeys
  }

  func encode(to file: inout ByteEncoder, _ kind: Kind, _ places: LedgerPlaces, variants: [Int] = []) {
    file.flag(isPartial)
    file.list(clusters) { file, cluster in
      file.fixed(cluster.key.hash)
      file.flag(cluster.isSingle)
      file.count(cluster.commentCount)
      for label in SentimentLabel.allCases { file.count(cluster.labels[label]) }
      file.signed(Int128(cluster.polaritySum))
      file.list(cluster.comments) { $1.encode(to: &$0, kind, places, variants: variants) }
    }
  }

  init(
    from file: inout ByteDecoder, _ kind: Kind, _ names: LedgerNames, limits: SampleLimits,
    variantCount: Int = 0, propertyCount: Int = 0
  ) throws(LedgerFileError) {
    self.init(limits: limits)
    if try file.flag() { markPartial() }
    var last: UInt64?
    for _ in 0..<(try file.count(upTo: limits.clusters)) {
      let key = try file.fixed(UInt64.self)
      if let last { try file.require(last < key) }
      last = key
      var cluster = SampledCluster(key: AuthorKey(hash: key), isSingle: try file.flag())
      try file.require(!cluster.isSingle || kind == .authors)
      cluster.commentCount = try file.count()
      for label in SentimentLabel.allCases { cluster.labels[label] = try file.count() }
      try file.require(cluster.labels.total <= cluster.commentCount)
      let most = Int128(min(cluster.labels.total, 1 << 42)) << 20
      cluster.polaritySum = Int64(try file.signed(within: -most...most))
      let mostComments = min(cluster.commentCount, cluster.isSingle ? 1 : limits.comments)
      let kept = try file.list(of: 15, upTo: mostComments) {
        (file: inout ByteDecoder) throws(LedgerFileError) in
        try SampledComment(
          from: &file, kind, names, cluster: cluster, variantCount: variantCount,
          propertyCount: propertyCount)
      }
      try file.require(!kept.isEmpty)
      try file.requireAscending(kept) { $0.stands(before: $1) }
      cluster.comments = kept
      append(cluster)
    }
    try file.require(!isPartial || count == limits.clusters)
  }
}

extension SampledComment {
  fileprivate func encode(
    to file: inout ByteEncoder, _ kind: ClusterSample.Kind, _ places: LedgerPlaces, variants: [Int]
  ) {
    file.fixed(hash)
    file.encode(reference, places)
    file.optional(writtenAt) { $0.signed(Int128($1.secondsSinceEpoch)) }
    file.byte(label?.code ?? 0)
    file.signed(Int128(polarity))
    file.flag(isBrand)
    file.count(topics.reduce(0) { count, _ in count + 1 })
    for topic in topics { file.count(Int(topic)) }
    switch kind {
    case .authors: break
    case .threads: file.optional(author) { $0.fixed($1.hash) }
    case .journeys: file.count(places.properties[Int(property)])
    }
    if kind != .journeys { file.count(variant == Self.noVariant ? 0 : variants[Int(variant)] + 1) }
  }

  fileprivate init(
    from file: inout ByteDecoder, _ kind: ClusterSample.Kind, _ names: LedgerNames,
    cluster: SampledCluster, variantCount: Int, propertyCount: Int
  ) throws(LedgerFileError) {
    let hash = try file.fixed(UInt64.self)
    let reference = try names.reference(from: &file)
    let writtenAt = try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in
      let range = CommentObservation.calendar
      return Timestamp(
        secondsSinceEpoch: Int64(
          try file.signed(within: Int128(range.lowerBound)...Int128(range.upperBound))))
    }
    let labelCode = Int(try file.byte())
    try file.require(labelCode <= SentimentLabel.allCases.count)
    let polarity = Int32(try file.signed(within: -(1 << 20)...(1 << 20)))
    let isBrand = try file.flag()
    let topics = try file.list(of: 1) { (file: inout ByteDecoder) throws(LedgerFileError) in
      UInt16(try file.place(in: min(names.options.topics.count, Int(UInt16.max))))
    }
    var author = cluster.isSingle ? nil : cluster.key
    var property: UInt32 = 0
    switch kind {
    case .authors: break
    case .threads:
      author = try file.optional { (file: inout ByteDecoder) throws(LedgerFileError) in
        AuthorKey(hash: try file.fixed(UInt64.self))
      }
    case .journeys: property = UInt32(try file.place(in: propertyCount))
    }
    let variant = kind == .journeys ? 0 : try file.place(in: variantCount + 1)
    self.init(
      hash: hash, reference: reference, writtenAt: writtenAt, author: author, topics: TopicList(topics),
      polarity: polarity, property: property,
      variant: variant == 0 ? Self.noVariant : UInt16(variant - 1),
      label: labelCode == 0 ? nil : SentimentLabel.allCases[labelCode - 1], isBrand: isBrand)
  }
}

extension SentimentLabel {
  /// 1 for the first of ``allCases``; 0 stands for no label.
  var code: UInt8 {
    switch self {
    case .positive: 1
    case .neutral: 2
    case .negative: 3
    case .mixed: 4
    }
  }
}
