public import RapportModel

/// How files are read; every default lets the file speak for itself.
public struct IngestOptions: Hashable, Sendable {
  /// Columns that are named where detection isn't enough.
  public var columns = ColumnNames()
  /// The name of the encoding.
  public var encoding: String?
  /// The byte between two fields of a delimited file.
  public var separator: UInt8?
  /// Whether `3/4/2025` is in March or in April.
  public var dateOrder: DateOrder?
  /// Whether `1.250` is one and a quarter or a thousand and more.
  public var decimalMark: DecimalMark?
  /// The first day of a report whose rows say `Nth day` and whose preamble is missing.
  public var firstDay: CalendarDay?
  /// The bytes of the longest record that is not rejected.
  public var maximumRecordLength = 64 << 20
  /// Whether comments keep the record they stand in, and reports their lines.
  public var keepsRawRecords = false
  /// How many bytes are read at once; what is found does not depend on it.
  package var pieceSize = TextStream.usualPieceSize
  /// Makes authors' pseudonyms.
  public var pseudonymizer = AuthorPseudonymizer.builtIn

  /// The defaults.
  public init() {}
}

/// Names of columns, as options give them; `nil` lets detection find the column.
public struct ColumnNames: Hashable, Sendable {
  /// The text of the comment.
  public var text: String?
  /// Its identifier.
  public var id: String?
  /// The property it belongs to.
  public var property: String?
  /// When it was written.
  public var time: String?
  /// Who wrote it.
  public var author: String?
  /// The rating given with it.
  public var rating: String?
  /// The page it was written about.
  public var page: String?
  /// The variant of a split test.
  public var variant: String?

  /// All columns are left to detection.
  public init() {}
}

/// The order of day and month in dates such as `3/4/2025`, and of the year where it has two figures too.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
  /// The third of April.
  case dayMonth = "dmy"
  /// The fourth of March.
  case monthDay = "mdy"
  /// `3/4/25` is the 25th of April 2003; dates whose year stands last stay open.
  case yearMonthDay = "ymd"
}

/// The mark before the decimals of a number.
public enum DecimalMark: String, CaseIterable, Hashable, Sendable {
  /// As in `1,234.5`.
  case point = "."
  /// As in `1.234,5`.
  case comma = ","
}
