import RapportModel

extension MetricColumns {
  /// YouTube Studio's advanced mode, with its names in English, German, French, Spanish,
  /// Italian and Portuguese; `Subscribers` is the balance of those gained and
  /// lost. Names and units follow YouTube's help page "Understand your YouTube Analytics metrics".
  static let youTube = MetricColumns(
    "youtube.",
    [
      Row(
        "views", "views", .count, "Views",
        "Aufrufe", "Vues", "Visualizaciones", "Vistas", "Visualizzazioni", "Visualizações"),
      Row(
        "engaged_views", "engaged_views", .count, "Engaged views",
        "Visualizações engajadas"),
      Row(
        "watch_time", "watch_time", .seconds, "Watch time",
        "Wiedergabezeit", "Durée de visionnage", "Tiempo de visualización", "Tempo di visualizzazione",
        "Tempo de exibição"),
      Row(
        "followers_net", "subscribers", .count, "Subscribers",
        "Abonnenten", "Abonnés", "Suscriptores", "Iscritti", "Inscritos"),
      Row("followers_gained", "subscribers_gained", .count, "Subscribers gained"),
      Row("followers_lost", "subscribers_lost", .count, "Subscribers lost"),
      Row(
        "impressions", "impressions", .count, "Impressions",
        "Impressionen", "Impresiones", "Impressioni", "Impressões"),
      Row(
        "ctr", "impressions_ctr", .fraction, of: ["impressions"], "Impressions click-through rate",
        "Click-through rate",
        "Klickrate der Impressionen", "Taux de clics par impression",
        "Porcentaje de clics de las impresiones", "Percentuale di clic delle impressioni",
        "Taxa de cliques de impressões"),
      Row(
        "view_duration", "average_view_duration", .seconds, of: ["views"], "Average view duration",
        "Durchschnittliche Wiedergabedauer", "Durée moyenne d'une vue",
        "Duración media de las visualizaciones", "Duración media de la visualización",
        "Duração média da visualização"),
      Row(
        "viewed_share", "average_percentage_viewed", .fraction, of: ["views"], "Average percentage viewed",
        "Durchschnittliche Wiedergabedauer in Prozent", "Pourcentage moyen de vidéo regardé",
        "Porcentaje medio visto", "Porcentagem visualizada média"),
      Row(
        "visitors", "unique_viewers", .count, flags: .sketched, "Unique viewers",
        "Einzelne Zuschauer", "Spectateurs uniques", "Espectadores únicos", "Spettatori unici"),
      Row(
        "new_visitors", "new_viewers", .count, flags: .sketched, "New viewers",
        "Nuovi spettatori"),
      Row(
        "returning_visitors", "returning_viewers", .count, flags: .sketched, "Returning viewers",
        "Spettatori di ritorno"),
      Row(
        "views_per_visitor", "views_per_viewer", .ratio, of: ["unique_viewers"], "Average views per viewer"),
      Row("reactions", "likes", .count, "Likes"),
      Row("dislikes", "dislikes", .count, "Dislikes"),
      Row("like_share", "likes_vs_dislikes", .fraction, "Likes (vs dislikes)", "Likes (vs. dislikes)"),
      Row(
        "comments_count", "comments", .count, "Comments added", "Comments",
        "Kommentare hinzugefügt"),
      Row(
        "shares", "shares", .count, "Shares",
        "Geteilte Inhalte", "Partages"),
      Row("end_screens", "end_screens_shown", .count, "End screen elements shown"),
      Row("end_screen_clicks", "end_screen_clicks", .count, "End screen element clicks"),
      Row(
        "end_screen_ctr", "end_screen_ctr", .fraction, of: ["end_screens_shown"],
        "Clicks per end screen element shown"),
      Row(
        "revenue", "estimated_revenue", .money(currency: nil), "Estimated revenue", "Your estimated revenue",
        "Geschätzter Umsatz", "Revenus estimés", "Ingresos estimados"),
    ])
}
