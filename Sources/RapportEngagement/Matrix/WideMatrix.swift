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
  public let rows: [Row]

  /// The cells of one property, in the order of the columns.
  public struct Row: Hashable, Sendable {
    /// The property.
    public let property: PropertyID
    /// Its cells.
    public let cells: [MatrixEntry]
  }

  /// The table of a period; properties of which nothing is known in it have no row.
  public init(_ matrix: EngagementMatrix, period: MatrixPeriod = .all) {
    self.period = period
    indicators = matrix.indicators
    rows = matrix.properties.compactMap { property in
      let cells = matrix.indicators.compactMap { matrix.entry(property, $0.id, in: period) }
      return cells.isEmpty ? nil : Row(property: property, cells: cells)
    }
  }

  /// The columns in which at least one property has something to show, by their place.
  public var filledColumns: [Int] {
    indicators.indices.filter { column in
      rows.contains { $0.cells[column].value != nil || $0.cells[column].flags.contains(.withheld) }
    }
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
    self.init(
      properties: properties, indicators: tables.first?.indicators ?? [],
      entries: properties.flatMap { property in
        (rows[property] ?? []).sorted { $0.0 < $1.0 }.flatMap(\.1.cells)
      }, warnings: warnings)
  }
}
