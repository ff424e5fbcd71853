import RapportModel

extension MetricColumns {
  /// Matomo's columns by their machine names, and as its interface names them in English, German, French,
  /// Spanish, Italian, Portuguese (two kinds) and Dutch.
  ///
  /// The names are those of the entries `General_Column…`, `General_VisitDuration` and
  /// `Goals_ColumnConversions` of Matomo's translations. In reports of pages `nb_hits` are the page views. A
  /// visit bounces when it has a single action, and lasts from its first action to its last.
  static let matomo = MetricColumns(
    "matomo.",
    [
      Row(
        "visits", "nb_visits", .count, "nb_visits", "Visits", "Besuche", "Visites", "Visitas", "Visite",
        "Bezoeken"),
      Row(
        "visitors", "nb_uniq_visitors", .count, "nb_uniq_visitors", "Unique visitors", "Eindeutige Besucher",
        "Visiteurs uniques", "Visitantes únicos", "Visitatori unici", "Unieke bezoekers"),
      Row(
        "signed_in_visitors", "nb_users", .count, "nb_users", "Users", "Benutzer", "Utilisateurs", "Usuarios",
        "Utenti", "Utilizadores", "Usuários", "Gebruikers"),
      Row(
        "actions", "nb_actions", .count, "nb_actions", "Actions", "Aktionen", "Acciones", "Azioni",
        "Azioni nel sito", "Ações", "Acties"),
      Row(
        "views", "nb_pageviews", .count, "nb_pageviews", "nb_hits", "Pageviews", "Seitenansichten",
        "Vues de page", "Páginas vistas", "Visualizzazioni pagina", "Visualizações de páginas",
        "Exibições de página", "Paginaweergaven"),
      Row(
        "unique_views", "nb_uniq_pageviews", .count, "nb_uniq_pageviews", "Unique Pageviews",
        "Eindeutige Seitenansichten", "Vues de page uniques", "Vistas de páginas únicas",
        "Visualizzazioni uniche", "Visualizações únicas de páginas", "Exibições únicas de páginas",
        "Unieke paginaweergaven"),
      Row(
        "converted_visits", "nb_visits_converted", .count, "nb_visits_converted", "Visits with Conversions",
        "Besuche mit Konversionen", "Visites avec conversions", "Visitas con conversiones",
        "Visite con Conversioni", "Visitas com Conversões", "Bezoeken met conversies"),
      Row(
        "bounces", "bounce_count", .count, "bounce_count", "Bounces", "Absprünge", "Rebonds", "Rebotes",
        "Rimbalzi", "Ressaltos", "Rejeições"),
      Row(
        "visit_time", "sum_visit_length", .seconds, "sum_visit_length", "Total time spent by visitors",
        "Von Besuchern verbrachte Gesamtzeit", "Temps total passé par les visiteurs",
        "Tiempo total de los visitantes en el sitio", "Durata totale delle visite",
        "Tempo total gasto pelos visitantes", "Totale bestede tijd door bezoekers"),
      Row(
        "bounce_rate_matomo", "bounce_rate", .fraction, of: ["nb_visits"], "bounce_rate", "Bounce Rate",
        "Absprungsrate", "Absprungrate", "Taux de rebond", "Porcentaje de rebote", "% rimbalzi",
        "Taxa de ressalto", "Taxa de Rejeição", "Bounce-ratio"),
      Row(
        "actions_per_visit", "nb_actions_per_visit", .ratio, of: ["nb_visits"], "nb_actions_per_visit",
        "Actions per Visit", "Aktionen pro Besuch", "Actions par visite", "Acciones por visita",
        "Azioni per visita", "Ações por Visita", "Acties per bezoek"),
      Row(
        "visit_duration_matomo", "avg_time_on_site", .seconds, of: ["nb_visits"], "avg_time_on_site",
        "Avg. Visit Duration", "Avg. Time on Website", "Durchschn. Besuchszeit",
        "Durchschnittszeit auf der Webseite", "Durée moy. des visites", "Temps moyen sur le site web",
        "Promedio de duración de las visitas", "Promedio de tiempo en el sitio", "Durata media delle visite",
        "Tempo medio sul sito", "Duração média das visitas", "Tempo Médio no Site da Web",
        "Média da duração das visitas", "Tempo médio no site", "Gemiddelde duur bezoek",
        "Gemiddelde tijd op website"),
      Row(
        "conversions", "nb_conversions", .count, "nb_conversions", "Conversions", "Konversionen",
        "Conversiones", "Conversioni", "Conversões", "Conversies"),
      Row(
        "conversion_rate", "conversion_rate", .fraction, of: ["nb_visits"], "conversion_rate",
        "Conversion Rate", "Konversionsrate", "Taux de conversion", "Porcentaje de conversión",
        "Tasso di conversione", "Taxa de conversão", "Conversie-ratio"),
      Row(
        "revenue", "revenue", .money(currency: nil), "revenue", "Revenue", "Total Revenue", "Umsatz",
        "Einnahmen", "Einnahmen insgesamt", "Gesamteinnahmen", "Gesamtumsatz", "Revenu",
        "Total des recettes", "Ingresos", "Ingresos totales", "Ricavo", "Totale guadagni", "Rendimento",
        "Total de receitas", "Receita", "Receita total", "Inkomsten", "Totale inkomsten"),
      Row("revenue", "ecommerce_revenue", .money(currency: nil), "ecommerce_revenue"),
      Row("purchases", "orders", .count, "orders", "nb_orders"),
      Row("downloads", "nb_downloads", .count, "nb_downloads"),
      Row("outlinks", "nb_outlinks", .count, "nb_outlinks"),
      Row("searches", "nb_searches", .count, "nb_searches"),
      Row("entrances", "entry_nb_visits", .count, "entry_nb_visits"),
      Row("entrance_bounces", "entry_bounce_count", .count, "entry_bounce_count"),
      Row("exits", "exit_nb_visits", .count, "exit_nb_visits"),
      Row(
        "exit_rate", "exit_rate", .fraction, of: ["nb_visits"], "exit_rate", "Exit rate", "Ausstiegsrate",
        "Taux de sortie", "Porcentaje de salida", "% uscite", "Taxa de saída", "Vertrek-ratio"),
      Row(
        "time_on_page", "avg_time_on_page", .seconds, of: ["nb_pageviews"], "avg_time_on_page",
        "Avg. time on page", "Durchschnittszeit pro Seite", "Temps moyen sur la page",
        "Tiempo promedio en la página", "Tempo medio sulla pagina", "Tempo médio na página",
        "Média de tempo na página", "Gemiddelde tijd op pagina"),
    ])
}
