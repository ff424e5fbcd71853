import RapportModel

/// How the dates of one column are written, settled from its cells.
///
/// `3/4/2025` is in March or in April; a column with a figure above 12 tells which, else an option does. A
/// date that stays ambiguous is not read rather than guessed. `2025030309` is an hour where most numbers of the column
/// can be read so, else seconds since 1970.
struct DateColumn: Sendable {
  /// The order of day and month, once settled.
  private(set) var order: DateOrder?
  private var stated: Set<DateOrder> = []
  /// Where the year stands in dates that write it with two figures.
  private var yearPlace = YearPlace()
  /// Cells whose order stays open, and cells that are dates at all.
  private var openCells = 0
  private(set) var dates = 0
  /// Cells that are times as rows of figures, and other numbers that are times.
  private var compactCells = 0
  private var epochCells = 0
  /// Cells that hold text which is no date.
  private(set) var others = 0

  /// Whether an option settles the order.
  private let isStatedByOption: Bool

  init(order: DateOrder? = nil) {
    self.order = order
    isStatedByOption = order != nil
  }

  /// Takes a cell into account.
  mutating func observe(_ cell: UnsafeRawBufferPointer) {
    guard !NumberColumn.isMissing(cell) else { return }
    if Moment(iso: cell) != nil {
      dates += 1
    } else if let (first, last) = PeriodText.ends(cell) {
      observe(first)
      observe(last)
    } else if let parts = DateParts(cell), case let order = parts.statedOrder, order.isOpen {
      if let figures = parts.shortFigures { yearPlace.observe(figures) } else { yearPlace.isLast = true }
      if let order = order.order { stated.insert(order) } else { openCells += 1 }
      dates += 1
    } else if Moment(compact: cell) != nil {
      compactCells += 1
      dates += 1
    } else if Moment(cell) != nil || PeriodText.days(cell, self) != nil {
      dates += 1
    } else if Self.epoch(cell) != nil {
      epochCells += 1
      dates += 1
    } else {
      others += 1
    }
  }

  /// Settles the order from the cells seen, unless an option did.
  ///
  /// - Parameter otherwise: The order that the vendor writes, where no cell tells.
  mutating func settle(otherwise: DateOrder? = nil) {
    if order == nil, yearPlace.isFirst { order = .yearMonthDay }
    if order == nil, stated.count == 1 { order = stated.first }
    if order == nil, stated.isEmpty { order = otherwise }
  }

  /// Whether dates that are read with the day first may as well begin with the year.
  var mayBeginWithYear: Bool { order == .dayMonth && !isStatedByOption && yearPlace.isOpen }

  /// Whether there are dates whose order nothing settles.
  var isAmbiguous: Bool { order == nil && openCells > 0 }

  /// Whether a cell is a date whose order nothing settles.
  func leavesOpen(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard order == nil, let stated = DateParts(cell)?.statedOrder else { return false }
    return stated.isOpen && (stated.order == nil || isContradictory)
  }

  /// Whether some cells can only be read with the day first and others only with the month first.
  var isContradictory: Bool { stated.count > 1 }

  /// Whether rows of figures are dates with a time: most numbers of the column can be.
  var isCompact: Bool { compactCells > epochCells }

  /// Reads a cell: a date, or a number of seconds since 1970.
  func read(_ cell: UnsafeRawBufferPointer) -> Moment? {
    // Where the cells contradict each other, not even the clear ones can be trusted.
    if isContradictory, order == nil, DateParts(cell)?.statedOrder.isOpen == true { return nil }
    return Moment(cell, order: order) ?? (isCompact ? Moment(compact: cell) : Self.epoch(cell))
  }

  private static func epoch(_ cell: UnsafeRawBufferPointer) -> Moment? {
    guard cell.count >= 9, cell.count <= 24, let number = FixedDecimal(parsing: cell) else { return nil }
    return Moment(epoch: number)
  }
}
