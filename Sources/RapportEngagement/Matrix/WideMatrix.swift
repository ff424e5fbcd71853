public import RapportModel

/// The matrix of one period as a table: a row for each property, a column for each indicator.
///
/// It holds the same entries as the tidy form; joining the tables of all periods gives that form back.
public struct WideMatrix: Hashable, Sendable {
  /// The period.
  public let period: MatrixPeriod
  /// The columns.
  public let indicators: [Metric]
  /// The rows.
  public let rows: Rows

  /// The cells of one property, in the order of the columns.
  public struct Row: Hashable, Sendable {
    /// The property.
    public let property: PropertyID
    /// Its cells.
    public let cells: [MatrixEntry]
  }

  /// The rows of a table; each is made when somebody asks for it.
  public struct Rows: RandomAccessCollection, Hashable, Sendable {
    private let entries: MatrixEntries
    /// The places of the rows among those of all periods.
    private let places: [Int]

    fileprivate init(_ entries: MatrixEntries, places: [Int]) {
      self.entries = entries
      self.places = places
    }

    /// The place of the first row.
    public var startIndex: Int { 0 }
    /// The place behind the last row.
    public var endIndex: Int { places.count }
    /// The row at a place.
    public subscript(index: Int) -> Row {
      Row(property: entries.row(places[index]).property, cells: entries.cells(ofRow: places[index]))
    }
  }

  /// The table of a period; properties of which nothing is known in it have no row.
  public init(_ matrix: EngagementMatrix, period: MatrixPeriod = .all) {
    self.period = period
    indicators = matrix.indicators
    rows = Rows(
      matrix.entries, places: matrix.properties.compactMap { matrix.row(of: $0, in: period) })
  }

  /// The columns in which at least one property has something to show, by their place.
  public var filledColumns: [Int] {
    var isFilled = Array(repeating: false, count: indicators.count)
    for row in rows {
      for (column, cell) in row.cells.enumerated() where cell.value != nil || cell.flags.contains(.withheld) {
        isFilled[column] = true
      }
    }
    return isFilled.indices.filter { isFilled[$0] }
  }
}

extension EngagementMatrix {
  /// The tables of all periods, the whole time first.
  public var tables: [WideMatrix] { periods.map { WideMatrix(self, period: $0) } }

  /// The matrix that these tables are views of.
  ///
  /// - Parameter tables: The ``tables`` of a matrix, at least one.
  public init(_ tables: [WideMatrix], warnings: [MatrixWarning] = []) {
    let cells = tables.flatMap { table in table.rows.map { (table.period, $0) } }
    let properties = Set(cells.map(\.1.property)).sorted()
    let rows = Dictionary(grouping: cells) { $0.1.property }
    let indicators = tables.first?.indicators ?? []
    var entries = MatrixEntries(indicators: indicators.map(\.id))
    for property in properties {
      for (period, row) in (rows[property] ?? []).sorted(by: { $0.0 < $1.0 }) {
        entries.append(row.cells, of: property, in: period)
      }
    }
    self.init(properties: properties, indicators: indicators, entries: entries, warnings: warnings)
  }
}
