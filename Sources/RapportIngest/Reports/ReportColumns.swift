import RapportModel

/// What each column of a report's table is.
struct ReportColumns: Sendable {
  /// What a column is.
  enum Role: Hashable, Sendable {
    /// A known metric.
    case metric(MetricColumn)
    /// Numbers of an unknown kind.
    case unknownMetric
    /// Something the rows are about, by its canonical name.
    case dimension(String)
    /// The day, or the days, that the rows cover.
    case date
    /// The number of days since the first day of the report.
    case dayNumber
    /// The number of weeks, months and the like since the first day of the report.
    case periodNumber(Grain)
    /// The property.
    case property
    /// What only describes a row that other columns tell from the others, such as a title.
    case detail
  }

  private(set) var roles: [Role]

  /// Tells the roles from the names, and from the cells where names don't help.
  ///
  /// - Parameters:
  ///   - rows: The rows at hand; may be none.
  ///   - names: The columns that options name.
  init(
    _ headers: [HeaderName], rows: RowStore, context: ReportContext, names: ColumnNames, dateOrder: DateOrder?
  ) {
    let metrics = context.metrics
    let dates = Self.dateColumns(headers, rows, named: names.time, order: dateOrder)
    let firstMetric = headers.firstIndex { metrics[$0] != nil } ?? headers.count
    roles = headers.enumerated().map { index, header in
      func isNamed(_ name: String?) -> Bool { name.map { HeaderName($0).key == header.key } ?? false }
      if isNamed(names.property) { return .property }
      if isNamed(names.page) { return .dimension(Dimension.page) }
      if isNamed(names.variant) { return .dimension(Dimension.variant) }
      if let role = context.roles[header.key] { return role }
      switch header.key {
      case "nthday": return .dayNumber
      case "dayindex" where !dates.contains(index): return .dayNumber
      case "nthweek": return .periodNumber(.week)
      case "nthmonth": return .periodNumber(.month)
      default: break
      }
      if dates.contains(index) { return .date }
      if let metric = metrics[header] { return .metric(metric) }
      if names.property == nil, Self.propertyNames.contains(header.key) { return .property }
      if let dimension = Self.dimensionNames[header.key] { return .dimension(dimension) }
      if index > firstMetric, Self.isNumeric(index, rows) { return .unknownMetric }
      return context.othersAreDetails ? .detail : .dimension(header.text)
    }
  }

  /// The indexes of the columns in this role.
  func indexes(where matches: (Role) -> Bool) -> [Int] { roles.indices.filter { matches(roles[$0]) } }

  /// The metric in a column, if it holds one.
  func metric(_ index: Int) -> MetricColumn? {
    guard case .metric(let metric) = roles[index] else { return nil }
    return metric
  }

  /// Whether no column holds a known metric.
  var holdsNoMetric: Bool { !roles.indices.contains { metric($0) != nil } }

  /// The columns that say what a row is about, dates among them.
  var keys: [Int] {
    indexes {
      switch $0 {
      case .dimension, .date, .dayNumber, .periodNumber, .property: true
      case .metric, .unknownMetric, .detail: false
      }
    }
  }

  private static func dateColumns(
    _ headers: [HeaderName], _ rows: RowStore, named name: String?, order: DateOrder?
  ) -> Set<Int> {
    if let name {
      let key = HeaderName(name).key
      return Set(headers.indices.filter { headers[$0].key == key })
    }
    let candidates = headers.indices.filter { isDateName(headers[$0]) }
    return Set(
      candidates.filter { index in
        var column = DateColumn(order: order)
        for row in rows.rows.prefix(1000) { rows.withField(index, of: row) { column.observe($0) } }
        return column.dates > 0 && column.dates >= column.others || (column.dates == 0 && column.others == 0)
      }.prefix(1))
  }

  private static func isNumeric(_ index: Int, _ rows: RowStore) -> Bool {
    var numbers = 0
    for row in rows.rows.prefix(1000) {
      let cell = rows.withField(index, of: row) { NumberColumn().read($0) }
      switch cell {
      case .value, .ambiguous: numbers += 1
      case .missing: continue
      case .unreadable: return false
      }
    }
    return numbers > 0
  }

  /// Whether a name is one of dates, perhaps with the notation in brackets: "Date + hour (YYYYMMDDHH)".
  private static func isDateName(_ header: HeaderName) -> Bool {
    if dateNames.contains(header.key) { return true }
    guard header.text.last == ")", let open = header.text.lastIndex(of: "(") else { return false }
    return dateNames.contains(HeaderName(header.text[..<open]).key)
  }

  private static let dateNames: Set<String> = [
    "date", "day", "datum", "tag", "fecha", "día", "data", "dia", "giorno", "jour", "дата", "день", "日付",
    "日期",
    "วันที่", "reportdate", "eventdate", "week", "weekstart", "weekstarting", "month", "yearmonth", "dayindex",
    "datehour", "datehourminute", "datehourandminute",
  ]

  private static let propertyNames: Set<String> = [
    "property", "propertyname", "hostname", "host", "domain", "site", "website", "siteurl", "shop", "hote",
  ]

  private static let dimensionNames: [String: String] = [
    "pagepathandscreenclass": Dimension.page, "pagepath": Dimension.page, "page": Dimension.page,
    "pageurl": Dimension.page, "url": Dimension.page, "pagelocation": Dimension.page, "path": Dimension.page,
    "landingpage": Dimension.page, "landingpagequerystring": Dimension.page, "toppages": Dimension.page,
    "pagepathquerystring": Dimension.page, "pagepathquerystringandscreenclass": Dimension.page,
    "seite": Dimension.page, "seitenpfad": Dimension.page, "página": Dimension.page, "pagina": Dimension.page,
    "variant": Dimension.variant, "variation": Dimension.variant, "testvariant": Dimension.variant,
    "experimentvariant": Dimension.variant, "testgroup": Dimension.variant,
    "city": "city", "country": "country", "region": "region", "devicecategory": "device", "device": "device",
    "eventname": "event", "pagetitleandscreenclass": "page_title", "pagetitle": "page_title",
    "pagetitleandscreenname": "page_title", "language": "language", "browser": "browser",
  ]
}
