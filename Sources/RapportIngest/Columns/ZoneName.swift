/// A time zone that a column's name has in brackets, as `created_at (PST)` does.
enum ZoneName {
  /// Whether a name states a zone other than UTC.
  static func isOther(in header: HeaderName) -> Bool {
    guard header.text.last == ")", let open = header.text.lastIndex(of: "(") else { return false }
    let zone = header.text[header.text.index(after: open)...].dropLast().uppercased().filter { $0 != " " }
    if abbreviations.contains(zone) || areas.contains(where: zone.hasPrefix) { return true }
    // UTC+2, GMT-05:00
    guard let prefix = ["UTC", "GMT"].first(where: zone.hasPrefix) else { return false }
    return zone.dropFirst(prefix.count).contains { ("1"..."9").contains($0) }
  }

  private static let abbreviations: Set<String> = [
    "PST", "PDT", "PT", "MST", "MDT", "MT", "CST", "CDT", "CT", "EST", "EDT", "ET", "AKST", "AKDT", "HST",
    "AST",
    "BRT", "WET", "WEST", "BST", "CET", "CEST", "MEZ", "MESZ", "EET", "EEST", "MSK", "IST", "SGT", "HKT",
    "JST",
    "KST", "AWST", "ACST", "AEST", "AEDT", "NZST", "NZDT",
  ]

  /// The beginnings of names such as `Europe/Berlin`.
  private static let areas = [
    "AFRICA/", "AMERICA/", "ASIA/", "ATLANTIC/", "AUSTRALIA/", "EUROPE/", "PACIFIC/", "US/",
  ]
}
