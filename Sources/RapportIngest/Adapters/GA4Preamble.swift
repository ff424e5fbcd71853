import RapportModel

/// The lines before a table of a Google Analytics 4 export, which begin with a hash sign.
///
/// A report states account, property, segment and dates; an exploration its property, name and dates; a
/// dashboard repeats title and dates before each of its tables. Lines that are missing leave what is known.
struct GA4Preamble {
  private(set) var property: String?
  private(set) var segment: String?
  private(set) var firstDay: CalendarDay?
  private(set) var lastDay: CalendarDay?
  /// Lines of the file's first preamble that are neither rules nor labelled.
  private var titles: [String] = []
  private var isDashboard = false
  /// Lines without words in this preamble; title, account and property stand between the first and the second.
  private var rules = 0
  private var hasTable = false
  /// Whether a line came since the last table.
  private var isOpen = false

  /// Takes a line, without its hash sign.
  mutating func take(_ line: String) {
    let text = HeaderName(line).text
    if !isOpen {
      isOpen = true
      segment = nil
    }
    guard !text.isEmpty else { return }
    if text.allSatisfy({ $0 == "-" || $0 == "=" }) {
      rules += 1
      return
    }
    if let (first, last) = Self.days(text) {
      (firstDay, lastDay) = (first, last)
      // What stands before it is the exploration's name.
      segment = nil
      if !hasTable, property == nil, let title = titles.first { property = Self.withoutSuffix(title) }
      return
    }
    guard let colon = text.firstIndex(of: ":") else {
      takeTitle(text)
      return
    }
    let value = HeaderName(text[text.index(after: colon)...]).text
    if let day = Self.day(value) {
      // The labels are translated; the first date is the first day.
      if startDayIsOpen { (firstDay, lastDay) = (day, nil) } else { lastDay = day }
    } else if Self.propertyLabels.contains(HeaderName(text[..<colon]).key) {
      property = Self.withoutSuffix(value)
    } else if titles.isEmpty || rules > 1 || (hasTable && rules == 0) {
      // Behind the lines about the file a colon is part of a segment's name.
      takeTitle(text)
    }
  }

  /// Ends the preamble; the next line begins another.
  mutating func endAtTable() {
    isOpen = false
    hasTable = true
    rules = 0
  }

  /// The day that a line states behind its label, which is translated.
  static func statedDay(_ line: String) -> CalendarDay? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return day(HeaderName(line[line.index(after: colon)...]).text)
  }

  private var startDayIsOpen: Bool { firstDay == nil || lastDay != nil }

  private mutating func takeTitle(_ text: String) {
    if !hasTable, titles.isEmpty { isDashboard = HeaderName(text).key == "dashboardreport" }
    if !hasTable { titles.append(text) }
    // Reports name the segment right before the dates; titles of reports and dashboards stand there too.
    let isFirst = !hasTable && titles.count == 1
    guard !isFirst, !isDashboard else { return }
    segment = Self.everyone.contains(HeaderName(text).key) ? nil : text
  }

  /// `shop.example - GA4` is what the vendor suggests as a name.
  private static func withoutSuffix(_ name: String) -> String {
    name.hasSuffix(" - GA4") ? String(name.dropLast(6)) : name
  }

  private static func day(_ text: String) -> CalendarDay? {
    guard text.utf8.count == 8, let number = Int(text) else { return nil }
    return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// `20230515-20230521`
  private static func days(_ text: String) -> (CalendarDay, CalendarDay)? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let first = day(String(parts[0])), let last = day(String(parts[1])) else {
      return nil
    }
    return (first, last)
  }

  private static let propertyLabels: Set<String> = [
    "property", "propriété", "propiedad", "proprietà", "propriedade",
  ]

  private static let everyone: Set<String> = [
    "allusers", "allenutzer", "todososutilizadores", "touslesutilisateurs", "todoslosusuarios",
    "todososusuários", "tuttigliutenti",
    "allegebruikers", "allaanvändare", "всепользователи", "すべてのユーザー", "所有用户", "모든사용자",
    "wszyscyużytkownicy",
  ]
}
