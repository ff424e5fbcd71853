import RapportIngest
import RapportModel

/// Finds the rows of a report that a comment belongs to.
struct RowIndex {
  /// Where a comment belongs.
  enum Match: Equatable {
    /// To no row.
    case none
    /// To these lines of the report.
    case lines([Int])
    /// To these by its page, but it was written too long before or after.
    case outOfContext([Int])
  }

  /// Days in which the weight of a comment outside of a row's days halves.
  static let halfLife = 7.0
  /// The least weight with which a comment belongs to a row.
  static let leastWeight = 0.1
  /// The most days between a comment and a row's days: 2^(−days / 7) ≥ 0.1.
  static let reach = 23

  private struct Row {
    var line: Int
    var host: String?
    var property: PropertyID?
    var period: DayRange?
  }

  private let keys: JoinKeys
  private var rows: [String: [Row]] = [:]
  /// The lines that have what comments are joined by.
  private(set) var joinableLines: Set<Int> = []

  /// The keys that fit a report: its pages, with their dates where rows differ in them, else property and date.
  static func defaultKeys(_ lines: [ReportLine]) -> JoinKeys {
    let rows = lines.filter { $0.kind == .row }
    let tellsDays = Set(rows.compactMap(\.period)).count > 1
    if rows.contains(where: { $0.page != nil }) { return tellsDays ? [.page, .date] : .page }
    if rows.contains(where: { $0.post != nil }) { return .post }
    return [.property, .date]
  }

  init(_ lines: [ReportLine], properties: [PropertyID?], keys: JoinKeys, file: String) throws(EnrichmentError)
  {
    self.keys = keys
    for (index, line) in lines.enumerated() where line.kind == .row {
      let page = line.page.map(PageKey.init)
      if keys.contains(.date), line.period == nil { continue }
      let posts = PostKey.names(ofRow: line.post, page: line.page)
      let row = Row(line: index, host: page?.host, property: properties[index], period: line.period)
      let names = Set(Self.keys(keys, page: page?.path, posts: posts))
      if !names.isEmpty { joinableLines.insert(index) }
      for name in names { rows[name, default: []].append(row) }
    }
    guard !rows.isEmpty else {
      let missing = JoinKeys.names.first { keys.contains($0.keys) }?.name ?? "key"
      throw .missingKey(keys.contains(.date) && missing == "property" ? "date" : missing, file: file)
    }
  }

  /// The parts of the key of which one must be equal; none where a record lacks it.
  private static func keys(_ keys: JoinKeys, page: String?, posts: [String]) -> [String] {
    if keys.contains(.page), page == nil { return [] }
    let start = keys.contains(.page) ? page ?? "" : ""
    return keys.contains(.post) ? posts.map { start + "\n" + $0 } : [start]
  }

  /// The rows that a comment belongs to.
  ///
  /// - Parameter posts: What may name the post of the comment, the likeliest first.
  func match(property: PropertyID, page: String?, posts: [String], at day: CalendarDay?) -> Match {
    let page = page.map(PageKey.init)
    let names = keys.contains(.post) ? posts.flatMap(PostKey.names) : []
    let found = Self.keys(keys, page: page?.path, posts: names).lazy.compactMap { rows[$0] }.first
    guard let candidates = found else { return .none }
    let placed = candidates.filter { row in
      if keys.contains(.property), let own = row.property, own != property { return false }
      // An identifier is that of one post, whatever address stands beside it.
      if keys.contains(.post), !keys.contains(.page) { return true }
      return row.host == nil || page?.host == nil || row.host == page?.host
    }
    if placed.isEmpty { return .none }
    let near = placed.filter { isNear($0, day) }
    return near.isEmpty
      ? (keys.contains(.date) ? .none : .outOfContext(placed.map(\.line))) : .lines(near.map(\.line))
  }

  private func isNear(_ row: Row, _ day: CalendarDay?) -> Bool {
    guard let period = row.period else { return true }
    guard let day else { return !keys.contains(.date) }
    let distance =
      day < period.first
      ? period.first.daysSinceEpoch - day.daysSinceEpoch : day.daysSinceEpoch - period.last.daysSinceEpoch
    return distance <= (keys.contains(.date) ? 0 : Int32(Self.reach))
  }
}

extension ReportLine {
  /// The page the row is about.
  var page: String? { dimensions.first { $0.name == Dimension.page }?.value }
}
