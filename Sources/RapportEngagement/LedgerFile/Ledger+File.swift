import RapportModel

extension Ledger {
  /// What every ledger file begins with.
  public static var fileMagic: [UInt8] { LedgerFormat.magic }

  /// The ledger as a file: equal ledgers give equal bytes, whatever was absorbed first.
  ///
  /// - Precondition: No input is pending.
  /// - Complexity: O(*n* log *n*) in the size of the ledger.
  public var fileBytes: [UInt8] {
    precondition(inputs[.pending] == nil, "an input has its hash once it was read")
    return encoded()
  }

  /// Gives away the bytes of the file piece by piece, so that they are never all in memory.
  ///
  /// - Precondition: No input is pending.
  /// - Complexity: O(*n* log *n*) in the size of the ledger, twice, since lengths stand before contents.
  public func writeFile(_ write: ([UInt8]) throws -> Void) rethrows {
    precondition(inputs[.pending] == nil, "an input has its hash once it was read")
    try encode(write)
  }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    encode { bytes += $0 }
    return bytes
  }

  /// The file as pieces; with a pending input it is one for checkpoints.
  func encode(_ write: ([UInt8]) throws -> Void) rethrows {
    let sections = sections()
    var file = ByteEncoder()
    let lengths = sections.map { section in
      section.pieces.reduce(0) { length, piece in
        file.removeAll()
        piece(&file)
        return length + file.bytes.count
      }
    }
    var hash = ContentHash()
    func emit(_ piece: (inout ByteEncoder) -> Void) throws {
      file.removeAll()
      piece(&file)
      file.bytes.withUnsafeBytes { hash.update($0) }
      try write(file.bytes)
    }
    try emit { file in
      file.raw(LedgerFormat.magic)
      file.fixed(LedgerFormat.version)
      let headers = sections.count * LedgerFormat.sectionHeaderSize
      file.fixed(
        UInt64(LedgerFormat.prefixSize + headers + lengths.reduce(0, +) + LedgerFormat.checksumSize))
    }
    for (section, length) in zip(sections, lengths) {
      try emit { file in
        file.raw(section.name.rawValue.utf8)
        file.fixed(UInt64(length))
      }
      for piece in section.pieces { try emit(piece) }
    }
    try write(hash.bytes)
  }

  /// A section, in pieces that are small beside the whole.
  private typealias FileSection = (name: LedgerFormat.Section, pieces: [(inout ByteEncoder) -> Void])

  private func sections() -> [FileSection] {
    let inputs = inputs.sorted { $0.key < $1.key }
    let order = names.indices.sorted { names[$0] < names[$1] }
    let places = LedgerPlaces(
      inputs: Dictionary(uniqueKeysWithValues: inputs.map(\.key).enumerated().map { ($1, $0) }),
      properties: inverse(of: order))
    var properties: [(inout ByteEncoder) -> Void] = [{ $0.count(order.count) }]
    for slot in order {
      properties.append { file in
        file.text(names[slot].name)
        ledger(at: slot).encode(to: &file, places)
      }
    }
    return [
      (
        .head,
        [
          { file in
            options.encode(to: &file)
            file.optional(trackedPages) { $0.list($1.sorted()) { $0.text($1.string) } }
          }
        ]
      ),
      (.inputs, [{ $0.list(inputs) { $1.value.encode(to: &$0) } }]),
      (.properties, properties),
      (.journeys, [{ journeys.encode(to: &$0, .journeys, places) }]),
    ]
  }

  /// Reads a ledger from a file's bytes.
  ///
  /// - Parameter name: The file's name for errors.
  /// - Throws: ``LedgerFileError`` for anything but the unchanged bytes of a ledger in this version of the format.
  public init(fileBytes bytes: [UInt8], name: String) throws(LedgerFileError) {
    try self.init(fileBytes: bytes[...], name: name, isPendingAllowed: false)
  }

  /// - Parameter isPendingAllowed: Whether an input may still be pending, as in checkpoints.
  init(fileBytes bytes: ArraySlice<UInt8>, name: String, isPendingAllowed: Bool) throws(LedgerFileError) {
    guard bytes.starts(with: LedgerFormat.magic) else { throw .noLedger(file: name) }
    guard bytes.count >= LedgerFormat.prefixSize + LedgerFormat.checksumSize else {
      throw .truncated(file: name, byte: bytes.count)
    }
    var prefix = ByteDecoder(bytes.dropFirst(LedgerFormat.magic.count), file: name)
    let version = try prefix.fixed(UInt32.self)
    guard version == LedgerFormat.version else { throw .otherVersion(file: name, version: Int(version)) }
    let length = try prefix.fixed(UInt64.self)
    guard length <= UInt64(bytes.count) else { throw .truncated(file: name, byte: bytes.count) }
    guard length == UInt64(bytes.count) else { throw .damaged(file: name, byte: Int(length)) }
    let content = bytes.dropLast(LedgerFormat.checksumSize)
    guard bytes[content.endIndex...].elementsEqual(ContentHash.bytes(of: content)) else {
      throw .damaged(file: name, byte: content.endIndex)
    }
    try self.init(
      sections: ByteDecoder(content[prefix.offset...], file: name), isPendingAllowed: isPendingAllowed)
  }

  private init(sections: ByteDecoder, isPendingAllowed: Bool) throws(LedgerFileError) {
    var sections = sections
    var head = try sections.section(.head)
    let options = try LedgerOptions(from: &head)
    let pages = try head.optional { (head: inout ByteDecoder) throws(LedgerFileError) in try head.names() }
    try head.requireEnd()

    var part = try sections.section(.inputs)
    let inputs = try part.list(of: 16) { (part: inout ByteDecoder) throws(LedgerFileError) in
      try LedgerInput(from: &part)
    }
    let ids = inputs.compactMap { InputID(contentHash: $0.stamp.hash) }
    try part.require(ids.count == inputs.count && (isPendingAllowed || !ids.contains(.pending)))
    try part.requireAscending(ids, by: <)
    try part.requireEnd()

    part = try sections.section(.properties)
    let names = LedgerNames(options: options, inputs: ids)
    // The samples' limits depend on the number of properties, which stands first.
    var ahead = part
    let limits = SampleLimits(options, properties: try ahead.count())
    let properties = try part.list(of: 16) { (part: inout ByteDecoder) throws(LedgerFileError) in
      (PropertyID(try part.text()), try PropertyLedger(from: &part, names, limits: limits))
    }
    try part.requireAscending(properties.lazy.map(\.0), by: <)
    try part.requireEnd()

    part = try sections.section(.journeys)
    let journeys = try ClusterSample(
      from: &part, .journeys, names,
      limits: SampleLimits(clusters: options.sampledJourneys, comments: options.commentsPerAuthor),
      propertyCount: properties.count)
    try part.requireEnd()
    try sections.requireEnd()
    self.init(
      options, inputs: Dictionary(zip(ids, inputs), uniquingKeysWith: { first, _ in first }),
      trackedPages: pages.map { Set($0.map(ByteName.init)) }, properties: properties, journeys: journeys)
  }
}

extension Ledger: Hashable {
  /// Whether both hold the same, however they came by it.
  ///
  /// - Complexity: O(*n* log *n*) in their size, since both are brought into one order.
  public static func == (left: Self, right: Self) -> Bool { left.encoded() == right.encoded() }

  /// Takes what the ledger holds into a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(encoded()) }
}

/// Where inputs and properties stand in a file that is written.
struct LedgerPlaces {
  let inputs: [InputID: Int]
  /// By the slots of the ledger.
  let properties: [Int]

  func place(of input: InputID) -> Int { inputs[input] ?? 0 }
}

/// What the numbers in a file that is read stand for.
struct LedgerNames {
  let options: LedgerOptions
  let inputs: [InputID]

  /// The input that comes next.
  func input(from decoder: inout ByteDecoder) throws(LedgerFileError) -> InputID {
    inputs[try decoder.place(in: inputs.count)]
  }

  /// The reference that comes next.
  func reference(from decoder: inout ByteDecoder) throws(LedgerFileError) -> RecordReference {
    RecordReference(input: try input(from: &decoder), record: try decoder.count())
  }
}

/// For each element of `0..<n` where it stands in a permutation of them.
func inverse(of order: [Int]) -> [Int] {
  var places = Array(repeating: 0, count: order.count)
  for (place, element) in order.enumerated() { places[element] = place }
  return places
}

extension ByteDecoder {
  /// The place of something in a list of known length.
  mutating func place(in count: Int) throws(LedgerFileError) -> Int {
    let place = try self.count()
    try require(place < count)
    return place
  }

  /// Names that ascend by their bytes.
  mutating func names(upTo largest: Int = .max) throws(LedgerFileError) -> [String] {
    let names = try list(of: 1, upTo: largest) { (decoder: inout ByteDecoder) throws(LedgerFileError) in
      try decoder.text()
    }
    try requireAscending(names.lazy.map(ByteName.init), by: <)
    return names
  }
}
