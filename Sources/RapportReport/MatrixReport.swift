public import RapportEngagement
public import RapportModel

/// A matrix with all that belongs in a report about it.
///
///     let report = MatrixReport(matrix: matrix, manifest: manifest, counts: counts, mapping: mapping)
///     report.terminal(width: 100)   // for people
///     report.csv(.tidy)             // for spreadsheets and data frames
///     report.json()                 // everything
///     report.markdown()             // for documents
///
/// The same report gives the same bytes.
public struct MatrixReport: Hashable, Sendable {
  /// The matrix.
  public var matrix: EngagementMatrix
  /// What it was made with.
  public var manifest: Manifest?
  /// How the records of each input ended.
  public var counts: [InputCounts]
  /// How properties got their names.
  public var mapping: [PropertyMapping]

  /// A report of its parts; counts and mapping are shown in the order given.
  public init(
    matrix: EngagementMatrix, manifest: Manifest? = nil, counts: [InputCounts] = [],
    mapping: [PropertyMapping] = []
  ) {
    self.matrix = matrix
    self.manifest = manifest
    self.counts = counts
    self.mapping = mapping
  }
}

/// How the records of one input ended.
public struct InputCounts: Hashable, Sendable {
  /// The file, or the archive and its member as `a.zip!Pages.csv`.
  public var file: String
  /// The format it was read as, such as `ga4-csv`.
  public var format: String
  /// Its records; each is in exactly one count.
  public var records: RecordCounts

  /// The counts of an input.
  public init(file: String, format: String, records: RecordCounts) {
    self.file = file
    self.format = format
    self.records = records
  }
}

/// How the rows of one input came to belong to a property.
public struct PropertyMapping: Hashable, Sendable {
  /// The input.
  public var file: String
  /// The property.
  public var property: PropertyID
  /// What named it.
  public var origin: Origin
  /// The name that the input uses, where it differs.
  public var alias: String?

  /// What names a property, in the order in which it is looked for.
  public typealias Origin = PropertyAssignment.Origin

  /// A mapping with its origin.
  public init(file: String, property: PropertyID, origin: Origin, alias: String? = nil) {
    self.file = file
    self.property = property
    self.origin = origin
    self.alias = alias
  }
}
