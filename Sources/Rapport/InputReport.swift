public import RapportEngagement
public import RapportIngest
public import RapportModel

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
  /// How its records came to belong to properties.
  public private(set) var assignments: Set<PropertyAssignment> = []
  private var lastAssignment: PropertyAssignment?

  /// The input as ledgers know it, once it was read to its end.
  var ledgerInput: LedgerInput {
    LedgerInput(stamp: stamp, name: name, counts: counts, mapping: assignments)
  }

  init(name: String, stamp: InputStamp) {
    self.name = name
    self.stamp = stamp
  }

  mutating func add(_ resolution: PropertyResolver.Resolution) {
    let item = PropertyAssignment(
      property: resolution.property, origin: resolution.origin, alias: resolution.alias)
    guard item != lastAssignment else { return }
    lastAssignment = item
    assignments.insert(item)
  }
}
