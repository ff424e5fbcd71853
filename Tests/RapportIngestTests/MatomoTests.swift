import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct MatomoTests {
  @Test(
    "the interface's languages name the same columns",
    arguments: [
      "date,nb_uniq_visitors,nb_visits,nb_actions,bounce_rate,nb_actions_per_visit,avg_time_on_site,nb_conversions,conversion_rate",
      "Date,Unique visitors,Visits,Actions,Bounce Rate,Actions per Visit,Avg. Visit Duration (in seconds),Conversions,Conversion Rate",
      "Datum,Eindeutige Besucher,Besuche,Aktionen,Absprungsrate,Aktionen pro Besuch,Durchschn. Besuchszeit (in Sekunden),Konversionen,Konversionsrate",
      "Date,Visiteurs uniques,Visites,Actions,Taux de rebond,Actions par visite,Durée moy. des visites (en secondes),Conversions,Taux de conversion",
      "Fecha,Visitantes únicos,Visitas,Acciones,Porcentaje de rebote,Acciones por visita,Promedio de duración de las visitas (en segundos),Conversiones,Porcentaje de conversión",
      "Data,Visitatori unici,Visite,Azioni nel sito,% rimbalzi,Azioni per visita,Durata media delle visite (in secondi),Conversioni,Tasso di conversione",
      "Data,Visitantes únicos,Visitas,Ações,Taxa de ressalto,Ações por Visita,Duração média das visitas (em segundos),Conversões,Taxa de conversão",
      "Data,Visitantes únicos,Visitas,Ações,Taxa de Rejeição,Ações por visita,Média da duração das visitas (em segundos),Conversões,Taxa de conversão",
      "Datum,Unieke bezoekers,Bezoeken,Acties,Bounce-ratio,Acties per bezoek,Gemiddelde duur bezoek (in seconden),Conversies,Conversie-ratio",
    ])
  func languages(header: String) throws {
    let rows = "2025-03-03,90,100,250,36\u{A0}%,\"2,5\",271,3,\"3,25 %\"\n"
    let text = header + "\n" + rows
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for found in [try Collected(text), try Collected(utf16)] {
      #expect(found.format == "matomo")
      #expect(
        found.measurements.map { "\($0.name) \($0.value)" } == [
          "visitors 90", "visits 100", "actions 250", "bounce_rate_matomo 0.36", "actions_per_visit 2.5",
          "visit_duration_matomo 271", "conversions 3", "conversion_rate 0.0325",
        ])
      #expect(found.measurements("matomo.bounce_rate").first?.denominator == FixedDecimal(100))
      #expect(found.measurements.first?.period?.first.description == "2025-03-03")
      #expect(found.measurements.allSatisfy { $0.dimensions.isEmpty && $0.grain == .day })
    }
  }

  @Test(
    "a date cell holds a day, a week, a month or a range",
    arguments: [
      ("2025-03-03", "2025-03-03", "2025-03-03", Grain.day), ("2025-W10", "2025-03-03", "2025-03-09", .week),
      ("2020-W53", "2020-12-28", "2021-01-03", .week), ("2026-W01", "2025-12-29", "2026-01-04", .week),
      ("\"2009-12-28,2010-01-03\"", "2009-12-28", "2010-01-03", .week),
      ("\"2025-03-04,2025-03-10\"", "2025-03-04", "2025-03-10", .range),
      ("\"2025-02-01,2025-02-28\"", "2025-02-01", "2025-02-28", .month),
      ("2024-02", "2024-02-01", "2024-02-29", .month),
    ])
  func dates(cell: String, first: String, last: String, grain: Grain) throws {
    let found = try Collected("date,nb_visits,nb_actions\n\(cell),5,9\n")
    #expect(found.measurements.map { $0.period?.first.description } == [first, first])
    #expect(found.measurements.map { $0.period?.last.description } == [last, last])
    #expect(found.measurements.map(\.grain) == [grain, grain])
  }

  @Test("a week or month that does not exist is a reject", arguments: ["2025-W53", "2025-W00", "2025-13"])
  func badDates(cell: String) throws {
    let found = try Collected("date,nb_visits,nb_actions\n2025-W10,5,9\n\(cell),5,9\n")
    #expect(found.rejected.map(\.reason) == ["Column 'date' holds no date"])
  }

  @Test("a scheduled report's tables have a title, a number and a label each") func scheduled() throws {
    let found = try Collected(
      """
      All Websites dashboard
      label,nb_visits,nb_actions,revenue,visits_evolution
      lantern.example,11,43,$120,100%
      oil.example,1,3,$0,-5%

      Country
      label,nb_visits,nb_actions,avg_time_on_site,bounce_rate
      France,3,3,00:15:01,100%

      User IDs
      No data available

      Page URLs
      label,nb_visits,nb_hits,bounce_rate
      /oil,9,17,11%

      Performance overview
      avg_time_network,avg_time_server
      00:00:00.02,00:00:00.27
      """)
    #expect(found.format == "matomo")
    #expect(found.headers.map(\.table) == [0, 1, 2, 3])
    #expect(found.measurements.map(\.table) == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2])
    #expect(
      found.measurements.prefix(6).map(\.property) == [
        "lantern.example", "lantern.example", "lantern.example", "oil.example", "oil.example", "oil.example",
      ])
    #expect(
      found.measurements.dropFirst(6).first?.dimensions == [Dimension(name: "country", value: "France")])
    #expect(found.measurements.dropFirst(8).first?.value == FixedDecimal(901))
    #expect(found.measurements.dropFirst(10).first?.page == "/oil")
    #expect(found.measurements("matomo.nb_pageviews").map(\.value.description) == ["17"])
    #expect(found.unmeasured == [5] && found.rejected.isEmpty && found.allRecords == [1, 2, 3, 4, 5])
  }

  @Test("tab-separated reports are read alike, and ragged rows are rejects") func tabs() throws {
    let found = try Collected("label\tnb_visits\tnb_actions\nA\t5\t9\nB\t5\n")
    #expect(found.format == "matomo")
    #expect(found.measurements.map(\.dimensions.first?.value) == ["A", "A"])
    #expect(found.rejected.map(\.reason) == ["Expected 3 fields, found 2"])
  }

  @Test("with raw records every line comes back in order") func lines() throws {
    let text =
      "Country\nlabel,nb_visits,nb_actions\nA,5,9\nB,x,1\n\nUser IDs\nNo data available\n\nCity\nlabel,nb_visits,nb_actions\nC,1,2\n"
    var options = IngestOptions()
    options.keepsRawRecords = true
    let found = try Collected(text, options: options)
    #expect(
      found.lines.map { String(decoding: $0.raw, as: UTF8.self) }.joined(separator: "\n") + "\n" == text)
  }

  /// Rows counted with Python: blank lines part the file into blocks of a title, a header and rows; 25 blocks say
  /// "No data available". The four rows of bandwidth, returning visits, performance and referrers have no known
  /// metric.
  @Test(
    "the samples' rows and values equal what Python counts",
    .enabled(if: SharedData.has("samples/matomo"), Comment(rawValue: SharedData.missing)))
  func samples() throws {
    let report = try Collected(
      sample:
        "matomo/test_TwoVisitors_twoWebsites_differentDays_schedrep_in_csv__ScheduledReports.generateReport_month.original.csv"
    )
    #expect(report.headers.count == 43)
    #expect(report.measuredRecords.count == 177 && report.unmeasured.count == 4)
    #expect(report.rejected.isEmpty && report.totals.isEmpty)

    let week = try Collected(sample: "matomo/test_csvExport_multi__VisitsSummary.get_week.csv")
    #expect(week.measurements("matomo.nb_visits").map(\.value.description) == ["2"])
    #expect(
      week.measurements.first?.period?.last.description == "2010-01-03"
        && week.measurements.first?.grain == .week)
    let day = try Collected(sample: "matomo/test_csvExport_xp0__VisitsSummary.get_day.csv")
    let german = try Collected(sample: "matomo/test_csvExport_xp1_inner1_trans-de__VisitsSummary.get_day.csv")
    #expect(
      day.measurements.map { "\($0.definitionID) \($0.value)" }
        == german.measurements.map { "\($0.definitionID) \($0.value)" })
    #expect(day.measurements.count == 10)
    #expect(day.measurements("matomo.bounce_rate").map(\.value.description) == ["1"])
    #expect(day.measurements("matomo.avg_time_on_site").map(\.value.description) == ["271"])
    #expect(day.noteCodes == ["encoding"] && german.noteCodes == ["encoding"])
  }
}
