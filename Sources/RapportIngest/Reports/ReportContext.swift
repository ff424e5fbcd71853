import RapportModel

/// What a report says about all rows of a table.
struct ReportContext: Sendable {
  /// The file's name for messages.
  var file: String
  /// The property, as the preamble names it.
  var property: String?
  /// The segment, where the table does not cover everyone.
  var segment: String?
  /// The first and last day, as the preamble states them.
  var firstDay: CalendarDay?
  var lastDay: CalendarDay?
  /// The number of the table, counted from 0.
  var table = 0
  /// The columns that are known.
  var metrics: MetricColumns
  /// What the vendor's other columns are, by the key of their names.
  var roles: [String: ReportColumns.Role] = [:]
  /// Whether columns of other names only describe a row and don't tell it from others.
  var othersAreDetails = false
  /// Whether some row may repeat the sum of the others.
  var mayHoldTotals = true
  /// Whether the first row may be a sum that only its label tells.
  var hasLabelledTotals = false
  /// The order of day and month where the cells leave it open.
  var dateOrder: DateOrder?
  /// The decimal mark that the vendor writes, where no cell tells.
  var decimalMark: DecimalMark?
  /// The length of time a row stands for, where its date does not tell.
  var grain: Grain?
  /// Whether what is no date in a column of dates, such as `Lifetime`, says that the row covers all time.
  var mayCoverAllTime = false
  /// Whether durations may be milliseconds without the header saying so.
  var mayHoldMilliseconds = false
  /// What other tables of the file tell about their durations.
  var durationUnit: DurationUnit?

  /// The unit in which a file writes durations.
  enum DurationUnit: Sendable {
    case seconds
    case milliseconds
  }

  /// The days of the preamble.
  var period: DayRange? {
    guard let firstDay, let lastDay else { return nil }
    return DayRange(first: firstDay, last: lastDay)
  }
}
