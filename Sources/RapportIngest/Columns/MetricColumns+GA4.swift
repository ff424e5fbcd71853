import RapportModel

extension MetricColumns {
  /// Google Analytics 4, with the names that columns had over the years, and its names in German, French, Spanish,
  /// Italian and Portuguese.
  ///
  /// The definitions follow its documentation "Analytics dimensions and metrics".
  static let ga4 = MetricColumns(
    "ga4.",
    [
      Row(
        "views", "views", .count, "Views", "Screen views", "Page views", "Screen page views",
        "Aufrufe", "Vues", "Vistas", "Visualizaciones", "Visualizzazioni", "Visualizações"),
      Row(
        "visits", "sessions", .count, "Sessions",
        "Sitzungen", "Sesiones", "Sessioni", "Sessões"),
      Row(
        "engaged_visits", "engaged_sessions", .count, "Engaged sessions",
        "Sitzungen mit Interaktionen", "Sessions avec engagement", "Sesiones con interacción",
        "Sessioni con coinvolgimento", "Sessões engajadas"),
      Row(
        "visitors", "active_users", .count, flags: .sketched, "Active users", "Users",
        "Aktive Nutzer", "Utilisateurs actifs", "Usuarios activos", "Utenti attivi", "Usuários ativos",
        "Utilizadores ativos"),
      Row(
        "visitors", "total_users", .count, flags: .sketched, "Total users",
        "Nutzer insgesamt", "Nombre total d'utilisateurs", "Total de usuarios", "Utenti totali",
        "Total de usuários"),
      Row(
        "new_visitors", "new_users", .count, flags: .sketched, "New users",
        "Neue Nutzer", "Nouveaux utilisateurs", "Usuarios nuevos", "Nuevos usuarios", "Nuovi utenti",
        "Novos usuários"),
      Row(
        "returning_visitors", "returning_users", .count, flags: .sketched, "Returning users",
        "Wiederkehrende Nutzer", "Usuarios recurrentes", "Utenti di ritorno", "Usuários recorrentes"),
      Row(
        "engaged_rate_ga4", "engagement_rate", .fraction, of: ["sessions"], "Engagement rate",
        "Engagement-Rate", "Taux d'engagement", "Porcentaje de interacciones", "Tasso di coinvolgimento",
        "Taxa de engajamento"),
      Row(
        "bounce_rate_ga4", "bounce_rate", .fraction, of: ["sessions"], "Bounce rate",
        "Absprungrate", "Taux de rebond", "Porcentaje de rebote", "Frequenza di rimbalzo", "Taxa de rejeição"),
      Row(
        "engaged_time_per_user", "engagement_time_per_active_user", .seconds, of: ["active_users"],
        "Average engagement time", "Average engagement time per active user",
        "Average engagement time per user",
        "Durchschnittliche Interaktionsdauer", "Durchschnittliche Interaktionsdauer pro aktivem Nutzer",
        "Durée d'engagement moyenne", "Durée d'engagement moyenne par utilisateur actif",
        "Tiempo de interacción medio", "Tiempo de interacción medio por usuario activo",
        "Durata media del coinvolgimento", "Durata media del coinvolgimento per utente attivo",
        "Tempo médio de engajamento", "Tempo médio de engajamento por usuário ativo"),
      Row(
        "engaged_time_per_session", "engagement_time_per_session", .seconds, of: ["sessions"],
        "Average engagement time per session",
        "Durchschnittliche Interaktionsdauer pro Sitzung", "Durée d'engagement moyenne par session",
        "Tiempo de interacción medio por sesión", "Durata media del coinvolgimento per sessione",
        "Tempo médio de engajamento por sessão"),
      Row(
        "visit_duration_ga4", "average_session_duration", .seconds, of: ["sessions"],
        "Average session duration"),
      Row("engaged_time", "user_engagement", .seconds, "User engagement"),
      Row(
        "views_per_visitor", "views_per_active_user", .ratio, of: ["active_users"], "Views per active user",
        "Views per user", "Screen views per user",
        "Aufrufe pro aktivem Nutzer", "Vues par utilisateur actif", "Vistas por usuario activo",
        "Visualizzazioni per utente attivo", "Visualizações por usuário ativo"),
      Row("views_per_visit", "views_per_session", .ratio, of: ["sessions"], "Views per session"),
      Row(
        "visits_per_visitor", "sessions_per_active_user", .ratio, of: ["active_users"], "Sessions per user",
        "Sessions per active user"),
      Row(
        "engaged_visits_per_visitor", "engaged_sessions_per_active_user", .ratio, of: ["active_users"],
        "Engaged sessions per user", "Engaged sessions per active user"),
      Row(
        "events", "event_count", .count, "Event count", "Events",
        "Ereignisanzahl", "Nombre d'événements", "Número de eventos", "Conteggio eventi",
        "Contagem de eventos"),
      Row(
        "events_per_visitor", "event_count_per_active_user", .ratio, of: ["active_users", "total_users"],
        "Event count per user", "Event count per active user"),
      Row("events_per_visit", "events_per_session", .ratio, of: ["sessions"], "Events per session"),
      Row(
        "conversions", "key_events", .count, "Key events", "Conversions",
        "Schlüsselereignisse", "Événements clés", "Évènements clés", "Eventos clave", "Eventi chiave",
        "Eventos principais"),
      Row(
        "conversion_rate", "session_key_event_rate", .fraction, of: ["sessions"], "Session key event rate",
        "Session conversion rate"),
      Row(
        "conversion_rate_per_visitor", "user_key_event_rate", .fraction, of: ["active_users"],
        "User key event rate", "User conversion rate"),
      Row(
        "revenue", "total_revenue", .money(currency: nil), "Total revenue",
        "Gesamtumsatz", "Revenu total", "Ingresos totales", "Entrate totali", "Receita total"),
      Row("revenue", "purchase_revenue", .money(currency: nil), "Purchase revenue", "Ecommerce revenue"),
      Row("purchases", "transactions", .count, "Transactions", "Purchases", "Ecommerce purchases"),
      Row("cart_additions", "add_to_carts", .count, "Add to carts"),
      Row("checkouts", "checkouts", .count, "Checkouts"),
    ])
}
