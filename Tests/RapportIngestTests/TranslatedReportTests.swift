import RapportIngest
import RapportModel
import Testing

/// Reports whose headers are in another language than English.
@Suite struct TranslatedReportTests {
  @Test(
    "GA4 gives the same numbers in any of its languages",
    arguments: [
      (
        "Property", "Startdatum", "Enddatum",
        "Seitenpfad und Bildschirmklasse,Aufrufe,Aktive Nutzer,Durchschnittliche Interaktionsdauer pro aktivem Nutzer,Ereignisanzahl,Schlüsselereignisse,Gesamtumsatz"
      ),
      (
        "Propriété ", "Date de début ", "Date de fin ",
        "Chemin de la page et classe de l'écran,Vues,Utilisateurs actifs,Durée d'engagement moyenne par utilisateur actif,Nombre d'événements,Événements clés,Revenu total"
      ),
      (
        "Propiedad", "Fecha de inicio", "Fecha de finalización",
        "Ruta de la página y clase de pantalla,Vistas,Usuarios activos,Tiempo de interacción medio por usuario activo,Número de eventos,Eventos clave,Ingresos totales"
      ),
      (
        "Proprietà", "Data di inizio", "Data di fine",
        "Percorso pagina e classe schermata,Visualizzazioni,Utenti attivi,Durata media del coinvolgimento per utente attivo,Conteggio eventi,Eventi chiave,Entrate totali"
      ),
      (
        "Propriedade", "Data de início", "Data de término",
        "Caminho da página e classe da tela,Visualizações,Usuários ativos,Tempo médio de engajamento por usuário ativo,Contagem de eventos,Eventos principais,Receita total"
      ),
    ])
  func ga4(property: String, start: String, end: String, header: String) throws {
    let rule = "# ----------------------------------------\n"
    let preamble =
      rule + "# Titel: \(header.prefix { $0 != "," })\n# Konto: Example\n# \(property): shop.example - GA4\n"
      + rule
      + "# \n# \(start): 20250101\n# \(end): 20250131\n"
    let found = try Collected(preamble + header + "\n/a,146,103,53.15,300,12,7\n")
    #expect(found.format == "ga4-csv")
    #expect(
      found.measurements.map(\.definitionID) == [
        "ga4.views", "ga4.active_users", "ga4.engagement_time_per_active_user", "ga4.event_count",
        "ga4.key_events",
        "ga4.total_revenue",
      ])
    let first = try #require(found.measurements.first)
    #expect(first.page == "/a" && first.property == "shop.example")
    #expect(first.dimensions.map(\.name) == [Dimension.page])
    #expect(first.period?.first.description == "2025-01-01" && first.period?.last.description == "2025-01-31")
    #expect(try Collected(header + "\n/a,146,103,53.15,300,12,7\n").format == "ga4-csv")
  }

  @Test(
    "YouTube Studio gives the same numbers in any of its languages, without the sum",
    arguments: [
      (
        "Gesamt",
        "Videos,Videotitel,Veröffentlichungszeitpunkt des Videos,Dauer,Aufrufe,Wiedergabezeit (Stunden),Abonnenten,Impressionen,Klickrate der Impressionen (%)"
      ),
      (
        "Total",
        "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Durée,Vues,Durée de visionnage (heures),Abonnés,Impressions,Taux de clics par impression (%)"
      ),
      (
        "Total",
        "Contenido,Título del vídeo,Hora de publicación del vídeo,Duración,Visualizaciones,Tiempo de visualización (horas),Suscriptores,Impresiones,Porcentaje de clics de las impresiones (%)"
      ),
      (
        "Totale",
        "Contenuti,Titolo video,Ora pubblicazione video,Durata,Visualizzazioni,Tempo di visualizzazione (ore),Iscritti,Impressioni,Percentuale di clic delle impressioni (%)"
      ),
      (
        "Total",
        "Conteúdo,Título do vídeo,Horário de publicação do vídeo,Duração,Visualizações,Tempo de exibição (horas),Inscritos,Impressões,Taxa de cliques de impressões (%)"
      ),
    ])
  func youTube(label: String, header: String) throws {
    let found = try Collected(
      "\(header)\n\(label),,,,500,9,5,9000,4\nv1,Oil,\"Aug 28, 2025\",61,120,1.5,-2,1000,4.5\n")
    #expect(found.format == "youtube-studio-csv")
    #expect(found.totals.map(\.record) == [1])
    #expect(
      found.measurements.map { "\($0.name) \($0.value)" } == [
        "views 120", "watch_time 5400", "followers_net -2", "impressions 1000", "ctr 0.045",
      ])
    #expect(found.measurements.allSatisfy { $0.dimensions == [Dimension(name: Dimension.page, value: "v1")] })
  }
}
