import RapportModel

extension CommentTally {
  func encode(to file: inout ByteEncoder, _ places: LedgerPlaces) {
    sums.encode(to: &file)
    knownAuthors.encode(to: &file)
    file.list(examples.examples) { file, example in
      file.fixed(example.hash)
      file.encode(example.reference, places)
    }
    file.list(hasQuantities ? CommentQuantity.allCases : []) { file, quantity in
      file.count(self[quantity].count)
      file.signed(self[quantity].sum)
    }
  }

  init(
    from file: inout ByteDecoder, _ names: LedgerNames, authorCapacity: Int
  ) throws(LedgerFileError) {
    self.init(authorCapacity: authorCapacity)
    sums = try SentimentSums(from: &file)
    knownAuthors = try DistinctCount(from: &file, capacity: authorCapacity)
    var last: UInt64?
    for _ in 0..<(try file.count(upTo: ExampleReferences.capacity)) {
      let hash = try file.fixed(UInt64.self)
      if let last { try file.require(last < hash) }
      last = hash
      examples.insert(try names.reference(from: &file), hash: hash)
    }
    let quantities = try file.list(of: 2) { (file: inout ByteDecoder) throws(LedgerFileError) in
      var sum = QuantitySum()
      sum.count = try file.count()
      sum.sum = try file.signed()
      try file.require(sum.count > 0 || sum.sum == 0)
      return sum
    }
    // One state has one encoding, so that lists in which nothing is stated are none.
    try file.require(
      quantities.isEmpty
        || (quantities.count == CommentQuantity.allCases.count && quantities.contains { $0.count > 0 }))
    for (quantity, sum) in zip(CommentQuantity.allCases, quantities) { set(quantity, to: sum) }
  }
}

extension SentimentSums {
  func encode(to file: inout ByteEncoder) {
    file.count(records)
    file.count(scored)
    for reason in UnscoredReason.allCases { file.count(unscoredCounts[reason]) }
    for count in [brand, voices, authorless] { file.count(count) }
    for label in SentimentLabel.allCases { file.count(labels[label]) }
    file.signed(polaritySum)
    file.signed(polaritySquareSum)
  }

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    self.init()
    records = try file.count()
    scored = try file.count()
    var all = scored
    for reason in UnscoredReason.allCases {
      unscoredCounts[reason] = try file.count()
      all += unscoredCounts[reason]
    }
    brand = try file.count()
    voices = try file.count()
    authorless = try file.count()
    for label in SentimentLabel.allCases { labels[label] = try file.count() }
    try file.require(all == records && brand + voices <= records && authorless <= voices)
    try file.require(labels.total <= min(scored, voices))
    let most = Int128(labels.total) << 20
    polaritySum = try file.signed(within: -most...most)
    polaritySquareSum = try file.signed(within: 0...(most << 20))
  }
}

extension DistinctCount {
  func encode(to file: inout ByteEncoder) {
    file.flag(isEstimate)
    file.list(hashes) { $0.fixed($1) }
  }

  init(from file: inout ByteDecoder, capacity: Int) throws(LedgerFileError) {
    let isEstimate = try file.flag()
    let hashes = try file.list(of: 8, upTo: capacity) { (file: inout ByteDecoder) throws(LedgerFileError) in
      try file.fixed(UInt64.self)
    }
    try file.requireAscending(hashes, by: <)
    try file.require(!isEstimate || hashes.count == capacity)
    self.init(capacity: capacity, hashes: hashes, isEstimate: isEstimate)
  }
}

extension LogLinearHistogram {
  func encode(to file: inout ByteEncoder) {
    file.list(buckets) { file, bucket in
      file.signed(Int128(bucket.index))
      file.count(bucket.count)
    }
  }

  init(from file: inout ByteDecoder) throws(LedgerFileError) {
    let range = Int128(-1 - Self.lastIndex - 1)...Int128(Self.lastIndex)
    let buckets = try file.list(of: 2) { (file: inout ByteDecoder) throws(LedgerFileError) in
      let index = Int32(try file.signed(within: range))
      let count = try file.count()
      try file.require(count > 0)
      return Bucket(index: index, count: count)
    }
    try file.requireAscending(buckets.lazy.map(\.index), by: <)
    self.init(buckets: buckets)
  }
}

extension ByteEncoder {
  mutating func encode(_ reference: RecordReference, _ places: LedgerPlaces) {
    count(places.place(of: reference.input))
    count(reference.record)
  }
}
