public import RapportIngest
public import RapportModel
public import RapportReport

/// How one input was read: the format, what became of its records, and which properties they belong to.
public struct InputReport: Sendable {
  /// The input's name for messages: its path, or `standard input`.
  public var name: String
  /// The format and the hash of its bytes.
  public var stamp: InputStamp
  /// What became of its records; each is in exactly one count.
  public var counts = RecordCounts()
  /// What the user should know of it, in the order of the file.
  public var notes: [IngestNote] = []
  /// The properties of its records, in the order in which they turn up.
  public private(set) var mapping: [PropertyMapping] = []
  private var mapped: Set<PropertyMapping> = []

  /// The counts as reports show them.
  public var inputCounts: InputCounts { InputCounts(file: name, format: stamp.format, records: counts) }

  init(name: String, stamp: InputStamp) {
    self.name = name
    self.stamp = stamp
  }

  mutating func add(_ resolution: PropertyResolver.Resolution) {
    let item = PropertyMapping(
      file: name, property: resolution.property, origin: resolution.origin, alias: resolution.alias)
    if mapping.last != item, mapped.insert(item).inserted { mapping.append(item) }
  }
}
