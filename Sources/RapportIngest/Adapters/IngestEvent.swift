public import RapportModel

/// What a reader found in a file, in the order of the file.
///
/// Every record ends in exactly one of `comments`, `measurements`, `rejected`, `total` and `unmeasured`.
/// Preambles, headers and blank lines are no records.
public enum IngestEvent: Sendable {
  /// A table begins.
  case header(TableHeader)
  /// The next comments.
  case comments(CommentBatch)
  /// The measurements of the next rows; those of one row stand side by side.
  case measurements([Measurement])
  /// A row that repeats the sum of the others was left out.
  case total(TotalsRow)
  /// A row holds no number that the registry knows.
  case unmeasured(record: Int)
  /// A record could not be used.
  case rejected(RejectedRecord)
  /// A line of a report as it stands in the file; only with `keepsRawRecords`.
  case line(ReportLine)
  /// Something the user should know about the file.
  case note(IngestNote)
}

/// The header of a table, for writers that give its rows back.
public struct TableHeader: Hashable, Sendable {
  /// The number of the table in its file, counted from 0.
  public var table: Int
  /// The names of its columns; numbers from 1 where the file names none.
  public var columns: [String]
  /// The header as it stands in the file, without its line end; `nil` where the file has none.
  public var raw: [UInt8]?
  /// The byte between two fields.
  public var separator: UInt8
  /// What each column may tell about persons; columns beyond the last hold words.
  public var disclosures: [CellDisclosure] = []
}

/// A row that was left out because it repeats the sum of the others.
public struct TotalsRow: Hashable, Sendable {
  /// The number of its table, counted from 0.
  public var table: Int
  /// The number of its record, counted from 1.
  public var record: Int
  /// The line it begins on, counted from 1.
  public var line: Int
  /// What gave it away.
  public var mark: Mark

  /// What gives a totals row away.
  public enum Mark: String, Hashable, Sendable {
    /// It has a cell beyond the header.
    case extraCell = "a cell beyond the header"
    /// Its cells for dimensions are empty.
    case emptyDimensions = "empty dimensions"
    /// It has a label such as `Total` and nothing that would describe it.
    case label = "a label for totals"
    /// Each of its numbers is the sum of its column, or a rate in its column's range.
    case equalsSum = "equals the sum of its column"
  }
}

/// One line of a report, for writers that give its rows back with columns added.
public struct ReportLine: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// The line as it stands in the file, without its line end.
  public var raw: [UInt8]
  /// The number of its table, counted from 0; of a preamble, that of the table that follows.
  public var table: Int
  /// The number of its record, counted from 1, where it is one.
  public var record: Int?
  /// What the row is about.
  public var dimensions: [Dimension]
  /// The property the row belongs to, as the file names it.
  public var property: String?
  /// The days the row covers.
  public var period: DayRange?
  /// The identifier of the post that the row is about, as the platform gives it.
  public var post: String?

  /// What a line of a report is.
  public enum Kind: String, Hashable, Sendable {
    /// A line before a header: title, account, dates.
    case preamble
    /// An empty line.
    case blank
    /// The names of the columns.
    case header
    /// A row of numbers.
    case row
    /// A row that repeats the sum of the others.
    case total
    /// A row that was rejected.
    case rejected
  }
}

/// Something the user should know about a file, said once however often it occurs.
public struct IngestNote: Hashable, Sendable {
  /// Names the kind of note for programs, such as `encoding` or `totals`.
  public var code: String
  /// One sentence without its full stop; never the text of a record.
  public var message: String

  /// A note of a kind.
  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The note about records whose time leaves the order of day and month open.
  static let openDates = IngestNote(
    "date-order",
    "Dates such as 3/4/2025 leave day and month open, so these comments have no time; '--date-order' settles them"
  )

  /// The note about dates that were read with the day first, though they may begin with the year.
  static let yearPlace = IngestNote(
    "year-place",
    "Dates such as 25/03/04 may begin with the day or with the year and were read with the day first; '--date-order ymd' reads the year"
  )

  /// The note about archives that services give to their users.
  static let ownPosts = IngestNote(
    "own-posts", "The archive holds what one person wrote, and not what people wrote about a property")

  /// The note about headers between the records.
  static func repeatedHeader(_ count: Int) -> IngestNote {
    IngestNote("repeated-header", "The header stands \(counted(count, "more time")) in the file")
  }

  /// The note about records whose time cannot be read.
  static func undated(_ count: Int) -> IngestNote {
    IngestNote("undated", counted(count, "record has", "records have") + " a time that cannot be read")
  }
}
