/// The months and the days of the week, as dates write them in several languages.
///
/// A word counts only as a whole: the Finnish *marraskuuta* begins like March and is November.
enum MonthNames {
  /// The number of the month that a word in small letters names, from 1.
  static func month(_ word: String) -> Int? { months[word] }

  /// Whether a word in small letters names a day of the week.
  static func isWeekday(_ word: String) -> Bool { weekdays.contains(word) }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in namesByMonth.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  /// The names in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, and in Finnish
  /// as dates inflect them; then the abbreviations that no other month shares.
  private static let namesByMonth = [
    "january januar jänner janvier enero gennaio janeiro januari tammikuuta jan jän janv ene gen",
    "february februar février febrero febbraio fevereiro februari helmikuuta feb fév févr fev febr",
    "march märz mars marzo março maart marts maaliskuuta mar mär mrt mrz",
    "april avril abril aprile huhtikuuta apr avr abr",
    "may mai mayo maggio maio mei maj toukokuuta mag",
    "june juni juin junio giugno junho kesäkuuta jun giu",
    "july juli juillet julio luglio julho heinäkuuta jul juil lug",
    "august août agosto augustus augusti elokuuta aug ago aoû",
    "september septembre septiembre setiembre settembre setembro syyskuuta sep sept set sett",
    "october oktober octobre octubre ottobre outubro lokakuuta oct okt out ott",
    "november novembre noviembre novembro marraskuuta nov",
    "december dezember décembre diciembre dicembre dezembro desember joulukuuta dec dez déc dic des",
  ]

  private static let weekdays = Set(
    """
    monday tuesday wednesday thursday friday saturday sunday
    mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    lunedì martedì mercoledì giovedì venerdì sabato gio
    segunda terça quarta quinta sexta seg ter qua qui sex
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
