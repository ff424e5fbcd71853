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
    /// The currency of the row's amounts.
    case currency
    /// The identifier of the post, which an address tells from the others already.
    case post
    /// What only describes a row that other columns tell from the others, such as a title.
    case detail

    /// Whether the column tells the days of a row.
    var isTime: Bool {
      switch self {
      case .date, .dayNumber, .periodNumber: true
      default: false
      }
    }
  }

  private(set) var roles: [Role]
  private let names: [String]
  /// Columns of numbers with unknown names that are taken for what the rows are about, since nothing else tells the rows
  /// apart.
  private(set) var numericDimensions: [Int] = []
  /// A column that is called a date and holds none, where no other one tells the time.
  private(set) var undatable: Int?

  /// Tells the roles from the names, and from the cells where names don't help.
  ///
  /// - Parameters:
  ///   - rows: The rows at hand; may be none.
  ///   - options: The columns that options name.
  init(
    _ headers: [HeaderName], rows: RowStore, context: ReportContext, named options: ColumnNames,
    dateOrder: DateOrder?
  ) {
    names = headers.map(\.text)
    let metrics = context.metrics
    let isNumeric = { (index: Int) in Self.isNumeric(index, rows) }
    let dates = Self.dateColumns(headers, rows, named: options.time, order: dateOrder)
    let firstMetric = headers.firstIndex { metrics[$0] != nil } ?? headers.count
    let holdsMoney = headers.contains { metrics[$0]?.isMoney == true }
    roles = headers.enumerated().map { index, header in
      func isNamed(_ name: String?) -> Bool { name.map { HeaderName($0).key == header.key } ?? false }
      if isNamed(options.property) { return .property }
      if isNamed(options.page) { return .dimension(Dimension.page) }
      if isNamed(options.variant) { return .dimension(Dimension.variant) }
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
      if options.property == nil, Self.propertyNames.contains(header.key) { return .property }
      if let dimension = Self.dimensionNames[header.key] { return .dimension(dimension) }
      if holdsMoney, Self.currencyNames.contains(header.key) { return .currency }
      if context.othersAreDetails {
        return index > firstMetric && isNumeric(index) ? .unknownMetric : .detail
      }
      return .dimension(header.text)
    }
    let unknown = roles.indices.filter { index in
      firstMetric < headers.count && roles[index] == .dimension(headers[index].text)
        && context.roles[headers[index].key] == nil && isNumeric(index)
        && (index > firstMetric || !Self.namesNumbers(headers[index]))
    }
    settleNumbers(unknown, rows, behind: firstMetric)
    if !roles.contains(where: \.isTime) {
      undatable = headers.indices.first { index in
        Self.isDateName(headers[index]) && !Self.otherWords.contains(headers[index].key)
          && roles[index] == .dimension(headers[index].text)
      }
    }
  }

  /// Settles whether numbers of unknown names are metrics or what the rows are about.
  ///
  /// Behind a metric they are metrics. Before it they are, too, unless rows that nothing else tells apart differ in them.
  private mutating func settleNumbers(_ unknown: [Int], _ rows: RowStore, behind firstMetric: Int) {
    guard !unknown.isEmpty else { return }
    let named = unknown.filter { index in index < firstMetric }
    for index in unknown { roles[index] = .unknownMetric }
    guard !named.isEmpty, !areDistinct(rows, by: keys), areDistinct(rows, by: keys + named) else { return }
    for index in named { roles[index] = .dimension(names[index]) }
    numericDimensions = named
  }

  /// Whether no two rows have the same cells in these columns.
  private func areDistinct(_ rows: RowStore, by columns: [Int]) -> Bool {
    var seen: Set<[String]> = []
    return rows.rows.prefix(Self.sampleCount).allSatisfy { row in
      seen.insert(columns.map { rows.string($0, of: row) }).inserted
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
      case .dimension, .date, .dayNumber, .periodNumber, .property, .currency: true
      case .metric, .unknownMetric, .detail, .post: false
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
        let column = dates(index, rows, order)
        if column.dates == 0 { return column.others == 0 }
        return column.dates >= column.others || !otherWords.contains(headers[index].key)
      }.prefix(1))
  }

  private static func dates(_ index: Int, _ rows: RowStore, _ order: DateOrder?) -> DateColumn {
    var column = DateColumn(order: order)
    for row in rows.rows.prefix(sampleCount) { rows.withField(index, of: row) { column.observe($0) } }
    return column
  }

  /// The rows that are looked at.
  private static let sampleCount = 1000

  /// Whether a name is one of things that are numbered and not counted.
  private static func namesNumbers(_ header: HeaderName) -> Bool {
    if numberedThings.contains(header.key) || isDateName(header) { return true }
    let last = header.text.split { !$0.isLetter }.last ?? ""
    return last.lowercased() == "id" || header.text.hasSuffix("Id") || header.text.hasSuffix("ID")
  }

  private static let numberedThings: Set<String> = [
    "hour", "hourofday", "nthhour", "minute", "nthminute", "year", "nthyear", "isoyear", "quarter",
    "weekofyear",
    "isoweek", "dayofmonth", "dayofweek", "isoweekofisoyear", "age", "zip", "zipcode", "postalcode", "number",
    "no", "rank", "code", "sku", "asin", "stunde", "jahr", "heure", "année", "hora", "año", "ora", "anno",
    "ano",
  ]

  private static func isNumeric(_ index: Int, _ rows: RowStore) -> Bool {
    var numbers = 0
    for row in rows.rows.prefix(sampleCount) {
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

  /// Names of dates that mean something else in another language.
  private static let otherWords: Set<String> = ["tag", "data"]

  private static let propertyNames: Set<String> = [
    "property", "propertyname", "hostname", "host", "domain", "site", "website", "siteurl", "shop", "hote",
  ]

  private static let currencyNames: Set<String> = [
    "currency", "currencycode", "transactioncurrency", "revenuecurrency", "währung", "waehrung", "devise",
    "moneda",
    "divisa", "valuta", "moeda", "валюта", "通貨", "货币",
  ]

  private static let dimensionNames: [String: String] = [
    "postid": Dimension.post, "tweetid": Dimension.post, "videoid": Dimension.post, "mediaid": Dimension.post,
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
    "seitenpfadundbildschirmklasse": Dimension.page, "landingpageabfragestring": Dimension.page,
    "chemindelapageetclassedelécran": Dimension.page, "chemindelapageetclassedécran": Dimension.page,
    "chemindelapage": Dimension.page, "pagededestination": Dimension.page,
    "pagededestinationchaînederequête": Dimension.page, "rutadelapáginayclasedepantalla": Dimension.page,
    "rutadelapágina": Dimension.page, "percorsopaginaeclasseschermata": Dimension.page,
    "caminhodapáginaeclassedatela": Dimension.page, "caminhodapáginaeclassedetela": Dimension.page,
    "caminhodapáginaeclassedoecrã": Dimension.page, "caminhodapágina": Dimension.page,
    "seitentitelundbildschirmklasse": "page_title", "titredelapageetclassedelécran": "page_title",
    "títulodepáginayclasedepantalla": "page_title", "titolopaginaeclasseschermata": "page_title",
    "títulodapáginaeclassedatela": "page_title", "ereignisname": "event", "nomdelévénement": "event",
    "nombredelevento": "event", "nomeevento": "event", "nomedoevento": "event", "stadt": "city",
    "ville": "city", "ciudad": "city", "città": "city", "cidade": "city", "land": "country",
    "pays": "country", "país": "country", "paese": "country", "gerätekategorie": "device",
    "catégoriedappareil": "device", "categoríadedispositivo": "device", "categoriadispositivo": "device",
    "categoriadodispositivo": "device",
  ]
}
