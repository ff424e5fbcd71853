import RapportModel

/// What a column of numbers measures.
struct MetricColumn: Hashable, Sendable {
  /// The canonical name.
  var name: String
  /// What exactly is counted.
  var definitionID: String
  var unit: MeasurementUnit
  /// The definitions of the columns that the value is a mean or share of, the likeliest first.
  var bases: [String] = []
  var flags: EstimateFlags = []
  /// How exactly the column's name says what is meant; 0 is the name of the definition itself.
  var place = 0
  /// What the file's numbers are multiplied with, such as 3600 for hours.
  var factor: Int64 = 1
  /// What they are divided by, such as 100 for percentages.
  var divisor: Int64 = 1
  /// Whether the header states the unit, so that nothing is left to find out.
  var statesUnit = false

  /// Whether it holds amounts of money.
  var isMoney: Bool {
    if case .money = unit { true } else { false }
  }

  /// What is measured in a cell that may name a currency of its own.
  ///
  /// - Parameters:
  ///   - own: The currency that the cell names.
  ///   - row: That of a column of currencies.
  ///   - others: The one that all other cells of the column name.
  func unit(own: String?, row: String?, others: String?) -> MeasurementUnit {
    guard case .money(let header) = unit else { return unit }
    // A sign such as '$' says less than what stands beside it.
    if let own, CurrencyText.isCode(own) { return .money(currency: own) }
    return .money(currency: header ?? row ?? own ?? others)
  }

  /// Whether it counts whole things. What is credited to several causes, such as conversions, comes in parts.
  var isWhole: Bool { unit == .count && name != "conversions" }

  /// Whether two columns state the same, so that their numbers don't add up.
  func isSameQuantity(as other: MetricColumn) -> Bool {
    definitionID == other.definitionID && unit == other.unit
  }
}

/// The columns that are known, by vendor.
///
/// Names, units and definitions follow the vendors' documentation; for tables of no vendor they are the words that
/// analytics tools share, whose exact definition the file leaves open.
struct MetricColumns: Sendable {
  private let columns: [String: MetricColumn]

  /// The metric that a column of this name holds, if it is known.
  subscript(_ header: HeaderName) -> MetricColumn? {
    if let column = columns[header.key] { return column }
    // "Watch time (hours)", "Revenue (USD)": a unit in brackets at the end.
    guard let open = header.text.lastIndex(of: "("), header.text.last == ")" else { return nil }
    let unit = header.text[header.text.index(after: open)...].dropLast()
    guard var column = columns[HeaderName(header.text[..<open]).key] else { return nil }
    return column.take(unit: String(unit)) ? column : nil
  }

  init(_ prefix: String, _ rows: [Row]) {
    var columns: [String: MetricColumn] = [:]
    for row in rows {
      var column = MetricColumn(
        name: row.name, definitionID: prefix + row.definition, unit: row.unit,
        bases: row.bases.map { prefix + $0 },
        flags: row.flags)
      let definition = HeaderName(row.definition).key
      for (place, alias) in row.aliases.enumerated() {
        let key = HeaderName(alias).key
        column.place = key == definition ? 0 : place + 1
        columns[key] = column
      }
    }
    self.columns = columns
  }

  /// One quantity with the names that columns give it.
  struct Row {
    var name: String
    var definition: String
    var unit: MeasurementUnit
    var bases: [String]
    var flags: EstimateFlags
    var aliases: [String]

    init(
      _ name: String, _ definition: String, _ unit: MeasurementUnit, of bases: [String] = [],
      flags: EstimateFlags = [], _ aliases: String...
    ) {
      self.name = name
      self.definition = definition
      self.unit = unit
      self.bases = bases
      self.flags = flags
      self.aliases = aliases
    }
  }

  // MARK: - Tables

  /// Tables of no known vendor, in several languages.
  static let unstated = MetricColumns(
    "unstated.",
    [
      Row(
        "views", "views", .count, "Views", "Pageviews", "Page views", "Impressions of page", "nb_pageviews",
        "Screen views", "Video views",
        "Seitenaufrufe", "Aufrufe", "Seitenansichten", "Pages vues", "Vues", "Páginas vistas", "Vistas",
        "Visualizzazioni",
        "Visualizaciones",
        "Visualizzazioni di pagina", "Visualizações", "Просмотры", "ページビュー", "浏览量"),
      Row(
        "visits", "visits", .count, "Visits", "Sessions", "nb_visits", "Besuche", "Sitzungen", "Visites",
        "Visitas",
        "Sesiones", "Sessioni", "Visite", "Sessões", "Визиты", "Сеансы", "セッション", "访问次数", "会话数"),
      Row(
        "visitors", "visitors", .count, flags: .sketched, "Visitors", "Users", "Active users", "Total users",
        "Unique visitors", "Uniques", "nb_uniq_visitors", "Eindeutige Besucher", "Besucher", "Nutzer",
        "Aktive Nutzer", "Utilisateurs actifs", "Usuarios activos", "Utenti attivi", "Usuários ativos",
        "Utilisateurs", "Visiteurs", "Visiteurs uniques", "Usuarios", "Visitantes", "Utenti",
        "Visitatori", "Usuários", "Посетители", "Пользователи", "ユーザー", "访客数"),
      Row("engaged_visits", "engaged_visits", .count, "Engaged sessions", "Engaged visits"),
      Row(
        "engaged_rate", "engagement_rate", .fraction, of: ["visits"], "Engagement rate", "Engaged rate",
        "Engaged session rate"),
      Row(
        "bounce_rate", "bounce_rate", .fraction, of: ["visits"], "Bounce rate", "Absprungrate",
        "Taux de rebond",
        "Porcentaje de rebote", "Tasa de rebote", "Frequenza di rimbalzo", "Taxa de rejeição"),
      Row("bounces", "bounces", .count, "Bounces", "bounce_count", "Absprünge"),
      Row(
        "engaged_time_per_session", "engaged_time_per_visit", .seconds, of: ["visits"],
        "Average engagement time per session", "Avg engagement time per session", "Engaged time per session"),
      Row(
        "engaged_time_per_user", "engaged_time_per_visitor", .seconds, of: ["visitors"],
        "Average engagement time",
        "Avg engagement time", "Average engagement time per user", "Average engagement time per active user"),
      Row(
        "visit_duration", "visit_duration", .seconds, of: ["visits"], "Average session duration",
        "Avg Session Duration", "Avg. Session Duration", "Average visit duration", "Avg time on site",
        "avg_time_on_site", "Session duration", "Durchschn. Besuchszeit", "Durée moyenne des sessions"),
      Row(
        "views_per_visit", "views_per_visit", .ratio, of: ["visits"], "Views per visit", "Views per session",
        "Pages per session", "Pages / Session", "Pages per visit", "Views per user"),
      Row("watch_time", "watch_time", .seconds, "Watch time"),
      Row(
        "view_duration", "view_duration", .seconds, of: ["views"], "Average view duration",
        "Average watch time"),
      Row("impressions", "impressions", .count, "Impressions", "Impressionen", "Impresiones", "Impressões"),
      Row("reach", "reach", .count, flags: .sketched, "Reach", "Reichweite", "Alcance", "Portée"),
      Row("clicks", "clicks", .count, "Clicks", "Klicks", "Clics", "Clic", "Cliques"),
      Row("ctr", "ctr", .fraction, of: ["impressions"], "CTR", "Click-through rate", "Click through rate"),
      Row(
        "position", "position", .rank, of: ["impressions"], "Position", "Average position", "Avg position",
        "Posición"),
      Row(
        "reactions", "reactions", .count, "Likes", "Reactions", "Favorites", "Favourites", "like_count",
        "favourites_count",
        "Gefällt mir", "Me gusta", "J'aime"),
      Row(
        "comments_count", "comments", .count, "Comments", "Comment count", "Replies", "Comments added",
        "Kommentare"),
      Row("shares", "shares", .count, "Shares", "Reposts", "Retweets", "Repost count", "Geteilt"),
      Row("saves", "saves", .count, "Saves", "Bookmarks"),
      Row("engagements", "engagements", .count, "Engagements", "Interactions", "Total interactions"),
      Row(
        "followers", "followers", .count, "Followers", "Subscribers", "page_fans", "Abonnenten", "Abonnés",
        "Seguidores"),
      Row(
        "followers_gained", "followers_gained", .count, "New follows", "New followers", "Subscribers gained",
        "Follows"),
      Row("followers_lost", "followers_lost", .count, "Unfollows", "Subscribers lost"),
      Row(
        "conversions", "conversions", .count, "Conversions", "Key events", "Goal completions",
        "nb_conversions",
        "Konversionen", "Conversiones", "Conversioni", "Conversões", "Конверсии"),
      Row(
        "conversion_rate", "conversion_rate", .fraction, of: ["visits"], "Conversion rate",
        "Session conversion rate", "Konversionsrate", "Taux de conversion"),
      Row(
        "purchases", "purchases", .count, "Purchases", "Orders", "Transactions", "Bestellungen", "Commandes",
        "Pedidos"),
      Row(
        "revenue", "revenue", .money(currency: nil), "Revenue", "Total revenue", "Estimated revenue", "Sales",
        "Goal value",
        "Umsatz",
        "Einnahmen", "Chiffre d'affaires", "Ingresos", "Ricavi", "Receita", "Выручка"),
      Row("events", "events", .count, "Events", "Event count"),
      Row("negative_feedback", "negative_feedback", .count, "Negative feedback"),
    ])
}

extension MetricColumn {
  /// Takes a unit in a header's brackets into account.
  ///
  /// - Returns: Whether it fits what is measured.
  fileprivate mutating func take(unit text: String) -> Bool {
    statesUnit = true
    switch (unit, HeaderName(text).key) {
    case (.seconds, "s"), (.seconds, "sec"), (.seconds, "secs"), (.seconds, "seconds"),
      (.seconds, "inseconds"), (.seconds, "insekunden"), (.seconds, "ensecondes"), (.seconds, "ensegundos"),
      (.seconds, "insecondi"), (.seconds, "emsegundos"), (.seconds, "inseconden"):
      break
    case (.seconds, "ms"), (.seconds, "msec"), (.seconds, "milliseconds"): divisor = 1000
    case (.seconds, "min"), (.seconds, "minutes"): factor = 60
    case (.seconds, "h"), (.seconds, "hours"), (.seconds, "stunden"), (.seconds, "heures"),
      (.seconds, "horas"), (.seconds, "ore"):
      factor = 3600
    case (.fraction, "%"), (.fraction, "percent"): divisor = 100
    case (.money, let key) where text.count == 3 && text.allSatisfy { $0.isASCII && $0.isUppercase }:
      unit = .money(currency: key.uppercased())
    default: return false
    }
    return true
  }
}
