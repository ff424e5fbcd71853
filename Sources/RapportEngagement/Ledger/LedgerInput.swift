public import RapportModel

/// An input as a ledger knows it: what it was, how its records ended, and which properties they belong to.
public struct LedgerInput: Hashable, Sendable {
  /// The format and the hash of its bytes.
  public private(set) var stamp: InputStamp
  /// Its name for people: its path as given, or `standard input`.
  public private(set) var name: String
  /// Its records; each is in exactly one count.
  public private(set) var counts: RecordCounts
  /// How its records came to belong to properties.
  public private(set) var mapping: Set<PropertyAssignment>

  /// An input with what became of it.
  public init(
    stamp: InputStamp, name: String, counts: RecordCounts, mapping: some Sequence<PropertyAssignment>
  ) {
    self.stamp = stamp
    self.name = name
    self.counts = counts
    self.mapping = Set(mapping)
  }

  /// An input of which nothing but its hash is known.
  init(_ id: InputID) {
    let digits = String(id.hash, radix: 16)
    stamp = InputStamp(format: "", hash: String(repeating: "0", count: 16 - digits.count) + digits)
    name = ""
    counts = RecordCounts()
    mapping = []
  }

  /// Another part of the same input.
  mutating func merge(_ other: LedgerInput) {
    stamp =
      [stamp, other.stamp].max { ($0.format, $0.hash.utf8.count) < ($1.format, $1.hash.utf8.count) } ?? stamp
    name = max(name, other.name)
    counts = counts + other.counts
    mapping.formUnion(other.mapping)
  }
}

/// How some rows of an input came to belong to a property.
public struct PropertyAssignment: Hashable, Sendable, Comparable {
  /// The property.
  public var property: PropertyID
  /// What named it.
  public var origin: Origin
  /// The name that the input uses, where it differs.
  public var alias: String?

  /// What names a property, in the order in which it is looked for.
  public enum Origin: String, CaseIterable, Hashable, Sendable {
    /// `NAME=FILE` on the command line.
    case commandLine = "named on the command line"
    /// An alias in the profile.
    case profile = "alias in the profile"
    /// The file itself.
    case file = "named in the file"
    /// The name of the file or archive, which is a guess.
    case fileName = "property from file name"
  }

  /// An assignment with its origin.
  public init(property: PropertyID, origin: Origin, alias: String? = nil) {
    self.property = property
    self.origin = origin
    self.alias = alias
  }

  /// Orders by property, then by origin, then by the input's name for it.
  public static func < (left: Self, right: Self) -> Bool {
    if left.property != right.property { return left.property < right.property }
    if left.origin != right.origin { return left.origin.index < right.origin.index }
    return ByteName(left.alias ?? "") < ByteName(right.alias ?? "")
  }
}

extension PropertyAssignment.Origin {
  /// The place in ``allCases``, which the file format fixes too.
  var index: Int {
    switch self {
    case .commandLine: 0
    case .profile: 1
    case .file: 2
    case .fileName: 3
    }
  }
}
